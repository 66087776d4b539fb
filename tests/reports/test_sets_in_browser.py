"""Tables of copies, leaks and labels in a real browser: on a telephone, in light and dark, and where links lead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest

from newsqa.config import Settings
from newsqa.engines.check import check
from tests.reports.browser_pages import show
from tests.reports.test_in_browser_access import faults

if TYPE_CHECKING:
    from playwright.sync_api import Page

SECTIONS = ("labels", "leaks", "copies", "languages")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A page of two hundred articles: a hundred that are there twice, in two splits, with labels that titles tell."""
    folder = tmp_path_factory.mktemp("sets")
    lines = []
    for number in range(200):
        told = " ".join(f"word{number % 100}x{place}" for place in range(40))
        label, split = ("fake", "train") if number < 100 else ("true", "test")
        title = f"{'!' if number < 100 else 'A'} title of number {number % 100}"
        lines.append(
            f'{{"id": "a-{number}", "title": "{title}", "text": "Officials said {told}.", "label": "{label}",'
            f' "split": "{split}", "outlet": "A long name of an outlet {number % 7}"}}\n'
        )
    (folder / "news.jsonl").write_text("".join(lines), encoding="utf-8")
    check([folder / "news.jsonl"], Settings(output=folder / "out", processes=1))
    return (folder / "out" / "report.html").as_uri()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_tables_are_for_anybody(page: Page, address: str, scheme: Literal["light", "dark"], width: int) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})
    show(page, address)
    assert [name for name in SECTIONS if not page.is_visible(f"#{name}")] == []
    whole, seen = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert whole == seen <= width
    assert faults(page) == []


def test_a_copy_leads_to_the_article(page: Page, address: str) -> None:
    show(page, address)
    link = page.locator("#copies .drop a").first
    name = link.inner_text()
    link.click()
    page.wait_for_selector("#article:not([hidden])")
    assert name in page.inner_text("#article")
