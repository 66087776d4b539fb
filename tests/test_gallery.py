"""The gallery in docs/gallery shows what newsqa writes today.

A page there is held to today's style and scripts, which stand in it word for word: that takes milliseconds, where
making the pages takes half a minute, and it fails when what readers see and use has changed. It is not held to the
findings of the samples, nor to each word of the templates: a rule that got better would then want new pages and
pictures, and the golden files hold the words.
"""

from __future__ import annotations

import re

import pytest

from newsqa.reports.html.render import SCRIPTS, STYLES
from tests.conftest import ROOT

GALLERY = ROOT / "docs" / "gallery"
TEMPLATES = ROOT / "newsqa" / "reports" / "html" / "templates"
VERDICTS = {"demo": "Failed", "spring": "Passed", "summer": "Failed", "diff": "Now failed"}
MOST_BYTES = 1_600_000


@pytest.mark.parametrize(
    ("page", "parts"),
    [(name, STYLES[:1] if name == "diff" else (*STYLES, *SCRIPTS)) for name in VERDICTS],
)
def test_the_pages_have_the_style_and_the_scripts_of_today(page: str, parts: tuple[str, ...]) -> None:
    text = (GALLERY / f"{page}.html").read_text(encoding="utf-8")
    stale = [name for name in parts if (TEMPLATES / name).read_text(encoding="utf-8") not in text]
    assert not stale, f"docs/gallery/{page}.html has an older {', '.join(stale)}: run `make gallery`"


@pytest.mark.parametrize(("page", "verdict"), VERDICTS.items())
def test_the_pages_show_what_the_index_says_of_them(page: str, verdict: str) -> None:
    text = (GALLERY / f"{page}.html").read_text(encoding="utf-8")
    assert re.findall(r"<h1[^>]*>([^<]*)</h1>", text) == [verdict]


def test_no_page_tells_where_or_when_it_was_made() -> None:
    for page in GALLERY.glob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert "/tmp/" not in text and str(ROOT) not in text, page.name
        moments = re.findall(r'<time datetime="([^"]*)"', text)
        assert set(moments) <= {"2024-07-01T08:00:00+00:00"}, page.name


def test_the_index_leads_to_everything_and_the_folder_is_small() -> None:
    index = (GALLERY / "README.md").read_text(encoding="utf-8")
    shown = {path.name for path in GALLERY.iterdir() if path.suffix in (".html", ".png")}
    assert set(re.findall(r"\]\(([\w.-]+)\)", index)) == shown
    assert sum(path.stat().st_size for path in GALLERY.iterdir() if path.is_file()) < MOST_BYTES
