from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsqa.articles.readers.agencies.digitalwires import from_digitalwires, is_digitalwires

ENTRY: dict[str, Any] = {
    "format": "digitalwires@0.9.1",
    "entry_id": "abc",
    "updated": "2024-03-02T12:00:00Z",
    "urn": "urn:newsml:example:1",
    "version_created": "2024-03-01T09:30:00+01:00",
    "embargoed": None,
    "language": "de",
    "headline": "Hafenarbeiter streiken",
    "teaser": "Schiffe warten.",
    "byline": "Von Ada Hill, xyz",
    "article_html": '<section class="main"><p></p><p>Der Hafen ist zu.</p><p>Fähren warten.</p></section>',
    "usageterms": None,
    "kicker": "Hafen",
    "dpasubject_names": ["Wirtschaft", "Verkehr"],
    "desk_names": ["wi"],
    "genre_names": [],
    "categories": [
        {"type": "dnltype:provider", "name": "xyz"},
        {"type": "dnltype:creator", "name": "ahill"},
        {"type": "dnltype:creator", "name": "Bo Lind"},
    ],
}


def test_what_is_digitalwires() -> None:
    assert is_digitalwires(ENTRY)
    assert not is_digitalwires({"format": "other@1"})
    assert not is_digitalwires({"format": 5})
    assert not is_digitalwires({})


def test_an_article() -> None:
    found = from_digitalwires(ENTRY)
    assert {
        "id": "urn:newsml:example:1",
        "title": "Hafenarbeiter streiken",
        "body": "Der Hafen ist zu.\n\nFähren warten.",
        "summary": "Schiffe warten.",
        "section": "Wirtschaft",
        "language": "de",
        "outlet": "xyz",
        "authors": ["Ada Hill, xyz"],
        "published": "2024-03-01T09:30:00+01:00",
        "kicker": "Hafen",
        "entry_updated": "2024-03-02T12:00:00Z",
    }.items() <= found.items()
    assert not {"headline", "article_html", "updated", "usageterms", "genre_names"} & found.keys()


@pytest.mark.parametrize(
    ("change", "column", "value"),
    [
        ({"embargoed": "2024-03-01T18:00:00+01:00"}, "published", "2024-03-01T18:00:00+01:00"),
        ({"byline": None}, "authors", ["Bo Lind"]),
        ({"byline": None, "categories": None}, "authors", None),
        ({"dpasubject_names": []}, "section", "wi"),
        ({"article_html": None}, "body", None),
        ({"teaser": None, "descriptions": [{"description": "Kräne."}]}, "summary", "Kräne."),
        ({"urn": None}, "id", "abc"),
    ],
)
def test_what_stands_in(change: dict[str, Any], column: str, value: object) -> None:
    assert from_digitalwires(ENTRY | change).get(column) == value


values = st.none() | st.integers() | st.text(max_size=5) | st.lists(st.integers() | st.just({"type": 5}), max_size=2)


@given(st.dictionaries(st.sampled_from(sorted(ENTRY)), values))
def test_fields_of_any_kind(fields: dict[str, Any]) -> None:
    body = from_digitalwires(fields)["body"]
    assert body is None or isinstance(body, str)
