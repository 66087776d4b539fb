"""Make the gallery: reports of the samples in this folder and in seeds/, the pages as newsqa writes them, and pictures.

    python docs/gallery/make_gallery.py      (or: make gallery)

The commands are those of a user: `newsqa check`, `report` and `diff`. When a run began and how long it took is set to
fixed values in its report.json, so that the pages change when newsqa does and not each time they are made. Pictures are
taken where there are playwright and chromium; elsewhere those that are there stay, and it is said.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

GALLERY = Path(__file__).resolve().parent
ROOT = GALLERY.parent.parent
RUNS = (
    # name, what is checked, title of the page
    ("demo", "seeds", "Sample articles"),
    ("spring", "docs/gallery/spring.jsonl", "Spring release"),
    ("summer", "docs/gallery/summer.jsonl", "Summer release"),
)
FIXED = {"started": "2024-07-01T08:00:00+00:00", "seconds": 5.0}
PICTURES = (
    # picture, page and view, width and height in CSS pixels, colours
    ("demo-wide", "demo.html", (1280, 900), "light"),
    ("demo-article", "demo.html#article/000_344178f6ece94553/NQ203", (1280, 900), "light"),
    ("demo-narrow", "demo.html", (390, 844), "light"),
    ("demo-findings-dark", "demo.html#findings?severity=warning", (1280, 900), "dark"),
    ("demo-where", "demo.html#where", (1280, 900), "light"),
    ("diff-wide", "diff.html", (1280, 900), "light"),
)


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for run, source, title in RUNS:
            # 1: the verdict of a faulty sample, no failure of the command
            newsqa(ROOT, "check", source, "--output", folder / run, "--processes", 1, "--quiet", expected=(0, 1))
            fix_times(folder / run / "report.json")
            newsqa(folder, "report", run, "--title", title, "--output", GALLERY / f"{run}.html", "--quiet")
        newsqa(folder, "diff", "spring", "summer", "--output", "changes", "--quiet")
        shutil.copyfile(folder / "changes" / "diff.html", GALLERY / "diff.html")
    chromium = shutil.which("chromium")
    if chromium and find_spec("playwright"):
        take_pictures(chromium)
    else:
        print("no pictures were taken: they want playwright (pip) and chromium (apt)", file=sys.stderr)


def newsqa(folder: Path, *arguments: str | int | Path, expected: tuple[int, ...] = (0,)) -> None:
    """Run the command of this checkout in a folder."""
    command = [sys.executable, "-m", "newsqa", *map(str, arguments)]
    done = subprocess.run(command, cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False)
    if done.returncode not in expected:
        raise SystemExit(f"newsqa {arguments[0]} ended with {done.returncode}")


def fix_times(path: Path) -> None:
    report = json.loads(path.read_bytes())
    path.write_text(json.dumps({**report, **FIXED}), encoding="utf-8")


def take_pictures(chromium: str) -> None:
    from playwright.sync_api import sync_playwright

    switches = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=switches)
        for picture, view, (width, height), colours in PICTURES:
            shown = browser.new_page(viewport={"width": width, "height": height}, color_scheme=colours)
            shown.goto(f"{GALLERY.as_uri()}/{view}")
            if "#" in view:  # which the page's script finds
                shown.wait_for_selector("html[data-ready=yes]")
            if "#article" in view:
                shown.wait_for_selector("#tip:not([hidden])")
            shown.screenshot(path=GALLERY / f"{picture}.png")
        browser.close()


if __name__ == "__main__":
    main()
