"""What a batch tells about the date columns of its sources: how their dates are written, and which times they give.

Both are added up over the run (`newsqa.corpus.date_columns`): only there it shows whether a column mixes formats, or
holds the times of the collection.
"""

from __future__ import annotations

import hashlib
import re
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from newsqa.articles.columns import DATE_COLUMNS
from newsqa.articles.date_words import MONTHS, WEEKDAYS, ZONES, ZONES_OF_PLACES, plain
from newsqa.grouping import group_in_order

# In how many articles of a source a date column is written in one form, and the first of them. `source` is the file
# in what a batch tells, and the source as `newsqa.articles.load` has it in what a rule is given.
DATE_FORMS = pa.schema(
    [
        pa.field("source", pa.string(), nullable=False),
        pa.field("column", pa.string(), nullable=False),
        pa.field("form", pa.string(), nullable=False),
        pa.field("articles", pa.int64(), nullable=False),
        pa.field("example", pa.string(), nullable=False),
        pa.field("first_file", pa.string(), nullable=False),
        pa.field("first_row", pa.int64(), nullable=False),
    ]
)

# One row an article whose publication date has a time of day: a number for its outlet, the moment in microseconds
# since 1970, whether it has a time of collection to compare that with, and whether the two are the same.
PUBLICATION_TIMES = pa.schema(
    [
        pa.field("group", pa.int64(), nullable=False),
        pa.field("moment", pa.int64(), nullable=False),
        pa.field("compared", pa.int64(), nullable=False),
        pa.field("as_collected", pa.int64(), nullable=False),
        pa.field("row", pa.int64(), nullable=False),
    ]
)

# The same added up by outlet, or by the file of articles without one. `first_row` is the first article of the outlet
# with a time; `sharing` have its commonest `moment`.
OUTLET_TIMES = pa.schema(
    [
        pa.field("outlet", pa.string()),
        pa.field("source_file", pa.string(), nullable=False),
        pa.field("source_row", pa.int64(), nullable=False),
        pa.field("articles", pa.int64(), nullable=False),
        pa.field("compared", pa.int64(), nullable=False),
        pa.field("as_collected", pa.int64(), nullable=False),
        pa.field("moment", pa.timestamp("us", tz="UTC"), nullable=False),
        pa.field("sharing", pa.int64(), nullable=False),
    ]
)

SAME_SECONDS = 10  # a program that writes its own time down twice takes no longer
_DIGIT, _FRACTION = "[0-9]", r"(:[0-9]{2})[.,][0-9]+"
_NUMERIC = re.compile(r"(?<![0-9])([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})(?![0-9])")
_PIECE = re.compile(
    r"(?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2})t?|(?P<clock>[0-9]{1,2}:[0-9]{2}(?P<second>:[0-9]{2})?)"
    r"|(?P<offset> ?[+-][0-9]{2}:?[0-9]{2}(?![0-9])|z\b)|(?P<number>[0-9]+)|(?P<word>[^\W0-9_]+\.?)"
)


def date_forms(articles: pa.Table) -> pa.Table:
    """How the dates of a batch that could be read are written (schema DATE_FORMS, `source` the file of each)."""
    found: dict[tuple[str, str, str], dict[str, Any]] = {}
    for column in DATE_COLUMNS:
        is_read = pc.is_valid(articles[column])
        if not pc.any(is_read).as_py():
            continue
        raws = articles[f"{column}_raw"].filter(is_read)
        places = {"file": articles["source_file"].filter(is_read), "row": articles["source_row"].filter(is_read)}
        table = pa.table({**places, "raw": raws, "shape": _shapes(raws)})
        shapes = group_in_order(table, ["file", "shape"], [("raw", "first"), ("row", "first"), ("row", "count")])
        for row in shapes.to_pylist():
            form, file, example = form_of(row["raw_first"]), row["file"], row["raw_first"]
            first = {"source": file, "column": column, "form": form, "articles": 0, "example": example}
            first |= {"first_file": file, "first_row": row["row_first"]}
            found.setdefault((file, column, form), first)["articles"] += row["row_count"]
    return pa.Table.from_pylist(list(found.values()), DATE_FORMS)


def _shapes(raws: pa.ChunkedArray) -> pa.ChunkedArray:
    """The texts with 9 for every digit, so that few differ; dates whose form hangs on their numbers as they are."""
    by_number = pc.match_substring_regex(raws, rf"{_DIGIT}{{1,2}}([/.-]){_DIGIT}{{1,2}}[/.-]{_DIGIT}{{2,4}}")
    shapes = pc.replace_substring_regex(raws, _DIGIT, "9")
    iso = pc.match_substring_regex(raws, f"^{_DIGIT}{{4}}-")
    return pc.if_else(pc.and_(by_number, pc.invert(iso)), raws, shapes)


def form_of(raw: str) -> str:
    """How a date is written: "2024-05-03T10:00:00Z" as "YYYY-MM-DD hh:mm:ss zone", "May 3, 2024" as "Month D, YYYY".

    Left out is what does not matter: fractions of seconds, the weekday, how a month is shortened, which zone it is.
    """
    text = re.sub(_FRACTION, r"\1", plain(raw))
    if _NUMBER.fullmatch(text):
        return {8: "YYYYMMDD", 12: "YYYYMMDDhhmm", 14: "YYYYMMDDhhmmss"}.get(len(text), "seconds since 1970")
    form = _PIECE.sub(_piece, _NUMERIC.sub(_order, text))
    form = form.replace("DDhh", "DD hh").replace("YYYY/D/D", "YYYY/MM/DD")
    form = _CLOCK_END.sub(r"\1 ", _LEFT_OUT.sub("", form))
    return " ".join(form.split())


_CLOCK_END = re.compile(r"(hh:mm(?::ss)?)(?=[a-z])")  # 10:00am
_LEFT_OUT = re.compile(r"DAY,?|(?<=YY),(?= hh)")  # "Fri, ", the comma of "2024, 10:00"


_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")


def _order(found: re.Match[str]) -> str:
    """03/04/2024 with letters for its parts; which comes first is said where a part over 12 shows it."""
    first, mark, second, year = found.groups()
    mark = mark.strip()
    parts = ("DD", "MM") if int(first) > 12 else ("MM", "DD") if int(second) > 12 else ("NN", "NN")
    return mark.join(_LETTERS[part] for part in (*parts, "YYYY" if len(year) == 4 else "YY"))


# Words that no date has, so that they pass as they are.
_LETTERS = {"DD": "xdd", "MM": "xmm", "NN": "xnn", "YYYY": "xyyyy", "YY": "xyy"}
_OF_LETTERS = {letters: part for part, letters in _LETTERS.items()}


def _piece(found: re.Match[str]) -> str:
    if found["iso"]:
        return "YYYY-MM-DD"
    if found["clock"]:
        return "hh:mm:ss" if found["second"] else "hh:mm"
    if found["offset"]:
        return " zone"
    if found["number"]:
        return {4: "YYYY", 8: "YYYYMMDD"}.get(len(found["number"]), "D")
    word = found["word"].removesuffix(".")
    if word in _OF_LETTERS:
        return _OF_LETTERS[word] + "." * found["word"].endswith(".")
    if word in MONTHS:
        return "Month"
    if word in ZONES or word in ZONES_OF_PLACES:
        return "zone"
    return "DAY" if word in WEEKDAYS else {"pm": "am"}.get(word, word)


def publication_times(articles: pa.Table) -> pa.Table:
    """The times of publication of a batch (schema PUBLICATION_TIMES); `row` is the row in the batch.

    A day without a time of day has none, and neither has its midnight, which is how programs write a day.
    """
    published, raw = articles["published"], articles["published_raw"]
    moments = published.cast(pa.int64())
    has_clock = pc.and_(_has_clock(articles, "published"), pc.invert(_is_midnight(moments, raw)))
    compared = pc.and_(has_clock, _has_clock(articles, "collected"))
    lag = pc.abs(pc.subtract(moments, articles["collected"].cast(pa.int64())))
    to_minute = pc.or_(*(_starts(articles[f"{name}_precision"], "minute") for name in ("published", "collected")))
    same_minute = pc.equal(*(pc.floor_temporal(articles[name], unit="minute") for name in ("published", "collected")))
    same = pc.if_else(to_minute, same_minute, pc.less_equal(lag, SAME_SECONDS * 1_000_000))
    groups = [
        _group(outlet, file)
        for outlet, file in zip(articles["outlet"].to_pylist(), articles["source_file"].to_pylist(), strict=True)
    ]
    table = pa.table(
        {
            "group": pa.array(groups, pa.int64()),
            "moment": moments,
            "compared": compared.cast(pa.int64()),
            "as_collected": pc.and_(compared, pc.fill_null(same, False)).cast(pa.int64()),
            "row": pa.array(range(len(articles)), pa.int64()),
        }
    )
    return table.filter(has_clock).cast(PUBLICATION_TIMES)


def _has_clock(articles: pa.Table, column: str) -> pa.ChunkedArray:
    return pc.or_(*(_starts(articles[f"{column}_precision"], part) for part in ("minute", "second")))


def _starts(column: pa.ChunkedArray, start: str) -> pa.ChunkedArray:
    return pc.fill_null(pc.starts_with(column, start), False)


def _is_midnight(moments: pa.ChunkedArray, raw: pa.ChunkedArray) -> pa.ChunkedArray:
    day = 86_400_000_000
    at_day = pc.equal(pc.multiply(pc.divide(moments, day), day), moments)
    return pc.fill_null(pc.or_kleene(at_day, pc.match_substring_regex(raw, "(?:^|[T ])00:00")), False)


def _group(outlet: str | None, file: str) -> int:
    """A number for the outlet, or for the file of an article without one."""
    name = f"outlet\0{outlet}" if outlet else f"file\0{file}"
    return int.from_bytes(hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest(), signed=True)
