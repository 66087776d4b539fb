"""The page in a real browser: search, filters and order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reports.browser_pages import Pages, address, choose, chosen, show, status, told, wait_for, words

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_search_finds_words_articles_outlets_and_messages(page: Page, pages: Pages) -> None:
    show(page, pages["usual"])
    for text, amount in (("CRANE 17.", 1), ("  a118 ", 1), ("lantern   & co", 40), ("february", 6), ("no such", 0)):
        page.fill("[name=q]", text)
        wait_for(page, amount)
        assert status(page).startswith(f"{amount} of 130")
    assert "q=no+such" in address(page)


@pytest.mark.parametrize(
    ("name", "value", "amount", "to"),
    [
        ("rule", "NQ205 unnamed-role", 4, "#NQ205"),
        ("severity", "critical", 6, "#findings?severity=critical"),
        ("outlet", "Lantern & Co", 40, "#findings?outlet=Lantern+%26+Co"),
        ("outlet", "not given", 40, "#findings?outlet=+"),
        ("field", "title", 12, "#findings?field=title"),
        ("status", "known", 24, "#findings?status=known"),
        ("status", "new", 106, "#findings?status=new"),
    ],
)
def test_each_filter_and_its_address(page: Page, pages: Pages, name: str, value: str, amount: int, to: str) -> None:
    show(page, pages["usual"])
    choose(page, name, value)
    assert status(page) == f"{amount} of 130 findings."
    assert address(page) == to
    drawn = told(page)
    show(page, pages["usual"] + to)
    assert told(page) == drawn
    assert chosen(page, name) == value


def test_filters_work_together_and_are_reset(page: Page, pages: Pages) -> None:
    show(page, pages["usual"])
    assert not page.is_visible("#show-all")
    choose(page, "rule", "NQ203 hearsay")
    choose(page, "field", "title")
    choose(page, "outlet", "not given")
    assert address(page) == "#findings?rule=NQ203&outlet=+&field=title"
    assert status(page) == "4 of 130 findings."
    assert "A claim without a source." in words(page, "#about")
    page.click("#show-all")
    assert (status(page), address(page), words(page, "#about")) == ("130 findings.", "#findings", "")


def test_order_by_article_and_by_outlet(page: Page, pages: Pages) -> None:
    show(page, pages["usual"])
    choose(page, "sort", "by article")
    assert address(page) == "#findings?sort=article"
    places = [text.rsplit("news.jsonl:", 1)[1].strip() for text in told(page)]
    assert places == sorted(places, key=int) and places.count("7") == 2
    choose(page, "sort", "by outlet")
    assert all("Lantern & Co" in text for text in told(page)[:40])
    assert all("The Harbour Post" in text for text in told(page)[40:])
