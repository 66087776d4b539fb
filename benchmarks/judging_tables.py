"""How long, and in how much memory, the default profile's suites are judged on large tables: one process a table.

    python benchmarks/judging_tables.py [--articles 1000000]

The tables are generated, with as many rows as so many newspaper articles have: ten attributions, seven dates and thirty
names an article. The time is CPU seconds of judging alone; the memory is the most that the process had, and what of it
was added after Great Expectations was imported.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from newsqa.rules.measures import measures_schema
from newsqa.rules.registry import rules

ROWS = {"articles": 1, "attributions": 10, "dates": 7, "names": 30}  # for each article
BLOCK = 1_000_000
STATUSES = np.array(["resolved"] * 70 + ["vague"] * 27 + ["needs-publication-date"] * 2 + ["impossible"])
FAULTY = 0.02


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=1_000_000)
    parser.add_argument("--one", nargs=2, metavar=("TABLE", "FILE"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        print(json.dumps(judge_once(given.one[0], Path(given.one[1]))))
        return
    print("| table | rows | expectations | CPU | memory | added |\n|---|---|---|---|---|---|")
    for table, times in ROWS.items():
        with tempfile.TemporaryDirectory() as name:
            file = Path(name) / f"{table}.parquet"
            write(file, TABLES[table], times * given.articles)
            command = [sys.executable, __file__, "--one", table, str(file)]
            took = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
        memory = " | ".join(f"{took[name] / 1024:,.0f} MB" for name in ("memory", "added"))
        print(
            f"| {table} | {times * given.articles:,} | {took['judged']} | {took['cpu']:.2f} s | {memory} |", flush=True
        )


def judge_once(table: str, file: Path) -> dict[str, float]:
    from newsqa.suites.judge import build_suites, judge
    from newsqa.suites.profiles import profile_folder, read_suites

    suites = build_suites([suite for suite in read_suites(profile_folder("default")) if suite.table == table])
    begun, had = time.process_time(), most_memory()
    judged = judge(suites, {table: file}, {})
    cpu = time.process_time() - begun
    return {"cpu": cpu, "judged": len(judged), "memory": most_memory(), "added": most_memory() - had}


def most_memory() -> int:
    """The most memory that this process had, in kB; Linux's `ru_maxrss` would tell of the one that started it too."""
    return int(re.search(r"VmHWM:\s*(\d+)", Path("/proc/self/status").read_text())[1])


def write(path: Path, make: Callable[[np.random.Generator, int], pa.Table], rows: int) -> None:
    """A table as a run spools it, a block in memory at a time."""
    dice = np.random.default_rng(1)
    writer = None
    for first in range(0, rows, BLOCK):
        block = make(dice, min(BLOCK, rows - first))
        writer = writer or pq.ParquetWriter(path, block.schema, compression="zstd")
        writer.write_table(block, row_group_size=20_000)
    if writer is not None:
        writer.close()


def articles(dice: np.random.Generator, rows: int) -> pa.Table:
    schema = measures_schema(tuple(rules().values()))
    return pa.table([_column(dice, rows, field) for field in schema], schema=schema)


def _column(dice: np.random.Generator, rows: int, field: pa.Field) -> pa.Array:
    if pa.types.is_boolean(field.type):
        return pa.array(dice.random(rows) > FAULTY)
    if pa.types.is_floating(field.type):
        return pa.array(100 * dice.random(rows), mask=dice.random(rows) < FAULTY)
    if pa.types.is_integer(field.type):
        return pa.array(dice.random(rows) < FAULTY).cast(field.type)
    if pa.types.is_string(field.type):
        return pa.array(dice.integers(0, 1_000, rows)).cast(field.type)
    return pa.array(dice.integers(10**15, 10**15 + 10**14, rows)).cast(field.type)


def names(dice: np.random.Generator, rows: int) -> pa.Table:
    spellings = pa.array(dice.integers(0, 200_000, rows), mask=dice.random(rows) > FAULTY)
    return pa.table({"variant_of": spellings.cast(pa.string())})


TABLES: dict[str, Callable[[np.random.Generator, int], pa.Table]] = {
    "articles": articles,
    "attributions": lambda dice, rows: pa.table({"is_unsourced": dice.random(rows) < 0.14}),
    "dates": lambda dice, rows: pa.table({"status": dice.choice(STATUSES, rows)}),
    "names": names,
}


if __name__ == "__main__":
    main()
