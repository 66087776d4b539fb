"""The page in a real browser: on paper, on a telephone, in light and dark, and for whoever reads it by other means."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from tests.conftest import ROOT
from tests.reports.browser_pages import HOSTILES, Pages, open_details, show, words
from tests.reports.report_parts import REPORT, spelled, write

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_on_paper_there_is_what_can_be_read(page: Page, pages: Pages) -> None:
    show(page, pages["usual"] + "#NQ203")
    page.emulate_media(media="print")
    assert not page.is_visible("#filters") and not page.is_visible("nav")
    assert words(page, "#rest") == "The first 50 of 120 findings."
    assert page.locator("#list mark").first.is_visible()
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"


@pytest.mark.parametrize("name", ["usual", "few", "empty", *(f"hostile-{i}" for i in range(len(HOSTILES)))])
def test_on_a_telephone_nothing_goes_sideways(page: Page, pages: Pages, name: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    show(page, pages[name])
    whole, seen = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert whole == seen <= 390


def test_on_a_telephone_a_name_is_told_from_its_spellings(page: Page, tmp_path: Path) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    show(page, write(tmp_path, REPORT, [spelled(1, "Hezbollah", "Hizbullah")]).as_uri())
    before = "getComputedStyle(document.querySelector('.names td'), '::before').content"
    assert page.evaluate(before) == '"also "'
    page.set_viewport_size({"width": 1280, "height": 800})
    assert page.evaluate(before) == "none"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_anybody_can_use_it(page: Page, pages: Pages, scheme: Literal["light", "dark"]) -> None:
    page.emulate_media(color_scheme=scheme)
    show(page, pages["usual"] + "#NQ203")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(23, 23, 21)"
    assert dark == (scheme == "dark")
    assert faults(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_two_runs_side_by_side_are_for_anybody_too(page: Page, scheme: Literal["light", "dark"], width: int) -> None:
    """The page in the gallery, whose style is that of today."""
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto((ROOT / "docs" / "gallery" / "diff.html").as_uri())
    whole, seen = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert whole == seen <= width
    assert faults(page) == []


def faults(page: Page) -> list[tuple[str, list[str]]]:
    """What axe finds that is serious, with everything on the page unfolded: its rule, and the first elements."""
    axe = pytest.importorskip("axe_core_python", reason="axe-core-python is not installed")
    open_details(page)
    page.evaluate((files(axe) / "axe.min.js").read_text(encoding="utf-8"))  # a script element the page would refuse
    result = page.evaluate("axe.run()")
    assert len(result["passes"]) > 20
    grave = [item for item in result["violations"] if item["impact"] in ("serious", "critical")]
    return [(item["id"], [node["html"] for node in item["nodes"]][:3]) for item in grave]
