"""The page in a real browser: what it shows, whatever the text and however poor the browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.reports.browser_pages import HOSTILES, RULES, Pages, open_page, show, status, told, wait_for, words
from tests.reports.report_parts import REPORT, changed, finding, write

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


def test_the_verdict_and_the_findings_are_there(page: Page, pages: Pages) -> None:
    show(page, pages["usual"])
    assert words(page, "h1") == "Failed"
    assert status(page) == "130 findings."
    first = told(page)
    assert len(first) == 50
    assert "30 February" in first[0] and "NQ303 critical article a7 #" in first[0]
    marks = page.locator("#list mark").all_text_contents()
    assert set(marks) == {"reportedly"} and len(marks) == 50 and page.locator("#list mark").first.is_visible()
    assert not page.is_visible("#opening")


def test_nothing_is_asked_for(page: Page, pages: Pages, complaints: list[str]) -> None:
    show(page, pages["usual"])
    assert page.evaluate("performance.getEntriesByType('resource').length") == 0
    refused = page.evaluate("fetch('https://example.org/').then(() => 'asked', () => 'refused')")
    assert refused == "refused"
    assert complaints and all("Content Security Policy" in said for said in complaints)
    complaints.clear()


def test_more_are_shown_until_all_are(page: Page, pages: Pages) -> None:
    show(page, pages["usual"])
    assert words(page, "#more") == "Show 50 more of 80"
    page.click("#more")
    wait_for(page, 100)
    assert words(page, "#more") == "Show 30 more of 30"
    at = "[...document.activeElement.parentNode.children].indexOf(document.activeElement)"
    assert page.evaluate(at) == 50
    page.click("#more")
    wait_for(page, 130)
    assert not page.is_visible("#more")
    assert len(set(told(page))) == 130


def test_nothing_moves_while_a_reader_scrolls(page: Page, pages: Pages) -> None:
    # What gets its height only when it comes near the screen moves what is below it: a click that begins on the button
    # then ends beside it, and is lost.
    show(page, pages["usual"])
    top = "scrollY + document.querySelector('#more').getBoundingClientRect().top"
    before = page.evaluate(top)
    page.locator("#more").scroll_into_view_if_needed()
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("scrollY") > 0 and page.evaluate(top) == before


def test_a_page_that_holds_fewer_says_so(page: Page, pages: Pages) -> None:
    show(page, pages["few"])
    assert status(page) == "9 findings. This page holds 9 of the 130 findings; all are in findings.parquet."


def test_without_text_findings_are_told_by_rule_and_place(page: Page, pages: Pages) -> None:
    show(page, pages["silent"] + "#NQ203")
    assert page.locator("#list :is(mark, blockquote, .help)").count() == 0
    assert told(page)[0].startswith("hearsay") and "article a1 # body 1,437–1,447" in told(page)[0]
    page.fill("[name=q]", "a119")
    wait_for(page, 1)


def test_a_run_without_findings_has_a_page(page: Page, pages: Pages) -> None:
    show(page, pages["empty"])
    assert not page.is_visible("#explorer") and not page.is_visible("#opening")
    assert "No rule found anything." in words(page, "main")


# Hostile text


@pytest.mark.parametrize("number", range(len(HOSTILES)))
def test_hostile_text_is_text(page: Page, pages: Pages, number: int) -> None:
    text = HOSTILES[number]
    show(page, pages[f"hostile-{number}"])
    spelled = "".join(f"U+{ord(c):04X}" if c in "\u202e\u2066\u200b\x00\x1f" else c for c in text)
    selectors = ("#list mark", "#list .message", "#list .help", "#list .place")
    parts = [page.text_content(selector) or "" for selector in selectors]
    start = spelled[:900]
    assert all(start in part for part in parts)
    assert parts[3].count(start) == 4, "severity, article, outlet and file"
    assert page.evaluate("window.hacked") is None
    links = page.evaluate("[...document.querySelectorAll('a')].map(a => a.protocol)")
    assert set(links) == {"file:"}
    tags = page.evaluate("[...document.querySelectorAll('#list *')].map(one => one.localName)")
    assert set(tags) <= {"li", "blockquote", "mark", "p", "a", "span", "bdi"}


def test_a_web_address_as_id_is_a_link(page: Page, tmp_path: Path) -> None:
    ids = ["https://example.org/a?b=1", "javascript:alert(1)", "https://example.org/\u202egpj", "//example.org", None]
    rows = [finding(i, article_id=name) for i, name in enumerate(ids)]
    show(page, write(tmp_path, changed(rules=RULES[:1]), rows).as_uri())
    links = page.evaluate("[...document.querySelectorAll('#list bdi a')].map(a => [a.getAttribute('href'), a.rel])")
    assert links == [["https://example.org/a?b=1", "noopener noreferrer nofollow"]]


# Poor browsers, damaged pages


def test_a_browser_that_cannot_inflate_says_so(page: Page, pages: Pages) -> None:
    page.add_init_script("delete window.DecompressionStream")
    page.goto(pages["usual"])
    assert "too old" in words(page, "#opening") and "findings.parquet" in words(page, "#opening")
    assert not page.is_visible("#explorer")


def test_without_scripts_there_are_verdict_and_counts(browser: Browser, pages: Pages, complaints: list[str]) -> None:
    with open_page(browser, complaints, java_script_enabled=False) as page:
        page.goto(pages["usual"])
        assert words(page, "h1") == "Failed"
        assert "All findings are in findings.parquet." in words(page, "#findings")
        assert not page.is_visible("#explorer")


def test_damaged_data_are_not_passed_over(page: Page, tmp_path: Path, complaints: list[str]) -> None:
    path = write(tmp_path, REPORT, [finding(1)])
    text = path.read_text(encoding="utf-8")
    begin = text.index(">", text.index('<script id="data"')) + 1
    path.write_text(text[:begin] + "eNoA" + text[begin + 4 :], encoding="utf-8")
    with page.expect_event("pageerror"):
        page.goto(path.as_uri())
    page.wait_for_selector("#opening:has-text('could not be shown')")
    assert any(said.startswith("uncaught") for said in complaints)
    complaints.clear()


# The tests themselves


@pytest.mark.parametrize(
    ("script", "fault"),
    [
        ("console.log('a word')", "log: a word"),
        ("setTimeout(() => { throw 'away' }); 0", "uncaught: away"),
        ("fetch('http://example.org/', { mode: 'no-cors' }).then(() => 0)", "http://example.org/"),
    ],
)
def test_no_fault_of_a_page_goes_unseen(browser: Browser, script: str, fault: str) -> None:
    with pytest.raises(AssertionError, match=fault), open_page(browser, []) as page:
        page.route("http://**", lambda route: route.fulfill(body=""))
        page.evaluate(script)
        page.evaluate("new Promise(done => setTimeout(done, 10))")
