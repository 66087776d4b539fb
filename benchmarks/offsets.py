"""Hold every annotation of whole datasets against the text: text[start:end] must be the annotation's text.

    python benchmarks/offsets.py PATH...

Prints how many annotations were looked at and each that does not fit; leaves with 1 when there is one.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from newsqa.annotate.batch import annotate_articles
from newsqa.articles.load import Loaded, LoadOptions, read_articles
from newsqa.engines.local import map_batches

SPANS = {
    "attributions": [("content_start", "content_end"), ("cue_start", "cue_end"), ("source_start", "source_end")],
    "dates": [("start", "end")],
    "names": [("start", "end")],
}
TEXT_OF = {("names", "start"): "text", ("dates", "start"): "text", ("attributions", "source_start"): "source_text"}


def misfits(loaded: Loaded) -> list[tuple[Counter[str], list[str]]]:
    """One pair: how many annotations of each table a batch has, and those whose offsets are not right."""
    counts: Counter[str] = Counter()
    wrong = []
    fields = {name: loaded.articles[name].to_pylist() for name in ("title", "body")}
    for table, rows in annotate_articles(loaded.articles).items():
        counts[table] += len(rows)
        for row in rows.to_pylist():
            text = fields[row["field"]][row["row"]]
            for start, end in SPANS[table]:
                if row[start] is None and row[end] is None:
                    continue
                fits = row[start] is not None and row[end] is not None and 0 <= row[start] < row[end] <= len(text)
                said = row.get(TEXT_OF.get((table, start), ""))
                if not fits or (said is not None and text[row[start] : row[end]] != said):
                    wrong.append(f"{table} {start} {row}")
    return [(counts, wrong)]


def main(paths: list[str]) -> int:
    """Look at the datasets one by one."""
    failed = 0
    for path in paths:
        counts: Counter[str] = Counter()
        wrong: list[str] = []
        for found, misfit in map_batches(misfits, read_articles([Path(path)], LoadOptions())):
            counts += found
            wrong += misfit
        print(f"{path}: {', '.join(f'{n:,} {table}' for table, n in counts.items())}; {len(wrong):,} do not fit")
        print("".join(f"  {line}\n" for line in wrong[:20]), end="")
        failed += len(wrong)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
