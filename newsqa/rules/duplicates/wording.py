"""Which copies a rule tells of, and how they are named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables


def copies(tables: Tables, *kinds: str, same_outlet: bool | None = None) -> Iterator[Mapping[str, Any]]:
    """The rows of `COPIES` of some kinds, with `row`, their number; of copies within an outlet or across only, where
    that is asked for."""
    for article in tables.rows("copies", kind=kinds):
        if same_outlet is None or article["same_outlet"] is same_outlet:
            yield article


def place_of(article: Mapping[str, Any]) -> str:
    """Which article it is a copy of: `article 7f3a of Vale Herald (news.jsonl:12)`."""
    outlet = "" if article["same_outlet"] else f" of {article['copy_outlet']}"
    return f"article {article['copy_of']}{outlet} ({article['copy_file']}:{article['copy_row']})"


def share_of(article: Mapping[str, Any]) -> str:
    """How much of the texts is the same: `93 %`, never rounded up to all."""
    return f"{int(100 * article['similarity'])} %"


def other_title(article: Mapping[str, Any]) -> str:
    """What is said of titles that are not alike."""
    return ", under another title" if article["similar_title"] is False else ""
