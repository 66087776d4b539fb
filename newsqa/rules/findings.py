"""From faults to findings: what a rule saw in one batch becomes rows of the findings table."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import orjson
import pyarrow as pa

from newsqa.articles.derived_ids import DERIVED_ID
from newsqa.rules.rule import Fault, Rule

FINDINGS = pa.schema(
    [
        pa.field("rule", pa.string(), nullable=False),
        pa.field("name", pa.string(), nullable=False),
        pa.field("severity", pa.string(), nullable=False),
        pa.field("article_id", pa.string()),
        pa.field("field", pa.string()),
        pa.field("start", pa.int32()),
        pa.field("end", pa.int32()),
        # the words with some context; the words alone are excerpt[mark_start:mark_end]
        pa.field("excerpt", pa.string()),
        pa.field("mark_start", pa.int32()),
        pa.field("mark_end", pa.int32()),
        pa.field("message", pa.string(), nullable=False),
        pa.field("help", pa.string(), nullable=False),
        pa.field("outlet", pa.string()),
        pa.field("source_file", pa.string()),
        pa.field("source_row", pa.int64()),
        pa.field("details", pa.string(), nullable=False),
        pa.field("fingerprint", pa.string(), nullable=False),
        pa.field("known", pa.bool_(), nullable=False),
    ]
)

_PLACES = ("article_id", "outlet", "source_file", "source_row")
# what is taken from articles that are not at hand any more when findings are made
_TAKEN = ("excerpt", "mark_start", "mark_end", "identity")

CONTEXT = 100  # code points on each side of the words
LONGEST_MARK = 400  # a longer stretch of text is cut in the excerpt, never in start and end


def make_findings(faults: Iterable[tuple[Rule, Fault]], places: pa.Table) -> pa.Table:
    """The findings (schema `FINDINGS`) of faults whose `row` is a row of `places`.

    `places` has `source_file` and `source_row` and, where they apply, `article_id`, `outlet`, `title`, `body` and other
    text columns that a fault's `field` may name; or instead of texts, what was taken from them before: the `excerpt`
    with `mark_start` and `mark_end`, and the `identity` of the article. The order of the faults is kept.
    """
    faults = list(faults)
    rows = sorted({fault.row for _, fault in faults})
    wanted = {fault.field for _, fault in faults if fault.start is not None}
    names = [*_PLACES, *_TAKEN, "url", "title", "body", *sorted(filter(None, wanted))]
    columns = [name for name in dict.fromkeys(names) if name in places.column_names]
    articles = dict(zip(rows, places.select(columns).take(rows).to_pylist(), strict=True)) if rows else {}
    identities = {row: identity_of(article) for row, article in articles.items()}
    # Counted for each article, so that the result does not depend on which articles share a batch.
    seen: Counter[tuple[int, str, str, str]] = Counter()
    found = []
    for rule, fault in faults:
        article = articles[fault.row]
        words = _words(fault, article)
        place = (fault.row, rule.code, fault.field or "", _digest([words or fault.identity]))
        seen[place] += 1
        fingerprint = _digest([identities[fault.row], *place[1:], str(seen[place])])
        found.append(_finding(rule, fault, article, fingerprint))
    return pa.Table.from_pylist(found, FINDINGS)


def _words(fault: Fault, article: Mapping[str, Any]) -> str | None:
    if not fault.field or fault.start is None:
        return None
    if "excerpt" in article:
        return str(article["excerpt"][article["mark_start"] : article["mark_end"]])
    return str(article[fault.field][fault.start : fault.end])


def identity_of(article: Mapping[str, Any]) -> str:
    """What an article is known by from run to run: its id or, where that says only where it stands, its content."""
    if "identity" in article:
        return str(article["identity"])
    article_id = article.get("article_id")
    if article_id is not None and not DERIVED_ID.fullmatch(article_id):
        return str(article_id)
    return _digest([str(article.get(name)) for name in ("url", "title", "body")])


def identities_of(articles: pa.Table) -> list[str]:
    """What each of the articles is known by (`identity_of`); they may have it as a column `identity` already."""
    if "identity" in articles.column_names:
        known: list[str] = articles["identity"].to_pylist()
        return known
    return [identity_of(article) for article in articles.select(["article_id", "url", "title", "body"]).to_pylist()]


def _finding(rule: Rule, fault: Fault, article: Mapping[str, Any], fingerprint: str) -> dict[str, Any]:
    excerpt = mark_start = mark_end = None
    if fault.field is not None and fault.start is not None and fault.end is not None:
        if "excerpt" in article:
            excerpt, mark_start, mark_end = (article[name] for name in _TAKEN[:3])
        else:
            excerpt, mark_start, mark_end = cut_excerpt(article[fault.field], fault.start, fault.end)
    return {
        "rule": rule.code,
        "name": rule.name,
        "severity": rule.severity,
        "article_id": article.get("article_id"),
        "field": fault.field,
        "start": fault.start,
        "end": fault.end,
        "excerpt": excerpt,
        "mark_start": mark_start,
        "mark_end": mark_end,
        "message": fault.message,
        "help": fault.help,
        "outlet": article.get("outlet"),
        "source_file": article.get("source_file"),
        "source_row": article.get("source_row"),
        "details": orjson.dumps(dict(fault.details)).decode(),
        "fingerprint": fingerprint,
        "known": False,
    }


def _digest(parts: Sequence[str]) -> str:
    joined = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(joined, digest_size=12).hexdigest()


def cut_excerpt(text: str, start: int, end: int) -> tuple[str, int, int]:
    """The words at start:end with their context on one line, and where the words stand in it.

    The context stops at a paragraph's end and, where it is cut, at a space and with an ellipsis.
    """
    stop = min(end, start + LONGEST_MARK)
    before, after = text[max(0, start - CONTEXT) : start], text[stop : stop + CONTEXT]
    cut_before, cut_after = start > CONTEXT, stop + CONTEXT < len(text)
    if (line := before.rfind("\n")) >= 0:
        before, cut_before = before[line + 1 :], False
    elif cut_before and (space := before.find(" ")) >= 0:
        before = before[space + 1 :]
    if (line := after.find("\n")) >= 0 and stop == end:
        after, cut_after = after[:line], False
    elif cut_after and (space := after.rfind(" ")) >= 0:
        after = after[:space]
    before = ("… " if cut_before else "") + _one_line(before).lstrip()
    words = _one_line(text[start:stop])
    excerpt = before + words + _one_line(after).rstrip() + (" …" if cut_after or stop < end else "")
    return excerpt, len(before), len(before) + len(words)


def _one_line(text: str) -> str:
    return text.replace("\r", " ").replace("\n", " ").replace("\t", " ")
