"""The page in a real browser: its charts lead to the findings, and can be read at any width and in the dark."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Literal

import pytest

from tests.reports.browser_pages import ROWS, RULES, show, status, told, wait_until
from tests.reports.report_parts import before, changed, outlet, part, write

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

LONG = "The Daily Lantern and Evening Harbour Courier of the Northern Islands"


@pytest.fixture(scope="module")
def charts(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a page with every chart."""
    outlets = [outlet("The Harbour Post", 50, {"NQ203": 40}), outlet("Lantern & Co", 99, {"NQ203": 40})]
    report = changed(
        rules=RULES,
        findings=len(ROWS),
        outlets=[*outlets, outlet(None, 2, {"NQ203": 40}), outlet(LONG, 9, {})],
        months=[part("month", f"{2016 + n // 12}-{n % 12 + 1:02}", 5 + 7 * n % 90, 3 * n) for n in range(110)],
        splits=[part("split", "train", 90, 9), part("split", "test", 10, 8)],
        fields=[
            {"field": "body", "findings": 118, "rules": {"NQ203": 108}},
            {"field": "title", "findings": 12, "rules": {"NQ203": 12}},
        ],
        previous=before(),
    )
    return write(tmp_path_factory.mktemp("charts"), report, ROWS).as_uri()


@pytest.mark.parametrize(
    ("bar", "to", "said", "amount"),
    [
        ("Lantern & Co", "#findings?outlet=Lantern+%26+Co", "40 of 130 findings.", 40),
        ("not given", "#findings?outlet=+", "40 of 130 findings.", 40),
        ("title", "#findings?field=title", "12 of 130 findings.", 12),
    ],
)
def test_a_bar_leads_to_its_findings(page: Page, charts: str, bar: str, to: str, said: str, amount: int) -> None:
    show(page, charts)
    page.get_by_role("link", name=bar, exact=True).click()
    assert page.evaluate("location.hash") == to
    assert status(page) == said
    assert len(told(page)) == amount
    wait_until(page, "Math.abs(document.getElementById('explorer').getBoundingClientRect().top) < 50")
    page.go_back()
    wait_until(page, "document.getElementById('status').textContent.startsWith('130')")


def test_columns_have_a_label_and_say_their_numbers(page: Page, charts: str) -> None:
    show(page, charts)
    images = page.get_by_role("img")
    assert [str(image.get_attribute("aria-label")).split(",")[0] for image in images.all()] == [
        "Articles by month",
        "Findings per 100 articles by month",
    ]
    titles = page.locator(".columns").first.locator("rect title").all_text_contents()
    assert (len(titles), titles[0]) == (110, "January 2016: 5\u00a0articles")


@pytest.mark.parametrize("width", [1440, 390, 320])
def test_charts_fit_and_their_letters_keep_their_size(page: Page, charts: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    show(page, charts)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    box = page.locator("#where").bounding_box()
    assert box is not None
    for text in page.locator(".columns text").all():
        letters = text.bounding_box()
        assert letters is not None
        assert 10 <= letters["height"] <= 20
        assert box["x"] - 1 <= letters["x"] and letters["x"] + letters["width"] <= box["x"] + box["width"] + 1
    ticks = [text.bounding_box() for text in page.locator(".columns").first.locator("text[text-anchor]").all()]
    places = [(tick["x"], tick["x"] + tick["width"]) for tick in ticks if tick is not None]
    assert len(places) > 2
    assert all(end < begin for (_, end), (begin, _) in itertools.pairwise(places))
    lengths = [bar.bounding_box() for bar in page.locator("#where .bars li rect").all()]
    assert max(bar["width"] for bar in lengths if bar is not None) > width / 4


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_columns_and_bars_stand_out(page: Page, charts: str, scheme: Literal["light", "dark"]) -> None:
    page.emulate_media(color_scheme=scheme)
    show(page, charts)
    link = page.evaluate("getComputedStyle(document.querySelector('.bars a')).color")
    for mark in (".columns rect:not(.few)", ".bars .bar:not(.unnamed) rect"):
        assert page.evaluate("m => getComputedStyle(document.querySelector(m)).fill", mark) == link
    assert page.evaluate("getComputedStyle(document.querySelector('.columns text')).fill") != link


def test_on_paper_the_numbers_are_there_too(page: Page, charts: str) -> None:
    show(page, charts)
    page.emulate_media(media="print")
    assert page.locator(".columns").first.is_visible()
    assert page.locator("#where details td").first.is_visible()


def test_the_trend_is_read_on_a_telephone(page: Page, charts: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    show(page, charts)
    trend = page.locator("#NQ203 .trend")
    assert trend.is_visible()
    assert trend.inner_text().replace("\u00a0", " ").startswith("↑ up 0.9")


def test_without_a_script_there_are_charts_and_counts(charts: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    try:
        page = context.new_page()
        page.goto(charts)
        assert page.locator(".columns").first.is_visible() and page.locator("#NQ203").is_visible()
        assert not page.locator("#explorer").is_visible()
    finally:
        context.close()
