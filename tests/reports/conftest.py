"""A browser for the tests that look at pages: Debian's Chromium without a window, driven by Playwright."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.reports.browser_pages import PATIENCE, Pages, open_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, for a module: while Playwright runs, this thread counts as one with a running event loop, in which
    nobody else's asyncio.run() works; so it ends before the tests of another module begin."""
    chromium = shutil.which("chromium")
    if not chromium:
        pytest.skip("chromium is not installed")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    playwright.expect.set_options(timeout=PATIENCE)
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=chromium, args=SWITCHES, timeout=3 * PATIENCE)
        yield opened
        opened.close()


@pytest.fixture
def complaints() -> list[str]:
    """What the console of the page said and which errors its script left. A test that looks at them and finds them
    right clears the list."""
    return []


@pytest.fixture
def page(browser: Browser, complaints: list[str]) -> Iterator[Page]:
    """A page of its own, 1280 by 900. No test may leave a word in its console, or ask for anything but a file."""
    with open_page(browser, complaints) as opened:
        yield opened


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """The addresses of the pages that are looked at, by name."""
    return Pages(tmp_path_factory.mktemp("pages"))
