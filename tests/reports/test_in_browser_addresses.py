"""The page in a real browser: every view has an address, and the keys lead from finding to finding."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.reports.browser_pages import (
    ODD_ID,
    Pages,
    address,
    choose,
    chosen,
    open_details,
    show,
    status,
    told,
    wait_for,
)

if TYPE_CHECKING:
    from playwright.sync_api import Page

FOCUSED = "[...document.querySelectorAll('#list > li')].indexOf(document.activeElement)"


# Addresses


@pytest.mark.parametrize(
    ("hash_", "amount"),
    [
        ("#NQ203", 120),
        ("#NQ203/a7", 1),
        ("#NQ203/nobody", 0),
        ("#findings?rule=NQ303&article=a7", 1),
        ("#findings?article=a7", 2),
        ("#findings?rule=NQ999&sort=odd&other=1", 130),
        ("#outlets", 130),
        ("#NQ203/%ED%A0%80", 0),
        ("", 130),
    ],
)
def test_an_address_leads_to_its_findings(page: Page, pages: Pages, hash_: str, amount: int) -> None:
    show(page, pages["usual"] + hash_)
    assert status(page).split(" ")[0] == str(amount)
    is_about_findings = hash_.startswith(("#NQ", "#findings"))
    top = page.evaluate("document.getElementById('explorer').getBoundingClientRect().top")
    assert (top < 100) == is_about_findings or hash_ == "#outlets"


def test_the_address_of_a_finding_whose_article_has_an_odd_id(page: Page, pages: Pages) -> None:
    show(page, pages["usual"] + "#NQ205")
    page.click("#list a[href*='b%20%3F']")
    wait_for(page, 1)
    assert status(page) == f"1 of 130 findings in article {ODD_ID}."
    here = address(page)
    assert here.startswith("#NQ205/a%2Fb%20%3F%23%2541%26%2B%C3%A9")
    show(page, pages["usual"] + here)
    assert ODD_ID in told(page)[0]


def test_back_and_forward_go_through_the_views(page: Page, pages: Pages) -> None:
    show(page, pages["usual"])
    choose(page, "severity", "critical")
    page.locator("[name=q]").press_sequentially("a9")
    page.wait_for_url(re.compile("q=a9"))
    page.click("tr#NQ205 a")
    wait_for(page, 4)
    seen = [("#findings?severity=critical&q=a9", 1), ("#findings?severity=critical", 6), ("", 50)]
    for to, amount in seen:
        page.go_back()
        wait_for(page, amount)
        assert address(page) == to
    assert page.input_value("[name=q]") == ""
    page.go_forward()
    wait_for(page, 6)
    assert chosen(page, "severity") == "critical"


# Keys


def test_keys(page: Page, pages: Pages) -> None:
    show(page, pages["usual"])
    page.keyboard.type("jjj")
    assert page.evaluate(FOCUSED) == 2
    page.keyboard.type("k")
    assert page.evaluate(FOCUSED) == 1
    inside = page.evaluate(
        "() => { const r = document.activeElement.getBoundingClientRect();"
        "return r.top >= document.getElementById('filters').getBoundingClientRect().bottom && r.bottom <= innerHeight }"
    )
    assert inside, "the finding stands below the form, in the window"
    page.keyboard.type("/")
    assert page.evaluate("document.activeElement.name") == "q"
    page.keyboard.type("jk/")
    assert page.input_value("[name=q]") == "jk/"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.localName") == "body"


def test_j_goes_on_beyond_the_shown_ones(page: Page, pages: Pages) -> None:
    show(page, pages["usual"])
    page.keyboard.type("j" * 51)
    assert len(told(page)) == 100
    assert page.evaluate(FOCUSED) == 50


def test_enter_on_a_rule_shows_its_findings(page: Page, pages: Pages) -> None:
    show(page, pages["usual"])
    page.press("tr#NQ303 a", "Enter")
    wait_for(page, 6)
    assert address(page) == "#NQ303"


def test_tab_reaches_everything(page: Page, pages: Pages) -> None:
    show(page, pages["usual"] + "#NQ303")
    open_details(page)
    page.evaluate("scrollTo(0, 0)")
    wanted = page.evaluate(
        "[...document.querySelectorAll('a[href], button, input, select, summary, [tabindex=\"0\"]')]"
        ".filter(one => one.checkVisibility()).map((one, at) => { one.dataset.at = at; return at; })"
    )
    reached = set()
    for _ in range(len(wanted) + 2):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.dataset.at"))
    assert reached >= {str(at) for at in wanted}


@pytest.mark.parametrize(
    ("hash_", "said"),
    [
        ("#findings?outlet=Nope", "No finding here has the outlet Nope, which the address asks for."),
        ("#NQ777", "No finding here has the rule NQ777, which the address asks for."),
    ],
)
def test_an_address_that_asks_for_what_is_not_there_says_so(page: Page, pages: Pages, hash_: str, said: str) -> None:
    show(page, pages["usual"] + hash_)
    assert said in status(page)
    page.get_by_label("Severity").select_option("critical")
    assert "No finding here has" not in status(page)
