"""How many near duplicates are found, of those that there are, and how fast, beside datasketch.

    python benchmarks/duplicates.py FILE.parquet          # a column "body"; 5,000 articles and planted copies
    python benchmarks/duplicates.py FILE.parquet --peers  # and the whole file in one run, beside datasketch and rensa

Copies of articles are planted with words that are inserted, left out or changed, some in one place and some throughout.
All pairs are then compared by the exact Jaccard similarity of their shingles, which is the truth: by an inverted index,
since a pair without a common shingle has none. What is printed is measured in this run.
"""

from __future__ import annotations

import argparse
import random
import resource
import tempfile
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from newsqa.articles.schema import ARTICLES
from newsqa.corpus.duplicates import compare_texts
from newsqa.corpus.near_copies import SIMILAR
from newsqa.engines.spool import Spool
from newsqa.rules.sketches import BANDS, ROWS, SKETCHES, WORDS, sketches
from newsqa.rules.words import split_words

BATCH = 300  # articles


def planted(bodies: list[str], copies: int, chance: random.Random) -> list[str]:
    """The texts, and copies of some, each with up to a twelfth of its words inserted, left out or changed."""
    found = []
    for body in chance.sample(bodies, copies):
        words = body.split(" ")
        edits = chance.randrange(1, max(2, len(words) // 12))
        start = chance.randrange(len(words)) if chance.random() < 0.5 else None  # in one place, or throughout
        for number in range(edits):
            at = min(len(words) - 1, start + number) if start is not None else chance.randrange(len(words))
            kind = chance.choice(("insert", "leave out", "change"))
            new = chance.choice(words)
            words[at : at + (kind != "insert")] = [] if kind == "leave out" and len(words) > 1 else [new]
        found.append(" ".join(words))
    return bodies + found


def sketched(texts: list[str], file: Path) -> float:
    """Write the sketches of texts; the CPU seconds that this takes."""
    ids = [str(number) for number in range(len(texts))]
    started = time.process_time()
    with Spool(file, SKETCHES) as spool:
        for start in range(0, len(texts), BATCH):
            rows = pa.table({"article_id": ids[start : start + BATCH], "body": texts[start : start + BATCH]})
            nothing = {name: pa.nulls(len(rows), ARTICLES.field(name).type) for name in ("title", "url", "event")}
            table = sketches(pa.table({name: rows[name] for name in rows.column_names} | nothing))
            spool.add(table.set_column(0, SKETCHES.field(0), pa.array(np.arange(start, start + len(rows)))))
    return time.process_time() - started


def all_pairs(texts: list[str]) -> dict[tuple[int, int], float]:
    """The exact similarity of all pairs from `SIMILAR` on."""
    sets = []
    for text in texts:
        words = split_words(text)
        sets.append({" ".join(words[at : at + WORDS]) for at in range(len(words) - WORDS + 1)})
    having: dict[str, list[int]] = defaultdict(list)
    shared: Counter[tuple[int, int]] = Counter()
    for number, one in enumerate(sets):
        for shingle in one:
            for other in having[shingle]:
                shared[other, number] += 1
            having[shingle].append(number)
    found = {}
    for (one, other), both in shared.items():
        similarity = both / (len(sets[one]) + len(sets[other]) - both)
        if similarity >= SIMILAR:
            found[one, other] = similarity
    return found


def measure_quality(bodies: list[str], folder: Path) -> None:
    """Print recall and precision on the first articles and planted copies of some of them."""
    texts = list(dict.fromkeys(planted(bodies[:5000], 1500, random.Random(1))))
    sketched(texts, folder / "quality.parquet")
    known = compare_texts(folder / "quality.parquet")
    found = {(int(a), int(b)): float(s) for (a, b), s in zip(known.pairs, known.similarity, strict=True)}
    truth = all_pairs(texts)
    right = found.keys() & truth.keys()
    off = max((abs(found[pair] - truth[pair]) for pair in right), default=0)
    print(f"{len(texts):,} texts, {len(truth):,} pairs of a similarity of {SIMILAR} or more")
    print(f"recall {len(right) / len(truth):.4f}, precision {len(right) / len(found):.4f}, similarity off by {off:.6f}")
    for low, high in ((0.8, 0.85), (0.85, 0.9), (0.9, 0.95), (0.95, 1.01)):
        band = [pair for pair, similarity in truth.items() if low <= similarity < high]
        missed = sum(pair not in found for pair in band)
        print(f"  from {low} to {min(high, 1)}: {len(band):,} pairs, {missed} missed")


def measure_speed(bodies: list[str], folder: Path) -> float:
    """Print how long the whole file takes; gives the CPU seconds."""
    signing = sketched(bodies, folder / "speed.parquet")
    started = time.process_time()
    known = compare_texts(folder / "speed.parquet")
    comparing = time.process_time() - started
    memory, size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000, (folder / "speed.parquet").stat().st_size
    print(f"newsqa, {len(bodies):,} articles: sketches {signing:.1f} s, comparing {comparing:.1f} s of CPU, "
          f"{1e6 * (signing + comparing) / len(bodies):.0f} us an article; {len(known.pairs):,} pairs; "
          f"{size / 1e6:.0f} MB on disk, {memory:.0f} MB of memory at most (with the texts)")  # fmt: skip
    return signing + comparing


def measure_datasketch(bodies: list[str], ours: float) -> None:
    """Print how long datasketch takes for the same, without deciding its candidates."""
    import datasketch

    started = time.process_time()
    index = datasketch.MinHashLSH(threshold=SIMILAR, num_perm=128)
    pairs = 0
    for number, body in enumerate(bodies):
        words = split_words(body)
        shingles = {" ".join(words[at : at + WORDS]).encode() for at in range(len(words) - WORDS + 1)}
        signature = datasketch.MinHash(num_perm=128)
        signature.update_batch(shingles)
        pairs += len(index.query(signature))
        index.insert(number, signature, check_duplication=False)
    taken = time.process_time() - started
    print(
        f"datasketch {datasketch.__version__}: {taken:.1f} s of CPU, "
        f"{taken / ours:.1f} times as long; {pairs:,} candidates"
    )


def measure_signing(bodies: list[str]) -> None:
    """Print how long signatures alone take, of shingles that are numbers already."""
    import datasketch
    import rensa

    from newsqa.rules.sketches import _bands, _shingles
    from newsqa.rules.words import words_of_texts

    few = bodies[:2000]
    sets = _shingles(words_of_texts(pa.chunked_array([pa.array(few)])))
    size = BANDS * ROWS
    apart = np.split(sets.flat, sets.starts[1:-1])
    lists = [one.astype(np.uint64).tolist() for one in apart]

    def ours() -> Any:
        return _bands(sets)

    def of_rensa() -> Any:
        return rensa.RMinHash.digest_matrix_from_token_hash_sets(lists, size, 1)

    def of_datasketch() -> Any:
        for one in apart:
            datasketch.MinHash(num_perm=size, hashfunc=int).update_batch(one.tolist())

    for name, sign in (("newsqa", ours), ("rensa", of_rensa), ("datasketch", of_datasketch)):
        started = time.process_time()
        sign()
        print(
            f"signatures of {size} values, {name}: {1e6 * (time.process_time() - started) / len(few):.0f} us an article"
        )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--peers", action="store_true")
    arguments = parser.parse_args()
    bodies = [body or "" for body in pq.read_table(arguments.file, columns=["body"])["body"].to_pylist()]
    with tempfile.TemporaryDirectory() as folder:
        if arguments.peers:
            ours = measure_speed(bodies, Path(folder))
            measure_signing(bodies)
            measure_datasketch(bodies, ours)
        measure_quality(bodies, Path(folder))


if __name__ == "__main__":
    main()
