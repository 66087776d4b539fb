"""The body of an article is its title or its summary over again.

What it finds
    Bodies that are the same as the title or the summary, but for white space, case and what stands at the end.

Why it matters
    The article itself was never collected. A model that is to write titles, or summaries, learns to copy.

Bad
    title: Coupang CEO resigns over data breach

    Coupang CEO resigns over data breach.

Good
    title: Coupang CEO resigns over data breach

    Coupang CEO resigns over data breach. He had led the company since 2019.

Options
    None.

Limits
    Where a dataset has no text but the summary, and the summary is read as the body, the summary column is empty and
    nothing is found. Bodies of more than 4,000 bytes are not compared. All 444 findings in 3,000 items of a news
    service were the title.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.rule import Fault, Rule
from newsqa.rules.text.candidates import shown

if TYPE_CHECKING:
    import pyarrow as pa

    from newsqa.rules.tables import Tables


def find(tables: Tables) -> Iterator[Fault]:
    import pyarrow.compute as pc

    articles = tables.articles
    bodies = _comparable(articles["body"])
    same = {
        name: pc.fill_null(pc.and_(pc.equal(bodies, _comparable(articles[name])), pc.not_equal(bodies, "")), False)
        for name in ("title", "summary")
    }
    for row in pc.indices_nonzero(pc.or_(same["title"], same["summary"])).to_pylist():
        body = articles["body"][row].as_py()
        name = "title" if same["title"][row].as_py() else "summary"
        yield Fault(
            row=row,
            field="body",
            start=len(body) - len(body.lstrip()),
            end=len(body.rstrip()),
            message=f'the body is the {name} over again: "{shown(body)}"',
            help="collect the text of the article, or leave the body empty",
            details={"same_as": name},
        )


def _comparable(texts: pa.ChunkedArray) -> pa.ChunkedArray:
    """Texts in small letters, with single spaces and without what stands at their ends; null for long ones."""
    import pyarrow.compute as pc

    short = pc.if_else(pc.less_equal(pc.binary_length(texts), 4_000), texts, None)
    plain = pc.utf8_lower(pc.replace_substring_regex(short, r"[\s\x{A0}]+", " "))
    return pc.utf8_trim(plain, " .\"“”'‘’…!|-–—")


RULE = Rule("NQ514", "body-repeats-title", "warning", reads="articles", find=find)
