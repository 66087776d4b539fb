"""What the verdict costs: the share of Great Expectations in a whole `newsqa check` with the default profile.

    python benchmarks/judging.py [--articles 1000,20000,100000,1000000] [--length 4600] [--processes 1] [--folder DIR]

Articles are generated from templates, the same ones each time, of 4.6 thousand characters with as many faults as a
newspaper has, and written to Parquet as they come: a million are half a gigabyte, and a run needs about three times
that in the folder for temporary files. CPU seconds are those of the process and of its workers. Importing Great
Expectations and building the suites is timed by the CPU of the thread that does it. The memory is the most that the
main process, or one worker, ever had; what judging added to the first is told beside it.
"""

from __future__ import annotations

import argparse
import functools
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
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

LENGTH = 4_600  # characters of an article, unless another is asked for
BLOCK = 2_000  # articles that are written at a time
HEADINGS = (
    "articles",
    "whole",
    "wall",
    "import",
    "judging",
    "share",
    "without import",
    "main",
    "judging adds",
    "worker",
)

GIVEN = (
    "Ana Tom Ruth Peter Carla Miriam Joy Ingrid Aldo Naomi Daniel Clara Greta Paul Samuel Lena Omar Ivo Rosa".split()
)
FAMILY = """Bellweather Adeyemi Castellano Lindqvist Venn Sandoval Petrov Falk Marchetti Achterberg Obi Reyes Halvorson
    Nyberg Brandt Keller Haddad Kovac Duarte Moreau Tanaka Okafor Lund Ferrari Novak Silva Jansen Romero""".split()
PLACES = "Marlow Kestrel Lisbon Ashford Tarnow Belmont Oakridge Fairview Riverton Lakeside Hamburg Turin".split()
BODIES = "the city council,the port authority,the river board,the bakers' guild,the health ministry".split(",")
WHAT = """the new bridge;the harbour;the budget;the old library;the tram line;the school roof;the water works;the night
    train;the market hall;the power station""".replace("\n    ", " ").split(";")
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()
OUTLETS = ("The Harbour Post", "Evening Courier", "Daily Lantern", "Northern Wire", "Valley Gazette")
# sentences, the first ones clean; those behind `FAULTS` have faults, and are taken seldom
CLEAN = (
    "{given} {family}, who speaks for {body}, said {what} would be closed until {month} {day}.",
    '"We have waited for {what} since {month}, and nothing has come of it," said {given} {family} of {place}.',
    "The work on {what} began in {month} {year} and took {number} months, {family} said on {weekday}.",
    "Residents of {place} met near {what} and counted {number} cars in an hour.",
    "According to {body}, {number} people use {what} every day.",
    "The plan for {what} was drawn up in {year} by the architect {given} {family}.",
    "It rained in {place} for {number} hours, and the road to {what} stood under water.",
    "{given} {family} told reporters that {body} would decide next week.",
    '"Nobody here wants to lose {what}," {family} said.',
    "In {place} the price of bread rose by {number} cents within a year.",
)
FAULTS = (
    "Sources said {what} could be sold before the summer.",
    "Critics argue that {what} costs too much.",
    "It was reportedly decided to leave {what} as it is.",
    "The first stone was laid on February 30, {year}.",
    "An official said on condition of anonymity that {body} had known of it.",
)
FAULTY = 0.02  # of the sentences


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", default="1000,20000,100000,1000000")
    parser.add_argument("--length", type=int, default=LENGTH, help="characters of an article")
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="where temporary files go")
    parser.add_argument("--one", nargs=2, metavar=("FILE", "OUTPUT"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        print(json.dumps(run_once(Path(given.one[0]), Path(given.one[1]), given.processes)))
        return
    print(f"processes: {given.processes} (0: one a core); load at the start: {os.getloadavg()[0]:.1f}\n")
    print(f"| {' | '.join(HEADINGS)} |\n|{'---|' * len(HEADINGS)}")
    for amount in map(int, given.articles.split(",")):
        with tempfile.TemporaryDirectory(dir=given.folder) as name:
            file = Path(name) / "articles.parquet"
            write(file, amount, given.length)
            command = [
                sys.executable,
                __file__,
                "--one",
                str(file),
                f"{name}/report",
                "--processes",
                str(given.processes),
            ]
            done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(done.stderr)
        print(line_of(amount, json.loads(done.stdout)), flush=True)


def line_of(amount: int, took: dict[str, float]) -> str:
    verdict, judging = took["importing"] + took["judging"], took["judging"]
    cells = [
        f"{amount:,}",
        *(f"{took[name]:,.1f} s" for name in ("cpu", "wall", "importing")),
        f"{judging:,.2f} s",
        f"{100 * verdict / took['cpu']:.1f} %",
        f"{100 * judging / took['cpu']:.2f} %",
        *(f"{took[name] / 1024:,.0f} MB" if took[name] else "" for name in ("main", "judging_adds", "worker")),
    ]
    return f"| {' | '.join(cells)} |"


def run_once(file: Path, output: Path, processes: int) -> dict[str, float]:
    """CPU seconds of the whole and of its parts, wall time, and memory in kB, of a check in this process."""
    from newsqa.config import Settings
    from newsqa.engines import check

    took: dict[str, float] = {}
    began = time.monotonic()
    check.build_suites = timed(check.build_suites, "importing", time.thread_time, took)
    check.judge = timed(check.judge, "judging", time.process_time, took)
    check.check([file], Settings(output=output, processes=processes))
    took["wall"] = time.monotonic() - began
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    took["cpu"] = sum(one.ru_utime + one.ru_stime for one in used)
    took |= {"main": used[0].ru_maxrss, "worker": used[1].ru_maxrss if processes != 1 else 0}
    return took


def timed(
    work: Callable[..., Any], name: str, clock: Callable[[], float], took: dict[str, float]
) -> Callable[..., Any]:
    """The function, with the time and the memory that it adds written down."""

    @functools.wraps(work)
    def doing(*given: Any) -> Any:
        begun, had = clock(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        done = work(*given)
        took[name] = clock() - begun
        took[f"{name}_adds"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - had
        return done

    return doing


def write(path: Path, amount: int, length: int) -> None:
    """So many articles as Parquet, a block in memory at a time."""
    writer = None
    for first in range(0, amount, BLOCK):
        numbers = range(first, min(amount, first + BLOCK))
        block = pa.Table.from_pylist([article(number, length) for number in numbers])
        writer = writer or pq.ParquetWriter(path, block.schema, compression="zstd")
        writer.write_table(block)
    if writer is not None:
        writer.close()


def article(number: int, most: int) -> dict[str, Any]:
    dice = random.Random(number)
    published = datetime(2019, 1, 1, tzinfo=UTC) + timedelta(minutes=3 * number % (5 * 365 * 24 * 60))
    text: list[str] = []
    length = 0
    for sentence in sentences(dice, published):
        text.append(sentence)
        length += len(sentence) + 1
        if length >= most:
            break
        text.append("\n\n" if dice.random() < 0.3 else " ")
    return {
        "id": f"a{number}",
        "title": f"{dice.choice(PLACES)} talks of {dice.choice(WHAT)}",
        "body": "".join(text),
        "published": None if dice.random() < 0.01 else published.isoformat(),
        "outlet": dice.choice(OUTLETS),
        "author": f"{dice.choice(GIVEN)} {dice.choice(FAMILY)}",
        "url": f"https://news.example/{published:%Y/%m/%d}/a{number}",
        "split": "test" if number % 10 == 0 else "train",
    }


def sentences(dice: random.Random, published: datetime) -> Iterator[str]:
    people = [(dice.choice(GIVEN), dice.choice(FAMILY)) for _ in range(4)]  # an article returns to its people
    while True:
        given, family = dice.choice(people)
        sentence = dice.choice(FAULTS if dice.random() < FAULTY else CLEAN).format(
            given=given,
            family=family,
            body=dice.choice(BODIES),
            what=dice.choice(WHAT),
            place=dice.choice(PLACES),
            weekday=dice.choice(DAYS),
            month=dice.choice(MONTHS),
            day=dice.randint(1, 28),
            year=published.year - dice.randint(1, 30),
            number=dice.randint(2, 999),
        )
        yield sentence[0].upper() + sentence[1:]


if __name__ == "__main__":
    main()
