"""What a whole `newsqa check` costs, and each part of it: annotators, families of rules, verdict, report; in CPU time.

    python benchmarks/families.py [--data FILE.parquet] [--articles 5000] [--runs 3]

The command runs as users run it, with one process, on the articles of FILE, or on generated ones. What it takes for
twenty articles is its start-up, and is taken off. A family costs what its rules take, and the tables that only they
read; the functions are timed by the CPU of their thread while the command runs. The fastest of `--runs` runs counts.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.compute as pc
import pyarrow.parquet as pq
from judging import write
from timing import ARTICLE

FEW = 20
PLACE = "NEWSQA_PARTS"  # in the environment of a run that is timed: the file for what its parts take
FAMILIES = {
    "NQ0": "loading",
    "NQ1": "fields",
    "NQ2": "attributions",
    "NQ3": "dates",
    "NQ4": "names",
    "NQ5": "text",
    "NQ6": "metadata",
    "NQ7": "duplicates",
    "NQ8": "dataset",
}
# what is timed beside the rules, by what it is for
TIMED = {
    "NQ1": ("newsqa.articles.contract.violations", "newsqa.corpus.repeats.find_repeats"),
    "NQ3": (
        "newsqa.rules.date_columns.date_forms",
        "newsqa.rules.date_columns.publication_times",
        "newsqa.corpus.date_columns.add_up_forms",
        "newsqa.corpus.date_columns.add_up_times",
    ),
    "NQ4": ("newsqa.rules.name_forms.name_forms", "newsqa.corpus.name_variants.find_name_variants"),
    "NQ5": (
        "newsqa.rules.boilerplate.boilerplate_lines",
        "newsqa.corpus.boilerplate.find_boilerplate",
        "newsqa.corpus.outlet_lengths.find_odd_lengths",
    ),
    "NQ6": (
        "newsqa.rules.outlet_columns.outlet_hosts",
        "newsqa.rules.outlet_columns.author_counts",
        "newsqa.corpus.outlet_columns.add_up_hosts",
        "newsqa.corpus.outlet_columns.add_up_authors",
    ),
    "NQ7": (
        "newsqa.rules.sketches.sketches",
        "newsqa.corpus.duplicates.compare_texts",
        "newsqa.corpus.duplicates.find_copies",
        "newsqa.rules.quotations.quotations",
        "newsqa.corpus.conflicting_quotations.find_conflicts",
    ),
    "NQ8": (
        "newsqa.rules.label_properties.label_properties",
        "newsqa.corpus.label_probes.probe_labels",
        "newsqa.corpus.leaks.find_leaks",
        "newsqa.rules.outlet_columns.outlet_fields",
        "newsqa.corpus.outlet_columns.add_up_fields",
        "newsqa.corpus.outlet_days.add_up_days",
        "newsqa.corpus.composition.composition",
        "newsqa.corpus.composition.split_days",
        "newsqa.corpus.terms.terms_of",
    ),
    "measures and findings": ("newsqa.rules.measures.measure", "newsqa.rules.findings.make_findings"),
    "verdict": ("newsqa.suites.judge.judge",),
    "report": ("newsqa.reports.html.render.write_html",),
}
ANNOTATORS = {
    "annotate_names": "names in the text",
    "annotate_dates": "dates in the text",
    "annotate_attributions": "attributions in the text",
}
REST = "reading, writing of tables, all else"


def run_and_time() -> None:
    """The command, as its arguments say, with its parts timed."""
    from newsqa.annotate import batch as annotating
    from newsqa.cli import main as command
    from newsqa.rules import batch, running

    seconds: Counter[str] = Counter()

    def timed(function: Callable[..., Any], part: Callable[..., str]) -> Callable[..., Any]:
        def run(*args: Any, **options: Any) -> Any:
            begin = time.thread_time()
            try:
                return function(*args, **options)
            finally:
                seconds[part(*args)] += time.thread_time() - begin

        return run

    for part, names in TIMED.items():
        for name in names:
            module, _, function = name.rpartition(".")
            original = getattr(importlib.import_module(module), function)
            replace(original, timed(original, lambda *_, part=part: part))
    replace(running.run_rule, timed(running.run_rule, lambda rule, *_: rule.code[:3]))
    # compiled, its calls cannot be replaced
    by_name = {name: timed(getattr(annotating, name), lambda *_, part=part: part) for name, part in ANNOTATORS.items()}

    def annotate(articles: Any, annotators: Any, day_order: Any) -> Any:
        found = {name: schema.empty_table() for name, schema in annotating.TABLES.items()}
        assert annotators == set(found), "the default profile needs all annotators"
        found["names"] = by_name["annotate_names"](articles)
        found["dates"] = by_name["annotate_dates"](articles, day_order=day_order)
        found["attributions"] = by_name["annotate_attributions"](articles, found["names"])
        return found

    batch.annotate_articles = annotate
    try:
        command()
    finally:
        Path(os.environ[PLACE]).write_text(json.dumps(seconds))


def replace(original: object, other: object) -> None:
    """Puts another function wherever a module of newsqa has this one."""
    for name, module in list(sys.modules.items()):
        if name.startswith("newsqa"):
            for key in [key for key, value in vars(module).items() if value is original]:
                setattr(module, key, other)


def check(data: Path) -> tuple[float, dict[str, float]]:
    """CPU seconds of one check, and those of its parts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "parts.json"
        command = [
            sys.executable,
            __file__,
            "check",
            str(data),
            "-j",
            "1",
            "--quiet",
            "-o",
            str(Path(folder) / "report"),
        ]
        environment = {**os.environ, PLACE: str(place)}
        done = subprocess.run(command, stdout=subprocess.DEVNULL, check=False, env=environment)
        if done.returncode not in (0, 1):
            sys.exit(f"newsqa check ended with {done.returncode}")
        parts = json.loads(place.read_bytes())
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, parts


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path)
    options.add_argument("--articles", type=int, default=5_000)
    options.add_argument("--runs", type=int, default=3)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        whole, few = Path(folder) / "articles.parquet", Path(folder) / "few.parquet"
        if given.data is None:
            write(whole, given.articles, ARTICLE)
        else:
            pq.write_table(pq.read_table(given.data).slice(0, given.articles), whole)
        table = pq.read_table(whole)
        pq.write_table(table.slice(0, FEW), few)
        body = next(name for name in ("body", "text", "content") if name in table.column_names)
        units = (pc.sum(pc.utf8_length(table[body])).as_py() or 0) / ARTICLE
        # in turns, since a machine that others share is faster in one minute than in the next
        runs = [(check(few), check(whole)) for _ in range(given.runs)]
    begin, of_few = min((few for few, _ in runs), key=lambda run: run[0])
    seconds, parts = min((whole for _, whole in runs), key=lambda run: run[0])
    spent = seconds - begin
    told = ", ".join(f"{units / (all_of_it - begin):,.0f}" for (_, _), (all_of_it, _) in runs)
    print(f"{len(table):,} articles, {units * ARTICLE / len(table):,.0f} characters each; start-up {begin:.1f} s")
    print(f"articles of 4.6 kB a CPU second, run by run: {told}\n")
    print("| part | ms an article of 4.6 kB | share |\n|---|---|---|")
    names = {part: part for part in (*ANNOTATORS.values(), *TIMED)} | {
        code: f"{code}xx {name}" for code, name in FAMILIES.items()
    }
    order = [*ANNOTATORS.values(), *FAMILIES, *(part for part in TIMED if part not in FAMILIES)]
    costs = {names[part]: parts.get(part, 0.0) - of_few.get(part, 0.0) for part in order}
    costs[REST] = spent - sum(costs.values())
    for name, cost in {"everything": spent, **costs}.items():
        print(f"| {name} | {cost / units * 1000:.2f} | {100 * cost / spent:.1f} % |")


if __name__ == "__main__":
    if PLACE in os.environ:
        run_and_time()
    else:
        main()
