"""Plant defects into clean articles, and count what each rule of texts, metadata, copies and splits finds.

    python benchmarks/planted.py [--rules NQ5,NQ601] [--planted 200] [--seed 1] [--missed] [--write]

Articles in nine languages are put together at random, from a seed; into half of them a defect of one rule is planted,
as programs, scrapers and editors make it. For rules about outlets, pairs and datasets whole ones are made, with the
defect and without. Printed is, rule by rule, how many of the planted are found, and how many of the clean ones are.
`--missed` prints what was not found, `--write` writes the rows of these rules into the table of docs/defects.md.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from planted_articles import LANGUAGES, Record, articles  # noqa: E402
from planted_copies import COPIES  # noqa: E402
from planted_fields import CASED, FIELDS, OF_OUTLETS  # noqa: E402
from planted_outlets import MARK, OUTLETS_AT_FAULT  # noqa: E402
from planted_quotations import conflicting, contact_of_nobody, private_contact  # noqa: E402
from planted_sets import SETS, Files  # noqa: E402
from planted_texts import TEXTS  # noqa: E402

import newsqa  # noqa: E402 -- the checkout, not an installed newsqa, is measured
from newsqa.rules.registry import rules as all_rules  # noqa: E402
from newsqa.testing import findings_in  # noqa: E402

PAGE = ROOT / "docs" / "defects.md"
HEAD = ("| rule | planted | found | recall | clean | false alarms |", "|---|---|---|---|---|---|")
SHOWN = 4_000  # characters of what is printed of a group
BEGIN, END = "<!-- planted: begin -->", "<!-- planted: end -->"
# rule -> what harms a record, and the languages in which that is done; or what makes records that are one defect
HARMS = {**TEXTS, **{rule: (harm, CASED if rule == "NQ625" else LANGUAGES) for rule, harm in FIELDS.items()}}
HARMS["NQ842"] = (private_contact, LANGUAGES)
HARMLESS = {"NQ842": contact_of_nobody}  # what is done to clean articles that looks like the defect
GROUPS = {**OF_OUTLETS, **COPIES}
# what makes records that are one defect, or clean
EITHER = {**OUTLETS_AT_FAULT, "NQ708": conflicting}
RULES = sorted({*HARMS, *GROUPS, *EITHER, *SETS})


class Planted(NamedTuple):
    """Records with a defect of one rule, each group of which is one defect, and groups of clean ones beside them."""

    groups: Sequence[Sequence[Record]]
    clean: Sequence[Sequence[Record]]


class Found(NamedTuple):
    """Of a rule: how many were planted and found, how many were clean and found all the same, and what was missed or
    found by mistake."""

    rule: str
    planted: int
    found: int
    clean: int
    false: int
    missed: Sequence[Sequence[Record] | Files] = ()
    mistaken: Sequence[Sequence[Record] | Files] = ()

    @property
    def is_enough(self) -> bool:
        """At least 95 of 100 planted are found, and at most one of 200 clean articles."""
        return self.found >= 0.95 * self.planted and 200 * self.false <= self.clean


def plant(rule: str, count: int, seed: int) -> Planted:
    """So many defects of a rule, and as many clean articles, outlets or pairs."""
    rng = random.Random(f"{rule}-{seed}")
    if rule in EITHER:
        make = EITHER[rule]
        return Planted([make(rng, n, True) for n in range(count)], [make(rng, count + n, False) for n in range(count)])
    if rule in GROUPS:
        groups = [GROUPS[rule](rng, number) for number in range(count)]
        clean = articles(rng, count, start=10 * sum(map(len, groups)))
        splits = ("train", "train", "validation", "test") if rule.startswith("NQ8") else (None,)
        return Planted(groups, [[{**record, "split": rng.choice(splits)}] for record in clean])
    harm, languages = HARMS[rule]
    harmed: list[Record] = []
    while len(harmed) < count:
        [record] = articles(rng, 1, languages, start=len(harmed))
        if (changed := harm(record, rng)) != record:  # a text without an apostrophe cannot lose one
            harmed.append(changed)
    clean = articles(rng, count, start=count)
    if rule in HARMLESS:
        clean = [HARMLESS[rule](record, rng) for record in clean]
    return Planted([[record] for record in harmed], [[record] for record in clean])


def look(rule: str, planted: Planted, folder: Path) -> Found:
    """Check the articles for one rule, as a user does."""
    groups = [*planted.groups, *planted.clean]
    source = folder / "articles.jsonl"
    records = [record for group in groups for record in group]
    source.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    findings = newsqa.check(source, select=(rule,), output=folder / "run", processes=1).findings.to_pylist()
    rows = {finding["source_row"] - 1 for finding in findings if finding["source_row"]}
    start, found = 0, []
    for group in groups:
        marked = [n for n, record in enumerate(group) if MARK in record] or range(len(group))
        found.append(not rows.isdisjoint(start + n for n in marked))
        start += len(group)
    return _found(rule, planted.groups, planted.clean, found)


def look_at_sets(rule: str, count: int, seed: int, folder: Path) -> Found:
    """Look at so many small datasets with a fault, and as many without, one by one."""
    rng = random.Random(f"{rule}-{seed}")
    sets = [SETS[rule](rng, n < count) for n in range(2 * count)]
    found = []
    for number, files in enumerate(sets):
        source = folder / f"set-{number}"
        for name, content in files.items():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            (source / name).write_text(content, encoding="utf-8")
        # the folder, or the only file of articles in it, as who has a dataset names it
        given = [source / name for name in files if name.endswith((".jsonl", ".csv"))]
        found.append(bool(findings_in(given[0] if len(given) == 1 else source, [all_rules()[rule]])))
    return _found(rule, sets[:count], sets[count:], found)


def _found(rule: str, groups: Sequence[Any], clean: Sequence[Any], found: Sequence[bool]) -> Found:
    missed = [group for group, is_found in zip(groups, found[: len(groups)], strict=True) if not is_found]
    mistaken = [group for group, is_found in zip(clean, found[len(groups) :], strict=True) if is_found]
    return Found(rule, len(groups), len(groups) - len(missed), len(clean), len(mistaken), missed, mistaken)


def measured(rules: Sequence[str], count: int, seed: int) -> Iterator[Found]:
    for rule in rules:
        with tempfile.TemporaryDirectory() as folder:
            if rule in SETS:
                yield look_at_sets(rule, count, seed, Path(folder))
            else:
                yield look(rule, plant(rule, count, seed), Path(folder))


def write(rows: Mapping[str, str]) -> None:
    """Put rows of the table, by rule, into the page; those of other rules stay."""
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    old, _, after = rest.partition(END)
    kept = {line[2:7]: line for line in old.splitlines() if line.startswith("| NQ")}
    table = [row for rule, row in sorted({**kept, **rows}.items()) if rule in RULES]
    PAGE.write_text(f"{before}{BEGIN}\n\n" + "\n".join([*HEAD, *table]) + f"\n\n{END}{after}", encoding="utf-8")


def main() -> int:
    options = argparse.ArgumentParser(description="what rules find of planted defects")
    options.add_argument("--rules", default="NQ", help="codes, or their beginnings")
    options.add_argument("--planted", type=int, default=200)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--missed", action="store_true", help="print what was not found, and what was by mistake")
    options.add_argument("--write", action="store_true", help="write the table into docs/defects.md")
    chosen = options.parse_args()
    rules = [rule for rule in RULES if rule.startswith(tuple(chosen.rules.split(",")))]
    print("\n".join(HEAD))
    is_enough, rows = True, {}
    for one in measured(rules, chosen.planted, chosen.seed):
        is_enough &= one.is_enough
        recall = one.found / one.planted
        rows[one.rule] = f"| {one.rule} | {one.planted} | {one.found} | {recall:.3f} | {one.clean} | {one.false} |"
        print(rows[one.rule], flush=True)
        for what, groups in (("missed", one.missed), ("mistaken", one.mistaken)) if chosen.missed else ():
            for group in groups:
                print("   ", what, json.dumps(group, ensure_ascii=False)[:SHOWN])
    if chosen.write:
        write(rows)
    return not is_enough


if __name__ == "__main__":
    sys.exit(main())
