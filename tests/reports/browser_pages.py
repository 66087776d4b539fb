"""What the tests in a browser share: the pages that are looked at, and what a reader does with one."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsqa.reports.html.page import PageOptions
from tests.reports.report_parts import HOSTILE, changed, expectation, finding, outlet, write

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PATIENCE = 20_000  # milliseconds, for a machine that is busy with other work
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
HOSTILES = [
    *HOSTILE,
    "--><script>window.hacked = 1</script>",
    "javascript:window.hacked=1",
    "\u202egnp.exe\u2066\u200b \u061c\u05d0\x00\x1f",
    "x" * 1_000_000,
    "\U0001f600 e\u0301 \ufffd\uffff",
]


class Pages(dict[str, str]):
    """Addresses of pages by name; a page is made when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder

    def __missing__(self, name: str) -> str:
        (self.folder / name).mkdir()
        self[name] = write(self.folder / name, *_parts(name)).as_uri()
        return self[name]


def _parts(name: str) -> tuple[dict[str, Any], list[dict[str, Any]], PageOptions]:
    """The report, the findings and the options that the page of this name is made of."""
    usual = changed(rules=RULES, findings=len(ROWS))
    match name.split("-"):
        case ["usual"]:
            return usual, ROWS, PageOptions()
        case ["few"]:
            return usual, ROWS, PageOptions(most_findings=9)
        case ["silent"]:
            return usual, ROWS, PageOptions(with_text=False)
        case ["empty"]:
            return changed(rules=[], findings=0), [], PageOptions()
        case ["hostile", number]:
            text = HOSTILES[int(number)]
            return _hostile(text), [_hostile_row(text)], PageOptions()
    raise KeyError(name)


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


@contextmanager
def open_page(browser: Browser, complaints: list[str], **options: Any) -> Iterator[Page]:
    """A page in a context of its own, whose console and errors go to `complaints`. In the end there may be none, and
    nothing but the page may have been asked for."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, **options)
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    asked: list[str] = []
    page.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: complaints.append(f"uncaught: {error}"))
    page.on("request", lambda request: asked.append(request.url))
    yield page
    page.evaluate("0")  # what the page said up to here has then been heard
    context.close()
    assert not complaints, complaints
    from_elsewhere = [url for url in asked if not url.startswith(("file:", "about:", "data:"))]
    assert not from_elsewhere, from_elsewhere


def show(page: Page, address: str) -> None:
    """Opens a page anew, and waits until it has its findings."""
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_selector("html[data-ready=yes]")


def wait_for(page: Page, amount: int) -> None:
    """Waits until so many findings are on the page."""
    from playwright.sync_api import expect

    expect(page.locator("#list > li")).to_have_count(amount)


def wait_until(page: Page, condition: str) -> None:
    """Waits until an expression of JavaScript holds. Playwright's own `wait_for_function` evaluates it as the page
    would, and the page lets nobody; it seems to work where the condition holds at once."""
    end = time.monotonic() + PATIENCE / 1000
    while not page.evaluate(condition):
        assert time.monotonic() < end, f"{condition} does not come true"
        page.wait_for_timeout(20)


def told(page: Page) -> list[str]:
    """The findings on the page, as their text is."""
    return page.locator("#list > li").all_text_contents()


def words(page: Page, selector: str) -> str:
    """What a reader sees of the one element."""
    return page.inner_text(selector, strict=True).replace("\u00a0", " ").strip()


def status(page: Page) -> str:
    return words(page, "#status")


def choose(page: Page, name: str, value: str) -> None:
    page.select_option(f"#filters [name={name}]", label=value)


def chosen(page: Page, name: str) -> str:
    """The text of the option that is chosen."""
    return page.inner_text(f"#filters [name={name}] option:checked")


def address(page: Page) -> str:
    return str(page.evaluate("location.hash"))


def open_details(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
