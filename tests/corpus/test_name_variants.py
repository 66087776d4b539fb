"""Names across articles: the same findings however articles are batched or ordered, stars, company, bounded work."""

from __future__ import annotations

import functools
import random
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsqa.annotate.names import annotate_names
from newsqa.corpus import name_articles, name_contexts, name_pairs, name_variants
from newsqa.corpus.name_counts import count_names
from newsqa.corpus.name_guards import may_be_one
from newsqa.corpus.name_keys import KEY, keys_of, read_shard, write_shards
from newsqa.corpus.name_variants import find_name_variants, stars
from newsqa.rules.findings import cut_excerpt
from newsqa.rules.name_forms import MOST_NAMES, NAME_FORMS, NAME_VARIANTS, name_forms, name_of

OTHERS = ["Anna Lindqvist", "Tomas Brandt", "Owen Castellano", "Priya Raman", "Harwick"]
SPELLED = ["Mohammed Rashid", "Mahammad Rashid", "Mohamed Rashid", "Pryia Ramann", "Owen Castelano", "Tomas Brant"]
sentences = st.lists(st.sampled_from([*OTHERS, *SPELLED]), min_size=1, max_size=5).map(
    lambda names: " ".join(f"The council heard {name} on Monday." for name in names)
)


def table(bodies: list[str], ids: list[str] | None = None) -> pa.Table:
    size = len(bodies)
    return pa.table(
        {
            "article_id": pa.array(ids or [f"a{n}" for n in range(size)], pa.string()),
            "title": pa.nulls(size, pa.string()),
            "body": pa.array(bodies, pa.string()),
            "url": pa.nulls(size, pa.string()),
            "outlet": pa.array([f"Outlet {n % 3}" for n in range(size)], pa.string()),
            "source_file": pa.array(["a.jsonl"] * size, pa.string()),
            "source_row": pa.array(range(1, size + 1), pa.int64()),
        }
    )


def variants(articles: pa.Table, folder: Path, batch: int = 100, row_group: int = 1000) -> pa.Table:
    """What is found when so many articles are read at once, and so many rows of names."""
    found = [NAME_FORMS.empty_table()]
    for start in range(0, len(articles), batch):
        some = articles.slice(start, batch)
        forms = name_forms(some, annotate_names(some))
        found.append(forms.set_column(0, NAME_FORMS.field(0), pc.add(forms["row"], start)))
    pq.write_table(pa.concat_tables(found), folder / "name_forms.parquet", row_group_size=row_group)
    pq.write_table(articles, folder / "measures.parquet", row_group_size=row_group)
    return find_name_variants(folder / "name_forms.parquet", folder / "measures.parquet")


def told(found: pa.Table) -> set[tuple[Any, ...]]:
    """The findings without what says where articles stand."""
    rows = found.to_pylist()
    return {(row["article_id"], row["form"], row["usual"], row["start"], row["usual_articles"]) for row in rows}


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(bodies=st.lists(sentences, max_size=14), batch=st.integers(1, 5), row_group=st.integers(1, 9))
def test_batches_and_row_groups_do_not_matter(tmp_path: Path, bodies: list[str], batch: int, row_group: int) -> None:
    whole = variants(table(bodies), tmp_path)
    assert whole.schema.equals(NAME_VARIANTS)
    assert variants(table(bodies), tmp_path, batch, row_group).equals(whole)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(bodies=st.lists(sentences, max_size=14), seed=st.integers(0, 99))
def test_the_order_of_articles_does_not_matter(tmp_path: Path, bodies: list[str], seed: int) -> None:
    articles = table(bodies)
    order = random.Random(seed).sample(range(len(bodies)), len(bodies))
    assert told(variants(articles.take(pa.array(order, pa.int64())), tmp_path)) == told(variants(articles, tmp_path))


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=st.integers(90, 110), after=st.integers(90, 110), end=st.sampled_from(["", ". More.", "\nMore."]))
def test_excerpts_are_those_of_the_whole_text(tmp_path: Path, before: int, after: int, end: str) -> None:
    company = " They saw Anna Lindqvist and Tomas Brandt."
    names = ["Mohammed Rashid", "Mohammed Rashid", "Mahammad Rashid"]
    bodies = [company + "x" * (before - 50) + " met " + name + " y" * (after // 2) + end for name in names]
    [row] = variants(table(bodies), tmp_path).to_pylist()
    assert cut_excerpt(bodies[2], row["start"], row["end"]) == (row["excerpt"], row["mark_start"], row["mark_end"])
    assert row["excerpt"][row["mark_start"] : row["mark_end"]] == "Mahammad Rashid"


def test_the_property_tests_see_findings(tmp_path: Path) -> None:
    company = "The council heard Anna Lindqvist. The council heard Tomas Brandt. The council heard "
    found = variants(table([company + name + "." for name in (*SPELLED[:3], SPELLED[0])]), tmp_path)
    assert [(row["form"], row["usual"]) for row in found.to_pylist()] == [
        ("Mahammad Rashid", "Mohammed Rashid"),
        ("Mohamed Rashid", "Mohammed Rashid"),
    ]


def test_small_shards_and_portions_give_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(1)
    bodies = [" ".join(f"We met {name} today." for name in chance.choices([*OTHERS, *SPELLED], k=4)) for _ in range(40)]
    whole = variants(table(bodies), tmp_path)
    assert len(whole)
    monkeypatch.setattr(name_contexts, "_AT_ONCE", 1)
    monkeypatch.setattr(name_pairs, "_AT_ONCE", 1)
    monkeypatch.setattr(name_pairs, "_CHUNK", 1)
    monkeypatch.setattr(name_variants, "write_shards", functools.partial(write_shards, shard=5))
    assert variants(table(bodies), tmp_path).equals(whole)


def test_a_spelling_of_many_articles_is_told_of_in_some(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(name_articles, "MOST_TOLD", 3)
    company = "The council heard Anna Lindqvist. The council heard Tomas Brandt. The council heard "
    bodies = [company + "Mohammed Rashid."] * 9 + [company + "Mahammad Rashid."] * 7
    found = variants(table(bodies), tmp_path)
    assert found["told"].to_pylist() == [3, 3, 3]
    assert set(found["form_articles"].to_pylist()) == {7}
    assert {len(examples) for examples in found["usual_examples"].to_pylist()} == {3}


def test_stars_have_no_chains() -> None:
    # 0 is the commonest: 1 and 2 are spellings of it, 3 is alike 1 only, 5 is one of 4
    assert stars(np.array([[0, 1], [0, 2], [1, 2], [1, 3], [4, 5]])) == {1: 0, 2: 0, 5: 4}


def test_a_crowd_under_one_key_stays_linear() -> None:
    records = np.zeros(5000, KEY)
    records["name"] = np.arange(5000)
    pairs = np.concatenate(list(name_pairs.candidates(records, 5000)))
    assert len(np.unique(pairs, axis=0)) == len(pairs) < 32 * 5000
    assert (pairs[:, 0] < 32).all()  # the commonest, for all others
    assert set(pairs[:, 1].tolist()) == set(range(1, 5000))


def test_an_article_of_endless_names_is_cut_off() -> None:
    surnames = [f"{a}{b * 3}{c}son" for a in "ABCDEFGHKL" for b in "abcdefghij" for c in "klmnopqrst"]
    surnames = [f"{a}{b * 3}{c}son" for a in "ABCDEFGHKL" for b in "abcdefghij" for c in "klmnopqrst"]
    body = " ".join(f"We met Anna {surname} today." for surname in surnames)
    articles = table([body])
    assert len(name_forms(articles, annotate_names(articles))) == MOST_NAMES


def test_keys_of_a_shard_are_those_of_the_names(tmp_path: Path) -> None:
    forms = pa.array(["Mohammed Rashid", "Owen Castellano", "Abdul Rahman Said"])
    shards = write_shards(forms, tmp_path, shard=10).shards
    assert len(shards) > 1
    records = [(int(r["name"]), int(r["key"])) for path in shards for r in read_shard(path)]
    words = [["mohammed", "rashid"], ["owen", "castellano"], ["abdul", "rahman", "said"]]
    assert sorted(records) == sorted((n, key) for n, of in enumerate(words) for key in keys_of(of))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (["mohammed", "rashid"], ["mahammad", "rashid"]),
        (["kristin", "wilkins"], ["kristen", "wilkins"]),
        (["bernard", "ingram"], ["bernard", "ingham"]),
        (["abdul", "rahman"], ["abdulrahman"]),
        (["tucker", "carlson"], ["tucker", "carson"]),
    ],
)
def test_spellings_of_one_name_share_a_key(a: list[str], b: list[str]) -> None:
    assert keys_of(a) & keys_of(b)


def test_names_are_counted_by_their_letters(tmp_path: Path) -> None:
    bodies = ["They met Ann McKay-Orr today."] * 2 + ["They met Ann Mckay-Orr today.", "In Oslo it rained."]
    articles = table(bodies)
    pq.write_table(name_forms(articles, annotate_names(articles)), tmp_path / "n.parquet")
    names = count_names(tmp_path / "n.parquet")
    assert names.forms.to_pylist() == ["Ann McKay-Orr"]
    assert names.articles.tolist() == [3, 1]  # and Oslo, which is company only
    assert names.places(np.array([name_of("Oslo").number])).tolist() == [1]


ONE = """
    Sheila Jackson Lee = Sheila Jackson-Lee; Mar-a-Lago = Mara-Lago; Culiacan = Culiacán
    Bagram Air Field = Bagram Airfield
    National Enquirer = National Inquirer; Omar Mateen = Omar Matteen; Tucker Carlson = Tucker Carson
    Mohammed Rashid = Mahammad Rashid; Viktor Shokin = Victor Shokin; Kristin Wilkins = Kristen Wilkins
    Reuters Group = Rueters Group; Hezbollah = Hezbolllah
"""
TWO = """
    Election Day = Election-Day; Policymakers = Policy Makers; Jewish-American = Jewish American; Pius XI = Pius XII
    Kim Kardashian = KimKardashian; Black Women = Black Woman; Invention = Intention; Mediate = Mediated
    Vale Gas & Electric Co. = Vale Gas & Electric Corp.; Anna Lindqvist Inc. = Anna Lindqvist
    Mark Wilson = Marty Wilson; Molly Kelly = Mollie Reilly; Mitt Romney = Matt Romney; Daily Beast = Daily Beasts
    Gulf War = Cold War II; Korean Peninsula = Korea Peninsula; Tom Rice = Tom Ridge; Banking = Nanking
"""


def _pairs(text: str) -> list[tuple[str, ...]]:
    return [tuple(pair.strip().split(" = ")) for line in text.strip().splitlines() for pair in line.split(";")]


@pytest.mark.parametrize(("a", "b"), _pairs(ONE))
def test_spellings_of_one_name_may_be_one(a: str, b: str) -> None:
    assert may_be_one(a, b) and may_be_one(b, a)


@pytest.mark.parametrize(("a", "b"), _pairs(TWO))
def test_names_that_are_two(a: str, b: str) -> None:
    assert not may_be_one(a, b) and not may_be_one(b, a)
