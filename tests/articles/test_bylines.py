import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsqa.articles.bylines import _names_in_parts, names_in

_WORDS = st.sampled_from(
    ["Ann", "Lee", "O’Dee", "de", "J.", "Jr.", "E", "And", "By", "Von", "AP", "Staff", "McKay", "III", "Who", "x", "&"]
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
