"""Tables without names of fields: what is guessed from the values, and what is left alone."""

import pytest

from newsqa.articles.errors import NoNewsError
from newsqa.articles.mapping import find_mapping

LABELS = ["true", "false", "half-true"]


def rows(*makers, count: int = 60) -> list[dict]:
    return [{f"column_{n}": make(number) for n, make in enumerate(makers, 1)} for number in range(count)]


def text(number: int) -> str:
    return f"The council of town {number} met on Monday and spoke about the bridge, which is to be closed. " * 3


def test_what_the_values_show() -> None:
    sample = rows(
        lambda n: f"{n}.json",
        lambda n: LABELS[n % 3],
        lambda n: f"Town {n} closes its old bridge",
        text,
        lambda n: f"https://herald.example/{n}",
        lambda n: f"2024-05-{n % 28 + 1:02}",
        lambda n: str(n % 7),
        lambda n: ["radio", "paper", None][n % 3],
    )
    mapping = find_mapping(sample, {})
    assert {column: field.path for column, field in mapping.columns.items()} == {
        "article_id": "column_1",
        "label": "column_2",
        "title": "column_3",
        "body": "column_4",
        "url": "column_5",
        "published": "column_6",
    }
    assert mapping.left_over == ("column_7", "column_8")
    assert {field.sure for field in mapping.columns.values()} == {"guess"}
    assert (
        'label: taken from "column_2" (guessed, since the fields have no names; few values: false, half-true, true)'
        in (mapping.notes())
    )


def test_two_that_could_be_the_label_are_none() -> None:
    mapping = find_mapping(rows(lambda n: str(n % 2), lambda n: LABELS[n % 3], text), {})
    assert set(mapping.columns) == {"body"}


def test_a_few_records_show_no_labels_and_no_ids() -> None:
    assert set(find_mapping(rows(lambda n: str(n % 2), text, count=4), {}).columns) == {"body"}


@pytest.mark.parametrize(
    "sample",
    [
        rows(text, text),
        rows(lambda n: str(n), lambda n: "a few words"),
        rows(lambda n: "x" * 500),
        [{"column_1": None}],
    ],
    ids=["two texts", "no text", "no prose", "nothing"],
)
def test_without_a_clear_text_nothing_is_guessed(sample: list[dict]) -> None:
    with pytest.raises(NoNewsError):
        find_mapping(sample, {})


def test_names_and_the_configuration_win() -> None:
    assert find_mapping([{"column_1": "1", "text": "a"}], {}).columns["body"].path == "text"
    configured = find_mapping(rows(lambda n: LABELS[n % 3], text), {"body": "column_1"})
    assert {column: field.path for column, field in configured.columns.items()} == {"body": "column_1"}


def test_numbers_are_no_dates() -> None:
    assert "published" not in find_mapping(rows(lambda n: str(1_700_000_000 + n), text), {}).columns
