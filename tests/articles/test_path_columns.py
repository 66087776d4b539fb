import pytest

from newsqa.articles.path_columns import path_columns


def under(*folders: str) -> list[str]:
    return [f"{folder}/{number}.txt" for folder in folders for number in range(3)]


@pytest.mark.parametrize(
    ("insides", "columns"),
    [
        (under("train", "test"), {"split": "train"}),
        (under("train/fake", "train/real", "dev/fake", "dev/real"), {"split": "train", "label": "fake"}),
        (under("en", "pt-BR", "zh_Hans"), {"language": "en"}),
        (under("sport", "politics"), {"section": "sport"}),
        (under("2019", "2020"), {}),
        (under("only"), {}),
        (["a.txt", *under("train", "test")], {}),
        (["one/a.txt", *under("train", "test")], {}),
        ([f"{number}/a.txt" for number in range(5)], {}),
        ([], {}),
    ],
)
def test_what_the_folders_say(insides: list[str], columns: dict[str, str]) -> None:
    found = path_columns(insides)
    assert (found.of(insides[0]) if insides else {}) == columns
    assert len(found.notes) == len(columns)


def test_a_guess_is_said_to_be_one() -> None:
    assert path_columns(under("sport", "politics")).notes == (
        "section: taken from the names of the folders (politics, sport) (guessed)",
    )
