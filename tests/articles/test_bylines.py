import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsqa.articles.bylines import _names_in_parts, are_full_names, names_in

_WORDS = st.sampled_from(
    [
        "Ann",
        "Lee",
        "O’Dee",
        "Óscar",
        "Łucja",
        '"Bo',
        'Dee"',
        "de",
        "J.",
        "Jr.",
        "E",
        "And",
        "By",
        "Von",
        "AP",
        "Staff",
        "McKay",
        "III",
        "Who",
        "x",
        "&",
    ]
)
_PIECES = st.lists(_WORDS, min_size=1, max_size=4).map(" ".join)


@given(st.lists(_PIECES, min_size=1, max_size=5).map(", ".join))
def test_a_list_of_full_names_is_read_as_any_other_byline(byline: str) -> None:
    assert names_in(byline) == _names_in_parts(byline)


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("Ann Lee, Bo A. Chen, Cy O’Dee", ["Ann Lee", "Bo A. Chen", "Cy O’Dee"]),
        ("Ann Lee, Bo Chen", ["Ann Lee", "Bo Chen"]),
        ("Lee Chen, Ann J.", ["Lee Chen, Ann J."]),
        ("By Ann Lee, Bo Chen", ["Ann Lee", "Bo Chen"]),
        ("Ann Lee And Bo Chen, Cy Dee", ["Ann Lee", "Bo Chen", "Cy Dee"]),
    ],
)
def test_full_names_between_commas(byline: str, names: list[str]) -> None:
    assert names_in(byline) == names


@given(st.lists(st.lists(_PIECES, min_size=1, max_size=4).map(", ".join), max_size=20))
def test_what_are_full_names_is_split_at_its_commas(bylines: list[str]) -> None:
    found = are_full_names(pa.array(bylines, pa.string())).to_pylist()
    assert all(
        names_in(byline) == byline.split(", ") for byline, is_plain in zip(bylines, found, strict=True) if is_plain
    )


def test_full_names_are_told_from_all_else() -> None:
    plain = ["Ann Lee", "Ann Lee, Bo A. Chen, Cy O’Dee", 'José Sá, "Bo ODee", Óscar Ek', "Ann Lee" + ", Bo Chen" * 400]
    other = [
        "Ann",
        "By Ann Lee",
        "AP Staff",
        "Ann Lee And Bo Chen",
        "Ann E Lee",
        "Lee Chen, Ann J.",
        "Ann Lee,Bo Chen",
        "ann lee",
        "Ann Lee\n",
        "Ann Lee" + ", Bo Chen" * 500,
        None,
    ]
    found = are_full_names(pa.array([*plain, *other], pa.string())).to_pylist()
    assert found == [True] * len(plain) + [False] * len(other)
