import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsqa.annotate.quotation_marks import find_quotations


def quotations(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('She said "it is late" and left.', ['"it is late"']),
        ("She said “it is late” and left.", ["“it is late”"]),
        ("She said ‘it is late’ and left.", ["‘it is late’"]),
        ("She said 'it is late' and left.", ["'it is late'"]),
        ("Sie sagte „es ist spät“ und ging.", ["„es ist spät“"]),
        ("Elle a dit «il est tard» et partit.", ["«il est tard»"]),
        ("Sie sagte »es ist spät« und ging.", ["»es ist spät«"]),
        ("She said ''it is late'' and left.", ["''it is late''"]),
        ("She said ``it is late'' and left.", ["``it is late''"]),
    ],
)
def test_reads_every_kind_of_mark(text: str, expected: list[str]) -> None:
    assert quotations(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Iran’s ferry doesn't run in the ’90s or the '80s.",
        "The officials’ plan and the workers' plan differ.",
        "He is 6'2\" tall.",
        "Rock ’n’ roll, get ’em.",
    ],
)
def test_apostrophes_and_inches_are_no_quotations(text: str) -> None:
    assert quotations(text) == []


def test_a_quotation_in_a_quotation_belongs_to_the_outer_one() -> None:
    assert quotations("“He said ‘never’ to me,” she said. ‘They said “no” twice.’") == [
        "“He said ‘never’ to me,”",
        "‘They said “no” twice.’",
    ]


def test_single_marks_reach_over_an_apostrophe() -> None:
    assert quotations("‘The officials’ plan isn’t good,’ she said.") == ["‘The officials’ plan isn’t good,’"]


def test_several_paragraphs_open_each_and_close_once() -> None:
    found = find_quotations("“We came.\n\n“We saw.\n\n“We left.”\n\nIt rained.")
    assert [q.closed for q in found] == [False, False, True]
    assert [q.inner_end - q.inner_start for q in found] == [8, 7, 8]


def test_a_mark_that_never_closes_is_no_quotation() -> None:
    assert quotations("It was a “strange day. It rained.\n\nNobody came.") == []


def test_the_inner_span_is_without_marks() -> None:
    text = "She said “yes” twice."
    (quotation,) = find_quotations(text)
    assert text[quotation.inner_start : quotation.inner_end] == "yes"


@given(st.text(alphabet=st.sampled_from("ab S.,\n\"'“”„‟«»‹›‘’‚`\x00😀"), max_size=120) | st.text(max_size=80))
def test_quotations_are_ordered_and_never_overlap(text: str) -> None:
    at = 0
    for quotation in find_quotations(text):
        assert at <= quotation.start < quotation.inner_start <= quotation.inner_end <= quotation.end <= len(text)
        at = quotation.end
