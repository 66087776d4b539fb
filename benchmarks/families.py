"""What a whole `newsqa check` costs, and what each family of rules adds to it, in CPU time an article of 4.6 kB.

    python benchmarks/families.py [--data FILE.parquet] [--articles 5000] [--runs 2]

The command runs as users run it, with one process, on the bodies of FILE, or on generated articles. What it takes for
twenty articles is its start-up, and is taken off. A family costs what a run saves that ignores it, with what only this
family needs: so names, which rules of claims need too, are nobody's. The fastest of `--runs` runs counts.
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


def cpu_seconds(data: Path, *options: str, runs: int) -> float:
    """CPU seconds of one check in the fastest of some runs."""
    found = []
    for _ in range(runs):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, "-m", "newsqa", "check", str(data), "-j", "1", "--quiet", "-o", folder]
            done = subprocess.run([*command, *options], stdout=subprocess.DEVNULL, check=False)
        if done.returncode not in (0, 1):
            sys.exit(f"newsqa check ended with {done.returncode}")
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        found.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(found)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path)
    options.add_argument("--articles", type=int, default=5_000)
    options.add_argument("--runs", type=int, default=2)
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
        begin, everything = (cpu_seconds(data, runs=given.runs) for data in (few, whole))
        print(f"{len(table):,} articles, {units * ARTICLE / len(table):,.0f} characters each; start-up {begin:.1f} s")
        print(f"everything: {units / (everything - begin):,.0f} articles of 4.6 kB a CPU second\n")
        print("| family | ms an article of 4.6 kB | share |\n|---|---|---|")
        print(f"| everything | {(everything - begin) / units * 1000:.2f} | 100 % |")
        left = everything - begin
        for code, name in FAMILIES.items():
            saved = everything - cpu_seconds(whole, "--ignore", code, runs=given.runs)
            left -= saved
            print(f"| {code}xx {name} | {saved / units * 1000:.2f} | {saved / (everything - begin):.0%} |", flush=True)
        print(f"| reading, names, judging, report | {left / units * 1000:.2f} | {left / (everything - begin):.0%} |")


if __name__ == "__main__":
    main()
