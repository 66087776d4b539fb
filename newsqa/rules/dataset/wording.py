"""Which leaks a rule tells of, and how they are told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from newsqa.rules.rule import Fault

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables


def leaks(tables: Tables, words: Mapping[str, str], field: str | None, help: str) -> Iterator[Fault]:
    """A fault for each leak of the kinds of `words`, which say what is shared: `the text`, `{share} of the text`."""
    for leak in tables.rows("leaks", kind=tuple(words)):
        other = f"article {leak['other_article_id']} ({leak['other_file']}:{leak['other_row']})"
        yield Fault(
            row=leak["row"],
            field=field or (leak["kind"] if leak["kind"] in ("url", "title") else None),
            start=None,
            end=None,
            message=f"{words[leak['kind']].format(share=_share(leak))} of this {leak['split']} article is in "
            f"{leak['other_split']} too: {other}",
            help=help,
            details=_details(leak),
            identity=f"{leak['split']} {leak['other_split']}",
        )


def _share(leak: Mapping[str, Any]) -> str:
    """`93 %`, never rounded up to all."""
    return "" if leak["similarity"] is None else f"{int(100 * leak['similarity'])} %"


def _details(leak: Mapping[str, Any]) -> Mapping[str, Any]:
    told = {"split": leak["split"], "other": leak["other_article_id"], "other_split": leak["other_split"]}
    return told | ({} if leak["similarity"] is None else {"similarity": leak["similarity"]})
