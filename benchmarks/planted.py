"""Plant defects into clean articles, and count what each rule of texts, metadata, copies and splits finds.

    python benchmarks/planted.py [--rules NQ5,NQ601] [--planted 200] [--seed 1] [--missed] [--write]

Articles in nine languages are put together at random, from a seed; into half of them a defect of one rule is planted,
as programs, scrapers and editors make it. Printed is, rule by rule, how many of the planted are found, and how many of
the clean articles are. `--missed` prints what was not found, `--write` writes the table into docs/quality.md.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from planted_articles import LANGUAGES, Record, articles  # noqa: E402
from planted_copies import COPIES  # noqa: E402
from planted_fields import CASED, FIELDS, OF_OUTLETS  # noqa: E402
from planted_texts import TEXTS  # noqa: E402

import newsqa  # noqa: E402 -- the checkout, not an installed newsqa, is measured

PAGE = ROOT / "docs" / "defects.md"
BEGIN, END = "<!-- planted: begin -->", "<!-- planted: end -->"
# rule -> what harms a record, and the languages in which that is done; or what makes records that are one defect
HARMS = {**TEXTS, **{rule: (harm, CASED if rule == "NQ625" else LANGUAGES) for rule, harm in FIELDS.items()}}
GROUPS = {**OF_OUTLETS, **COPIES}


class Planted(NamedTuple):
    """Records with a defect of one rule, each group of which is one defect, and clean ones beside them."""

    groups: Sequence[Sequence[Record]]
    clean: Sequence[Record]


class Found(NamedTuple):
    """Of a rule: how many were planted and found, how many were clean and found all the same, and what was missed."""

    rule: str
    planted: int
    found: int
    clean: int
    false: int
    missed: Sequence[Sequence[Record]] = ()

    @property
    def is_enough(self) -> bool:
        """At least 95 of 100 planted are found, and at most one of 200 clean articles."""
        return self.found >= 0.95 * self.planted and 200 * self.false <= self.clean


def plant(rule: str, count: int, seed: int) -> Planted:
    """So many defects of a rule, and as many clean articles."""
    rng = random.Random(f"{rule}-{seed}")
    if rule in GROUPS:
        groups = [GROUPS[rule](rng, number) for number in range(count)]
        clean = articles(rng, count, start=10 * sum(map(len, groups)))
        splits = ("train", "train", "validation", "test") if rule.startswith("NQ8") else (None,)
        return Planted(groups, [{**record, "split": rng.choice(splits)} for record in clean])
    harm, languages = HARMS[rule]
    harmed: list[Record] = []
    while len(harmed) < count:
        [record] = articles(rng, 1, languages, start=len(harmed))
        if (changed := harm(record, rng)) != record:  # a text without an apostrophe cannot lose one
            harmed.append(changed)
    return Planted([[record] for record in harmed], articles(rng, count, start=count))


def look(rule: str, planted: Planted, folder: Path) -> Found:
    """Check the articles for one rule, as a user does."""
    harmed = [record for group in planted.groups for record in group]
    source = folder / "articles.jsonl"
    source.write_text("".join(json.dumps(record) + "\n" for record in [*harmed, *planted.clean]), encoding="utf-8")
    findings = newsqa.check(source, select=(rule,), output=folder / "run", processes=1).findings.to_pylist()
    rows = {finding["source_row"] - 1 for finding in findings if finding["source_row"]}
    missed, start = [], 0
    for group in planted.groups:
        if rows.isdisjoint(range(start, start + len(group))):
            missed.append(group)
        start += len(group)
    false = sum(row >= len(harmed) for row in rows)
    return Found(rule, len(planted.groups), len(planted.groups) - len(missed), len(planted.clean), false, missed)


def measured(rules: Sequence[str], count: int, seed: int) -> Iterator[Found]:
    for rule in rules:
        with tempfile.TemporaryDirectory() as folder:
            yield look(rule, plant(rule, count, seed), Path(folder))


def main() -> int:
    options = argparse.ArgumentParser(description="what rules find of planted defects")
    options.add_argument("--rules", default="NQ", help="codes, or their beginnings")
    options.add_argument("--planted", type=int, default=200)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--missed", action="store_true", help="print what was not found")
    options.add_argument("--write", action="store_true", help="write the table into docs/defects.md")
    chosen = options.parse_args()
    rules = [rule for rule in sorted({*HARMS, *GROUPS}) if rule.startswith(tuple(chosen.rules.split(",")))]
    table = ["| rule | planted | found | recall | clean | false alarms |", "|---|---|---|---|---|---|"]
    print("\n".join(table))
    is_enough = True
    for one in measured(rules, chosen.planted, chosen.seed):
        is_enough &= one.is_enough
        recall = one.found / one.planted
        table.append(f"| {one.rule} | {one.planted} | {one.found} | {recall:.3f} | {one.clean} | {one.false} |")
        print(table[-1], flush=True)
        for group in one.missed if chosen.missed else ():
            print("   ", json.dumps(group, ensure_ascii=False))
    if chosen.write:
        before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
        page = f"{before}{BEGIN}\n\n" + "\n".join(table) + f"\n\n{END}{rest.partition(END)[2]}"
        PAGE.write_text(page, encoding="utf-8")
    return not is_enough


if __name__ == "__main__":
    sys.exit(main())
