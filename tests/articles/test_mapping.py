import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsqa.articles.errors import InputError, NoNewsError
from newsqa.articles.field_names import COLUMN_OF, RECOGNISED, plain_name
from newsqa.articles.mapping import find_mapping, value_at


def paths(*records: dict, **configured: str) -> dict[str, str]:
    return {column: field.path for column, field in find_mapping(records, configured).columns.items()}


@pytest.mark.parametrize("name", ["Body-Text", "BODY TEXT", "body_text", "bodyText"])
def test_names_are_recognised_however_they_are_written(name: str) -> None:
    assert paths({name: "x"}) == {"body": name}


def test_no_name_stands_under_two_columns() -> None:
    assert len(COLUMN_OF) == len({plain_name(name) for names in RECOGNISED.values() for name in names})
    assert sum(len({plain_name(name) for name in names}) for names in RECOGNISED.values()) == len(COLUMN_OF)


def test_the_first_choice_wins_and_the_rest_is_left_over() -> None:
    mapping = find_mapping([{"content": "tok en ised", "content_original": "text", "ID": 1, "page": 2}], {})
    assert mapping.columns["body"].path == "content_original"
    assert mapping.columns["article_id"].path == "ID"
    assert mapping.left_over == ("content", "page")
    assert mapping.notes() == ["kept in the column extra: content, page"]


def test_a_field_without_values_is_not_chosen_while_another_has_some() -> None:
    assert paths({"text": None, "content": "x"}, {"text": "", "content": "y"}) == {"body": "content"}


def test_a_description_is_the_body_only_when_there_is_no_other() -> None:
    assert paths({"text": "x", "description": "y"}) == {"body": "text", "summary": "description"}
    mapping = find_mapping([{"title": "t", "description": "y"}], {})
    assert mapping.columns["body"].how == "guessed"
    assert mapping.notes() == [
        'body: taken from "description" (guessed; no field named body, text, content or the like)'
    ]


def test_fields_that_replace_each_other_feed_one_column() -> None:
    mapping = find_mapping([{"text": "a", "description": "b"}, {"text": "c", "summary": "d"}], {})
    assert (mapping.columns["summary"].path, mapping.columns["summary"].otherwise) == ("summary", ("description",))
    assert mapping.left_over == ()
    assert mapping.notes() == ['summary: taken from "summary", or from "description" in records without it']


def test_a_source_may_be_a_name_an_object_or_an_address() -> None:
    assert paths({"text": "a", "source": "The Herald"})["outlet"] == "source"
    assert paths({"text": "a", "source": {"id": None, "name": "The Herald"}})["outlet"] == "source.name"
    mapping = find_mapping([{"text": "a", "source": "https://example.org/feed.xml"}], {})
    assert mapping.columns["outlet"].how == "guessed"
    assert mapping.columns["outlet"].example == "https://example.org/feed.xml"
    assert "addresses" in mapping.notes()[0]


def test_the_configuration_decides() -> None:
    record = {"text": "a", "content": "b", "source": {"label": "The Herald"}, "a.b": "c"}
    assert paths(record, body="content", outlet="source.label", id="a.b") == {
        "article_id": "a.b",
        "body": "content",
        "outlet": "source.label",
    }
    assert find_mapping([record], {"body": "content"}).columns["body"].how == "configured"


def test_a_configured_field_may_be_null_but_must_be_there() -> None:
    assert paths({"text": "a", "who": None}, authors="who")["authors"] == "who"
    assert paths({"text": "a", "who": {"name": None}}, authors="who.name")["authors"] == "who.name"
    with pytest.raises(InputError, match=r'news\.csv: .* takes body from the field "texte", .* text, page'):
        find_mapping([{"text": "a", "page": 1}], {"body": "texte"}, "news.csv")
    with pytest.raises(InputError, match=r"none of the first 2 records has that field"):
        find_mapping([{"text": "a"}, {"text": "b"}], {"outlet": "paper"}, "news.csv")
    with pytest.raises(InputError, match='no article column "bodies"'):
        find_mapping([{"text": "a"}], {"bodies": "text"})


def test_in_a_folder_a_file_may_lack_a_configured_field() -> None:
    mapping = find_mapping([{"text": "a"}, {"text": "b"}], {"outlet": "paper"}, "news.csv", in_folder=True)
    assert mapping.columns["outlet"].path == "paper"  # records beyond the sample may have it
    assert mapping.notes() == ['outlet: null, because none of the first 2 records has the field "paper"']
    with pytest.raises(NoNewsError, match="id, label"):
        find_mapping([{"id": 1, "label": "real"}], {"body": "texte"}, "labels.csv", in_folder=True)


def test_a_file_without_anything_like_a_body_is_no_news() -> None:
    with pytest.raises(NoNewsError, match=r"prices\.csv: expected news articles.*day, price"):
        find_mapping([{"day": "x", "price": 1}], {}, "prices.csv")
    with pytest.raises(NoNewsError):
        find_mapping([{"title": "only a title"}], {})


def test_values_at_paths() -> None:
    record = {"a.b": "literal", "a": {"b": "nested", "c.d": {"e": 1}}, "n": None}
    assert value_at(record, "a.b") == "literal"
    assert value_at(record, "a.c.d.e") == 1
    assert value_at(record, "n.x") is None


values = st.none() | st.text(max_size=5) | st.integers() | st.lists(st.text(max_size=3), max_size=2)
names = st.text(max_size=8) | st.sampled_from([name for names in RECOGNISED.values() for name in names])


@given(st.lists(st.dictionaries(names, values | st.dictionaries(names, values, max_size=2), max_size=6), max_size=5))
def test_every_field_is_in_a_column_or_left_over(records: list[dict]) -> None:
    try:
        mapping = find_mapping(records, {})
    except NoNewsError:
        return
    used = {path for field in mapping.columns.values() for path in (field.path, *field.otherwise)}
    for name in {name for record in records for name in record}:
        in_column = name in used or any(path.startswith(f"{name}.") for path in used)
        assert in_column != (name in mapping.left_over)


SEEN = {
    "title": "title headline headlines title_page title_rss Title TITLE titular headline1",
    "body": "body text content content_original maintext articleBody body_text bodies body_xhtml article article_html "
    "body-paragraphs text_content raw_text noticia content:encoded",
    "summary": "description summary abstract teaser excerpt sapo descripcion",
    "published": "date published publishedAt published_date published_utc date_publish publish_date publishing_date "
    "pub_date pubDate datePublished publication_date PUBLISHED_DATE_(GMT) publishedTime versioncreated firstcreated "
    "post_date timestamp fecha",
    "collected": "fetched_at date_download scraped_at collection_utc crawled added",
    "modified": "date_modify dateModified updated contentModified",
    "authors": "author authors creator dc:creator byline by AUTHOR username speaker autor",
    "outlet": "source source_title source_name publisher publication site site_full domain source_domain siteName "
    "publisher.name",
    "url": "url link article_link news_url ARTICLE_LINK uri mainEntityOfPage canonical",
    "language": "language lang inLanguage language_code",
    "section": "category section subject topic articleSection cates",
    "article_id": "id ID uuid guid article_id news_id urn key Body_ID",
    "label": "label bias_text type rating reliability",
    "split": "split",
    "event": "triplet-uuid Event_ID",
}


@pytest.mark.parametrize(("column", "name"), [(column, name) for column in SEEN for name in SEEN[column].split()])
def test_field_names_that_real_datasets_have(column: str, name: str) -> None:
    records = [{"text": "x", "title": "y", name.replace("_", " "): value} for value in ("fake", "real", "fake", "fake")]
    if column in ("body", "title"):
        records = [{name: value, **({"text": "x"} if column == "title" else {})} for value in ("a", "b")]
    assert paths(*records)[column] in (name, name.replace("_", " "))


def test_a_type_that_is_always_the_same_is_no_label() -> None:
    assert "label" not in paths(*[{"text": "a", "type": "article"}] * 9)
    assert paths(*[{"text": "a", "type": kind} for kind in ("fake", "bias", "fake", "bias")])["label"] == "type"


def test_a_subject_is_a_title_when_each_record_has_its_own() -> None:
    lines = [{"text": "a", "subject": f"The council of town {n} meets"} for n in range(9)]
    assert paths(*lines)["title"] == "subject"
    assert paths(*[{**line, "title": "b"} for line in lines])["section"] == "subject"


def test_a_day_and_a_time_of_day_are_read_as_one() -> None:
    record = {"text": "a", "post_date": "2024-05-14", "post_time": "08:15:00"}
    mapping = find_mapping([record], {})
    assert mapping.columns["published"].path == "post_date + post_time"
    assert mapping.left_over == ()
    assert mapping.notes() == ['published: "post_date" and "post_time" are read as one']
    assert paths({**record, "post_time": "noon"})["published"] == "post_date"
    assert paths({**record, "post_date": "2024-05-14T07:00"})["published"] == "post_date"
    assert paths({"text": "a", "date": "2024-05-14", "time": "08:15"})["published"] == "date + time"


def test_a_configured_path_may_name_several_fields() -> None:
    record = {"text": "a", "day": "2024-05-14", "clock": "08:15"}
    mapping = find_mapping([record], {"published": "day + clock", "summary": "nothing | clock"})
    assert mapping.columns["published"].path == "day + clock"
    assert (mapping.columns["summary"].path, mapping.columns["summary"].otherwise) == ("nothing", ("clock",))
    with pytest.raises(InputError, match=r'"nothing \| at all"'):
        find_mapping([record], {"summary": "nothing | at all"})


@pytest.mark.parametrize(
    ("record", "column", "sure"),
    [
        ({"body": "a"}, "body", "certain"),
        ({"content": "a"}, "body", "likely"),
        ({"content": "a long text. " * 50}, "body", "certain"),
        ({"text": "a", "content": "b"}, "body", "likely"),
        ({"text": "a", "content": "a long text. " * 50}, "body", "guess"),
        ({"title": "a", "description": "b"}, "body", "guess"),
        ({"text": "a", "source": "b"}, "outlet", "likely"),
        ({"text": "a", "date": "2024-05-14"}, "published", "certain"),
        ({"text": "a", "date": "03/04/2024"}, "published", "certain"),
        ({"text": "a", "date": "Monday"}, "published", "guess"),
        ({"text": "a", "date": None}, "published", "likely"),
        ({"text": "a", "url": "https://a.example"}, "url", "certain"),
        ({"text": "a", "link": "see below"}, "url", "guess"),
    ],
)
def test_how_sure_a_column_is(record: dict, column: str, sure: str) -> None:
    field = find_mapping([record], {}).columns[column]
    assert (field.sure, bool(field.grounds)) == (sure, True)


def test_a_longer_text_beside_the_body_is_said() -> None:
    mapping = find_mapping([{"text": "a", "content": "a long text. " * 50}], {})
    assert mapping.columns["body"].path == "text"
    assert 'the texts of "content" are much longer; say which it is' in mapping.notes()[0]


def test_objects_and_plain_values_may_take_turns() -> None:
    mapping = find_mapping([{"text": "a", "publisher": {"name": "b"}}, {"text": "a", "publisher": "c"}], {})
    assert (mapping.columns["outlet"].path, mapping.columns["outlet"].otherwise) == ("publisher.name", ("publisher",))


@pytest.mark.parametrize(
    ("record", "path"),
    [
        ({"status": "ok", "articles": [{"title": "a"}]}, "articles"),
        ({"response": {"docs": [{"a": 1}]}}, "response.docs"),
        ({"title": "A feed", "description": "b", "items": [{"title": "a"}]}, "items"),
    ],
)
def test_an_answer_of_a_service_saved_whole_is_not_one_article(record: dict, path: str) -> None:
    with pytest.raises(NoNewsError, match=rf'"{path}" is a list of objects'):
        find_mapping([record], {})
