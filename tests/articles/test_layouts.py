import dataclasses

import pytest
from layout_samples import MAPPED, SAMPLES, TEXT

from newsqa.articles.errors import NoNewsError
from newsqa.articles.field_names import RECOGNISED
from newsqa.articles.layouts import LAYOUTS
from newsqa.articles.mapping import find_mapping
from newsqa.articles.recognition import recognise

WITHOUT_TEXTS = "GDELT"


def test_every_layout_has_a_sample() -> None:
    assert {layout.name for layout in LAYOUTS} == {*SAMPLES, WITHOUT_TEXTS}
    assert SAMPLES.keys() == MAPPED.keys()


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_layouts_feed_columns_that_there_are(layout) -> None:
    assert set(layout.columns) <= set(RECOGNISED)
    assert layout.least <= len(layout.telling)
    assert dataclasses.is_dataclass(layout) and layout.__dataclass_params__.frozen


@pytest.mark.parametrize("name", SAMPLES)
def test_each_is_recognised_and_mapped(name: str) -> None:
    recognition = recognise(SAMPLES[name])
    assert recognition is not None
    assert recognition.layout.name == name
    assert recognition.is_certain, str(recognition)
    mapping = find_mapping(SAMPLES[name], {})
    assert mapping.layout == name
    found = {column: field.path for column, field in mapping.columns.items()}
    assert found | MAPPED[name] == found
    assert mapping.notes()[0].startswith(f"read as {name}")


@pytest.mark.parametrize(
    "record",
    [
        {"title": "a", "text": TEXT, "date": "2024-05-14"},
        {"id": "1", "title": "a", "body": TEXT, "published": "2024-05-14", "url": "https://a.example"},
        {"headline": "a", "content": TEXT, "source": "The Herald", "category": "local"},
        {"text": TEXT, "label": "fake"},
        {"text": TEXT, "label": 7},
        {"document": TEXT, "summary": "b", "id": 1, "outlet": "c"},
        {"title": "a", "link": "https://a.example", "description": "b", "pubDate": "x", "text": TEXT},
        {"uri": "a", "headline": "b", "text": TEXT},
        {"publishedAt": "2024-05-14", "text": TEXT, "url": "https://a.example"},
        {"article": TEXT, "label": "real"},
    ],
    ids=lambda record: " ".join(record),
)
def test_generic_records_are_of_no_layout(record: dict) -> None:
    assert recognise([record]) is None
    mapping = find_mapping([record], {})
    assert mapping.layout is None
    assert mapping.columns["body"].path in ("text", "body", "content", "document", "article")


def test_a_layout_that_only_few_records_have_is_none() -> None:
    others = [{"title": "a", "text": TEXT}] * 8
    assert recognise([*SAMPLES["NewsAPI"], *SAMPLES["NewsAPI"], *others]) is None


def test_what_does_not_fit_is_said() -> None:
    one = SAMPLES["schema.org NewsArticle"][0]
    recognition = recognise([{**one, "@type": "Recipe"}])
    assert recognition is not None
    assert not recognition.is_certain
    assert str(recognition) == '9 of the 9 fields that tell it are there; no value of "@type" looks like it'
    drifting = recognise([one] * 9 + [{"title": "a"}])
    assert drifting is not None
    assert '"headline" is missing in 10 % of the records' in drifting.against
    assert all(field.sure != "certain" for field in find_mapping([one] * 9 + [{"title": "a"}], {}).columns.values())


def test_records_flattened_for_a_table_are_recognised_too() -> None:
    one = SAMPLES["New York Times"][0]
    flat = {name: value for name, value in one.items() if name not in ("headline", "byline")}
    mapping = find_mapping([{**flat, "headline.main": "Bridge", "byline.original": "By Ana Silva"}], {})
    assert mapping.layout == "New York Times"
    assert mapping.columns["title"].path == "headline.main"
    assert mapping.columns["title"].example == "Bridge"


def test_the_names_of_a_layout_do_not_mislead() -> None:
    assert "modified" not in find_mapping(SAMPLES["FakeNewsCorpus"], {}).columns
    assert "label" not in find_mapping(SAMPLES["Guardian Open Platform"], {}).columns


def test_a_full_text_that_was_added_to_a_layout_is_the_body() -> None:
    mapping = find_mapping([{**SAMPLES["NewsAPI"][0], "full_text": TEXT, "label": "real"}], {})
    assert mapping.layout == "NewsAPI"
    assert (mapping.columns["body"].path, mapping.columns["body"].sure) == ("full_text", "likely")
    assert mapping.columns["label"].path == "label"
    assert any('body: taken from "full_text" (its texts are much longer' in note for note in mapping.notes())


def test_the_configuration_wins_over_the_layout() -> None:
    mapping = find_mapping(SAMPLES["NewsAPI"], {"body": "description", "outlet": "author"})
    assert {column: mapping.columns[column].path for column in ("body", "outlet")} == {
        "body": "description",
        "outlet": "author",
    }
    assert "summary" not in mapping.columns


def test_a_list_of_links_without_texts_is_no_news() -> None:
    record = {
        "url": "https://a.example",
        "url_mobile": "",
        "title": "a",
        "seendate": "20240514T080000Z",
        "socialimage": "",
        "domain": "a.example",
        "language": "English",
        "sourcecountry": "Norway",
    }
    with pytest.raises(NoNewsError, match="They look like GDELT; it lists articles without their texts"):
        find_mapping([record], {})


def test_objects_with_a_million_fields_are_looked_at_but_not_taken_apart() -> None:
    assert recognise([{f"f{number}": 1 for number in range(100_000)}]) is None


def test_the_type_of_an_item_is_no_label_though_it_sorts_the_items() -> None:
    items = [
        {"uri": f"u{n}", "versioncreated": "2024-03-01T09:30:00Z", "headline": "A", "body_text": "B", "type": kind}
        for n, kind in enumerate(("text", "picture") * 5)
    ]
    mapping = find_mapping(items, {})
    assert "label" not in mapping.columns
    assert "type" in mapping.left_over
    assert find_mapping(items, {"label": "type"}).columns["label"].path == "type"
