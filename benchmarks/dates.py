"""How fast dates are read, and how fast their triggers are found in three ways that give the same dates.

    python benchmarks/dates.py [--articles 2000] [--runs 3] [--data FILE.parquet]   # articles a CPU second

Only the annotator of dates is timed, not the reading of files. The articles are generated unless --data names a Parquet
file with a column of bodies. Hyperscan is timed where it is installed (pip install hyperscan).
"""

from __future__ import annotations

import importlib.util
import random
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pyarrow as pa
import timing
from trigger_scans import excerpts_by, scan_by_hyperscan, scan_by_re

from newsqa.annotate.dates import annotate_dates
from newsqa.annotate.dates.stretches import excerpt_of

PUBLISHED = datetime(2024, 5, 4, tzinfo=UTC)
WORDS = "the a mayor of council bridge that would cost twice as much in London and nobody had seen it".split()
DATES = (
    "on Tuesday|last week|on May 4|in 2019|on Nov. 4, 2023|three years ago|this month|for two days|now|in the 1990s|"
    "at 8 a.m. Friday|in the third quarter|by the end of the year|on Christmas Eve|yesterday"
).split("|")


def main() -> None:
    given = timing.parser(__doc__.splitlines()[0]).parse_args()
    speed(timing.bodies(given, articles), given.runs)


def speed(bodies: list[str], runs: int) -> None:
    """Prints articles a CPU second: the whole annotator, then three ways to find triggers, alone and with the stretches
    of the text around them, which is what the rules are given."""
    day = pa.array([PUBLISHED] * timing.BATCH, pa.timestamp("us", tz="UTC"))
    batches = [
        pa.table({"body": pa.array(some, pa.string()), "published": day[: len(some)]})
        for some in timing.batches(bodies)
    ]
    found = sum(len(annotate_dates(batch)) for batch in batches)
    print(f"{len(bodies):,} articles of {sum(map(len, bodies)) / len(bodies):,.0f} code points, {found:,} dates")

    def tell(label: str, act: Callable[[], object]) -> None:
        rate = timing.articles_a_second(bodies, act, runs)
        print(f"{label:44} {rate:9,.0f} articles of {timing.ARTICLE:,} code points a CPU second")

    tell("dates", lambda: [annotate_dates(batch) for batch in batches])
    tell("stretches by the table of words", lambda: [excerpt_of(body) for body in bodies])
    scans = {"re": scan_by_re}
    if importlib.util.find_spec("hyperscan") is not None:
        scans["Hyperscan"] = scan_by_hyperscan
    for name, make in scans.items():
        scan = make()
        cut = excerpts_by(scan)
        tell(f"stretches by {name}", lambda: [cut(body) for body in bodies])  # noqa: B023
        tell(
            f"  of that, the scan by {name}",
            lambda: [scan(body.encode("latin-1", "replace")) for body in bodies],  # noqa: B023
        )


def articles(count: int) -> Iterator[str]:
    """Made-up articles of about 4.6 kB with a date in every second or third sentence."""
    chance = random.Random(1)

    def sentence() -> str:
        words = chance.choices(WORDS, k=chance.randrange(8, 26))
        if chance.random() < 0.4:
            words.append(chance.choice(DATES))
        return f"{' '.join(words).capitalize()}."

    for _ in range(count):
        sentences = [sentence() for _ in range(56)]
        yield "\n\n".join(" ".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3))


if __name__ == "__main__":
    main()
