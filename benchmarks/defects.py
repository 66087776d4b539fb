"""Put what newsqa finds in real datasets beside a list of what is wrong in them, and write both into docs/defects.md.

    NEWSQA_SHARED=FOLDER python benchmarks/defects.py [--dataset NAME] [--rows] [--kept FOLDER] [--write]

FOLDER/data holds the datasets, and FOLDER/data/defects the rows that the list means, as far as it tells them.
`defects.yml` says what stands in the list, which rules are to find it, and why the numbers differ. `--rows` prints
the rows in which list and newsqa differ, to be looked at.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow.parquet as pq
import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import newsqa  # noqa: E402 -- the checkout, not an installed newsqa, is measured

CLAUSES = Path(__file__).parent / "defects.yml"
PAGE = ROOT / "docs" / "defects.md"
BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"
# what claims, dates and names in the text have is measured elsewhere
SELECT = ("NQ0", "NQ1", "NQ31", "NQ5", "NQ6", "NQ7", "NQ8")
MOST_ROWS = 20  # that `--rows` prints of a difference


class Run(NamedTuple):
    """What a check of a dataset left: findings and articles as rows, each with its `key` in the list; copies by
    cluster; the rules that ran."""

    findings: Sequence[Mapping[str, Any]]
    articles: Sequence[Mapping[str, Any]]
    copies: Sequence[Mapping[str, Any]]
    codes: Collection[str]


class Figures(NamedTuple):
    """A clause beside what was found of it: rows listed (those of the data here; all or the first of them), rows in
    both, in one alone. None where the list has no rows, or what is found is no article's."""

    clause: Mapping[str, Any]
    found: int | None
    listed: int | None = None
    both: int | None = None
    only_listed: Sequence[str] = ()
    only_found: Sequence[str] = ()

    @property
    def differs(self) -> bool:
        """Whether list and newsqa do not say the same."""
        numbers = self.clause.get("table") is not None and self.clause["table"] != self.found
        return self.found is not None and bool(numbers or self.only_listed or self.only_found)


def read_clauses() -> Sequence[Mapping[str, Any]]:
    """The datasets of the list, each with its clauses."""
    return yaml.safe_load(CLAUSES.read_text(encoding="utf-8"))


def check(dataset: Mapping[str, Any], data: Path, kept: Path | None) -> Run:
    """Check a dataset of the list; a run that is kept in a folder is not made again."""
    paths = [data / source for source in dataset["sources"]]
    with tempfile.TemporaryDirectory() as temporary:
        folder = (kept or Path(temporary)) / dataset["dataset"]
        if not (folder / "report.json").exists():
            newsqa.check(paths, select=SELECT, output=folder, processes=1)
        report = json.loads((folder / "report.json").read_bytes())
        tables = [pq.read_table(folder / f"{name}.parquet").to_pylist() for name in ("findings", "duplicates")]
    columns = ["article_id", "authors", "source_file", "source_row"]
    articles = [row for batch in newsqa.read_articles(paths) for row in batch.select(columns).to_pylist()]
    findings, copies, articles = (
        [{**row, "key": key_of(row, dataset)} for row in rows] for rows in (*tables, articles)
    )
    return Run(findings, articles, copies, {rule["code"] for rule in report["rules"]})


def key_of(row: Mapping[str, Any], dataset: Mapping[str, Any]) -> str | None:
    """The name that the list gives to an article; None for a finding that is no article's."""
    if row["article_id"] is None:
        return None
    file = Path(row["source_file"])
    name = dataset.get("names", {}).get(file.name, file.stem)
    return dataset["key"].format(id=row["article_id"], file=file.name, name=name, line=row["source_row"] - 1)


def figures(dataset: Mapping[str, Any], run: Run, listed: Mapping[str, Any]) -> Iterator[Figures]:
    """Each clause of a dataset beside what was found."""
    order = {article["key"]: place for place, article in enumerate(run.articles)}
    if dataset.get("sorted"):  # the list is in the order of its keys, not of the rows
        order = {key: place for place, key in enumerate(sorted(order))}
    for clause in dataset["clauses"]:
        if not set(clause.get("rules", ())) & run.codes and "missing" not in clause and "copies" not in clause:
            yield Figures(clause, None)
            continue
        found = keys_found(clause, run)
        yield compared(clause, found, rows_of(listed, clause.get("rows")), order)


def keys_found(clause: Mapping[str, Any], run: Run) -> list[str | None]:
    """The articles in which newsqa finds what a clause says, each once; None for each finding that is no article's."""
    if "missing" in clause:
        return [article["key"] for article in run.articles if not article[clause["missing"]]]
    if "copies" in clause:
        return [row["key"] for row in run.copies if row["cluster"] in clusters_of(clause["copies"], run.copies)]
    found = [
        finding["key"]
        for finding in run.findings
        if finding["rule"] in clause["rules"]
        and clause.get("field", finding["field"]) == finding["field"]
        and clause.get("message", "") in finding["message"]
    ]
    return list(dict.fromkeys(found)) if all(found) and clause.get("counts") != "findings" else found


def clusters_of(what: str, copies: Sequence[Mapping[str, Any]]) -> set[int | None]:
    """The clusters with a copy of this kind ("exact", "near", "update", "url"), with one of another label
    ("conflicting"), or all ("any")."""
    if what == "any":
        return {row["cluster"] for row in copies}
    kinds = ["conflicting" if row["label"] != row["copy_label"] else None for row in copies]
    return {
        row["cluster"]
        for row, kind in zip(copies, kinds, strict=True)
        if row["copy_of"] and what in (kind, row["kind"])
    }


def rows_of(listed: Mapping[str, Any], name: str | list[str] | None) -> tuple[list[str], bool] | None:
    """The keys of a clause in the list, and whether they are all; None where it has none."""
    if name is None:
        return None
    if isinstance(name, list):
        parts = [part for one in name if (part := rows_of(listed, one)) is not None]
        return [key for keys, _ in parts for key in keys], all(whole for _, whole in parts)
    entry = listed[name]
    if "clusters" in entry:
        members = [member for cluster in entry["clusters"] for member in cluster]
        return [member if isinstance(member, str) else member[0] for member in members], True
    return entry["ids"], len(entry["ids"]) >= entry.get("count", 0)


def compared(
    clause: Mapping[str, Any], found: list[str | None], rows: tuple[list[str], bool] | None, order: Mapping[str, int]
) -> Figures:
    if rows is None or clause.get("counts") == "findings" or not all(found):
        return Figures(clause, len(found))
    listed = [key for key in rows[0] if key in order]
    keys = [key for key in found if key is not None]
    # of a list that was cut, only what stands before its end can be compared
    end = len(order) if rows[1] else max((order[key] for key in listed), default=-1)
    here, there = {key for key in keys if order[key] <= end}, set(listed)
    in_order = sorted(here | there, key=order.__getitem__)
    return Figures(
        clause,
        len(keys),
        len(there),
        len(here & there),
        [key for key in in_order if key not in here],
        [key for key in in_order if key not in there],
    )


def section(dataset: Mapping[str, Any], told: Sequence[Figures]) -> str:
    """The table of a dataset and why numbers differ, in Markdown."""
    lines = [
        f"### {dataset['dataset']}",
        "",
        *([dataset["about"].strip(), ""] if "about" in dataset else []),
        "| what is wrong | rules | in the list | newsqa | rows listed | in both | only listed | only newsqa |",
        "|---|---|---|---|---|---|---|---|",
        *map(table_row, told),
        "",
    ]
    why = [f"- **{one.clause['says']}**: {' '.join(one.clause['why'].split())}" for one in told if "why" in one.clause]
    return "\n".join([*lines, *why, ""])


def table_row(one: Figures) -> str:
    rules = ", ".join(one.clause.get("rules", ())) or "–"
    overlap = (
        (one.listed, one.both, len(one.only_listed), len(one.only_found)) if one.listed is not None else 4 * (None,)
    )
    return (
        f"| {one.clause['says']} | {rules} | "
        + " | ".join(map(shown, (one.clause.get("table"), one.found, *overlap)))
        + " |"
    )


def shown(number: int | None) -> str:
    return "–" if number is None else f"{number:,}"


def print_rows(told: Sequence[Figures]) -> None:
    for one in [one for one in told if one.differs]:
        print(f"{one.clause['says']}: list {one.clause.get('table')}, newsqa {one.found}")
        for name, keys in (("only listed", one.only_listed), ("only newsqa", one.only_found)):
            if keys:
                print(f"  {name} ({len(keys):,}): {', '.join(keys[:MOST_ROWS])}")


def main() -> int:
    options = argparse.ArgumentParser(description="what newsqa finds, beside a list of what is wrong in real datasets")
    options.add_argument("--dataset", help="one dataset of defects.yml alone")
    options.add_argument("--rows", action="store_true", help="print the rows in which list and newsqa differ")
    options.add_argument("--write", action="store_true", help="write the tables into docs/defects.md")
    options.add_argument("--kept", type=Path, help="a folder for the runs; those that it holds are not made again")
    chosen = options.parse_args()
    if "NEWSQA_SHARED" not in os.environ:
        options.error("NEWSQA_SHARED must name the folder in which data/ lies")
    data, sections, unexplained = Path(os.environ["NEWSQA_SHARED"]) / "data", [], []
    for dataset in read_clauses():
        if chosen.dataset not in (None, dataset["dataset"]):
            continue
        lists = [json.loads((data / "defects" / file).read_text(encoding="utf-8")) for file in dataset.get("lists", ())]
        listed = {name: entry for one in lists for name, entry in one["defects"].items()}
        told = list(figures(dataset, check(dataset, data, chosen.kept), listed))
        sections.append(section(dataset, told))
        print(sections[-1], flush=True)
        if chosen.rows:
            print_rows(told)
        unexplained += [
            f"{dataset['dataset']}: {one.clause['says']}" for one in told if one.differs and "why" not in one.clause
        ]
    if chosen.write and chosen.dataset is None:
        before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
        PAGE.write_text(
            f"{before}{BEGIN}\n\n" + "\n".join(sections) + f"\n{END}{rest.partition(END)[2]}", encoding="utf-8"
        )
    for one in unexplained:
        print(f"differs, and nothing says why: {one}", file=sys.stderr)
    return bool(unexplained)


if __name__ == "__main__":
    sys.exit(main())
