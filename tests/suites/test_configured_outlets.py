"""What a report notes of the outlets that a configuration speaks of."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pyarrow.parquet as pq

from newsqa.config import ForOutlet, Settings
from newsqa.rules.registry import select_rules
from newsqa.suites.outlets import NAME_CHARS, about_outlets

RULES = select_rules(["NQ203", "NQ204"], ())


def notes(articles: dict[str, int], there: Sequence[str | None] = (), *codes: str) -> Sequence[str]:
    settings = Settings(outlets={name: ForOutlet(codes or ("NQ203",)) for name in articles})
    table = pa.table(
        {"outlet": pa.array([name for name, number in articles.items() for _ in range(number)], pa.string())}
    )
    with TemporaryDirectory() as folder:
        pq.write_table(table, f"{folder}/measures.parquet")
        return about_outlets(settings, RULES, Path(folder, "measures.parquet"), there)


def test_what_was_left_out_of_an_outlet_and_of_how_many_articles() -> None:
    assert notes({"A": 1}) == ['NQ203 hearsay: left out of 1 article of "A", which ignores it']
    [note] = notes({"A": 1_200}, (), "NQ203", "NQ204", "NQ301")
    assert note.endswith('left out of 1,200 articles of "A", which ignores them')


def test_an_outlet_that_no_article_is_of_is_perhaps_another() -> None:
    there = ["Town Crier", None, "Metro Ledger", "x" * 10_000_000]
    assert notes({"Metro Leger": 0}, there) == [
        'the configuration speaks of the outlet "Metro Leger", and no article is of it; did you mean "Metro Ledger"?'
    ]
    assert notes({"Gazette": 0}, there) == ['the configuration speaks of the outlet "Gazette", and no article is of it']


def test_many_outlets_are_counted() -> None:
    found = notes({f"Here {n}": 3 for n in range(14)} | {f"Gone {n}": 0 for n in range(11)})
    assert len(found) == 22
    assert found[10] == "rules were left out of 12 articles of 4 more outlets, which ignore them"
    assert found[21] == "the configuration speaks of 1 more outlet, and no article is of it"


def test_names_are_safe_to_print_and_bounded() -> None:
    hostile = "a\n::error::\x1b[31m\u202eb"
    for articles, there in (({hostile: 2}, []), ({hostile: 0}, [hostile + "c"])):
        [note] = notes(articles, there)
        assert note.isprintable()
    for number in (0, 2):
        [note] = notes({"x" * 5_000: number})
        assert len(note) < NAME_CHARS + 100
