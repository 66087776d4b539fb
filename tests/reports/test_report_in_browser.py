"""The page in a real browser: what it shows, that every view has an address, and that it can be used by anybody."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from newsqa.reports.html.page import PageOptions
from tests.reports.report_parts import HOSTILE, REPORT, changed, expectation, finding, outlet, write

pytest.importorskip("selenium", reason="selenium is not installed")
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select, WebDriverWait

ODD_ID = 'a/b ?#%41&+é"<x>'
OUTLETS = ("The Harbour Post", "Lantern & Co", None)
RULES = [
    {"code": "NQ203", "name": "hearsay", "severity": "warning", "findings": 120, "articles": 120},
    {"code": "NQ205", "name": "unnamed-role", "severity": "info", "findings": 4, "articles": 4},
    {"code": "NQ303", "name": "impossible-date", "severity": "critical", "findings": 6, "articles": 6},
]
ROWS = [
    *(
        finding(
            i,
            outlet=OUTLETS[i % 3],
            field="title" if i % 10 == 0 else "body",
            known=i % 5 == 0,
            excerpt=f"The mayor reportedly sold crane {i}.",
        )
        for i in range(120)
    ),
    *(finding(200 + i, rule="NQ205", name="unnamed-role", severity="info", message="an official") for i in range(3)),
    finding(203, rule="NQ205", name="unnamed-role", severity="info", article_id=ODD_ID),
    *(
        finding(7 + i, rule="NQ303", name="impossible-date", severity="critical", message="30 February")
        for i in range(6)
    ),
]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The addresses of the pages that are looked at."""
    made = {}
    for name, report, rows, options in (
        ("usual", changed(rules=RULES, findings=len(ROWS)), ROWS, PageOptions()),
        ("few", changed(rules=RULES, findings=len(ROWS)), ROWS, PageOptions(most_findings=9)),
        ("silent", changed(rules=RULES, findings=len(ROWS)), ROWS, PageOptions(with_text=False)),
        ("empty", changed(rules=[], findings=0), [], PageOptions()),
        *((f"hostile-{i}", _hostile(text), [_hostile_row(text)], PageOptions()) for i, text in enumerate(HOSTILES)),
    ):
        folder = tmp_path_factory.mktemp(name)
        made[name] = write(folder, report, rows, options).as_uri()
    return made


HOSTILES = [
    *HOSTILE,
    "--><script>window.hacked = 1</script>",
    "javascript:window.hacked=1",
    "\u202egnp.exe\u2066\u200b \u061c\u05d0\x00\x1f",
    "x" * 1_000_000,
    "\U0001f600 e\u0301 \ufffd\uffff",
]


def _hostile(text: str) -> dict[str, Any]:
    rules = [{"code": "NQ203", "name": text, "severity": text, "findings": 1, "articles": 1}]
    expectations = [expectation(text, False, table=text, type=text, kwargs={text: text}, observed=text)]
    sources = [{"path": text, "articles": 1, "rejects": 1}]
    return changed(
        rules=rules, expectations=expectations, sources=sources, notes=[text], outlets=[outlet(text, 1, {"NQ203": 1})]
    )


def _hostile_row(text: str) -> dict[str, Any]:
    columns = ("article_id", "excerpt", "message", "help", "outlet", "source_file", "name", "severity")
    return finding(1, **dict.fromkeys(columns, text), mark_start=0, mark_end=len(text))


@pytest.fixture(autouse=True)
def _nothing_goes_wrong(browser: Any) -> Iterator[None]:
    """No test may leave an error in the console, or ask for anything but the page."""
    browser.get_log("performance")
    yield
    assert browser.get_log("browser") == []
    sent = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    asked = [event["params"]["request"]["url"] for event in sent if event["method"] == "Network.requestWillBeSent"]
    assert [url for url in asked if not url.startswith(("file:", "about:"))] == []


def show(browser: Any, page: str) -> None:
    """Opens a page anew, and waits until it has its findings."""
    browser.get("about:blank")
    browser.get(page)
    wait(browser, "document.documentElement.dataset.ready === 'yes'")


def wait(browser: Any, condition: str) -> None:
    WebDriverWait(browser, 20, 0.02).until(lambda b: b.execute_script(f"return {condition}"))


def one(browser: Any, selector: str) -> Any:
    return browser.find_element(By.CSS_SELECTOR, selector)


def told(browser: Any) -> list[str]:
    """The findings on the page, as their text is."""
    found: list[str] = browser.execute_script(
        "return [...document.querySelectorAll('#list > li')].map(i => i.textContent)"
    )
    return found


def status(browser: Any) -> str:
    return str(one(browser, "#status").text).replace("\u00a0", " ")


def choose(browser: Any, name: str, value: str) -> None:
    Select(one(browser, f"#filters [name={name}]")).select_by_visible_text(value)


def press(browser: Any, keys: str) -> None:
    """Keys for whatever has the focus."""
    ActionChains(browser).send_keys(keys).perform()


def address(browser: Any) -> str:
    return str(browser.execute_script("return location.hash"))


# What it shows


def test_the_verdict_and_the_findings_are_there(browser: Any, pages: dict[str, str]) -> None:
    show(browser, pages["usual"])
    assert one(browser, "h1").text == "Failed"
    assert status(browser) == "130 findings."
    first = told(browser)
    assert len(first) == 50
    assert "30 February" in first[0] and "NQ303 critical article a7 #" in first[0]
    marks = browser.find_elements(By.CSS_SELECTOR, "#list mark")
    assert {mark.text for mark in marks} == {"reportedly"} and len(marks) == 50
    assert not one(browser, "#opening").is_displayed()


def test_nothing_is_asked_for(browser: Any, pages: dict[str, str]) -> None:
    show(browser, pages["usual"])
    assert browser.execute_script("return performance.getEntriesByType('resource').length") == 0
    refused = browser.execute_async_script(
        "const done = arguments[0]; fetch('https://example.org/').then(() => done('asked'), () => done('refused'))"
    )
    assert refused == "refused"
    said = [entry["message"] for entry in browser.get_log("browser")]
    assert said and all("Content Security Policy" in message for message in said)


def test_more_are_shown_until_all_are(browser: Any, pages: dict[str, str]) -> None:
    show(browser, pages["usual"])
    more = one(browser, "#more")
    assert more.text == "Show 50 more of 80"
    more.send_keys(Keys.ENTER)
    assert (len(told(browser)), more.text) == (100, "Show 30 more of 30")
    assert (
        browser.execute_script("return [...document.activeElement.parentNode.children].indexOf(document.activeElement)")
        == 50
    )
    more.click()
    assert (len(told(browser)), more.is_displayed()) == (130, False)
    assert len(set(told(browser))) == 130


def test_a_page_that_holds_fewer_says_so(browser: Any, pages: dict[str, str]) -> None:
    show(browser, pages["few"])
    assert status(browser) == "9 findings. This page holds 9 of the 130 findings; all are in findings.parquet."


def test_without_text_findings_are_told_by_rule_and_place(browser: Any, pages: dict[str, str]) -> None:
    show(browser, pages["silent"] + "#NQ203")
    assert browser.find_elements(By.CSS_SELECTOR, "#list :is(mark, blockquote, .help)") == []
    assert told(browser)[0].startswith("hearsay") and "article a1 # body 1,437–1,447" in told(browser)[0]
    one(browser, "[name=q]").send_keys("a119")
    wait(browser, "document.querySelectorAll('#list > li').length === 1")


def test_a_run_without_findings_has_a_page(browser: Any, pages: dict[str, str]) -> None:
    show(browser, pages["empty"])
    assert not one(browser, "#explorer").is_displayed() and not one(browser, "#opening").is_displayed()
    assert "No rule found anything." in one(browser, "main").text


# Search, filters, order


def test_search_finds_words_articles_outlets_and_messages(browser: Any, pages: dict[str, str]) -> None:
    show(browser, pages["usual"])
    field = one(browser, "[name=q]")
    for words, amount in (("CRANE 17.", 1), ("  a118 ", 1), ("lantern   & co", 40), ("february", 6), ("no such", 0)):
        field.clear()
        field.send_keys(words)
        wait(browser, f"document.getElementById('status').textContent.startsWith('{amount} of 130')")
        assert len(told(browser)) == amount
    assert "q=no+such" in address(browser)


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
def test_each_filter_and_its_address(
    browser: Any, pages: dict[str, str], name: str, value: str, amount: int, to: str
) -> None:
    show(browser, pages["usual"])
    choose(browser, name, value)
    assert status(browser) == f"{amount} of 130 findings."
    assert address(browser) == to
    drawn = told(browser)
    show(browser, pages["usual"] + to)
    assert told(browser) == drawn
    assert Select(one(browser, f"[name={name}]")).first_selected_option.text == value


def test_filters_work_together_and_are_reset(browser: Any, pages: dict[str, str]) -> None:
    show(browser, pages["usual"])
    assert not one(browser, "#show-all").is_displayed()
    choose(browser, "rule", "NQ203 hearsay")
    choose(browser, "field", "title")
    choose(browser, "outlet", "not given")
    assert address(browser) == "#findings?rule=NQ203&outlet=+&field=title"
    assert status(browser) == "4 of 130 findings."
    assert "A claim without a source." in one(browser, "#about").text
    one(browser, "#show-all").click()
    assert (status(browser), address(browser), one(browser, "#about").text) == ("130 findings.", "#findings", "")


def test_order_by_article_and_by_outlet(browser: Any, pages: dict[str, str]) -> None:
    show(browser, pages["usual"])
    choose(browser, "sort", "by article")
    assert address(browser) == "#findings?sort=article"
    places = [text.rsplit("news.jsonl:", 1)[1].strip() for text in told(browser)]
    assert places == sorted(places, key=int) and places.count("7") == 2
    choose(browser, "sort", "by outlet")
    assert all("Lantern & Co" in text for text in told(browser)[:40])
    assert all("The Harbour Post" in text for text in told(browser)[40:])


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
def test_an_address_leads_to_its_findings(browser: Any, pages: dict[str, str], hash_: str, amount: int) -> None:
    show(browser, pages["usual"] + hash_)
    assert status(browser).split(" ")[0] == str(amount)
    is_about_findings = hash_.startswith(("#NQ", "#findings"))
    top = browser.execute_script("return document.getElementById('explorer').getBoundingClientRect().top")
    assert (top < 100) == is_about_findings or hash_ == "#outlets"


def test_the_address_of_a_finding_whose_article_has_an_odd_id(browser: Any, pages: dict[str, str]) -> None:
    show(browser, pages["usual"] + "#NQ205")
    link = one(browser, f"#list a[href*='{'b%20%3F'}']")
    link.click()
    wait(browser, "document.querySelectorAll('#list > li').length === 1")
    assert status(browser) == f"1 of 130 findings in article {ODD_ID}."
    here = address(browser)
    assert here.startswith("#NQ205/a%2Fb%20%3F%23%2541%26%2B%C3%A9")
    show(browser, pages["usual"] + here)
    assert ODD_ID in told(browser)[0]


def test_back_and_forward_go_through_the_views(browser: Any, pages: dict[str, str]) -> None:
    show(browser, pages["usual"])
    choose(browser, "severity", "critical")
    one(browser, "[name=q]").send_keys("a9")
    wait(browser, "location.hash.includes('q=a9')")
    one(browser, "tr#NQ205 a").click()
    wait(browser, "document.querySelectorAll('#list > li').length === 4")
    seen = [("#findings?severity=critical&q=a9", 1), ("#findings?severity=critical", 6), ("", 50)]
    for to, amount in seen:
        browser.back()
        wait(browser, f"document.querySelectorAll('#list > li').length === {amount}")
        assert address(browser) == to
    assert one(browser, "[name=q]").get_attribute("value") == ""
    browser.forward()
    wait(browser, "document.querySelectorAll('#list > li').length === 6")
    assert Select(one(browser, "[name=severity]")).first_selected_option.text == "critical"


# Keys


def test_keys(browser: Any, pages: dict[str, str]) -> None:
    show(browser, pages["usual"])
    at = "[...document.querySelectorAll('#list > li')].indexOf(document.activeElement)"
    press(browser, "jjj")
    assert browser.execute_script(f"return {at}") == 2
    press(browser, "k")
    assert browser.execute_script(f"return {at}") == 1
    inside = browser.execute_script(
        "const r = document.activeElement.getBoundingClientRect();"
        "return r.top >= document.getElementById('filters').getBoundingClientRect().bottom && r.bottom <= innerHeight"
    )
    assert inside, "the finding stands below the form, in the window"
    press(browser, "/")
    assert browser.switch_to.active_element.get_attribute("name") == "q"
    browser.switch_to.active_element.send_keys("jk/")
    assert one(browser, "[name=q]").get_attribute("value") == "jk/"
    browser.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert browser.switch_to.active_element.tag_name == "body"


def test_j_goes_on_beyond_the_shown_ones(browser: Any, pages: dict[str, str]) -> None:
    show(browser, pages["usual"])
    press(browser, "j" * 51)
    assert len(told(browser)) == 100
    assert browser.execute_script("return document.activeElement === document.querySelectorAll('#list > li')[50]")


def test_enter_on_a_rule_shows_its_findings(browser: Any, pages: dict[str, str]) -> None:
    show(browser, pages["usual"])
    one(browser, "tr#NQ303 a").send_keys(Keys.ENTER)
    wait(browser, "document.querySelectorAll('#list > li').length === 6")
    assert address(browser) == "#NQ303"


def test_tab_reaches_everything(browser: Any, pages: dict[str, str]) -> None:
    show(browser, pages["usual"] + "#NQ303")
    browser.execute_script("document.querySelectorAll('details').forEach(one => one.open = true); scrollTo(0, 0)")
    wanted = browser.execute_script(
        "return [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex=\"0\"]')]"
        ".filter(one => one.checkVisibility()).map((one, at) => { one.dataset.at = at; return at; })"
    )
    reached = set()
    for _ in range(len(wanted) + 2):
        browser.switch_to.active_element.send_keys(Keys.TAB)
        reached.add(browser.execute_script("return document.activeElement.dataset.at"))
    assert reached >= {str(at) for at in wanted}


# Paper, colours, width


def test_on_paper_there_is_what_can_be_read(browser: Any, pages: dict[str, str]) -> None:
    show(browser, pages["usual"] + "#NQ203")
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert not one(browser, "#filters").is_displayed() and not one(browser, "nav").is_displayed()
        assert one(browser, "#rest").text.replace("\u00a0", " ") == "The first 50 of 120 findings."
        assert one(browser, "#list mark").is_displayed()
        assert browser.execute_script("return getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


@pytest.mark.parametrize("page", ["usual", "few", "empty", *(f"hostile-{i}" for i in range(len(HOSTILES)))])
def test_on_a_telephone_nothing_goes_sideways(browser: Any, pages: dict[str, str], page: str) -> None:
    size = {"width": 390, "height": 800, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        show(browser, pages[page])
        width = browser.execute_script(
            "const page = document.documentElement; return [page.scrollWidth, page.clientWidth]"
        )
        assert width[0] == width[1] <= 390
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_anybody_can_use_it(browser: Any, pages: dict[str, str], scheme: str) -> None:
    axe = pytest.importorskip("axe_core_python", reason="axe-core-python is not installed")
    source = (files(axe) / "axe.min.js").read_text(encoding="utf-8")
    feature = {"name": "prefers-color-scheme", "value": scheme}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})
    try:
        show(browser, pages["usual"] + "#NQ203")
        dark = browser.execute_script("return getComputedStyle(document.body).backgroundColor") == "rgb(23, 23, 21)"
        assert dark == (scheme == "dark")
        browser.execute_script("document.querySelectorAll('details').forEach(one => one.open = true)")
        browser.execute_script(source)
        result = browser.execute_async_script("const done = arguments[0]; axe.run().then(done, e => done(String(e)))")
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    assert len(result["passes"]) > 20
    grave = [item for item in result["violations"] if item["impact"] in ("serious", "critical")]
    assert [(item["id"], [node["html"] for node in item["nodes"]][:3]) for item in grave] == []


# Hostile text, poor browsers


@pytest.mark.parametrize("number", range(len(HOSTILES)))
def test_hostile_text_is_text(browser: Any, pages: dict[str, str], number: int) -> None:
    text = HOSTILES[number]
    show(browser, pages[f"hostile-{number}"])
    spelled = "".join(f"U+{ord(c):04X}" if c in "\u202e\u2066\u200b\x00\x1f" else c for c in text)
    parts = browser.execute_script(
        "const text = s => document.querySelector(s).textContent;"
        "return [text('#list mark'), text('#list .message'), text('#list .help'), text('#list .place')]"
    )
    start = spelled[:900]
    assert all(start in part for part in parts)
    assert parts[3].count(start) == 4, "severity, article, outlet and file"
    assert browser.execute_script("return window.hacked") is None
    links = browser.execute_script("return [...document.querySelectorAll('a')].map(a => a.protocol)")
    assert set(links) == {"file:"}
    tags = browser.execute_script("return [...document.querySelectorAll('#list *')].map(one => one.localName)")
    assert set(tags) <= {"li", "blockquote", "mark", "p", "a", "span", "bdi"}


def test_a_web_address_as_id_is_a_link(browser: Any, tmp_path: Path) -> None:
    ids = ["https://example.org/a?b=1", "javascript:alert(1)", "https://example.org/\u202egpj", "//example.org", None]
    rows = [finding(i, article_id=name) for i, name in enumerate(ids)]
    show(browser, write(tmp_path, changed(rules=RULES[:1]), rows).as_uri())
    links = browser.execute_script(
        "return [...document.querySelectorAll('#list bdi a')].map(a => [a.getAttribute('href'), a.rel])"
    )
    assert links == [["https://example.org/a?b=1", "noopener noreferrer nofollow"]]


def test_a_browser_that_cannot_inflate_says_so(browser: Any, pages: dict[str, str]) -> None:
    script = {"source": "delete window.DecompressionStream"}
    added = browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", script)
    try:
        browser.get("about:blank")
        browser.get(pages["usual"])
        assert "too old" in one(browser, "#opening").text and "findings.parquet" in one(browser, "#opening").text
        assert not one(browser, "#explorer").is_displayed()
    finally:
        browser.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", added)


def test_without_scripts_there_are_verdict_and_counts(browser: Any, pages: dict[str, str]) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.get("about:blank")
        browser.get(pages["usual"])
        assert one(browser, "h1").text == "Failed"
        assert "All findings are in findings.parquet." in one(browser, "#findings").text
        assert not one(browser, "#explorer").is_displayed()
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_damaged_data_are_not_passed_over(browser: Any, tmp_path: Path) -> None:
    path = write(tmp_path, REPORT, [finding(1)])
    text = path.read_text(encoding="utf-8")
    begin = text.index(">", text.index('<script id="data"')) + 1
    path.write_text(text[:begin] + "eNoA" + text[begin + 4 :], encoding="utf-8")
    browser.get(path.as_uri())
    wait(browser, "document.getElementById('opening').textContent.includes('could not be shown')")
    assert any("Uncaught" in entry["message"] for entry in browser.get_log("browser"))
