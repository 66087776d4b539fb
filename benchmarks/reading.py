"""How fast newsqa reads, beside bare pyarrow, DuckDB and polars on the same files: a table of ratios.

    python benchmarks/reading.py [--articles 40000] [--runs 5] [--cores 1,2] [--data FILE.parquet]

Every reading is a process of its own, bound to so many cores, that has read a small file before; the least of some runs
counts. On several cores the time of newsqa has the start of its other processes in it. DuckDB and polars must be
installed. newsqa reads to its article table: fields mapped, dates and authors parsed, ids made, damage and kinds of
values noted. The peers read the columns as they are. The articles are generated unless --data names a Parquet file of
real ones.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

WARM = "warm"
WORDS = (
    "the council mayor said on Tuesday that a new bridge would cost twice as much and nobody had asked “why”".split()
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=40_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--cores", default="1,2")
    parser.add_argument("--data", type=Path)
    parser.add_argument("--one", nargs=3, metavar=("PEER", "FILE", "CORES"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        read_once(*given.one)
        return
    with tempfile.TemporaryDirectory() as folder:
        files = write_files(Path(folder), given.data, given.articles)
        print(f"{'file':24} {'MB':>6} {'cores':>5} " + "".join(f"{peer:>22}" for peer in PEERS))
        for file in files:
            for cores in given.cores.split(","):
                print(line_of(file, cores, given.runs), flush=True)


def line_of(file: Path, cores: str, runs: int) -> str:
    """One line of the table: seconds of each reader and, in brackets, newsqa's as a multiple."""
    best = {}
    for peer in PEERS:
        command = [sys.executable, __file__, "--one", peer, str(file), cores]
        seen = [json.loads(subprocess.run(command, capture_output=True, check=True).stdout) for _ in range(runs)]
        if len({run["rows"] for run in seen}) != 1:
            raise SystemExit(f"{peer} does not read the same number of rows each time: {seen}")
        best[peer] = min(run["wall"] for run in seen) if seen[0]["rows"] else float("nan")
    cells = "".join(f"{best[peer]:>12.2f} s ({best['newsqa'] / best[peer]:4.2f})" for peer in PEERS)
    return f"{file.name:24} {file.stat().st_size / 1e6:6.0f} {cores:>5} {cells}"


def write_files(folder: Path, data: Path | None, count: int) -> list[Path]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    records = pq.read_table(data).to_pylist() if data else list(articles(count))
    short = [{**record, "body": record["body"][:400]} for record in records for _ in range(4)]
    files = []
    for name, some in ((WARM, records[:10]), ("articles", records), ("short", short)):
        path = folder / name
        pq.write_table(pa.Table.from_pylist(some), path.with_suffix(".parquet"), compression="zstd")
        with path.with_suffix(".jsonl").open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(record, ensure_ascii=False, default=str) + "\n" for record in some)
        with path.with_suffix(".csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(some[0]))
            writer.writeheader()
            writer.writerows(some)
        files += [path.with_suffix(suffix) for suffix in (".parquet", ".jsonl", ".csv") if name != WARM]
    return files


def articles(count: int) -> Iterator[dict[str, str]]:
    """Made-up articles of about 4.6 kB."""
    chance = random.Random(1)
    for number in range(count):
        sentences = (" ".join(chance.choices(WORDS, k=chance.randrange(8, 30))) + "." for _ in range(50))
        published = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=7 * number)
        yield {
            "id": f"a{number}",
            "title": " ".join(chance.choices(WORDS, k=8)).capitalize(),
            "body": "\n\n".join(" ".join(next(sentences) for _ in range(5)) for _ in range(10)),
            "published": published.isoformat(),
            "author": chance.choice(["Ann Lee", "Bo Chen and Cy Dee", ""]),
            "url": f"https://herald.example/news/{number}",
            "source": chance.choice(["The Herald", "The Gazette"]),
        }


def read_newsqa(file: Path, cores: int) -> Callable[[], int]:
    import newsqa

    return lambda: sum(len(table) for table in newsqa.read_articles(file, processes=cores))


def read_pyarrow(file: Path, cores: int) -> Callable[[], int]:
    import pyarrow as pa
    import pyarrow.csv
    import pyarrow.json
    import pyarrow.parquet as pq

    pa.set_cpu_count(cores)
    if file.suffix == ".parquet":
        return lambda: sum(batch.num_rows for batch in pq.ParquetFile(file).iter_batches())
    if file.suffix == ".jsonl":
        return lambda: pa.json.read_json(file).num_rows
    options = pa.csv.ParseOptions(newlines_in_values=True)
    return lambda: sum(batch.num_rows for batch in pa.csv.open_csv(file, parse_options=options))


def read_duckdb(file: Path, cores: int) -> Callable[[], int]:
    import duckdb

    connection = duckdb.connect(config={"threads": cores})
    reader = {".parquet": "read_parquet", ".jsonl": "read_json", ".csv": "read_csv"}[file.suffix]
    query = f"select * from {reader}('{file}')"
    return lambda: sum(batch.num_rows for batch in connection.sql(query).to_arrow_reader(10_000))


def read_polars(file: Path, cores: int) -> Callable[[], int]:
    os.environ["POLARS_MAX_THREADS"] = str(cores)
    import polars

    reader = {".parquet": polars.read_parquet, ".jsonl": polars.read_ndjson, ".csv": polars.read_csv}[file.suffix]
    return lambda: int(reader(file).height)


PEERS: dict[str, Callable[[Path, int], Callable[[], int]]] = {
    "newsqa": read_newsqa,
    "pyarrow": read_pyarrow,
    "duckdb": read_duckdb,
    "polars": read_polars,
}


def read_once(peer: str, file: str, cores: str) -> None:
    """Read a file and print rows, seconds and megabytes as JSON; a peer that cannot read it gives no rows."""
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: int(cores)])
    path = Path(file)
    PEERS[peer](path.with_stem(WARM), 1)()
    read = PEERS[peer](path, int(cores))
    started = time.perf_counter()
    try:
        rows = read()
    except Exception as error:  # noqa: BLE001 -- that a peer gives up is a result too
        print(f"{peer} cannot read {file}: {error}", file=sys.stderr)
        rows = 0
    wall = time.perf_counter() - started
    print(json.dumps({"rows": rows, "wall": wall, "mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}))


if __name__ == "__main__":
    main()
