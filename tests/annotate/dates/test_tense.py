"""The words around an undated weekday, and which way they point; the article is of Wednesday, 15 November 2023."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_expressions import annotate

from newsqa.annotate.dates.tense import looks_ahead

AHEAD = [
    "The council will meet on Friday.",
    "The bridge is to reopen Friday.",
    "They agreed to meet on Friday.",
    "A hearing is set for Friday.",
    "She did not plan to speak on Friday.",
    "The shop has until 9 a.m. Friday to pay.",
    "The rules, to be published on Friday, are short.",
    "The vote would be held on Friday.",
    "The trial begins on Friday.",
    "The ministers meet separately Friday in Oslo.",
    "The mayor is likely to speak on Friday.",
    "The increase, effective Friday, is small.",
    "He said the crew would be flying to the United States on Friday.",
    "On Friday, the new hall at the old harbour will open.",
    "The striker will miss Friday's game.",
    "The talks were put off until Friday's vote.",
    "The judge will appear for a closed-door interview on Friday.",
    "It's scheduled to return for a short session Friday.",
    "The board asked the mayor to answer by Friday.",
    "The term of the mayor ends on Friday.",
    "The school will get $2.85 billion to teach from Friday.",
    "They passed a bill to avert a strike on Friday.",
    "The court of appeals will hear arguments on the merits of Oslo's challenge on Friday.",
]
BACK = [
    "The council met on Friday.",
    "The offer had been due to expire on Friday.",
    "A fire in a shop next to the station Friday killed two.",
    "The owner could not be reached on Friday.",
    "The mayor would look for a way around Friday's ruling.",
    "Much has to be said about Friday's ruling.",
    "He left moments before a planned vote Friday.",
    "The party chose a leader and laid out plans on Friday.",
    "On Friday, when the crew set aside its tools, it rained.",
    "On Friday, she agreed to stay.",
    "Sales were weaker than expected in a poll on Friday.",
    "The deal proposed by both sides Friday raises the cap for the next two years.",
    "The wins, beginning with Friday's, were a surprise.",
    "The board asked the mayor to step down on Friday.",
]


@pytest.mark.parametrize(
    ("body", "value"), [(body, "2023-11-17") for body in AHEAD] + [(b, "2023-11-10") for b in BACK]
)
def test_weekday(body: str, value: str) -> None:
    found = [row for row in annotate(body) if "Friday" in row["text"]]
    assert found
    assert {row["value"][:10] for row in found} == {value}


def test_the_present_passive_says_neither() -> None:
    text = "The case is heard on Friday."
    at = text.index("Friday")
    assert looks_ahead(text, at, at) is None


@pytest.mark.parametrize(
    ("text", "ahead", "firmly"),
    [("They would appeal", True, None), ("They will appeal", True, True), ("They appealed", False, False)],
)
def test_firmly_leaves_out_what_is_only_thought_of(text: str, ahead: bool, firmly: bool | None) -> None:
    text = f"{text} Friday's ruling."
    at = text.index("Friday")
    assert looks_ahead(text, at, at) is ahead
    assert looks_ahead(text, at, at, firmly=True) is firmly


WORDS = st.sampled_from(
    "will would is are to be been held planned a next to said until the . U.S. a.m. \n\n ! Friday".split(" ")
)


@given(words=st.lists(WORDS, max_size=12), at=st.integers(0, 12))
def test_what_is_firm_is_ahead_too(words: list[str], at: int) -> None:
    """Firmly never finds a word that looks ahead where there is none at all."""
    before = " ".join(words[:at])
    text = f"{before} Friday {' '.join(words[at:])}"
    start = len(before) + 1
    looked = looks_ahead(text, start, start)
    assert looked in (True, False, None)
    if looked is None:
        assert looks_ahead(text, start, start, firmly=True) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The mayor will be sworn in on Jan. 20.", "2024-01-20"),
        ("The council will meet on April 9.", "2024-04-09"),
        ("The council met on April 9.", "2023-04-09"),
    ],
)
def test_a_day_that_is_far_ahead(text: str, value: str) -> None:
    assert [found["value"] for found in annotate(text)] == [value]
