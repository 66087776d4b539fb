from typing import Any

import pyarrow as pa
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsqa.articles.authors import names_column, names_of, says_all
from tests.articles.json_values import ANY_JSON


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Ann Lee", ["Ann Lee"]),
        ("  Ann Lee\n", ["Ann Lee"]),
        ("Ann Lee; Bo Ek;", ["Ann Lee", "Bo Ek"]),
        ("Ann Lee\nBo Ek", ["Ann Lee", "Bo Ek"]),
        ("By Ann Lee and Bo Chen", ["Ann Lee", "Bo Chen"]),
        ("BY ANN LEE, Associated Press Writer", ["ANN LEE", "Associated Press Writer"]),
        ("by: ann lee", ["ann lee"]),
        ("Written by Ann Lee, Lisbon", ["Ann Lee", "Lisbon"]),
        ("Ann Lee, Bo Chen and Cy Dee", ["Ann Lee", "Bo Chen", "Cy Dee"]),
        ("Ann Lee , Bo Chen & Cy Dee", ["Ann Lee", "Bo Chen", "Cy Dee"]),
        ("ann lee, bo chen e cy dee", ["ann lee", "bo chen", "cy dee"]),
        ("Por Ana Sá e Rui Pó, R7 e Folha SP, Recife", ["Ana Sá", "Rui Pó", "R7", "Folha SP", "Recife"]),
        ("Por R7, Recife", ["R7", "Recife"]),
        ("Von Max Muster und Eva Beispiel, dpa", ["Max Muster", "Eva Beispiel", "dpa"]),
        ("Par Jean Dupont et Luc Petit", ["Jean Dupont", "Luc Petit"]),
        ("Ann Lee, Reuters", ["Ann Lee", "Reuters"]),
        ("Ann Lee (Reuters)", ["Ann Lee", "Reuters"]),
        ("Ann Lee (The Herald)", ["Ann Lee", "The Herald"]),
        ("Ann Lee | The Herald", ["Ann Lee", "The Herald"]),
        ("Ann Lee/TT", ["Ann Lee", "TT"]),
        ("Ann Lee, staff writer", ["Ann Lee", "staff writer"]),
        ("Ann Lee and agencies", ["Ann Lee", "agencies"]),
        ("Ann Lee in Berlin and Bo Chen in Paris", ["Ann Lee in Berlin", "Bo Chen in Paris"]),
        ("Ann Lee, MD, Bo Chen, Jr.", ["Ann Lee, MD", "Bo Chen, Jr."]),
        ("Avatar_Large Url, Story Count, Popular Tags", ["Avatar_Large Url", "Story Count", "Popular Tags"]),
        ("刘丽华，李明远、王建国", ["刘丽华", "李明远", "王建国"]),
        ("刘丽华  李明远 ， 王建国", ["刘丽华", "李明远", "王建国"]),
        ("刘丽" + "  刘丽" * 900 + "，x", ["刘丽" + "  刘丽" * 900 + "，x"]),
        ("a@b.org (Ann Lee)", ["Ann Lee", "a@b.org"]),
        ("Ann Lee <a@b.org>", ["Ann Lee", "a@b.org"]),
        ("Smith, John; Doe, Jane", ["Smith, John", "Doe, Jane"]),
        ("['A B', 'C D']", ["A B", "C D"]),
        ("['A B' 'C D']", ["A B", "C D"]),
        ("('A B',)", ["A B"]),
        ('["Ann O\'Neil", "B"]', ["Ann O'Neil", "B"]),
        (r"""["Ann O'Neil", 'B \'C\' D\xa0E']""", ["Ann O'Neil", "B 'C' D\u00a0E"]),
        ('{"Ann Lee","Bo Chen"}', ["Ann Lee", "Bo Chen"]),
        ('[{"name": "Ann Lee"}, {"name": "Bo"}]', ["Ann Lee", "Bo"]),
        ("[{'name': 'Ann Lee', 'twitter': None}]", ["Ann Lee"]),
        ("['By Ann Lee and Bo Chen']", ["Ann Lee", "Bo Chen"]),
        (["Ann Lee", "", None, " Bo Ek "], ["Ann Lee", "Bo Ek"]),
        (["By Ann Lee and Bo Chen"], ["Ann Lee", "Bo Chen"]),
        (["Lee, Ann", "Ek, Bo"], ["Lee, Ann", "Ek, Bo"]),
        ([{"@type": "Person", "name": "Ann Lee"}, [{"name": "The Herald"}]], ["Ann Lee", "The Herald"]),
        ({"@type": "Person", "name": "Ann Lee", "title": "Reporter"}, ["Ann Lee"]),
        ({"name": ["Ann Lee", "Bo Ek"]}, ["Ann Lee", "Bo Ek"]),
        ({"name": "Ann Lee und Bo Ek, dpa"}, ["Ann Lee", "Bo Ek", "dpa"]),
        ({"givenName": "Ann", "familyName": "Lee"}, ["Ann Lee"]),
        ({"@id": "https://a.org/#ann"}, ["https://a.org/#ann"]),
        ({"age": 3}, ['{"age":3}']),
        (12, ["12"]),
    ],
)
def test_names(value: Any, names: list[str]) -> None:
    assert names_of(value) == names


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Smith, John",
            "García Márquez, Gabriel",
            "Smith Jones, John A.",
            "Lee, Ann and Bo Ek",
            "Smith, Jones and Brown",
        ),
        *(
            "Simon and Schuster",
            "Food and Drug Administration",
            "José Ortega y Gasset",
            "Ann & Bo Lee",
            "Ann and Bo Lee",
        ),
        *(
            "Ann Lee, Ph.D.",
            "Acme Media, Inc.",
            "AFP/Getty Images",
            "Robert (Bob) Smith",
            "Ann Lee (@annlee)",
            "(Reuters)",
        ),
        *(
            "Von der Leyen, Ursula",
            "Von Miller",
            "von Braun",
            "Byron York",
            "Porter Hall",
            "Doorman Lee",
            "By",
            "[deleted]",
        ),
        "Ann Lee is a reporter, and she lives in Paris",
        "ann lee, who writes about food and lives in Paris",
        '{"a": 1}',
        "[[[[",
    ],
)
def test_what_is_not_certain_stays_whole(text: str) -> None:
    assert names_of(text) == [text]


@pytest.mark.parametrize("value", [None, "", " \n", [], {}, [None, ""], [[], [[]]], "[]", "[None]", ";", float("nan")])
def test_no_names(value: Any) -> None:
    assert names_of(value) in (None, [";"])


def test_deep_lists_are_walked_without_recursion() -> None:
    deep: list[Any] = ["Ann Lee"]
    for _ in range(5000):
        deep = [deep]
    assert names_of(deep) == ["Ann Lee"]


WORDS = st.sampled_from(
    "By Por Von Ann Lee bo chen and e & , ; | ( ) / <a@b.org> a@b.org Reuters Jr. [ ] ' \" \\ { } é".split()
)


@settings(deadline=None)
@example("Eva Lund ,Jr.")
@given(ANY_JSON | st.lists(WORDS, max_size=9).map(" ".join))
def test_any_value_gives_whole_names(value: Any) -> None:
    names = names_of(value)
    assert names is None or (names and all(name and name == name.strip() for name in names))
    if isinstance(value, str) and value.strip() and value.strip()[0] not in "[{(":
        assert names and all(name in value for name in names)  # nothing is rewritten


@settings(deadline=None)
@given(
    st.lists(
        st.lists(st.text("AbcÉ '\"\\\n’", min_size=1).map(str.strip).filter(bool), min_size=2, max_size=4), max_size=3
    )
)
def test_lists_in_texts_are_the_lists(lists: list[list[str]]) -> None:
    assert names_column([repr(names) for names in lists]).to_pylist() == lists


@settings(deadline=None)
@given(st.lists(ANY_JSON, max_size=6))
def test_a_column_gives_what_its_values_give(values: list[Any]) -> None:
    column = names_column(values)
    assert column.type == pa.list_(pa.string())
    assert column.to_pylist() == [names_of(value) for value in values]


def test_columns_of_any_make() -> None:
    texts = ["By Ann Lee and Bo Ek", None, "Ann Lee", "Ann Lee", ""]
    names = [["Ann Lee", "Bo Ek"], None, ["Ann Lee"], ["Ann Lee"], None]
    columns = [texts, pa.array(texts), pa.array(texts, pa.large_string()), pa.array(texts).dictionary_encode()]
    columns += [pa.chunked_array([texts[:2], texts[2:]]), pa.array([[text] if text else None for text in texts])]
    assert [names_column(column).to_pylist() for column in columns] == [names] * len(columns)
    assert names_column(pa.array([{"name": "Ann Lee"}, None])).to_pylist() == [["Ann Lee"], None]
    assert names_column(pa.array([1, None])).to_pylist() == [["1"], None]
    assert names_column(["Ann \ud800 Lee"]).to_pylist() == [["Ann \ufffd Lee"]]
    assert names_column([]).to_pylist() == []


@pytest.mark.parametrize(
    ("value", "all_said"),
    [
        *(("Ann Lee", True), (["Ann Lee", "Bo Ek"], True), (None, True), ("", True), ("By Ann Lee", False)),
        *(("Ann Lee; Bo Ek", False), ({"name": "Ann Lee", "id": 3}, False), (["Ann Lee "], False), ([" "], False)),
    ],
)
def test_whether_the_names_say_all(value: Any, all_said: bool) -> None:
    assert says_all(value, names_of(value)) is all_said


@pytest.mark.parametrize("count", [3, 300])
def test_columns_of_many_bylines_are_read_as_each_alone(count: int) -> None:
    some = [
        "Ann Lee",
        "By Bo Chen and Cy Dee",
        "",
        None,
        "Ann Lee, Bo Chen",
        "['A B', 'C D']",
        "AP",
        "Lee Chen, Ann J.",
    ]
    bylines = [text and f"{text} Ek{number}" for number in range(count) for text in some] + some
    assert names_column(pa.array(bylines, pa.string())).to_pylist() == [names_of(byline) for byline in bylines]
