"""How large and how fast the HTML report is with many findings: a table of megabytes and milliseconds.

    python benchmarks/report.py [--findings 100000] [--runs 5] [--text FILE.parquet]

The findings are generated: sentences of made-up words, which deflate a little worse than English does, or those of a
findings.parquet given with --text, repeated. Of each time the least and the middle of some runs is told. The page is
opened in Debian's chromium without a window (playwright must be installed). A filter and a search are timed from the
event to the list laid out; the first search makes the lower case of everything, which is done when the field gets the
focus.
"""

from __future__ import annotations

import argparse
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from hashlib import md5
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from newsqa.reports.html import write_html
from newsqa.reports.html.page import PageOptions
from newsqa.rules.findings import FINDINGS

if TYPE_CHECKING:
    from playwright.sync_api import Page

BLOCK = 50_000
RULES = [(f"NQ9{i:02}", f"rule-{i}", ("critical", "warning", "info")[i % 3]) for i in range(30)]
# When the findings were there, and when the first of the page was painted.
WATCH = """
new MutationObserver(() => { window.ready_at ??= document.documentElement.dataset.ready && performance.now(); })
  .observe(document, { attributes: true, subtree: true });
"""
# Sets a field of the form, tells the page, and takes the time until the list is laid out.
CHANGE = """
([name, value, told]) => {
  const form = document.getElementById("filters");
  form.elements[name].value = value;
  const begun = performance.now();
  form.elements[told].dispatchEvent(new Event("change", { bubbles: true }));
  document.body.offsetHeight;
  return performance.now() - begun;
}
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--findings", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--text", type=Path, help="a findings.parquet whose sentences are taken")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        report = generate(folder / "findings.parquet", given.findings, sentences(given.text))
        print(f"{given.findings:,} findings\n")
        print("| what | least | middle of the runs |\n|---|---|---|")
        for what, with_text in (("with sentences", True), ("--no-text", False)):
            page = folder / f"{with_text}.html"
            times = [written(report, folder, page, with_text) for _ in range(given.runs)]
            print(f"| file, {what} | {page.stat().st_size / 1e6:.2f} MB | |")
            told(f"writing, {what}, CPU", [1000 * one for one in times])
        look(folder / "True.html", given.runs)


def generate(path: Path, amount: int, texts: Iterator[tuple[str, int, int]]) -> dict[str, Any]:
    """Writes findings of 30 rules, some of them with many, in a third as many articles; gives the report of them."""
    dice = random.Random(1)
    found: dict[str, int] = {}
    with pq.ParquetWriter(path, FINDINGS) as writer:
        for first in range(0, amount, BLOCK):
            rows = [finding(number, dice, *next(texts)) for number in range(first, min(amount, first + BLOCK))]
            for row in rows:
                found[row["rule"]] = found.get(row["rule"], 0) + 1
            writer.write_table(pa.Table.from_pylist(rows, schema=FINDINGS))
    rules = [
        {"code": code, "name": name, "severity": severity, "findings": found.get(code, 0), "articles": 1}
        for code, name, severity in RULES
    ]
    where = ("outlets", "months", "splits", "fields")
    lists: dict[str, Any] = {
        name: [] for name in ("expectations", "sources", "notes", *where, "not_read", "not_selected")
    }
    about = {"newsqa_version": "0", "profile": "default", "passed": True, "articles": amount // 3, "rejects": 0}
    rest = {"dataset": {}, "options": {}, "fail_on": "warning", "started": None, "seconds": 1}
    rest |= {"outlets_total": 0, "previous": None}
    return {**about, "findings": amount, "rules": rules, **lists, **rest}


def finding(number: int, dice: random.Random, excerpt: str, begin: int, end: int) -> dict[str, Any]:
    code, name, severity = RULES[min(29, int(dice.expovariate(0.15)))]
    article, start = dice.randrange(1 + number // 3), dice.randrange(5_000)
    return {
        "rule": code,
        "name": name,
        "severity": severity,
        "article_id": md5(str(article).encode()).hexdigest()[:22],
        "field": "title" if number % 20 == 0 else "body",
        "start": start,
        "end": start + end - begin,
        "excerpt": excerpt,
        "mark_start": begin,
        "mark_end": end,
        "message": f'"{excerpt[begin:end]}" stands in for a source',
        "help": "say who reports it, or drop the claim",
        "outlet": f"outlet {article % 70}",
        "source_file": f"part-{article % 5}.jsonl",
        "source_row": article,
        "details": "{}",
        "fingerprint": md5(str(number).encode()).hexdigest(),
        "known": number % 4 == 0,
    }


def sentences(path: Path | None) -> Iterator[tuple[str, int, int]]:
    """Sentences with where their marked words begin and end, without an end."""
    if path is not None:
        table = pq.read_table(path, columns=["excerpt", "mark_start", "mark_end"]).drop_null()
        yield from cycle(zip(*(column.to_pylist() for column in table.columns), strict=True))
    dice = random.Random(2)
    syllables = [consonant + vowel for consonant in "bcdfghklmnprstvw" for vowel in "aeiou"]
    words = ["".join(dice.choices(syllables, k=dice.randint(1, 4))) for _ in range(8_000)]
    while True:
        before, marked, after = (
            " ".join(dice.choices(words, k=17)),
            dice.choice(words),
            " ".join(dice.choices(words, k=17)),
        )
        yield f"{before} {marked} {after}", len(before) + 1, len(before) + 1 + len(marked)


def written(report: dict[str, Any], folder: Path, page: Path, with_text: bool) -> float:
    begun = time.process_time()
    write_html(report, folder / "findings.parquet", page, {}, PageOptions(with_text=with_text))
    return time.process_time() - begun


def look(page: Path, runs: int) -> None:
    """The times of the page in a browser."""
    from playwright.sync_api import sync_playwright

    switches = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=switches)
        shown = browser.new_page()
        shown.add_init_script(WATCH)
        opened = [opening(shown, page) for _ in range(runs)]
        told("from opening to the verdict on the screen", [first for first, _ in opened])
        told("from opening to the findings", [ready for _, ready in opened])

        def change(name: str, value: str, told_field: str) -> float:
            return float(shown.evaluate(CHANGE, [name, value, told_field]))

        told("filter by rule", list(_by_turns(change, runs, "rule", ("NQ901", "NQ900"))))
        told("filter by severity", list(_by_turns(change, runs, "severity", ("info", "warning"))))
        change("rule", "", "rule")
        change("severity", "", "severity")
        told("the first search", [change("q", "stands", "field")])
        told("search, all found", list(_by_turns(change, runs, "q", ("source", "stands"))))
        told("search, few found", list(_by_turns(change, runs, "q", ("outlet 17", "3f9"))))
        change("q", "", "field")
        told("the first order by article", [change("sort", "article", "sort")])
        told("order", list(_by_turns(change, runs, "sort", ("", "article"))))
        browser.close()


def _by_turns(
    change: Callable[[str, str, str], float], runs: int, name: str, values: tuple[str, str]
) -> Iterator[float]:
    # a search waits for a pause in typing, so the page is told by another field
    for value in islice(cycle(values), runs):
        yield change(name, value, "field" if name == "q" else name)


def opening(shown: Page, page: Path) -> tuple[float, float]:
    shown.goto("about:blank")
    shown.goto(page.as_uri())
    while not shown.evaluate("window.ready_at"):
        time.sleep(0.05)
    first = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
    paint, ready = shown.evaluate(f"[{first}, window.ready_at]")
    return paint, ready


def told(what: str, times: list[float]) -> None:
    middle = f"{statistics.median(times):,.0f} ms" if len(times) > 1 else ""
    print(f"| {what} | {min(times):,.0f} ms | {middle} |", flush=True)


if __name__ == "__main__":
    main()
