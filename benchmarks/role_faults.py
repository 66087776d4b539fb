"""Recall of NQ404 on planted faults: articles in, how many wrong offices are found out.

Takes articles in which an office stands before the name of one person twice (told by a pattern of its own, not by the
rule's reading) and in which the rule finds nothing, and changes one of the two offices into another that excludes it.

    python benchmarks/role_faults.py --data articles.parquet
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from newsqa.annotate.names import annotate_names
from newsqa.articles.schema import ARTICLES
from newsqa.rules.registry import rules
from newsqa.rules.tables import Tables

# An office, and others that nobody holds beside it.
OTHERS = {
    "Foreign Minister": ("Defence Minister", "Interior Minister", "Health Minister"),
    "Defense Minister": ("Foreign Minister", "Finance Minister", "Justice Minister"),
    "Finance Minister": ("Foreign Minister", "Defense Minister", "Interior Minister"),
    "Secretary of State": ("Defense Secretary", "Treasury Secretary"),
    "Defense Secretary": ("Secretary of State", "Energy Secretary"),
    "Treasury Secretary": ("Education Secretary", "Secretary of State"),
    "Attorney General": ("Gov.", "Solicitor General"),
    "Vice President": ("Sen.", "Gov."),
    "House Speaker": ("House Minority Leader", "Senate Majority Leader"),
    "Police Chief": ("Fire Chief", "Mayor", "Sheriff"),
    "Fire Chief": ("Police Chief", "Mayor"),
    "Mayor": ("Gov.", "Sen.", "Police Chief"),
    "Sheriff": ("Mayor", "Police Chief"),
    "Gov.": ("Sen.", "Rep.", "Mayor"),
    "Sen.": ("Rep.", "Gov."),
    "Rep.": ("Sen.", "Mayor"),
}
NAMED = re.compile(
    rf"(?<![\w-])(?P<office>{'|'.join(map(re.escape, OTHERS))}) (?P<name>(?:[A-Z][a-z]+ )?(?P<last>[A-Z][a-z]{{2,}}))\b"
)
# An office that is not held now may change without a conflict.
HEDGED = re.compile(r"(?i:former|then|ex|deputy|acting|assistant|vice|lt\.|state)[ -](?:[A-Z]\w+ )?$")


class Planted(NamedTuple):
    """A body with the place of its wrong office, what stood there and what stands there now."""

    body: str
    start: int
    end: int
    right: str
    wrong: str


def places(body: str) -> list[tuple[re.Match[str], re.Match[str]]]:
    """Two places with one office and one surname, the first with the full name."""
    first: dict[tuple[str, str], re.Match[str]] = {}
    pairs = []
    for match in NAMED.finditer(body):
        if HEDGED.search(body, max(0, match.start() - 20), match.start()):
            continue
        before = first.get((match["office"], match["last"]))
        if before is not None:
            pairs.append((before, match))
        elif " " in match["name"]:
            first[match["office"], match["last"]] = match
    return pairs


def plant(rng: random.Random, bodies: Sequence[str]) -> Iterator[Planted]:
    for body in bodies:
        pairs = places(body)
        if not pairs:
            continue
        match = rng.choice(rng.choice(pairs))
        wrong = rng.choice(OTHERS[match["office"]])
        start = match.start()
        yield Planted(
            body[:start] + wrong + body[match.end("office") :], start, start + len(wrong), match["office"], wrong
        )


def findings(bodies: Sequence[str]) -> dict[int, list[tuple[int, int]]]:
    """By number of the article the places of its findings: both of each, since either office may be the wrong one."""
    rows = [
        {"article_id": str(n), "body": body, "source_file": "planted", "source_row": n} for n, body in enumerate(bodies)
    ]
    table = pa.Table.from_pylist(rows, ARTICLES)
    tables = Tables.with_only(datetime.now(UTC), {}, articles=table, names=annotate_names(table))
    found: dict[int, list[tuple[int, int]]] = {}
    for fault in rules()["NQ404"].find(tables):
        found.setdefault(fault.row, []).extend((start, end) for _, start, end in fault.details["places"])
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--column", default="body", help="the column of --data that holds the bodies")
    parser.add_argument("--articles", type=int, default=200, help="articles with a fault each (default 200)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--missed", action="store_true", help="show what was missed")
    options = parser.parse_args()
    rng = random.Random(options.seed)
    bodies = pq.read_table(options.data, columns=[options.column])[options.column].drop_null().to_pylist()
    rng.shuffle(bodies)
    suitable = [body for body in bodies if places(body)][: options.articles]
    noisy = findings(suitable)
    planted = list(plant(rng, [body for n, body in enumerate(suitable) if n not in noisy]))
    found = findings([article.body for article in planted])
    hit = {
        n
        for n, article in enumerate(planted)
        if any(start <= article.end and end >= article.start for start, end in found.get(n, ()))
    }
    print(
        f"seed {options.seed}: {len(hit)} of {len(planted)} wrong offices found, recall {len(hit) / len(planted):.3f}"
    )
    of_all, of_hit = Counter(a.right for a in planted), Counter(planted[n].right for n in hit)
    print(", ".join(f"{office} {of_hit[office]}/{count}" for office, count in of_all.most_common()))
    if options.missed:
        for n, article in enumerate(planted):
            if n not in hit:
                around = article.body[max(0, article.start - 100) : article.end + 100].replace("\n", " ")
                print(f"missed ({article.right} -> {article.wrong}): {around}")


if __name__ == "__main__":
    main()
