"""How fast attributions are read, and whether the time grows with the length of the text and no faster.

    python benchmarks/attributions.py [--articles 2000] [--runs 3] [--data FILE.parquet]   # articles a CPU second
    python benchmarks/attributions.py --worst [--megabytes 0.25,0.5,1]                      # CPU seconds a megabyte

Only the annotator of attributions is timed: reading files and finding names is not. The articles are generated unless
--data names a Parquet file with a column of bodies. The worst inputs are single articles that nobody would write.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

import pyarrow as pa
import timing

from newsqa.annotate.attributions.table import annotate_attributions
from newsqa.annotate.names import annotate_names
from newsqa.annotate.tables import NAMES

WORST = {
    'only "': '"',
    "only “": "“",
    "only ”": "”",
    "only «": "«",
    "only ‘": "‘",
    "only ’": "’",
    "only '": "'",
    "only `": "`",
    "“ and words": "“a ",
    "‘ and words": "‘a ",
    '"a" ': '"a" ',
    "“We left.” ": "“We left.” ",
    "“a“": "“a“ ",
    "reportedly": "reportedly ",
    "said": "said ",
    'said "': 'said "',
    "said “": "said “",
    "said and": "said and ",
    "saying,": "saying, ",
    "he said": "he said ",
    "he said,": "he said, ",
    "according to": "according to ",
    "“Yes,” he said.": "“Yes,” he said. ",
    "who said": "who said ",
    "was accused": "was accused ",
    "one word": "a",
    "one sentence": "the mayor of a town and ",
    "said and one sentence": "she said the mayor of a town and ",
    "commas": ",",
    "open brackets": "(",
    "said (": "said (",
    "capitals": "A",
    "names": "Jane Roe ",
    "initials": "A. ",
    "full stops": ".",
    "newlines": "\n",
    "lines": "a\n",
    "hyphens": "a-",
    "spaces": " ",
}
# opens each of them, because texts in other languages are not read
ENGLISH = "The mayor of the town is in the council, and the bridge is on the river.\n\n" * 50
WORDS = (
    "the a mayor of council bridge that would cost twice as much on Tuesday in London and nobody had seen it".split()
)
CLAIMS = (
    "Jane Roe said {}.",
    "“{},” the mayor told The Herald.",
    "{}, according to officials.",
    "She added that {}.",
    "“{}. {}.”",
    "Critics say {}, but the council’s spokesman, John Poe, denied it.",
    "{} (see above).",
    "{}.",
    "{}, {}.",
    "It was reported that {}.",
)


def main() -> None:
    options = timing.parser(__doc__.splitlines()[0])
    options.add_argument("--worst", action="store_true")
    options.add_argument("--megabytes", default="0.25,0.5,1")
    given = options.parse_args()
    if given.worst:
        worst([float(size) for size in given.megabytes.split(",")])
    else:
        speed(timing.bodies(given, articles), given.runs)


def speed(bodies: list[str], runs: int) -> None:
    """Prints articles a CPU second, without names and with the names that the articles hold."""
    none = pa.nulls(timing.BATCH, pa.string())
    batches = [
        pa.table({"title": none[: len(some)], "author": none[: len(some)], "body": pa.array(some, pa.string())})
        for some in timing.batches(bodies)
    ]
    print(f"{len(bodies):,} articles of {sum(map(len, bodies)) / len(bodies):,.0f} code points")
    names = [annotate_names(batch) for batch in batches]
    for label, tables in (("without names", [NAMES.empty_table()] * len(batches)), ("with names", names)):
        pairs = list(zip(batches, tables, strict=True))
        found = sum(len(annotate_attributions(*pair)) for pair in pairs)
        rate = timing.articles_a_second(bodies, lambda: [annotate_attributions(*p) for p in pairs], runs)  # noqa: B023
        print(
            f"{label:14} {rate:8,.0f} articles of {timing.ARTICLE:,} code points a CPU second, {found:,} attributions"
        )


def worst(sizes: list[float]) -> None:
    """Prints CPU seconds a million code points for each input and size: the figures of a line should be the same."""
    print(f"{'repeated':24}" + "".join(f"{size:>9g} MB" for size in sizes) + "   CPU seconds a million code points")
    for label, part in WORST.items():
        print(f"{label:24}", end="", flush=True)
        for size in sizes:
            count = round(size * 1e6)
            text = ENGLISH + (part * (count // len(part) + 1))[:count]
            table = pa.table({"body": [text]})
            seconds = timing.cpu_seconds(lambda: annotate_attributions(table, NAMES.empty_table()))  # noqa: B023
            print(f"{seconds / size:12.2f}", end="", flush=True)
        print()


def articles(count: int) -> Iterator[str]:
    """Made-up articles of about 4.6 kB, in which every other sentence says who speaks."""
    chance = random.Random(1)

    def clause() -> str:
        return " ".join(chance.choices(WORDS, k=chance.randrange(6, 20)))

    for _ in range(count):
        sentences = [chance.choice(CLAIMS).format(clause(), clause()) for _ in range(48)]
        opened = [sentence[:1].upper() + sentence[1:] for sentence in sentences]
        yield "\n\n".join(" ".join(opened[at : at + 3]) for at in range(0, len(opened), 3))


if __name__ == "__main__":
    main()
