"""Roles: which office stands beside a name, whose it is, and whether it is held."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsqa.annotate.names.offices import LAST_WORDS, OFFICES
from newsqa.annotate.names.roles import Role, find_roles


def roles(text: str, name: str) -> list[Role]:
    start = text.index(name)
    return [role for _, role in find_roles(text, [start], [start + len(name)])]


@pytest.mark.parametrize(
    ("text", "words", "office", "body"),
    [
        ("On Monday Foreign Minister Ann Lee left.", "Foreign Minister", "foreign minister", ""),
        ("On Monday Iran's foreign minister Ann Lee left.", "foreign minister", "foreign minister", "Iran"),
        ("The Iranian Foreign Minister Ann Lee left.", "Foreign Minister", "foreign minister", "Iranian"),
        ("He and Iran’s Defense Minister Ann Lee left.", "Defense Minister", "defence minister", "Iran"),
        ("It is up to U.S. Secretary of State Ann Lee now.", "Secretary of State", "foreign secretary", "U.S."),
        ("In N.Y. Republican Gov. Ann Lee won.", "Gov.", "governor", "N.Y. Republican"),
        ("He met Texas Lt. Gov. Ann Lee there.", "Lt. Gov.", "lieutenant governor", "Texas"),
        ("We asked Springfield Police Chief Ann Lee.", "Police Chief", "police chief", "Springfield"),
        ("He left.\nMayor Ann Lee stayed.", "Mayor", "mayor", ""),
        ("He left. Mayor Ann Lee stayed.", "Mayor", "mayor", ""),
        ("“Sheriff Ann Lee stayed.", "Sheriff", "sheriff", ""),
        ("They fear FBI Director Ann Lee most.", "FBI Director", "FBI director", ""),
        ("We saw the mayor, Ann Lee, there.", "mayor", "mayor", ""),
        ("We saw the firm's chief executive, Ann Lee, there.", "chief executive", "chief executive", ""),
        ("Ann Lee, the foreign minister, left.", "foreign minister", "foreign minister", ""),
        ("Ann Lee, mayor of Springfield, left.", "mayor", "mayor", "Springfield"),
        ("Ann Lee, the prime minister of St. Lucia, left.", "prime minister", "prime minister", "St. Lucia"),
        ("Ann Lee, Springfield's police chief.", "police chief", "police chief", "Springfield"),
        ("Ann Lee, CEO of the Bank of Norland, left.", "CEO", "chief executive", "Bank of Norland"),
    ],
)
def test_an_office_that_is_held(text: str, words: str, office: str, body: str) -> None:
    (role,) = roles(text, "Ann Lee")
    assert (text[role.start : role.end], role.office, role.body, role.qualified) == (words, office, body, False)


@pytest.mark.parametrize(
    "text",
    [
        "It was the former Foreign Minister Ann Lee.",
        "It was former Texas Gov. Ann Lee.",
        "It was then-Gov. Ann Lee.",
        "It was ex-Mayor Ann Lee.",
        "It was then–Attorney General Ann Lee.",
        "It was Deputy Foreign Minister Ann Lee.",
        "It was acting Police Chief Ann Lee.",
        "It was the late Springfield Mayor Ann Lee.",
        "It was the former defence and foreign minister Ann Lee.",
        "It was the President and Chief Executive Ann Lee.",
        "Ann Lee, a former mayor of Springfield, left.",
        "Ann Lee, the governor of Texas from 2001, left.",
        "Ann Lee, the prime minister and finance minister.",
        "It is over.Pima County Sheriff Ann Lee said so.",
    ],
)
def test_an_office_that_is_not_held_or_not_alone(text: str) -> None:
    found = roles(text, "Ann Lee")
    assert all(role.qualified for role in found)


@pytest.mark.parametrize(
    "text",
    [
        "A spokesman, Ann Lee, left.",
        "We fear a President Ann Lee.",
        "She is a candidate for mayor Ann Lee.",
        "They sang as Mayor Ann Lee left.",
        "We told the mayor, Ann Lee said.",
        "Ann Lee, told of the mayor, left.",
        "Ann Lee, the mayor, Cy Dee and others left.",
        "Ann Lee, the mayor, and others left.",
        "Ann Lee, the mayor said, was late.",
        "President Ann Lee left.",
        "The minister Ann Lee left.",
        "Ann Lee.",
    ],
)
def test_no_office(text: str) -> None:
    assert roles(text, "Ann Lee") == []


def test_roles_come_with_the_number_of_their_name() -> None:
    text = "Mayor Ann Lee met Cy Dee and Sheriff Bob Cole."
    names = ["Ann Lee", "Cy Dee", "Bob Cole"]
    starts = [text.index(name) for name in names]
    found = find_roles(text, starts, [start + len(name) for start, name in zip(starts, names, strict=True)])
    assert [(number, role.office) for number, role in found] == [(0, "mayor"), (2, "sheriff")]


_PIECES = st.sampled_from(
    [
        *list(OFFICES)[::7],
        "Gov.",
        "Sen.",
        "ex-Mayor",
        "the",
        "former",
        "Ann",
        "Lee",
        ",",
        ", ",
        ".",
        " of ",
        "\n",
        '"',
        "-",
        " ",
    ]
)


@given(st.lists(_PIECES, max_size=30).map(" ".join), st.data())
def test_the_words_of_a_role_are_an_office(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    for number, role in find_roles(text, [start], [end]):
        assert number == 0
        words = text[role.start : role.end]
        assert words == words.strip()
        assert words.lower().rpartition(" ")[2].rpartition("-")[2] in LAST_WORDS
        assert role.end <= start or role.start >= end


@given(st.text(max_size=200), st.data())
def test_any_text_is_read(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    for _, role in find_roles(text, [start], [end]):
        assert 0 <= role.start < role.end <= len(text)


@pytest.mark.parametrize(
    "unit", ["Gov. Ann Lee, the mayor of ", "Mayor" * 50 + " Lee, ", "minister ", ", ", "A.", "the " * 9]
)
def test_time_grows_with_the_text_alone(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        starts = list(range(0, len(text), 20))
        ends = [min(len(text), start + 7) for start in starts]
        began = time.process_time()
        find_roles(text, starts, ends)
        return time.process_time() - began

    seconds(10_000)
    assert seconds(400_000) < 60 * max(seconds(40_000), 0.005)
