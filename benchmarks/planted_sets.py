"""Whole datasets for the rules about splits, labels, balance and terms (NQ80x to NQ82x, NQ841): each function makes the
files of a small dataset, with the fault or without."""

from __future__ import annotations

import csv
import functools
import io
import json
import random
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import TypeAlias

from planted_articles import SENTENCES, Record, articles
from planted_leaks import label_leak
from planted_terms import terms

Files: TypeAlias = Mapping[str, str]  # contents by path in the folder of the dataset
Maker: TypeAlias = Callable[[random.Random, bool], Files]

WAYS = (("train", "test"), ("train", "validation", "test"), ("training", "dev", "test"), ("Train", "val"),
        ("train", "valid"), ("random:train", "random:validation", "random:test"))  # fmt: skip
LABELS = (("real", "fake"), ("left", "center", "right"), ("0", "1"), ("true", "false", "mixed"), ("satira", "noticia"),
          ("reliable", "unreliable"), ("politics", "sport", "culture", "science", "business"))  # fmt: skip
_PAPERS = ("Crier", "Post", "Herald", "Anzeiger", "Gazette", "Diario", "Folha", "Вестник", "Star", "Tribune", "晚报")
_PLACES = [place for words in SENTENCES.values() for place in words["places"]]


@functools.cache
def pool(language: str | None = None) -> Sequence[Record]:
    """Clean articles that datasets are dealt from, as making each anew takes longer than checking it."""
    rng = random.Random(f"pool-{language}")
    return articles(rng, 600, (language,)) if language else articles(rng, 1500)


def outlets(rng: random.Random, count: int) -> list[str]:
    names = [f"{place} {paper}" for place in _PLACES for paper in _PAPERS]
    return rng.sample(names, count)


def _record(rng: random.Random, number: int, **fields: object) -> Record:
    record = {**rng.choice(pool()), "id": f"r{number}", **fields}
    return {**record, "text": record["text"].partition("\n")[0]}


def _files(records: list[Record], rng: random.Random) -> Files:
    """One file, or one a split, as JSON Lines or CSV; in any order."""
    rng.shuffle(records)
    is_csv = rng.random() < 0.3
    write, end = (_csv, "csv") if is_csv else (_lines, "jsonl")
    names = {str(record.get("split")) for record in records}
    if "None" in names or len(names) < 2 or any(":" in name or "," in name for name in names) or rng.random() < 0.5:
        return {f"articles.{end}": write(records)}
    bare = [{key: value for key, value in record.items() if key != "split"} for record in records]
    return {
        f"{name}.{end}": write([one for one, record in zip(bare, records, strict=True) if record["split"] == name])
        for name in names
    }


def _lines(records: Sequence[Record]) -> str:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def _csv(records: Sequence[Record]) -> str:
    out = io.StringIO()
    names = list(dict.fromkeys(name for record in records for name in record))
    writer = csv.DictWriter(out, names, restval="")
    writer.writeheader()
    writer.writerows({**record, "authors": "; ".join(record.get("authors", ()))} for record in records)
    return out.getvalue()


def outlets_in_splits(rng: random.Random, is_planted: bool) -> Files:
    """Each split has outlets of its own; planted: at least one of another split too."""
    splits = rng.choice(WAYS)
    names = outlets(rng, rng.randint(2 * len(splits), 25))
    of_split = {split: names[at :: len(splits)] for at, split in enumerate(splits)}
    if is_planted:
        earlier, later = sorted(rng.sample(range(len(splits)), 2))
        shared = of_split[splits[earlier]]
        of_split[splits[later]] = [*of_split[splits[later]], *rng.sample(shared, rng.randint(1, len(shared)))]
    dealt = [(outlet, split) for split, some in of_split.items() for outlet in some for _ in range(rng.randint(1, 8))]
    records = [_record(rng, n, outlet=outlet, split=split) for n, (outlet, split) in enumerate(dealt)]
    if not is_planted and rng.random() < 0.3:  # two ways of splitting, each of which is clean
        records = [{**one, "split": f"media:{one['split']},topic:train"} for one in records]
    return _files(records, rng)


def splits_in_time(rng: random.Random, is_planted: bool) -> Files:
    """One split after another; planted: a part of the earlier one, or all, is of the later one's time. A date in a
    hundred and more is missing, and one in two hundred is of another year."""
    splits = rng.choice(WAYS)
    begin, days = datetime(rng.randint(2005, 2022), rng.randint(1, 12), 1, tzinfo=UTC), rng.randint(20, 400)
    late = rng.choice((1.0, rng.uniform(0.05, 0.9))) if is_planted else 0.0
    records = []
    for at, split in enumerate(splits):
        for n in range(rng.randint(210, 300) if at else rng.randint(300, 500)):
            turn = at
            if is_planted and at == 0 and rng.random() < late:
                turn = rng.randrange(len(splits))
            day = begin + timedelta(days=days * turn + rng.randrange(days), minutes=rng.randrange(1440))
            when = None if rng.random() < 0.02 else day.isoformat()
            if at and n == 0:
                when = day.replace(year=1970, day=1).isoformat()
            record = _record(rng, 1000 * at + n, published=when, split=split)
            records.append(record)
    return _files(records, rng)


def outlets_of_one_label(rng: random.Random, is_planted: bool) -> Files:
    """Labels lean towards outlets a little; planted: nearly all articles of an outlet have one."""
    labels = rng.choice(LABELS)
    records: list[Record] = []
    lean = rng.uniform(0.85, 1) if is_planted else rng.uniform(0, 0.2)
    for at, outlet in enumerate(outlets(rng, rng.randint(2 * len(labels), 16))):
        for _ in range(rng.randint(30, 60)):
            label = labels[at % len(labels)] if rng.random() < lean else rng.choice(labels)
            records.append(_record(rng, len(records), outlet=outlet, label=label))
    return _files(records, rng)


def shares_of_labels(rng: random.Random, is_planted: bool) -> Files:
    """Labels of which the commonest has up to six times the articles of the rarest; planted: 12 to 80 times."""
    labels = rng.sample(rng.choice(LABELS), k=2) if rng.random() < 0.5 else list(rng.choice(LABELS))
    few = rng.randint(2, 12) if is_planted else rng.randint(50, 80)
    counts = [few * rng.randint(1, 6) for _ in labels]
    if is_planted:
        counts[0], counts[-1] = few, max(130, few * rng.randint(12, 80))
    dealt = [label for label, count in zip(labels, counts, strict=True) for _ in range(count)]
    return _files([_record(rng, n, label=label) for n, label in enumerate(dealt)], rng)


def shares_of_outlets(rng: random.Random, is_planted: bool) -> Files:
    """Outlets of which none has half of the articles; planted: one has 55 to 95 of 100."""
    names = outlets(rng, rng.randint(3, 20))
    of_largest = rng.uniform(0.55, 0.95) if is_planted else rng.uniform(0, 0.2)
    records = []
    for n in range(rng.randint(140, 400)):
        outlet = names[0] if rng.random() < of_largest else names[n % len(names)]
        records.append(_record(rng, n, outlet=outlet))
    return _files(records, rng)


def labels_in_splits(rng: random.Random, is_planted: bool) -> Files:
    """Each split has all labels, or none; planted: one label is not in one of them."""
    splits, labels = rng.choice(WAYS), rng.choice(LABELS)
    missing = (rng.choice(splits), rng.choice(labels)) if is_planted else None
    silent = splits[-1] if not is_planted and rng.random() < 0.2 else None  # the answers of a contest
    dealt = [
        (split, label)
        for split in splits
        for label in labels
        for _ in range(rng.randint(12, 60))
        if (split, label) != missing
    ]
    records = [_record(rng, n, split=split, **({} if split == silent else {"label": label}))
               for n, (split, label) in enumerate(dealt)]  # fmt: skip
    return _files(records, rng)


def leaked_labels(rng: random.Random, is_planted: bool) -> Files:
    """Articles in one language with labels at random; planted: nearly all of one label have the same shallow trait."""
    labels = rng.choice(LABELS)[: rng.choice((2, 2, 3))]
    some = rng.sample(pool(rng.choice(list(SENTENCES))), rng.randint(220, 400))
    labelled = [{**record, "label": rng.choice(labels)} for record in some]
    return _files(label_leak(labelled, rng, is_planted), rng)


def stated_terms(rng: random.Random, is_planted: bool) -> Files:
    """A dataset whose terms are said in a field or a file; planted: they are not said."""
    records = [_record(rng, n) for n in range(rng.randint(2, 12))]
    field, files = terms(rng, is_planted)
    name, records = (
        rng.choice(["articles.jsonl", "data/articles.jsonl", "news.jsonl"]),
        [{**one, **field} for one in records],
    )
    return {name: _lines(records), **files}


SETS: Mapping[str, Maker] = {
    "NQ805": outlets_in_splits,
    "NQ806": splits_in_time,
    "NQ811": leaked_labels,
    "NQ812": outlets_of_one_label,
    "NQ821": shares_of_labels,
    "NQ822": shares_of_outlets,
    "NQ823": labels_in_splits,
    "NQ841": stated_terms,
}
