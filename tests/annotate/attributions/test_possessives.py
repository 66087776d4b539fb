import pytest

from newsqa.annotate.attributions.possessives import is_possessive, without_possessive


@pytest.mark.parametrize(
    ("word", "owned", "bare"),
    [
        ("Lund's", True, "Lund"),
        ("Lund’s", True, "Lund"),
        ("aides’", True, "aides’"),
        ("aides'", True, "aides'"),
        ("Lund", False, "Lund"),
        ("aides", False, "aides"),
        ("", False, ""),
    ],
)
def test_possessives(word: str, owned: bool, bare: str) -> None:
    assert (is_possessive(word), without_possessive(word)) == (owned, bare)
