"""Measure how right the checks are on the gold sets, and write the figures into docs/quality.md.

    NEWSQA_SHARED=FOLDER python benchmarks/quality.py      (or: make quality)

`FOLDER/gold` holds annotated articles and `evaluate.py`, the script that scores them; neither is part of the project.
Only what stands between the two markers of the page is written: the prose around it is kept, and no word of an article
enters it. A set that is not there is named on the page as not measured.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
import textwrap
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from importlib import import_module
from operator import itemgetter
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from rule_quality import RuleCounts, count_rules  # noqa: E402 -- the checkout, not an installed newsqa, is measured

from newsqa import __version__  # noqa: E402

PAGE = ROOT / "docs" / "quality.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"

ATTRIBUTIONS = (
    # gold file, what it is
    ("attributions/dev.jsonl", "seven US outlets"),
    ("attributions/train.jsonl", "the same outlets, whose errors were read"),
)
MENTIONS = (("names/mentions.conllpp.dev.jsonl", "CoNLL news"), ("names/mentions.gumnews.dev.jsonl", "GUM news"))
DATES = (
    ("dates/dev.jsonl", "newswire of the 1990s"),
    ("dates/wikiwars.jsonl", "histories of wars in an encyclopedia"),
)
NAMES = ("names/articles.clean.dev.jsonl", "names/articles.injected.dev.jsonl")
PAIRS = "names/pairs.dev.jsonl"

HEAD = "| what | measured on | measure | precision | recall | F1 |\n|---|---|---|---|---|---|"
RULES_HEAD = """| rule | measured on | in the gold | findings | precision | recall | unsourced at all |
|---|---|---|---|---|---|---|"""
ABOUT_RULES = """Each rule by itself. Which rule an annotated attribution belongs to is decided by the words of its
source and cue, with the list by which the gold is scored. *Findings* leaves out those on attributions whose words do
not decide (pronouns, definite roles, institutions). *Precision* and *recall* ask for the right rule; *unsourced at all*
is the share of findings that another rule may own, but some rule does. The gold cannot say everything:"""
ABOUT_NQ203 = """NQ203: annotators passed over many a "reportedly". Most findings that count as wrong, read one by one,
are hearsay all the same."""
ABOUT_NQ204 = """NQ204: every passive of a verb that can report belongs to it here, also where nothing is claimed ("was
asked", "were shown"). Most of what counts as missed, read one by one, is of that kind."""
ABOUT_NQ205 = """NQ205 is silent where the name stands elsewhere in the article. The gold does not know that, and
counts it as missed."""
ABOUT_NQ207 = """NQ207: whether a document has a name is decided by the rule's own pattern on the words of the gold.
What is measured is whether the claims of such documents are found."""
ABOUT_NQ208 = """NQ208 is not measured: the gold does not say who was told. Its cases are in `tests/rules/NQ208.yml`."""


def wrapped(text: str, bullet: str = "") -> str:
    """A paragraph, or an item of a list, in lines as long as the page's."""
    return textwrap.fill(
        " ".join(text.split()),
        120,
        initial_indent=bullet,
        subsequent_indent=" " * len(bullet),
        break_long_words=False,
        break_on_hyphens=False,
    )


def figure(value: float) -> str:
    """.848 as the page has it."""
    return f"{value:.3f}".removeprefix("0")


def write_between_markers(page: str, measured: str) -> str:
    """The page with what is measured between its two markers. Raises ValueError for a page without them."""
    if page.count(BEGIN) != 1 or page.count(END) != 1 or page.index(BEGIN) > page.index(END):
        raise ValueError(f"expected one {BEGIN} and one {END} after it")
    before, _, rest = page.partition(BEGIN)
    return f"{before}{BEGIN}\n{measured.strip()}\n{END}{rest.partition(END)[2]}"


class Gold:
    """The gold sets below a folder, and the script that scores them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        sys.path.insert(0, str(folder))
        self._evaluate = import_module("evaluate")
        self.missing: list[str] = []

    def has(self, *names: str) -> bool:
        """Whether all of these sets are there; remembers those that are not."""
        missing = [name for name in names if not (self._folder / name).is_file()]
        self.missing += missing
        return not missing

    def rows(self, name: str) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = self._evaluate.read_jsonl(self._folder / name)
        return rows

    def score(self, what: str, *names: str) -> Any:
        """What the script returns for a command; it runs `newsqa` by itself, and its printing is not wanted here."""
        command: Callable[[Namespace], Any] = getattr(self._evaluate, what)
        with contextlib.redirect_stdout(io.StringIO()):
            return command(Namespace(gold=[str(self._folder / name) for name in names], errors=0))


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _prf(values: Sequence[float]) -> list[str]:
    return [figure(value) for value in values]


def attribution_rows(gold: Gold) -> Iterator[str]:
    for name, what in ATTRIBUTIONS:
        if not gold.has(name):
            continue
        result = gold.score("attributions", name)
        on = f"{len(gold.rows(name)):,} articles, {what}"
        yield _row("attributions (speech), detected", on, "content overlaps by half", *_prf(result["detect P/R/F1"]))
        for kind in ("direct", "mixed", "indirect"):
            recall, number = result[f"recall {kind}"]
            yield _row(f"– quotations: {kind}", f"{number:,} of them", "", "", figure(recall), "")
        source, number = result["e2e source (head)"]
        yield _row(
            "attributions, right source", f"{number:,} with a source", "head word, end to end", "", figure(source), ""
        )
        number = result["unsourced gold pos/decidable/undecided"][0]
        values = _prf(result["unsourced e2e P/R/F1"])
        yield _row("attributions, *unsourced*", f"{number:,} unsourced", "end to end", *values)


def other_rows(gold: Gold) -> Iterator[str]:
    for name, what in DATES:
        if gold.has(name):
            result = gold.score("dates", name)
            on = f"{len(gold.rows(name)):,} articles, {what}"
            yield _row("dates, found", on, "any overlap", *_prf(result["relaxed"]))
            yield _row("dates, right value", "", "TIMEX3 value", *_prf(result["value"]))
    for name, what in MENTIONS:
        if gold.has(name):
            result = gold.score("mentions", name)
            on = f"{len(gold.rows(name)):,} articles, {what}"
            yield _row("mentions of names", on, "exact span", *_prf(result["eu"]))
            yield _row("", "", "any overlap", *_prf(result["ov"]))
    if gold.has(PAIRS):
        result = gold.score("pairs", PAIRS)
        values = _prf([result[key] for key in ("P", "R", "F1")])
        yield _row("pairs of spellings", f"{len(gold.rows(PAIRS)):,} pairs", "one entity, spelled in two ways", *values)


def misspellings(gold: Gold) -> str:
    """A sentence about NQ401, or nothing."""
    if not gold.has(*NAMES):
        return ""
    found = gold.score("names", *NAMES)
    clean, injected = (len(gold.rows(name)) for name in NAMES)
    recall, wrong, rate = figure(found["inj_recall"]), found["false_flags"], found["false_per100"]
    return wrapped(
        f"Names spelled in two ways (NQ401): {recall} of {injected:,} planted misspellings are found; in {clean:,} "
        f"clean articles {wrong:,} flags are wrong ({rate:.1f} a hundred) and {found['real_found']:,} of "
        f"{found['real_total']:,} real slips are found."
    )


def rules_by_rule(gold: Gold) -> Iterator[str]:
    """What the table of the rules on attributions says and cannot say, and the table."""
    score = import_module("score_attributions")
    rows: list[tuple[str, str]] = []
    quotations = []
    for name, _ in ATTRIBUTIONS:
        if not gold.has(name):
            continue
        articles = gold.rows(name)
        counted = count_rules(articles, score)
        on = f"{len(articles):,} articles"
        rows += [(counts.code, _rule_row(counts, on)) for counts in counted.rules]
        quotations.append(f"{counted.with_source:,} of {counted.quotations:,} in {on}")
    if rows:
        about_nq206 = f"""NQ206: nearly every quotation of the gold has a source, so there is nothing to recall. Of its
            findings these have one in the gold, and so are wrong: {", ".join(quotations)}."""
        items = (ABOUT_NQ203, ABOUT_NQ204, ABOUT_NQ205, about_nq206, ABOUT_NQ207, ABOUT_NQ208)
        yield wrapped(ABOUT_RULES)
        yield "\n".join(wrapped(item, "- ") for item in items)
        yield "\n".join([RULES_HEAD, *(row for _, row in sorted(rows, key=itemgetter(0)))])


def gaps() -> str:
    """The cases that are known to fail, by rule: the `gap` of each says why."""
    items = []
    for path in sorted((ROOT / "tests" / "rules").glob("NQ*.yml")):
        for case in yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader):
            if "gap" in case:
                items.append(wrapped(f"{path.stem}, {case['name']}: {case['gap']}", "- "))
    return (
        "\n".join(["Cases of the rules that are known to fail (`gap` in `tests/rules/`):\n", *items]) if items else ""
    )


def _rule_row(counts: RuleCounts, on: str) -> str:
    shares = [(counts.right, counts.findings), (counts.recalled, counts.gold), (counts.unsourced, counts.findings)]
    return _row(
        f"{counts.code} {counts.name}",
        on,
        f"{counts.gold:,}",
        f"{counts.findings:,}",
        *(figure(part / whole) if whole else "–" for part, whole in shares),
    )


def measured(gold: Gold) -> str:
    """All that stands between the markers."""
    day = datetime.now(UTC).date()
    parts = [
        f"Measured on {day} with newsqa {__version__} by `make quality`.",
        "\n".join([HEAD, *attribution_rows(gold), *other_rows(gold)]),
        misspellings(gold),
        "## Rule by rule",
        *rules_by_rule(gold),
        gaps(),
    ]
    missing = sorted(set(gold.missing))
    if missing:
        parts.append(f"Not measured, since the sets were not there: {', '.join(missing)}.")
    return "\n\n".join(part for part in parts if part)


def main() -> int:
    """Write the page; 2 when there is no gold."""
    shared = os.environ.get("NEWSQA_SHARED")
    folder = Path(shared, "gold") if shared else None
    if folder is None or not (folder / "evaluate.py").is_file():
        print("quality: NEWSQA_SHARED does not name a folder with gold/evaluate.py in it", file=sys.stderr)
        return 2
    # evaluate.py starts newsqa as a process of its own
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(write_between_markers(page, measured(Gold(folder))), encoding="utf-8")
    print(f"wrote {PAGE.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
