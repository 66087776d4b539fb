import pyarrow as pa
import pytest

from newsqa.articles import parts
from newsqa.articles.mapped import FieldMapping, MappedField
from newsqa.articles.parts import Part, joined, read_part
from newsqa.articles.readers.record import Block, Reject


def block(first: int, *texts: str, size: int = 10) -> Block:
    """The rows from the first on, as a table with these texts."""
    return Block(range(first, first + len(texts)), pa.table({"text": pa.array(texts, pa.string())}), size)


def rows_of(items: list[Block | Reject]) -> list[list[int] | str]:
    return [list(item.rows) if isinstance(item, Block) else item.reason for item in items]


def test_small_tables_that_follow_each_other_become_one() -> None:
    [item] = joined([block(1, "a", "b"), block(3, "c"), block(4, "d")])
    assert isinstance(item, Block)
    assert (item.rows, item.size, item.fields["text"].to_pylist()) == (range(1, 5), 30, ["a", "b", "c", "d"])


def test_what_stands_between_tables_keeps_its_place() -> None:
    items = [block(1, "a"), block(2, "b"), Reject(3, "lost", None), block(4, "c"), block(5, "d")]
    assert rows_of(list(joined(items))) == [[1, 2], "lost", [4, 5]]


@pytest.mark.parametrize(
    "other",
    [
        block(3, "b"),
        Block([2], pa.table({"text": ["b"]}), 10),
        Block(range(2, 3), [{"text": "b"}], 10),
        Block(range(2, 3), pa.table({"text": [1]}), 10),
        Block(range(2, 3), pa.table({"words": ["b"]}), 10),
    ],
    ids=["a row lies between", "rows of any order", "records", "another type", "another name"],
)
def test_tables_that_are_not_alike_stay_apart(other: Block) -> None:
    assert list(joined([block(1, "a"), other])) == [block(1, "a"), other]


def test_no_table_becomes_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "JOINED_ROWS", 3)
    assert rows_of(list(joined([block(row, "a") for row in range(1, 8)]))) == [[1, 2, 3], [4, 5, 6], [7]]
    monkeypatch.setattr(parts, "JOINED_BYTES", 25)
    assert rows_of(list(joined([block(row, "a") for row in range(1, 6)]))) == [[1, 2], [3, 4], [5]]


def test_a_large_table_does_not_wait_for_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "JOINED_BYTES", 10)
    items = iter([block(1, "a"), block(2, "b")])
    assert next(joined(items)) == block(1, "a")
    assert list(items) == [block(2, "b")]  # it would lie in memory while the next one is read


def test_the_small_tables_of_a_part_are_shaped_as_one() -> None:
    mapping = FieldMapping({"body": MappedField("text", "configured", "")}, ())
    part = Part("a", "a", lambda: iter([block(1, "a", "b"), block(3, "c")]), mapping=mapping)
    [piece] = read_part(part)
    assert piece.articles is not None
    assert piece.articles.select(["body", "source_row"]).to_pydict() == {
        "body": ["a", "b", "c"],
        "source_row": [1, 2, 3],
    }


def test_thousands_of_small_tables_are_put_together_once(monkeypatch: pytest.MonkeyPatch) -> None:
    copied = []
    concat = pa.concat_tables
    monkeypatch.setattr(pa, "concat_tables", lambda tables: copied.append(len(tables)) or concat(tables))
    [item] = joined(block(row, "a") for row in range(1, 3001))
    assert len(item.rows) == 3000
    assert copied == [3000]
