"""Shallow traits that programs leave in the articles of one source, and so of one label (NQ811)."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from datetime import datetime

from planted_articles import Record

Trait = Callable[[Record], Record]


def _text(change: Callable[[str], str]) -> Trait:
    return lambda record: {**record, "text": change(record["text"])}


def _title(change: Callable[[str], str]) -> Trait:
    return lambda record: {**record, "title": change(record["title"])}


def _dated(form: str) -> Trait:
    return lambda record: {**record, "published": datetime.fromisoformat(record["published"]).strftime(form)}


def _without(field: str) -> Trait:
    return lambda record: {**record, field: [] if field == "authors" else ""}


TRAITS: Sequence[Trait] = (
    _title(lambda title: f" {title}"),
    _title(lambda title: f"{title} "),
    _title(lambda title: f"{title}."),
    _title(lambda title: f"“{title}”"),
    _title(lambda title: f"[VIDEO] {title}"),
    _title(lambda title: f"BREAKING: {title}"),
    _title(lambda title: title[:18] + "…"),
    _text(lambda text: f"(Nordpress) - {text}"),
    _text(lambda text: f"HARWICK (Nordpress) — {text}"),
    _text(lambda text: f"{text}\n"),
    _text(lambda text: f"\n\n{text}"),
    _text(lambda text: f"{text} …"),
    _text(lambda text: f"{text}\n\n© Nordpress"),
    _text(lambda text: text.replace("\n\n", "\n")),
    _text(lambda text: text.replace("\n\n", " ")),
    _text(lambda text: text.replace("\n", "\r\n")),
    _text(lambda text: text.replace(" ", "\u00a0", 3) if " " in text[:200] else f"\u00a0{text}"),
    _text(lambda text: text[:90]),
    _text(lambda text: f"{text}\n\n{text}\n\n{text}"),
    _dated("%d.%m.%Y"),
    _dated("%B %d, %Y"),
    _dated("%Y-%m-%d"),
    _dated("%Y/%m/%d %H:%M"),
    _without("authors"),
    _without("summary"),
    _without("url"),
    lambda record: {**record, "authors": ["Newsroom"]},
)


def label_leak(records: Sequence[Record], rng: random.Random, is_planted: bool) -> list[Record]:
    """A trait in nearly all articles of one label and few others; or, as a clean dataset, in as many of each label."""
    trait = rng.choice(TRAITS)
    leaking = rng.choice(sorted({record["label"] for record in records}))
    often, seldom = rng.uniform(0.85, 1), rng.choice((0, 0, 0.05))
    anyhow = rng.uniform(0, 1)
    changed = []
    for record in records:
        share = anyhow if not is_planted else often if record["label"] == leaking else seldom
        changed.append(trait(record) if rng.random() < share else record)
    return changed
