"""What a whole `newsqa check` costs, and what each family of rules adds to it, in CPU time an article of 4.6 kB.

    python benchmarks/families.py [--data FILE.parquet] [--articles 5000] [--runs 4]

The command runs as users run it, with one process, on the bodies of FILE, or on generated articles. What it takes for
twenty articles is its start-up, and is taken off. A family costs what a run saves that ignores it, with what only this
family needs: so names, which rules of claims need too, are nobody's. All take turns, `--runs` times, since a machine
that others share is faster in one minute than in the next; the fastest run of each counts.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

import pyarrow.compute as pc
import pyarrow.parquet as pq
from judging import write
from timing import ARTICLE

FEW = 20
FAMILIES = {
    "NQ1": "fields",
    "NQ2": "attributions",
    "NQ3": "dates",
    "NQ4": "names",
    "NQ5": "text",
    "NQ6": "metadata",
    "NQ7": "duplicates",
    "NQ8": "dataset",
}


def cpu_seconds(data: Path, *options: str) -> float:
    """CPU seconds of one check."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "newsqa", "check", str(data), "-j", "1", "--quiet", "-o", folder]
        done = subprocess.run([*command, *options], stdout=subprocess.DEVNULL, check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"newsqa check ended with {done.returncode}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path)
    options.add_argument("--articles", type=int, default=5_000)
    options.add_argument("--runs", type=int, default=4)
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
        rounds = []
        for number in range(given.runs):
            without = [cpu_seconds(whole, "--ignore", code) for code in FAMILIES]
            rounds.append((cpu_seconds(few), cpu_seconds(whole), *without))
            print(f"round {number + 1} of {given.runs}: {rounds[-1][1]:.1f} s", file=sys.stderr, flush=True)
        begin, everything, *without = map(min, zip(*rounds, strict=True))
        spent = everything - begin
        print(f"{len(table):,} articles, {units * ARTICLE / len(table):,.0f} characters each; start-up {begin:.1f} s")
        print(f"everything: {units / spent:,.0f} articles of 4.6 kB a CPU second\n")
        print("| family | ms an article of 4.6 kB | share |\n|---|---|---|")
        saved = [everything - seconds for seconds in without]
        costs = dict(zip((f"{code}xx {name}" for code, name in FAMILIES.items()), saved, strict=True))
        costs["reading, names, judging, report"] = spent - sum(saved)
        for name, seconds in {"everything": spent, **costs}.items():
            print(f"| {name} | {seconds / units * 1000:.2f} | {seconds / spent:.0%} |")


if __name__ == "__main__":
    main()
