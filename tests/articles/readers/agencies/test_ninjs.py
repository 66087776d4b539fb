import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsqa.articles.errors import InputError
from newsqa.articles.readers.agencies.ninjs import from_ninjs, is_ninjs

URI = "https://herald.example/items/1"
GENERATION_1: dict[str, Any] = {
    "uri": URI,
    "type": "text",
    "firstcreated": "2024-03-01T09:30:00Z",
    "versioncreated": "2024-03-02T12:00:00Z",
    "language": "en",
    "byline": "By Ada Hill",
    "headline": "Port workers walk out",
    "description_text": "Ships wait.",
    "body_text": "The port is shut.\n\nFerries wait.",
    "body_xhtml": "<p>The port is shut.</p>",
    "provider": "The Herald",
    "subject": [{"name": "economy", "code": "04000000"}],
    "person": [{"name": "Tom Reed", "rel": "about"}],
    "organisation": [{"name": "Dock Union", "rel": "mentions"}],
    "usageterms": "Not for the web",
}
GENERATION_2: dict[str, Any] = {
    "uri": URI,
    "firstcreated": "2024-03-01T09:30:00Z",
    "versioncreated": "2024-03-02T12:00:00Z",
    "language": "en",
    "by": "Ada Hill",
    "headlines": [{"role": "subtitle", "value": "Ferries wait"}, {"role": "main", "value": "Port workers walk out"}],
    "descriptions": [{"role": "creditline", "value": "PA"}, {"role": "text", "value": "Ships wait."}],
    "bodies": [
        {"role": "html", "contenttype": "text/html", "value": "<p>Other</p>"},
        {"role": "text", "contenttype": "text/plain", "value": "The port is shut.\n\nFerries wait."},
    ],
    "infosources": [{"name": "The Herald"}],
    "subjects": [{"name": "economy"}],
    "people": [{"name": "Tom Reed"}],
    "usageterms": "Not for the web",
}
GENERATION_3 = {
    {"firstcreated": "firstCreated", "versioncreated": "versionCreated", "infosources": "infoSources"}.get(
        name, name
    ): (
        [{"contentType" if key == "contenttype" else key: text for key, text in body.items()} for body in value]
        if name == "bodies"
        else value
    )
    for name, value in GENERATION_2.items()
}


@pytest.mark.parametrize("fields", [GENERATION_1, GENERATION_2, GENERATION_3], ids=["1", "2", "3"])
def test_an_article(fields: dict[str, Any]) -> None:
    before = repr(fields)
    assert is_ninjs(fields)
    found = from_ninjs(fields)
    assert {
        "id": URI,
        "url": URI,
        "title": "Port workers walk out",
        "body": "The port is shut.\n\nFerries wait.",
        "summary": "Ships wait.",
        "section": "economy",
        "language": "en",
        "outlet": "The Herald",
        "authors": ["Ada Hill"],
        "published": "2024-03-01T09:30:00Z",
        "modified": "2024-03-02T12:00:00Z",
        "usageterms": "Not for the web",
    }.items() <= found.items()
    assert len(found["other_bodies"]) == 1
    assert not {"headline", "headlines", "bodies", "body_xhtml", "byline", "versioncreated"} & found.keys()
    assert repr(fields) == before


@pytest.mark.parametrize(
    ("fields", "is_one"),
    [
        ({"$standard": {"name": "ninjs", "version": "1.4"}}, True),
        ({"standard": {"name": "TTNINJS"}}, True),
        ({"uri": "urn:x", "versioncreated": "2024-01-01"}, True),
        ({"uri": "urn:x", "versionCreated": "2024-01-01"}, True),
        ({"uri": "urn:x", "title": "x", "descriptions": [{"role": "text", "value": "x"}]}, True),
        ({"versioncreated": "2024-01-01"}, False),
        ({"uri": "urn:x", "title": "x", "body": "x"}, False),
        ({"uri": "urn:x", "headlines": ["x"]}, False),
        ({"uri": 5, "versioncreated": "2024-01-01"}, False),
        ({"standard": "5"}, False),
        ({}, False),
    ],
)
def test_what_is_ninjs(fields: dict[str, Any], is_one: bool) -> None:
    assert is_ninjs(fields) is is_one


@pytest.mark.parametrize(
    ("fields", "body"),
    [
        ({"body_xhtml": "<p>One</p><p>Two</p>"}, "One\n\nTwo"),
        ({"body_html": "<p>One</p><p>Two</p>"}, "One\n\nTwo"),
        ({"body_text": " ", "body_xhtml": "<p>One</p>"}, "One"),
        ({"bodies": [{"contentType": "text/html", "value": "<p>One</p>"}]}, "One"),
        ({"bodies": [{"role": "xhtml", "value": "<p>One</p>"}]}, "One"),
        ({"bodies": [{"value": "One"}]}, "One"),
        (
            {
                "bodies": [
                    {
                        "contentType": "text/vnd.IPTC.NITF",
                        "value": "<nitf><body><body.head><hedline><hl1>T</hl1></hedline></body.head><body.content>"
                        "<p>One</p></body.content></body></nitf>",
                    }
                ]
            },
            "One",
        ),
        ({"bodies": [{"contentType": "text/html", "value": "<br>"}]}, None),
        ({"bodies": 5}, None),
        ({"bodies": [5, {"value": 5}]}, None),
        ({}, None),
    ],
)
def test_bodies(fields: dict[str, Any], body: str | None) -> None:
    assert from_ninjs({"uri": "urn:x", **fields})["body"] == body


@pytest.mark.parametrize(
    ("fields", "authors"),
    [
        ({"bylines": [{"value": "Ada Hill"}, {"value": "Bo Lind"}]}, ["Ada Hill", "Bo Lind"]),
        ({"bylines": ["Ada Hill"]}, ["Ada Hill"]),
        ({"people": [{"name": "Ada Hill", "rel": "author"}, {"name": "Tom Reed", "rel": "about"}]}, ["Ada Hill"]),
        ({"people": [{"name": "Tom Reed"}]}, None),
        ({"byline": ""}, None),
    ],
)
def test_authors(fields: dict[str, Any], authors: list[str] | None) -> None:
    assert from_ninjs({"uri": "urn:x", **fields}).get("authors") == authors


@pytest.mark.parametrize(
    ("fields", "outlet"),
    [
        ({"source": "The Herald", "copyrightholder": "Other"}, "The Herald"),
        ({"copyrightHolder": "The Herald"}, "The Herald"),
        ({"organisations": [{"name": "Union"}, {"name": "The Herald", "rel": "publisher"}]}, "The Herald"),
        ({"organisations": [{"name": "Union"}]}, None),
    ],
)
def test_outlets(fields: dict[str, Any], outlet: str | None) -> None:
    assert from_ninjs({"uri": "urn:x", **fields}).get("outlet") == outlet


def test_an_address_that_is_none_of_the_web_is_only_an_id() -> None:
    found = from_ninjs({"uri": "urn:x", "title": "Port"})
    assert (found["id"], found.get("url"), found["title"]) == ("urn:x", None, "Port")
    assert from_ninjs({"uri": "urn:x", "title": "port-1", "headline": "Port"})["item_title"] == "port-1"


plain = st.none() | st.integers() | st.text(max_size=5)
objects = st.dictionaries(st.sampled_from(["value", "name", "rel", "contentType"]), plain, max_size=2)
values = plain | objects | st.lists(plain | objects, max_size=3)


@given(st.dictionaries(st.sampled_from([*GENERATION_1, *GENERATION_2, *GENERATION_3, "title"]), values, max_size=5))
def test_fields_of_any_kind(fields: dict[str, Any]) -> None:
    assert is_ninjs(fields) in (True, False)
    found = from_ninjs(fields)
    assert found["body"] is None or isinstance(found["body"], str)
    assert all(isinstance(name, str) for name in found.get("authors") or [])


def test_lxml_is_needed_for_markup_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lxml", None)
    assert from_ninjs(GENERATION_1)["body"] == "The port is shut.\n\nFerries wait."
    with pytest.raises(InputError, match="needs the library lxml"):
        from_ninjs({"uri": "urn:x", "body_xhtml": "<p>One</p>"})
