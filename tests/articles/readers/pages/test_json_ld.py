import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsqa.articles.readers.pages.json_ld import articles_of_page, as_line, plain_url, read_json_ld

ARTICLE = {"@type": "NewsArticle", "headline": "Dam holds", "datePublished": "2024-01-02"}
WRITTEN = json.dumps(ARTICLE)


def headlines(*scripts: str) -> list[str]:
    return [article["headline"] for article in read_json_ld(scripts).articles]


@pytest.mark.parametrize(
    "value",
    [
        ARTICLE,
        [ARTICLE],
        [[{"@type": "Organization"}], [ARTICLE]],
        {"@context": "https://schema.org", "@graph": [{"@type": "WebSite"}, ARTICLE]},
        {"@type": "WebPage", "mainEntity": ARTICLE},
        {"@type": "WebPage", "mainEntityOfPage": [ARTICLE]},
        ARTICLE | {"@type": ["Thing", "https://schema.org/ReportageNewsArticle"]},
        ARTICLE | {"@type": "http://schema.org/BlogPosting"},
        ARTICLE | {"@type": "schema:newsarticle"},
    ],
)
def test_an_article_is_found_wherever_it_may_stand(value: object) -> None:
    assert headlines(json.dumps(value)) == ["Dam holds"]


@pytest.mark.parametrize("kind", ["JobPosting", "VideoObject", "BreadcrumbList", None, 12, {"a": 1}])
def test_what_is_no_article_is_none(kind: object) -> None:
    found = read_json_ld([json.dumps(ARTICLE | {"@type": kind})])
    assert (found.articles, found.pages, found.broken) == ([], [], [])


@pytest.mark.parametrize(
    "script",
    [
        f"<!-- {WRITTEN} -->",
        f"//<![CDATA[\n{WRITTEN}\n//]]>",
        f"/*<![CDATA[*/ {WRITTEN} /*]]>*/",
        f"<![CDATA[{WRITTEN}]]>",
        f"\ufeff {WRITTEN};\n",
        WRITTEN.replace('"', "&quot;"),
        WRITTEN[:-1] + ",\n}",
        f"[{WRITTEN}, ]",
        WRITTEN[:-1] + ', "description": "two\nlines\tand a tab"}',
        WRITTEN[:-1] + r', "description": "the mayor\'s, }"}',
    ],
)
def test_what_is_certain_is_repaired(script: str) -> None:
    assert headlines(script) == ["Dam holds"]
    assert read_json_ld([script]).broken == []


def test_repairs_leave_strings_alone() -> None:
    [article] = read_json_ld([r'{"@type": "Article", "headline": "a, } \\", "name": "it\'s \" , ]",}']).articles
    assert (article["headline"], article["name"]) == ("a, } \\", "it's \" , ]")


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ('{"@type": "NewsArticle", "headline": "Dam', "JSON-LD 2 of 2: Unterminated string"),
        ('{"@type": "NewsArticle" "headline": "Dam"}', "JSON-LD 2 of 2: Expecting ',' delimiter"),
        ('{"headline": "said "no" twice"}', "JSON-LD 2 of 2: Expecting ',' delimiter"),
        ('{"headline": ' + "[" * 200_000, "JSON-LD 2 of 2: nested too deeply"),
        ('{"headline": ' + "1" * 5000 + ",}", "JSON-LD 2 of 2: Exceeds the limit"),
    ],
)
def test_what_is_broken_is_named_and_the_rest_is_used(script: str, reason: str) -> None:
    found = read_json_ld([WRITTEN, script])
    assert [article["headline"] for article in found.articles] == ["Dam holds"]
    [(what, raw)] = found.broken
    assert what.startswith(reason)
    assert script.startswith(raw[:10])


def test_broken_data_on_anything_else_cost_the_article_nothing() -> None:
    assert read_json_ld(['{"@type": "BreadcrumbList", ', "", " \n"]).broken == []


@settings(deadline=None)
@given(st.text(max_size=100))
def test_any_text_is_read_or_broken(text: str) -> None:
    found = read_json_ld(['{"headline": ' + text])
    assert len(found.broken) <= 1
    assert all(isinstance(article, dict) for article in found.articles)


@pytest.mark.parametrize("piece", ['"', r"\"", ",", ", ", "<!--", "{", "&quot;", "//", "*/"])
def test_hostile_text_does_not_hang(piece: str) -> None:
    assert read_json_ld(['{"headline": "' + piece * 200_000]).articles == []


def test_of_several_articles_those_of_the_page_count() -> None:
    others = [ARTICLE | {"headline": f"Other {number}", "url": f"https://a.org/{number}"} for number in range(3)]
    by_title = read_json_ld([json.dumps([*others, ARTICLE])])
    assert articles_of_page(by_title, [], ["Dam holds"]) == [ARTICLE]
    by_address = ARTICLE | {"mainEntityOfPage": {"@id": "http://www.a.org/dam/?utm_source=x"}}
    assert articles_of_page(read_json_ld([json.dumps([*others, by_address])]), ["https://a.org/dam"], []) == [
        by_address
    ]


def test_a_page_that_lists_articles_is_none_of_them() -> None:
    listed = read_json_ld([json.dumps([ARTICLE, ARTICLE | {"headline": "Other"}])])
    assert articles_of_page(listed, ["https://a.org/"], ["The Herald"]) == []
    assert len(articles_of_page(read_json_ld([WRITTEN, WRITTEN]), [], [])) == 2


@pytest.mark.parametrize(
    ("value", "line"),
    [
        (" Tom &amp; Anna&#39;s\n day ", "Tom & Anna's day"),
        ("AT&T ?a=1&copy=2", "AT&T ?a=1&copy=2"),
        (["", "Sport", "News"], "Sport"),
        ({"@type": "Organization", "name": ["The Herald"]}, "The Herald"),
        ({"@value": "2024"}, "2024"),
        (1704153600, "1704153600"),
        ("half \ud83d here", "half \ufffd here"),
        ("  ", None),
        (True, None),
        (None, None),
        ([], None),
        ({}, None),
    ],
)
def test_a_line_of_any_value(value: object, line: str | None) -> None:
    assert as_line(value) == line


def test_addresses_are_compared_without_what_does_not_matter() -> None:
    assert plain_url("https://www.a.org/b/?c=d#e") == plain_url("http://A.org/b") == "a.org/b"
