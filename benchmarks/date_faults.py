"""Plant faults into the dates of clean articles, and count how many the rules find.

    python benchmarks/date_faults.py [--articles 200] [--seed 1] [--missed] [--figures]

Articles are put together at random, from a seed, out of sentences written for this file; each gets one fault, in one of
many ways of writing a date. Printed is the recall of each rule, and what it says on the same articles without a fault.
"""

from __future__ import annotations

import argparse
import random
import sys
from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from newsqa.annotate.dates import annotate_dates  # noqa: E402 -- the checkout, not an installed newsqa, is measured
from newsqa.articles.schema import ARTICLES  # noqa: E402
from newsqa.rules.registry import rules  # noqa: E402
from newsqa.rules.tables import Tables  # noqa: E402

MONTHS = "January February March April May June July August September October November December".split()
SHORT = "Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.".split()
BARE = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
# Where the date stands in a sentence that has happened: {who} and {date} are filled in.
PAST = (
    "{who} opened the new reading room on {date}.",
    "{who} signed the lease on {date}, after two years of talks.",
    "The old grain store burned down on {date}.",
    "On {date}, {who} resigned without giving a reason.",
    "On {date} the court ruled against the mill's owners.",
    "{who} was arrested on {date} at the harbour gate.",
    "Police found the stolen bells on {date} in a barn.",
    "The ferry sank off the northern cape on {date}, and eleven people were rescued.",
    "{who} died on {date} at the age of 81.",
    "A jury convicted the former treasurer on {date}.",
    "The council approved the new bus fares on {date} by nine votes to four.",
    "Workers walked out on {date} over unpaid overtime.",
    "{who} won the county medal on {date}.",
    "The bridge reopened on {date} with a small parade.",
    "{who} left the company on {date}.",
    "The river broke its banks on {date} and flooded forty cellars.",
    "The museum bought the painting on {date} for an undisclosed sum.",
    "Lightning struck the church tower on {date}.",
    "{who} met the delegation on {date} in the town hall.",
    "The factory closed on {date}; 300 people lost their jobs.",
    "{who} told the inquiry on {date} that the alarm had failed.",
    "The last tram ran on {date}.",
    "Rescuers reached the valley on {date}.",
    "It was on {date} that {who} took office.",
    "The dispute began on {date}, when a fence was moved.",
    "{who} was born on {date} in a village near the border.",
    "The bank reported a loss on {date}.",
    "Parliament passed the fisheries law on {date}.",
    "{who}, who retired on {date}, had led the port for a decade.",
    "A storm on {date} tore the roofs off nine houses.",
    "Two climbers who fell on {date} were flown to hospital.",
    "The dog has been missing since {date}.",
    "According to the police, a lorry hit the wall on {date}.",
    "In a letter sent on {date}, {who} apologised to the families.",
    "The strike ended on {date}, when both sides gave in.",
    "Voters turned the plan down on {date}.",
    "{who} was sworn in on {date}.",
    "Prosecutors charged two brothers with arson on {date}.",
    "The village had its first snow on {date}.",
    "The airline cancelled all flights on {date} because of fog.",
    "His appeal was rejected on {date}, the court's records show.",
    "The body was found on {date}.",
    "{who} became chief of the fire service on {date}.",
    "On {date}, a goods train left the rails near the mill.",
    "The couple married on {date} in a registry office.",
    "Protesters blocked the motorway for six hours on {date}.",
    "The company went bankrupt on {date}.",
    "The team beat its neighbours 4-1 on {date}.",
)
# Sentences for any date: of the past, of plans, of neither.
ANY = (
    *PAST,
    "The hearing was moved to {date} at the request of both sides.",
    "Applications close on {date}.",
    "{who} will speak at the winter market on {date}.",
    "The permit is valid until {date}.",
    "The contract, dated {date}, names no price.",
    "Tickets go on sale on {date}, the theatre said.",
    "Between {date} and the end of that season nothing was repaired.",
    "The letter of {date} was never answered.",
    "Since {date} the square has been closed to cars.",
    "The trial is due to open on {date}.",
)
WHO = (
    "Mayor Ruth Castellano",
    "Hugo Vance",
    "the harbour master",
    "Dr. Lena Osei",
    "Paul Renner, the fire chief,",
    "Judge Naomi Achterberg",
    "a 34-year-old baker",
    "Ravi Solberg",
    "the union's chairwoman",
)
FILLER = (
    "The weather had been mild for the season.",
    "Neighbours brought soup and blankets.",
    "About 200 people live in the street.",
    "The choir sang three songs, one of them new.",
    "Nobody at the office answered the telephone.",
    "A new roof would cost 1.2 million crowns.",
    "The team had lost 3-2 and 25-17 before that.",
    "Room 12/14 stayed locked.",
    "Two buses ran late, and route 31 did not run at all.",
)


class Planted(NamedTuple):
    """An article with the place of its fault, the day it was published, and the rule that should speak."""

    body: str
    start: int
    end: int
    published: date | None


class Fault(NamedTuple):
    """Makes the words of a faulty date and of a sound one from a generator and the day of publication."""

    code: str
    sentences: Sequence[str]
    faulty: Callable[[random.Random, date], str]
    sound: Callable[[random.Random, date], str]


def written(rng: random.Random, year: int, month: int, day: int) -> str:
    """A day in one of many ways of writing; the day need not exist."""
    name, short, bare = MONTHS[month - 1], SHORT[month - 1], BARE[month - 1]
    ways = (
        f"{name} {day}, {year}",
        f"{short} {day}, {year}",
        f"{bare} {day} {year}",
        f"{name} {ordinal(day)}, {year}",
        f"{day} {name} {year}",
        f"{day:02d} {bare} {year}",
        f"{ordinal(day)} {name} {year}",
        f"the {ordinal(day)} of {name}, {year}",
        f"{year}-{month:02d}-{day:02d}",
        f"{day} {name}, {year}",
    )
    return rng.choice(ways)


def ordinal(day: int) -> str:
    """3rd."""
    ending = "th" if 10 < day % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


def some_day(rng: random.Random, first: date, last: date) -> date:
    return first + timedelta(days=rng.randrange((last - first).days + 1))


def sound_day(rng: random.Random, published: date) -> str:
    day = some_day(rng, published - timedelta(days=3000), published)
    if rng.random() < 0.3:
        return with_weekday(rng, day, day.weekday())
    return written(rng, day.year, day.month, day.day)


def impossible(rng: random.Random, published: date) -> str:
    """A day beyond the end of its month, with or without its year, a month 13, or 29 February in a common year."""
    year = rng.randrange(1990, published.year + 1)
    kind = rng.randrange(8)
    month = rng.choice((2, 4, 6, 9, 11))
    day = monthrange(year, month)[1] + 1 if month != 2 else rng.choice((30, 31))
    name, short = MONTHS[month - 1], SHORT[month - 1]
    if kind == 0:  # without a year
        return rng.choice((f"{name} {day}", f"{day} {name}", f"{short} {day}", f"the {ordinal(day)} of {name}"))
    if kind == 1:
        return rng.choice((f"{year}-{rng.randrange(13, 32)}-{rng.randrange(1, 29):02d}", f"{year}-{month:02d}-{day}"))
    if kind == 2:  # in figures
        return rng.choice((f"{day}/{month:02d}/{year}", f"{month}/{day}/{year}", f"{day}.{month}.{year}"))
    if kind == 3:
        year += 1 if year % 4 == 0 else 0
        return written(rng, year, 2, 29)
    if kind == 4:
        return (
            f"{rng.choice(WEEKDAYS)}, {written(rng, year, month, day)}" if rng.random() < 0.5 else f"{name} 32, {year}"
        )
    return written(rng, year, month, day)


def with_weekday(rng: random.Random, day: date, weekday: int) -> str:
    name, number = WEEKDAYS[weekday], day.day
    month, short, bare = MONTHS[day.month - 1], SHORT[day.month - 1], BARE[day.month - 1]
    ways = (
        f"{name}, {month} {number}, {day.year}",
        f"{name}, {short} {number}, {day.year}",
        f"{name} {month} {number}, {day.year}",
        f"{name[:3]}. {number} {month} {day.year}",
        f"{name[:3]}, {number} {bare} {day.year}",
        f"{name} {number} {month} {day.year}",
        f"{name}, {number} {month}, {day.year}",
        f"{name} {ordinal(number)} {month} {day.year}",
        f"{name}, the {ordinal(number)} of {month} {day.year}",
        f"{name}, {month} {ordinal(number)}, {day.year}",
        f"{name}, {day.isoformat()}",
        f"{name} ({month} {number}, {day.year})",
        f"{month} {number}, {day.year} ({name})",
        f"{number} {month} {day.year}, a {name}",
    )
    return rng.choice(ways)


def wrong_weekday(rng: random.Random, published: date) -> str:
    if rng.random() < 0.25:  # without its year, near publication
        day = some_day(rng, published - timedelta(days=8), published)
        name = WEEKDAYS[(day.weekday() + rng.randrange(1, 7)) % 7]
        month, short = MONTHS[day.month - 1], SHORT[day.month - 1]
        return rng.choice(
            (
                f"{name}, {month} {day.day}",
                f"{name}, {short} {day.day}",
                f"{name} {day.day} {month}",
                f"{name} ({short} {day.day})",
            )
        )
    day = some_day(rng, published - timedelta(days=3000), published)
    return with_weekday(rng, day, (day.weekday() + rng.randrange(1, 7)) % 7)


def ambiguous(rng: random.Random, published: date) -> str:
    """A date in figures whose day and month may change places, and neither of them near publication."""
    while True:
        year = published.year - rng.randrange(0, 6)
        first, second = rng.sample(range(1, 13), 2)
        if min(abs((date(year, *pair) - published).days) for pair in ((first, second), (second, first))) > 7:
            break
    mark = rng.choice(("/", "/", "/", "-", "."))
    ways = [f"{first:02d}{mark}{second:02d}{mark}{year}", f"{first}{mark}{second}{mark}{year}"]
    ways += [f"{first}/{second}/{year % 100:02d}", f"{first:02d}/{second:02d}/{year % 100:02d}"] if mark == "/" else []
    return rng.choice(ways)


def clear_figures(rng: random.Random, published: date) -> str:
    day = some_day(rng, date(published.year - 5, 1, 13), published - timedelta(days=40))
    number = 13 + day.day % 15
    return rng.choice((f"{number}/{day.month}/{day.year}", f"{day.month:02d}/{number}/{day.year}", day.isoformat()))


def to_come(rng: random.Random, published: date) -> str:
    """A day after publication, with its year or, soon, with its weekday."""
    kind = rng.random()
    if kind < 0.1:
        day = some_day(rng, published + timedelta(days=3), published + timedelta(days=50))
        return f"{WEEKDAYS[day.weekday()]}, {MONTHS[day.month - 1]} {day.day}"
    day = some_day(rng, published + timedelta(days=3), published + timedelta(days=4000))
    if kind < 0.25:
        return with_weekday(rng, day, day.weekday())
    if kind < 0.3:
        number = 13 + day.day % 15
        return f"{number}/{day.month:02d}/{day.year + 1}"
    return written(rng, day.year, day.month, day.day)


FAULTS = (
    Fault("NQ302", ANY, ambiguous, clear_figures),
    Fault("NQ303", ANY, impossible, sound_day),
    Fault("NQ304", ANY, wrong_weekday, sound_day),
    Fault("NQ305", PAST, to_come, sound_day),
)


def plant(rng: random.Random, fault: Fault, is_faulty: bool) -> Planted:
    """One article of one to three paragraphs with one date in it."""
    published = some_day(rng, date(2012, 1, 1), date(2025, 12, 31))
    words = (fault.faulty if is_faulty else fault.sound)(rng, published)
    who = rng.choice(WHO)
    before, after = rng.choice(fault.sentences).split("{date}")
    if before.endswith("on ") and words.startswith("the ") and rng.random() < 0.5:
        words = words.removeprefix("the ")
    lead, tail = (" ".join(rng.sample(FILLER, rng.randrange(3))) for _ in range(2))
    head = before.replace("{who}", who[0].upper() + who[1:] if before.startswith("{who}") else who)
    opening = f"{lead}{rng.choice((' ', chr(10) * 2)) if lead else ''}{head}"
    rest = after.replace("{who}", who)
    return Planted(
        f"{opening}{words}{rest}{' ' if tail else ''}{tail}", len(opening), len(opening) + len(words), published
    )


def findings(articles: Sequence[Planted]) -> dict[str, list[tuple[int, int, int]]]:
    """By rule the article, start and end of each finding."""
    rows = [
        {
            "article_id": str(number),
            "body": article.body,
            "published": datetime.combine(article.published, time(12), UTC) if article.published else None,
            "source_file": "planted",
            "source_row": number,
        }
        for number, article in enumerate(articles)
    ]
    table = pa.Table.from_pylist(rows, ARTICLES)
    tables = Tables.with_only(datetime.now(UTC), {}, articles=table, dates=annotate_dates(table))
    return {
        fault.code: [(f.row, f.start or 0, f.end or 0) for f in rules()[fault.code].find(tables)] for fault in FAULTS
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=200, help="articles with each fault (default 200)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--missed", action="store_true", help="show what was missed, and what was wrongly found")
    options = parser.parse_args()
    print(f"{options.articles} articles with each fault, and as many without; seed {options.seed}")
    for fault in FAULTS:
        rng = random.Random(f"{options.seed} {fault.code}")
        faulty = [plant(rng, fault, True) for _ in range(options.articles)]
        clean = [plant(rng, fault, False) for _ in range(options.articles)]
        found = findings(faulty)[fault.code]
        hit = {row for row, start, end in found if start < faulty[row].end and end > faulty[row].start}
        alarms = [(code, row) for code, rows in findings(clean).items() for row, _, _ in rows]
        by_rule = ", ".join(f"{code} {count}" for code, count in sorted(Counter(code for code, _ in alarms).items()))
        name = rules()[fault.code].name
        print(f"{fault.code} {name:32} recall {len(hit) / len(faulty):.3f}   on clean articles: {by_rule or 'none'}")
        if options.missed:
            for row, article in enumerate(faulty):
                if row not in hit:
                    body, words = article.body, article.body[article.start : article.end]
                    print(f"    missed ({article.published}): {body[: article.start]}[{words}]{body[article.end :]}")
            for code, row in alarms:
                print(f"    {code} ({clean[row].published}): {clean[row].body}")


if __name__ == "__main__":
    main()
