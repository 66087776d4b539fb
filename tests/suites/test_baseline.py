"""The baseline as a file and as a set of entries."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from newsqa.suites.baseline import KNOWN, Amount, Baseline, read_baseline, write_baseline
from newsqa.suites.baseline_changes import Ran, changes, pruned, with_new
from newsqa.suites.ratchet import is_worse

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
ENTRIES = st.lists(
    st.fixed_dictionaries(
        {"rule": st.sampled_from(["NQ203", "NQ303"]), "article": TEXT | st.none(), "count": st.integers(1, 3)}
    ),
    max_size=8,
)
AMOUNTS = st.builds(
    Amount, st.sampled_from([0.0, 0.5, 0.50001, 1.0, 7.0]) | st.floats(0, 1e6), st.none() | st.integers(0, 9)
)
NUMBERS = st.dictionaries(st.sampled_from("abc") | TEXT, AMOUNTS, max_size=4)


def baseline(entries: list[dict[str, Any]], measures: dict[str, Amount], missed: dict[str, Amount]) -> Baseline:
    rows = [{**entry, "fingerprint": _fingerprint(number, entry)} for number, entry in enumerate(entries)]
    return Baseline(pa.Table.from_pylist(rows, KNOWN), measures, missed)


def _fingerprint(number: int, entry: dict[str, Any]) -> str:
    article = "n" if entry["article"] is None else entry["article"].encode().hex()
    return f"{number:08x}{article}{entry['rule'][2:]}"


BASELINES = st.builds(baseline, ENTRIES, NUMBERS, NUMBERS)


def rows(table: pa.Table) -> list[tuple[str, str, str, int]]:
    return sorted((row["fingerprint"], row["rule"], row["article"] or "", row["count"]) for row in table.to_pylist())


@given(BASELINES)
def test_what_is_written_is_read(known: Baseline) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_baseline(known, Path(folder) / "b.jsonl")
        read = read_baseline(Path(folder) / "b.jsonl")
        assert [path.name for path in Path(folder).iterdir()] == ["b.jsonl"]
    assert rows(read.findings) == rows(known.findings)
    assert (read.measures, read.missed) == (known.measures, known.missed)


def test_the_order_of_findings_does_not_matter(tmp_path: Path) -> None:
    entries = [{"rule": "NQ303", "article": "b", "count": 1}, {"rule": "NQ203", "article": None, "count": 2}]
    known = baseline(entries, {"m": Amount(1.5), "n": Amount(2.0, 7)}, {})
    write_baseline(known, tmp_path / "a")
    write_baseline(Baseline(known.findings.take([1, 0]), known.measures, known.missed), tmp_path / "b")
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    assert (tmp_path / "a").read_text().splitlines() == [
        '{"baseline":1}',
        '{"measure":"m","value":1.5}',
        '{"measure":"n","value":2.0,"faults":7}',
        '{"rule":"NQ203","article":null,"fingerprint":"00000001n203","count":2}',
        '{"rule":"NQ303","article":"b","fingerprint":"0000000062303"}',
    ]


@given(BASELINES, BASELINES)
def test_pruned_and_with_new_it_is_what_the_run_came_to(before: Baseline, now: Baseline) -> None:
    ran = Ran(now, ["NQ203", "NQ303"], [*before.missed, *now.missed])
    found = changes(before, ran)
    after = with_new(pruned(before, found), found)
    assert _counts(after) == _counts(now)
    assert after.missed.keys() == now.missed.keys() and after.measures.keys() >= now.measures.keys()
    for old, new, left in (
        (before.missed, now.missed, after.missed),
        (before.measures, now.measures, after.measures),
    ):
        for name, amount in new.items():
            is_kept = name in old and not is_worse(amount, old[name]) and left[name].value == old[name].value
            assert left[name] == amount or is_kept
            assert not is_worse(amount, left[name])
    again = changes(after, ran)
    assert not len(again.new) and not len(again.gone) and not again.worse and not again.better


@given(BASELINES, BASELINES)
def test_pruned_alone_it_only_improves(before: Baseline, now: Baseline) -> None:
    after = pruned(before, changes(before, Ran(now, ["NQ203"], list(before.missed))))
    assert _counts(after) <= _counts(before)
    assert all(amount.value <= before.measures[name].value for name, amount in after.measures.items())
    assert all(amount.value <= before.missed[name].value for name, amount in after.missed.items())
    kept = [row for row in rows(before.findings) if row[1] == "NQ303"]
    assert [row for row in rows(after.findings) if row[1] == "NQ303"] == kept, "NQ303 did not run"


def _counts(known: Baseline) -> Counter[str]:
    return Counter({row["fingerprint"]: row["count"] for row in known.findings.to_pylist()})


def test_a_line_that_a_merge_left_twice_counts_once(tmp_path: Path) -> None:
    lines = ['{"baseline":1}', *['{"rule":"NQ203","article":"a","fingerprint":"ab"}'] * 2]
    (tmp_path / "b.jsonl").write_text("\n".join(lines))
    assert read_baseline(tmp_path / "b.jsonl").findings["count"].to_pylist() == [1]


def test_faults_that_are_gone_may_not_come_back_in_a_smaller_dataset() -> None:
    before, now = (Baseline(KNOWN.empty_table(), {"m": Amount(10.0, faults)}, {}) for faults in (10, 5))
    after = pruned(before, changes(before, Ran(now, [], [])))
    assert after.measures == {"m": Amount(10.0, 5)}
    assert is_worse(Amount(16.0, 8), after.measures["m"]) and not is_worse(Amount(16.0, 8), before.measures["m"])
