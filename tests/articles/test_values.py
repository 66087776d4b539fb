from datetime import date

import pytest

from newsqa.articles.values import as_body, as_text, json_text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, None),
        ("", ""),
        (" a\r\n", " a\r\n"),
        (True, "true"),
        (12, "12"),
        (12.0, "12"),
        (1.5, "1.5"),
        (float("nan"), None),
        (float("inf"), "inf"),
        (date(2024, 1, 2), "2024-01-02"),
        ({"id": 1, "name": "The Herald"}, "The Herald"),
        ({"id": 1}, '{"id":1}'),
        (["world", "politics"], "world; politics"),
        ([{"name": "world"}, None, 3], "world; 3"),
        ([], None),
        ([["a"], ["b"]], '[["a"],["b"]]'),
    ],
)
def test_plain_text(value: object, text: str | None) -> None:
    assert as_text(value) == text


@pytest.mark.parametrize(
    ("value", "body"),
    [
        ("<p>One.</p>\n", "<p>One.</p>\n"),
        (["One.", "Two."], "One.\n\nTwo."),
        ([["One.", "Still one."], ["Two.", ["Deep."]], []], "One. Still one.\n\nTwo. Deep."),
        (["", None, "One."], "One."),
        ([], None),
        ([{"text": "One."}], '{"text":"One."}'),
    ],
)
def test_bodies(value: object, body: str | None) -> None:
    assert as_body(value) == body


def test_json_text_of_what_orjson_refuses() -> None:
    assert json_text({"a": 2**80}) == '{"a": 1208925819614629174706176}'
    deep: list = []
    for _ in range(300):
        deep = [deep]
    assert json_text(deep) == "[" * 301 + "]" * 301
