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
    nothing is found. A body with 100 bytes more of white space and punctuation is not compared.
    100 of 100 findings in two datasets (a news service, examples of an agency format) were right by an editor's
    reading; eleven others have none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.rule import Fault, Rule
from newsqa.rules.text.candidates import shown

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

_MORE = 100  # bytes by which a body that says the same may be longer: white space, a full stop


def find(tables: Tables) -> Iterator[Fault]:
    import pyarrow.compute as pc

    columns = [tables.articles[name] for name in ("body", "title", "summary")]
    lengths = [pc.fill_null(pc.binary_length(column), 0) for column in columns]
    # hardly a body is as short as its title or summary; only such are compared
    longest = pc.add(pc.max_element_wise(*lengths[1:]), _MORE)
    rows = pc.indices_nonzero(pc.and_(pc.less_equal(lengths[0], longest), pc.greater(lengths[0], 0)))
    bodies, titles, summaries = (column.take(rows).to_pylist() for column in columns)
    for row, body, title, summary in zip(rows.to_pylist(), bodies, titles, summaries, strict=True):
        plain = _comparable(body)
        name = "title" if plain == _comparable(title) else "summary" if plain == _comparable(summary) else None
        if plain and name is not None:
            yield Fault(
                row=row,
                field="body",
                start=len(body) - len(body.lstrip()),
                end=len(body.rstrip()),
                message=f'the body is the {name} over again: "{shown(body)}"',
                help="collect the text of the article, or leave the body empty",
                details={"same_as": name},
            )


def _comparable(text: str | None) -> str:
    """A text in small letters, with single spaces and without what stands at its ends."""
    return " ".join((text or "").split()).casefold().strip(" .“”\"'‘’…!|-–—。！？؟।")


RULE = Rule("NQ514", "body-repeats-title", "warning", reads="articles", find=find)
