"""Precision and recall of the rules on attributions: annotated articles come in, counts by rule go out.

The gold says which words are content, cue and source, and not which rule should speak. `score_attributions.stype`, a
script beside the gold, sorts the words of a source into kinds; `RULE_OF` gives the rule of each.
"""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import pyarrow as pa

from newsqa.annotate.batch import annotate_articles
from newsqa.articles.load import LoadOptions, read_articles
from newsqa.rules.attributions.documents import is_unnamed
from newsqa.rules.registry import rules
from newsqa.rules.tables import Tables

RULE_OF = {
    "anonymous": "NQ201",
    "vague-plural": "NQ202",
    "indefinite": "NQ202",
    "none:hearsay-adverb": "NQ203",
    "none:passive": "NQ204",
    "role:indefinite": "NQ205",
    "document": "NQ207",
}
# the words of an attribution that a rule's finding is on
ON = {"NQ203": "cue", "NQ204": "cue", "NQ206": "content"}
MEASURED = sorted(set(RULE_OF.values()))


@dataclass(frozen=True)
class RuleCounts:
    """Of one rule: attributions of the `gold` that are its own and how many of them were `recalled`; `findings` that
    the gold can judge, how many are `right`, and how many the gold calls `unsourced`, by whichever rule."""

    code: str
    name: str
    gold: int
    recalled: int
    findings: int
    right: int
    unsourced: int


@dataclass(frozen=True)
class Counted:
    """The counts of each rule, and of NQ206: its findings, and how many have a source in the gold."""

    rules: Sequence[RuleCounts]
    quotations: int
    with_source: int


def count_rules(articles: Sequence[Mapping[str, Any]], score: ModuleType) -> Counted:
    """Count over gold articles (`id`, `text`, `attributions`); `score` is `score_attributions`."""
    counts: Counter[tuple[str, str]] = Counter()
    found = _annotated(articles)
    for article in articles:
        count_article(article, found.get(str(article["id"]), []), score, counts)
    names = {code: rule.name for code, rule in rules().items()}
    parts = ("gold", "recalled", "findings", "right", "unsourced")
    return Counted(
        [RuleCounts(code, names[code], *(counts[code, part] for part in parts)) for code in MEASURED],
        counts["NQ206", "findings"],
        counts["NQ206", "with source"],
    )


def gold_rule(item: Mapping[str, Any], score: ModuleType) -> str | None:
    """The rule that should speak on an annotated attribution; None for none, or where its words do not decide."""
    if not score.is_speech(item):
        return None
    words = item.get("source_text") or ""
    code = RULE_OF.get(score.stype(words if item.get("source") else "", item.get("cue_text") or ""))
    if code == "NQ207":
        return code if is_unnamed(words) else None
    return code if score.gold_unsourced(item) else None


def count_article(
    article: Mapping[str, Any], found: Sequence[Mapping[str, Any]], score: ModuleType, counts: Counter[tuple[str, str]]
) -> None:
    """Add one article to the counts by rule and part; `found` are attributions with the codes of their `rules`."""
    gold, text = article["attributions"], article["text"]
    pairs = {predicted: gold[annotated] for annotated, predicted, _ in score.match(gold, found, text)}
    said = {id(pairs[number]): item["rules"] for number, item in enumerate(found) if number in pairs}
    for item in gold:
        code = gold_rule(item, score)
        if code is not None:
            counts[code, "gold"] += 1
            counts[code, "recalled"] += code in said.get(id(item), ())
    for number, item in enumerate(found):
        pair = pairs.get(number)
        if "NQ206" in item["rules"]:
            counts["NQ206", "findings"] += 1
            counts["NQ206", "with source"] += bool(pair and pair.get("source"))
        for code in item["rules"]:
            if code in MEASURED and _can_be_judged(code, item, pair, score):
                right = gold_rule(pair, score) if pair else None
                counts[code, "findings"] += 1
                counts[code, "right"] += right == code
                counts[code, "unsourced"] += right is not None


def _can_be_judged(code: str, item: Mapping[str, Any], pair: Mapping[str, Any] | None, score: ModuleType) -> bool:
    """As evaluate.py has it: no speech is left out, and so is a source whose words do not decide."""
    if pair is None:
        return item["kind"] in ("direct", "mixed") or bool(score.REPORT.search(item["cue_text"]))
    if not score.is_speech(pair):
        return False
    return code == "NQ207" or score.gold_unsourced(pair) is not None


def _annotated(articles: Sequence[Mapping[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """By article id what was found, as `score_attributions` wants it, with the codes of the rules that spoke."""
    found: dict[str, list[dict[str, Any]]] = {}
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "gold.jsonl")
        lines = (json.dumps({"id": str(article["id"]), "body": article["text"]}) for article in articles)
        source.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        for loaded in read_articles([source], LoadOptions()):
            annotations = annotate_articles(loaded.articles)
            ids, texts = (loaded.articles[name].to_pylist() for name in ("article_id", "body"))
            for row in _with_rules(loaded.articles, annotations["attributions"]):
                found.setdefault(ids[row["row"]], []).append(_as_scored(row, texts[row["row"]]))
    return found


def _with_rules(articles: pa.Table, attributions: pa.Table) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = [{**row, "rules": []} for row in attributions.to_pylist()]
    for code in (*MEASURED, "NQ206"):
        on = ON.get(code, "source")
        # several attributions can share the words of a source: each takes one finding
        open_faults = Counter(
            (fault.row, fault.start, fault.end)
            for fault in rules()[code].find(
                Tables.with_only(datetime.now(UTC), {}, articles=articles, attributions=attributions)
            )
        )
        for row in rows:
            if on == "source" and row["cue_start"] is None:
                continue  # a quotation that goes on has the words of its source from the sentence before
            place = (row["row"], row[f"{on}_start"], row[f"{on}_end"])
            if open_faults[place]:
                open_faults[place] -= 1
                row["rules"].append(code)
    return rows


def _as_scored(row: Mapping[str, Any], text: str) -> dict[str, Any]:
    spans = {
        part: None if row[f"{part}_start"] is None else [row[f"{part}_start"], row[f"{part}_end"]]
        for part in ("content", "cue", "source")
    }
    cue = spans["cue"]
    return {
        **spans,
        "cue_text": text[cue[0] : cue[1]] if cue else "",
        "kind": row["quote_kind"],
        "rules": row["rules"],
    }
