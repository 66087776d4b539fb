"""How long it takes to compare names across articles, and in how much memory, with names that are made up here.

    python benchmarks/names.py                  # 1 million distinct names
    python benchmarks/names.py --names 2000000  # twice as many: memory grows by the distinct names only

People have given names and surnames that are shared as often as in newspapers. Circles of people are what some articles
each are about, together with places that many articles name. One person in twenty is spelled in another way in one
article of the circle: what is printed says how many of those are found, and how many findings were not planted.
"""

from __future__ import annotations

import argparse
import itertools
import multiprocessing
import random
import resource
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa

from newsqa.annotate.names.people import GIVEN_NAMES
from newsqa.corpus.name_counts import count_names
from newsqa.corpus.name_keys import read_shard, write_shards
from newsqa.corpus.name_pairs import candidates
from newsqa.corpus.name_variants import find_name_variants
from newsqa.engines.spool import Spool
from newsqa.rules.name_forms import NAME_FORMS, name_of

STARTS = """
    Al An Ar Bal Ber Bran Cal Car Chen Dal Dem Dor El Far Fen Gar Gol Had Hal Ibr Jan Kal Kor Lam Lor Mal Mar Nas Nor
    Ol Pan Per Qas Ram Ros Sal Sem Tal Tor Ul Van Vol Wal Yan Zar Bro Cle Dra Fle Gri Hu Kra Lu Mo Ni Pre Sche Sto Thi
""".split()
MIDDLES = "a ba be da de di ga ha i ka ko la le li ma me mi na ne ni o ra re ri sa se ta te ti va ve vi za".split()
ENDS = """
    berg by cek dar dez din don ez feld ford gan hard iani ic in kin kov land ler ley lin man mann mir nen ner nez ni
    nov off oglu quist rat sen sey shi ski son stein ston tan ter tini ton vac veld vich wa well witz yan zadeh zi
""".split()
VOWELS = "aeiou"
CIRCLE, ARTICLES, PRESENT, PLACES = 20, 8, 15, 5  # people of a circle, its articles, people and places in each
OUTLETS = [f"Outlet {n}" for n in range(40)]
MEASURES = pa.schema(
    [
        pa.field("article_id", pa.string(), nullable=False),
        ("outlet", pa.string()),
        pa.field("source_file", pa.string(), nullable=False),
        pa.field("source_row", pa.int64(), nullable=False),
    ]
)


def words(known: list[str], growth: float, strength: int, chance: random.Random) -> Iterator[str]:
    """Given names or surnames without end: a new one, of those `known` while there are any, or one that was there, and
    the more often it was: a Pitman-Yor process. With what is given here, twice as many names have 1.65 times as many
    surnames, and 88,000 names 36,000 surnames and 20,000 given names, as in newspapers."""
    drawn: list[str] = []
    seen: set[str] = set()
    known = known[::-1]
    while True:
        if drawn and chance.random() >= (strength + growth * len(seen)) / (strength + len(drawn)):
            drawn.append(chance.choice(drawn))
        else:
            new = known.pop() if known else ""
            for syllables in itertools.count():
                if new and new not in seen:
                    break
                # more syllables where the short ones are taken
                middle = "".join(chance.choices(MIDDLES, k=min(syllables // 8, 5)))
                new = chance.choice(STARTS) + middle + chance.choice(ENDS)
            seen.add(new)
            drawn.append(new)
        yield drawn[-1]


def people(number: int, chance: random.Random) -> Iterator[str]:
    """So many distinct names."""
    given = words(sorted(name for name in GIVEN_NAMES if len(name) > 2), 0.66, 400, chance)
    surnames = words([], 0.72, 1500, chance)
    seen: set[str] = set()
    while len(seen) < number:
        name = f"{next(given)} {next(surnames)}"
        if name not in seen:
            seen.add(name)
            yield name


def misspelled(name: str, chance: random.Random) -> str:
    """The name with a letter of its surname left out, doubled, swapped with the next, or another vowel."""
    at = chance.randrange(name.index(" ") + 2, len(name) - 1)
    slips = [
        name[:at] + name[at + 1 :],
        name[:at] + name[at] + name[at:],
        name[:at] + name[at + 1] + name[at] + name[at + 2 :],
        name[:at] + chance.choice(VOWELS) + name[at + 1 :] if name[at] in VOWELS else name[:at] + name[at + 1 :],
    ]
    return chance.choice(slips)


def row_of(row: int, form: str) -> tuple[Any, ...]:
    name = name_of(form)
    article = hash((row, "article"))
    return row, article, name.number, name.form, "PER", 1, "body", 0, len(form), form, None, f"a-{row}"


def write(number: int, folder: Path) -> None:
    """The tables of a dataset with so many distinct names, and the spellings that were planted."""
    chance = random.Random(7)
    places = [f"Port {start}{end}" for start in STARTS for end in ENDS[:20]]
    names, row = people(int(number / 1.05), chance), 0
    planted = folder / "planted.txt"
    with (
        Spool(folder / "name_forms.parquet", NAME_FORMS) as forms,
        Spool(folder / "measures.parquet", MEASURES) as measures,
        planted.open("w") as slips,
    ):
        while circle := list(itertools.islice(names, CIRCLE)):
            wrong = chance.choice(circle)
            about = [chance.sample(circle, min(PRESENT, len(circle))) for _ in range(ARTICLES)]
            about[0] = [misspelled(wrong, chance), *(name for name in about[0] if name != wrong)]
            slips.write(f"{about[0][0]}\t{wrong}\n")
            rows = [
                row_of(row + at, name)
                for at, present in enumerate(about)
                for name in dict.fromkeys([*present, *chance.choices(places, k=PLACES)])
            ]
            columns = zip(*rows, strict=True)
            forms.add(pa.table([pa.array(c, f.type) for c, f in zip(columns, NAME_FORMS, strict=True)], NAME_FORMS))
            stands = [(f"a-{n}", OUTLETS[n % len(OUTLETS)], "a.jsonl", n) for n in range(row, row + ARTICLES)]
            columns = zip(*stands, strict=True)
            measures.add(pa.table([pa.array(c, f.type) for c, f in zip(columns, MEASURES, strict=True)], MEASURES))
            row += ARTICLES


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--names", type=int, default=1_000_000)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # in another process, so that what is measured here is the comparison alone
        maker = multiprocessing.Process(target=write, args=(given.names, folder))
        maker.start()
        maker.join()
        forms = folder / "name_forms.parquet"
        started = time.process_time()
        found = find_name_variants(forms, folder / "measures.parquet")
        seconds, peak = time.process_time() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        counted = count_names(forms)
        shards = write_shards(counted.forms, folder).shards
        compared = sum(len(pairs) for path in shards for pairs in candidates(read_shard(path), len(counted.forms)))
        planted = dict(line.rstrip("\n").split("\t") for line in (folder / "planted.txt").open())
    pairs = set(zip(found["form"].to_pylist(), found["usual"].to_pylist(), strict=True))
    right = sum(planted.get(form) == usual for form, usual in pairs)
    print(f"{len(counted.numbers):,} distinct names, {compared:,} pairs compared in {len(shards)} shards")
    print(f"{seconds:.0f} CPU seconds, {peak / 1e3:,.0f} MB at most")
    print(f"{right:,} of {len(planted):,} planted spellings found, {len(pairs) - right:,} pairs besides")


if __name__ == "__main__":
    main()
