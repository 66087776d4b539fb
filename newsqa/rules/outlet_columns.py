"""What a batch tells about its outlets: at which hosts their articles stand, and who writes them.

Both are added up over the run (`newsqa.corpus.outlet_columns`): only there it shows whether an outlet has two names, or
one author.
"""

from __future__ import annotations

import hashlib

import pyarrow as pa
import pyarrow.compute as pc

from newsqa.articles.placeholders import PLACEHOLDERS
from newsqa.grouping import group_in_order

# How many articles an outlet has at a host ("" where an article has no URL), and the first of them.
OUTLET_HOSTS = pa.schema(
    [
        pa.field("outlet", pa.string(), nullable=False),
        pa.field("host", pa.string(), nullable=False),
        pa.field("articles", pa.int64(), nullable=False),
        pa.field("first_file", pa.string(), nullable=False),
        pa.field("first_row", pa.int64(), nullable=False),
    ]
)

# How many articles of an outlet name an author, the first of them, and the name; numbers stand for both, so that they
# can be added up in little memory. The number 0 stands for any author, with an empty name.
AUTHOR_COUNTS = pa.schema(
    [
        pa.field("group", pa.int64(), nullable=False),
        pa.field("author", pa.int64(), nullable=False),
        pa.field("articles", pa.int64(), nullable=False),
        pa.field("row", pa.int64(), nullable=False),
        pa.field("name", pa.string(), nullable=False),
    ]
)

# In how many articles of an outlet each of these columns has a value, and the first of the articles.
COUNTED = ("title", "summary", "section", "language", "url", "authors", "published", "modified")
OUTLET_FIELDS = pa.schema(
    [
        pa.field("outlet", pa.string(), nullable=False),
        pa.field("articles", pa.int64(), nullable=False),
        *(pa.field(name, pa.int64(), nullable=False) for name in COUNTED),
        pa.field("first_file", pa.string(), nullable=False),
        pa.field("first_row", pa.int64(), nullable=False),
    ]
)

# The commonest author of each outlet: how many articles with an author it has, and how many of them name this one.
OUTLET_AUTHORS = pa.schema(
    [
        pa.field("outlet", pa.string()),
        pa.field("source_file", pa.string(), nullable=False),
        pa.field("source_row", pa.int64(), nullable=False),
        pa.field("articles", pa.int64(), nullable=False),
        pa.field("author", pa.string(), nullable=False),
        pa.field("sharing", pa.int64(), nullable=False),
    ]
)

_HOST = r"^\s*(?:[A-Za-z]+:)?//(?:[^/?#@]*@)?(?:[Ww]{3}\.)?(?P<host>[^/?#:\s]{1,253})"


def outlet_hosts(articles: pa.Table) -> pa.Table:
    """The outlets of a batch by host (schema OUTLET_HOSTS), in order of the first article."""
    hosts = pc.utf8_lower(pc.struct_field(pc.extract_regex(articles["url"], _HOST), "host"))
    table = pa.table(
        {
            "outlet": articles["outlet"],
            "host": pc.fill_null(hosts, ""),
            "file": articles["source_file"],
            "row": articles["source_row"],
        }
    ).filter(pc.is_valid(articles["outlet"]))
    sums = group_in_order(table, ["outlet", "host"], [("row", "count"), ("file", "first"), ("row", "first")])
    return sums.rename_columns(OUTLET_HOSTS.names).cast(OUTLET_HOSTS)


def outlet_fields(articles: pa.Table) -> pa.Table:
    """The outlets of a batch with the articles that have a value in each column (schema OUTLET_FIELDS)."""
    columns = {name: _has_value(articles[name]).cast(pa.int64()) for name in COUNTED}
    places = {"first_file": articles["source_file"], "first_row": articles["source_row"]}
    ones = pa.array([1] * len(articles), pa.int64())
    table = pa.table({"outlet": articles["outlet"], "articles": ones, **columns, **places})
    return summed_fields(table.filter(pc.is_valid(table["outlet"])).cast(OUTLET_FIELDS))


def summed_fields(table: pa.Table) -> pa.Table:
    """Rows of OUTLET_FIELDS added up by outlet."""
    sums = [(name, "sum") for name in ("articles", *COUNTED)]
    firsts = [("first_file", "first"), ("first_row", "first")]
    done = table.group_by("outlet", use_threads=False).aggregate([*sums, *firsts])
    return done.rename_columns(OUTLET_FIELDS.names).cast(OUTLET_FIELDS)


def _has_value(column: pa.ChunkedArray) -> pa.ChunkedArray:
    if pa.types.is_list(column.type):
        return pc.fill_null(pc.greater(pc.list_value_length(column), 0), False)
    if pa.types.is_string(column.type):
        return pc.fill_null(pc.not_equal(pc.utf8_trim_whitespace(column), ""), False)
    return pc.is_valid(column)


def author_counts(articles: pa.Table) -> pa.Table:
    """The authors of a batch by outlet (schema AUTHOR_COUNTS); `row` is the row in the batch."""
    lists = articles["authors"]
    rows, names = pc.list_parent_indices(lists), pc.list_flatten(lists)
    pairs = pa.table({"row": rows, "name": names, "outlet": articles["outlet"].take(rows)})
    pairs = pairs.filter(pc.and_(pc.is_valid(pairs["name"]), pc.is_valid(pairs["outlet"])))
    pairs = pairs.set_column(1, "name", pc.utf8_trim_whitespace(pairs["name"]))
    is_none = pc.is_in(pc.utf8_lower(pairs["name"]), pa.array(["", *sorted(PLACEHOLDERS)]))
    pairs = pairs.filter(pc.invert(is_none))
    counted = ["outlet", "name", "row"]  # an author who is listed twice has one article
    once = pairs.group_by(counted, use_threads=False).aggregate([]).select(counted)
    any_author = once.group_by(["outlet", "row"], use_threads=False).aggregate([])
    nameless = pa.array([""] * len(any_author), pa.string())
    once = pa.concat_tables([once, any_author.append_column("name", nameless).select(counted)])
    sums = once.group_by(["outlet", "name"], use_threads=False).aggregate([("row", "count"), ("row", "min")])
    return pa.table(
        {
            "group": _numbers(sums["outlet"]),
            "author": _numbers(sums["name"]),
            "articles": sums["row_count"],
            "row": sums["row_min"].cast(pa.int64()),
            "name": sums["name"],
        }
    ).cast(AUTHOR_COUNTS)


def _numbers(texts: pa.ChunkedArray) -> pa.Array:
    """A number for each text, the same in every process; 0 for an empty one."""
    return pa.array([_number(text) if text else 0 for text in texts.to_pylist()], pa.int64())


def _number(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8"), digest_size=8).digest(), signed=True)
