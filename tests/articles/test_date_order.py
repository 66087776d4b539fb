"""Day first or month first, decided on all records of a source."""

import json
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from loading import read

OPEN = "03/04/2017"


def as_lines(folder: Path, dates: list[str]) -> Path:
    path = folder / "a.jsonl"
    path.write_text("".join(json.dumps({"text": "a", "date": date}) + "\n" for date in dates))
    return path


def as_csv(folder: Path, dates: list[str]) -> Path:
    path = folder / "a.csv"
    path.write_text("text,date\n" + "".join(f"a,{date}\n" for date in dates))
    return path


def as_parquet(folder: Path, dates: list[str]) -> Path:
    path = folder / "a.parquet"
    pq.write_table(pa.table({"text": ["a"] * len(dates), "date": dates}), path)
    return path


def as_documents(folder: Path, dates: list[str]) -> Path:
    for number, date in enumerate(dates):
        (folder / f"{number:05}.json").write_text(json.dumps({"text": "a", "date": date}))
    return folder


@pytest.mark.parametrize("write", [as_lines, as_csv, as_parquet, as_documents])
@pytest.mark.parametrize(
    ("last", "read_as"),
    [(["23/05/2017"], "2017-04-03"), (["05/23/2017"], "2017-03-04"), (["23/05/2017", "05/23/2017"], None), ([], None)],
)
def test_the_last_record_may_decide(
    tmp_path: Path, write: Callable[[Path, list[str]], Path], last: list[str], read_as: str | None
) -> None:
    found = read(write(tmp_path, [OPEN] * 1100 + last))
    assert found.rejects == []
    days = {str(day)[:10] if day else None for day in found.column("published")[:1100]}
    assert days == {read_as}
    assert [note for note in found.notes if "published: " in note and "03/04/2017" in note]


def test_each_column_has_its_own_order(tmp_path: Path) -> None:
    records = [
        {"text": "a", "date": OPEN, "updated": OPEN},
        {"text": "a", "date": "23/05/2017", "updated": "05/23/2017"},
    ]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
    article = read(tmp_path / "a.jsonl").articles[0]
    assert (str(article["published"])[:10], str(article["modified"])[:10]) == ("2017-04-03", "2017-03-04")


def test_what_is_configured_needs_no_evidence(tmp_path: Path) -> None:
    found = read(as_lines(tmp_path, [OPEN, "05/23/2017"]), day_first=True)
    assert [str(day)[:10] for day in found.column("published")] == ["2017-04-03", "2017-05-23"]
    assert found.notes == []
