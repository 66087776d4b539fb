"""The HTML report: what it says, that hostile text stays text, and that a browser shows it."""

from __future__ import annotations

import copy
import itertools
import os
import re
import shutil
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsqa.reports.html import write_html
from newsqa.reports.html.name_clusters import NameClusters, name_clusters
from newsqa.reports.html.page import PageOptions
from newsqa.reports.html.render import draw, linked, prose, visible
from newsqa.reports.html.spread import Candidate, shown_findings, spread
from newsqa.reports.html.view import page, rows_per_rule
from newsqa.reports.html.words import duration, moment, number, observed, percent, tolerance
from newsqa.rules.findings import FINDINGS

GOLDEN = Path(__file__).parent / "golden" / "report.html"
NO_NAMES = NameClusters((), 0)
VOID = {"meta", "br", "input", "link", "img", "hr"}
SPACE = "\N{NO-BREAK SPACE}"


def finding(number: int, **values: Any) -> dict[str, Any]:
    """A row of findings.parquet: the word "reportedly" in a sentence, where nothing else is said."""
    excerpt = "The mayor reportedly sold the cranes."
    row = {
        "rule": "NQ203",
        "name": "hearsay",
        "severity": "warning",
        "article_id": f"a{number}",
        "field": "body",
        "start": 1437,
        "end": 1447,
        "excerpt": excerpt,
        "mark_start": 10,
        "mark_end": 20,
        "message": '"reportedly" stands in for a source',
        "help": "say who reports it, or drop the claim",
        "outlet": "The Harbour Post",
        "source_file": "news.jsonl",
        "source_row": number,
        "details": "{}",
        "fingerprint": f"{number:08x}",
        "known": False,
    }
    return {**row, **values}


def expectation(text: str, success: bool | None, severity: str = "warning", **values: Any) -> dict[str, Any]:
    row = {"table": "articles", "type": "expect_articles_to_pass_rule", "kwargs": {"mostly": 0.95, "rule": "NQ203"}}
    judged = {"severity": severity, "success": success, "observed": {}, "description": text, "reason": None}
    return {**row, **judged, **values}


def outlet(name: str | None, articles: int, rules: dict[str, int], unsourced: float | None = None) -> dict[str, Any]:
    measures = {"unsourced_per_100_attributions": unsourced}
    return {"outlet": name, "articles": articles, "findings": sum(rules.values()), "rules": rules, "measures": measures}


SHARE = {"element_count": 1200, "unexpected_count": 38, "unexpected_percent": 3.1666}
REPORT: dict[str, Any] = {
    "newsqa_version": "0.1.0",
    "profile": "default",
    "passed": False,
    "articles": 12345,
    "rejects": 3,
    "findings": 2,
    "rules": [
        {"code": "NQ203", "name": "hearsay", "severity": "warning", "findings": 2, "articles": 2},
        {"code": "NQ303", "name": "impossible-date", "severity": "critical", "findings": 0, "articles": 0},
    ],
    "expectations": [
        expectation("titles are there", True, observed={**SHARE, "unexpected_count": 0, "unexpected_percent": 0.0}),
        expectation("names were looked at", None, reason="the table is empty"),
        expectation("articles pass NQ203", False, observed=SHARE),
        expectation("a small matter", False, "info", table="dates", kwargs={"max_value": 0.2}, observed=0.34),
    ],
    "dataset": {"train_test_share": 0.0213, "clusters": 1234567},
    "outlets": [
        outlet("The Harbour Post", 8, {"NQ203": 2}, unsourced=12.345),
        outlet(None, 4, {}),
    ],
    "outlets_total": 2,
    "sources": [{"path": "news.jsonl", "articles": 12345, "rejects": 3}],
    "notes": ['body: taken from "description" (guessed)', "times without a zone are read as UTC"],
    "fail_on": "warning",
    "started": "2026-11-23T01:55:12+00:00",
    "seconds": 12.34,
    "options": {"fields": {"body": "description"}},
}
DOCUMENTATION = {"NQ203": {"summary": "A claim without a `source`.", "What it finds": "Words.", "Options": "None."}}
HOSTILE = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror='alert(2)'>",
    "</title></style></script></blockquote><a href=javascript:alert(3)>x</a>",
    "{{ 7 * 7 }}{% raw %}",
    "&lt;b&gt; &amp; <!-- <b>",
]


class Reader(HTMLParser):
    """Reads a page, holds its elements and their text, and refuses tags that do not balance."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self.text = ""
        self._spaced = ""
        self._open: list[tuple[str, list[str]]] = []
        self.feed(text)
        self.close()
        assert not self._open, f"left open: {[tag for tag, _ in self._open]}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._spaced += " "
        assert len(dict(attrs)) == len(attrs), f"an attribute stands twice in <{tag}>"
        if tag not in VOID:
            self._open.append((tag, []))

    def handle_endtag(self, tag: str) -> None:
        opened, parts = self._open.pop()
        assert opened == tag, f"</{tag}> closes <{opened}> at {self.getpos()}"
        self.texts.setdefault(tag, []).append("".join(parts))

    def handle_data(self, data: str) -> None:
        for _, parts in self._open:
            parts.append(data)
        if not self._open or self._open[-1][0] not in ("script", "style"):
            self.text += data
            self._spaced += data

    def said(self) -> str:
        """The text with elements apart: cells of a table have no space between them in the file."""
        return " ".join(self._spaced.split())


def write(folder: Path, report: dict[str, Any], rows: list[dict[str, Any]]) -> Path:
    pq.write_table(pa.Table.from_pylist(rows, schema=FINDINGS), folder / "findings.parquet")
    write_html(report, folder / "findings.parquet", folder / "report.html", DOCUMENTATION)
    return folder / "report.html"


def read(folder: Path, report: dict[str, Any], rows: list[dict[str, Any]]) -> Reader:
    return Reader(write(folder, report, rows).read_bytes().decode())


def changed(**values: Any) -> dict[str, Any]:
    return {**copy.deepcopy(REPORT), **values}


def with_findings(amount: int) -> dict[str, Any]:
    rules = [{**REPORT["rules"][0], "findings": amount, "articles": amount}]
    return changed(rules=rules, findings=amount)


# What the page says


def test_verdict_comes_first_and_in_words(tmp_path: Path) -> None:
    failed = read(tmp_path, REPORT, [finding(1), finding(2)])
    assert failed.texts["h1"] == ["Failed"]
    assert f"1 of the 2{SPACE}expectations of severity warning or worse is not met." in failed.text
    met = [{**item, "success": True} for item in REPORT["expectations"] if item["severity"] == "warning"]
    passed = read(tmp_path, changed(passed=True, expectations=met), [])
    assert passed.texts["h1"] == ["Passed"]
    assert "What would have to change" not in passed.text


def test_counts_are_those_of_the_report(tmp_path: Path) -> None:
    said = read(tmp_path, REPORT, [finding(1), finding(2)]).said()
    assert "articles read 12,345 records rejected 3 findings 2" in said
    assert "2 findings in 2 articles" in said
    assert "3 records could not be read as articles." in said
    assert "Train test share 2.13 % Clusters 1,234,567" in said
    assert "The Harbour Post 8 2 25.0 12.3 NQ203 2" in said
    assert "not given 4 0 0.0 not available" in said
    assert "Ran and found nothing: NQ303 impossible-date." in said


def test_failed_expectations_stand_before_the_others() -> None:
    articles = dict(page(REPORT, {}, NO_NAMES, {}).tables)["Articles"]
    assert [item.result for item in articles] == ["not met", "not judged", "met"]
    assert articles[0].observed == f"96.83{SPACE}% (38 of 1,200 do not)"
    assert articles[0].tolerance == f"at least 95{SPACE}%"
    assert articles[1].reason == "the table is empty"


def test_expectations_below_the_failing_severity_do_not_count() -> None:
    drawn = page(REPORT, {}, NO_NAMES, {})
    assert [item.text for item in drawn.blocking] == ["Articles pass NQ203"]
    assert [item.text for item in drawn.tolerated] == ["A small matter"]
    strict = page(changed(fail_on="info"), {}, NO_NAMES, {})
    assert [item.text for item in strict.blocking] == ["Articles pass NQ203", "A small matter"]


def test_a_failed_expectation_leads_to_the_findings_of_its_rule(tmp_path: Path) -> None:
    drawn = read(tmp_path, REPORT, [finding(1), finding(2)])
    assert page(REPORT, {}, NO_NAMES, {}).blocking[0].rules == [("NQ203", "rule-NQ203")]
    targets = {attributes["id"] for _, attributes in drawn.elements if attributes.get("id")}
    links = {(a["href"] or "")[1:] for tag, a in drawn.elements if tag == "a" and (a["href"] or "").startswith("#")}
    assert "rule-NQ203" in links
    assert links <= targets


def test_what_could_not_be_judged_is_said() -> None:
    items = [expectation("one", True), expectation("two", None)]
    sentence = page(changed(passed=True, expectations=items), {}, NO_NAMES, {}).sentence
    assert sentence == f"The one expectation of severity warning or worse is met. 1{SPACE}other could not be judged."


def test_a_dataset_expectation_shows_the_measure() -> None:
    row = {"element_count": 1, "unexpected_count": 1, "unexpected_percent": 100.0}
    kwargs = {"column": "train_test_share", "max_value": 0.01}
    items = [expectation("little leaks", False, table="dataset", kwargs=kwargs, observed=row)]
    assert page(changed(expectations=items), {}, NO_NAMES, {}).blocking[0].observed == f"2.13{SPACE}%"


def test_a_tolerance_is_said_once(tmp_path: Path) -> None:
    items = [expectation("at least 95 % of articles pass NQ203", False), expectation("articles pass", False)]
    drawn = read(tmp_path, changed(expectations=items), [finding(1), finding(2)])
    assert [item.says_tolerance for item in page(changed(expectations=items), {}, NO_NAMES, {}).blocking] == [
        True,
        False,
    ]
    assert drawn.text.count("tolerated: ") == 1
    ten = expectation("at most 10 records", False, kwargs={"max_value": 1})
    assert not page(changed(expectations=[ten]), {}, NO_NAMES, {}).blocking[0].says_tolerance


def test_a_measure_that_was_not_taken_says_so(tmp_path: Path) -> None:
    assert "Names per article not measured" in read(tmp_path, changed(dataset={"names_per_article": None}), []).said()


def test_guesses_are_said_aloud() -> None:
    drawn = page(REPORT, {}, NO_NAMES, {})
    assert drawn.guesses == ['body: taken from "description" (guessed)']
    assert drawn.notes == ["times without a zone are read as UTC"]


def test_a_list_that_is_cut_says_so(tmp_path: Path) -> None:
    drawn = read(tmp_path, with_findings(1234), [finding(i) for i in range(1234)])
    assert "50 of 1,234 shown; all are in findings.parquet." in drawn.text
    assert len(drawn.texts["mark"]) == 50
    assert "shown; all are" not in read(tmp_path, with_findings(50), [finding(i) for i in range(50)]).text


def test_long_lists_of_outlets_and_sources_say_so(tmp_path: Path) -> None:
    outlets = [outlet(f"o{i}", 1, {"NQ203": 1}) for i in range(60)]
    sources = [{"path": f"{i}.json", "articles": 1, "rejects": i} for i in range(60)]
    said = read(tmp_path, changed(outlets=outlets, outlets_total=2000, sources=sources), []).said()
    assert "50 of 2,000 outlets shown, those with the most findings; 60 are in report.json." in said
    assert "50 of 60 sources shown" in said
    assert "59.json 1 59 58.json 1 58" in said


def test_documentation_of_a_rule_is_on_the_page(tmp_path: Path) -> None:
    drawn = read(tmp_path, REPORT, [finding(1), finding(2)])
    assert "A claim without a source." in drawn.text
    assert "source" in drawn.texts["code"]
    assert drawn.texts["h4"] == ["What it finds"]


def test_an_empty_run_has_a_page(tmp_path: Path) -> None:
    empty = {name: [] for name in ("rules", "expectations", "outlets", "sources", "notes")}
    report = changed(**empty, dataset={}, options={}, articles=0, rejects=0, findings=0, passed=True)
    said = read(tmp_path, report, []).said()
    assert "No expectation of severity warning or worse was judged." in said
    assert "No rule found anything." in said


# The marked words


def test_marked_words_are_those_of_the_offsets(tmp_path: Path) -> None:
    row = finding(1, excerpt="“😀 said” <b>&amp;\r\n e\u0301 reportedly x", mark_start=3, mark_end=20)
    drawn = read(tmp_path, with_findings(1), [row])
    assert drawn.texts["mark"] == [row["excerpt"][3:20]]
    assert drawn.texts["blockquote"] == [row["excerpt"]]
    assert "body 1,437–1,447" in drawn.text


@pytest.mark.parametrize("marks", [(None, None), (5, 5), (30, 400), (-3, 4)])
def test_without_words_to_mark_the_excerpt_stands_alone(tmp_path: Path, marks: tuple[int | None, int | None]) -> None:
    drawn = read(tmp_path, with_findings(1), [finding(1, mark_start=marks[0], mark_end=marks[1])])
    assert "mark" not in drawn.texts
    assert drawn.texts["blockquote"] == ["The mayor reportedly sold the cranes."]


def test_a_finding_without_a_place_in_the_text(tmp_path: Path) -> None:
    nowhere = dict.fromkeys(("article_id", "field", "start", "end", "excerpt", "mark_start", "mark_end", "outlet"))
    drawn = read(tmp_path, with_findings(1), [finding(7, **nowhere, source_row=None)])
    assert "blockquote" not in drawn.texts
    assert "claim news.jsonl" in drawn.said()  # without an article there is no outlet to miss


def test_findings_without_an_article_are_not_counted_as_in_none(tmp_path: Path) -> None:
    report = with_findings(3)
    report["rules"] = [{**rule, "articles": 0} for rule in report["rules"]]
    table = read(tmp_path, report, []).texts["td"]
    assert table[table.index("3") + 1] == "–"


def test_a_long_excerpt_keeps_its_marked_words(tmp_path: Path) -> None:
    excerpt = "before " * 200 + "reportedly" + " after" * 200
    drawn = read(tmp_path, with_findings(1), [finding(1, excerpt=excerpt, mark_start=1400, mark_end=1410)])
    assert drawn.texts["mark"] == ["reportedly"]
    assert re.fullmatch(r"… (before )+reportedly( after)+ …", drawn.texts["blockquote"][0])
    assert len(drawn.texts["blockquote"][0]) < 520


# Hostile text


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_stays_text(tmp_path: Path, hostile: str) -> None:
    columns = ("article_id", "excerpt", "message", "help", "outlet", "source_file", "fingerprint", "field", "name")
    row = {**finding(1), **dict.fromkeys(columns, hostile), "mark_start": 0, "mark_end": len(hostile)}
    report = changed(
        profile=hostile,
        newsqa_version=hostile,
        started=hostile,
        notes=[hostile, f"{hostile} guessed"],
        dataset={hostile: 1},
        options={hostile: {hostile: hostile}},
        sources=[{"path": hostile, "articles": 1, "rejects": 0}],
        outlets=[outlet(hostile, 1, {hostile: 1})],
        rules=[{"code": "NQ203", "name": hostile, "severity": hostile, "findings": 1, "articles": 1}],
    )
    report["expectations"] = [
        expectation(hostile, False, table=hostile, type=hostile, kwargs={hostile: hostile}, observed=hostile)
    ]
    hostile_page = read(tmp_path, report, [row])
    plain = read(tmp_path, _without(report, hostile), [{**row, **dict.fromkeys(columns, "x"), "mark_end": 1}])
    assert [tag for tag, _ in hostile_page.elements] == [tag for tag, _ in plain.elements]
    assert [sorted(a) for _, a in hostile_page.elements] == [sorted(a) for _, a in plain.elements]
    assert hostile_page.texts["script"] == plain.texts["script"]
    assert hostile_page.texts["mark"] == [hostile]
    assert hostile_page.texts["blockquote"] == [hostile]


def _without(value: Any, hostile: str) -> Any:
    """The value with "x" where the hostile text was."""
    if isinstance(value, dict):
        return {_without(key, hostile): _without(item, hostile) for key, item in value.items()}
    if isinstance(value, list):
        return [_without(item, hostile) for item in value]
    return value.replace(hostile, "x") if isinstance(value, str) else value


@given(st.text(max_size=60))
def test_any_text_stays_text(text: str) -> None:
    drawn = Reader(draw(with_findings(1), {"NQ203": [finding(1, excerpt=text, message=text)]}, NO_NAMES, {}))
    shown = "".join(f"U+{ord(c):04X}" if str(visible(c)).startswith("<span") else c for c in text)
    assert drawn.texts.get("blockquote", [""]) == [shown]


def test_characters_that_are_not_text_are_spelled_out() -> None:
    assert str(visible("a\x00b")) == 'a<span class="char">U+0000</span>b'
    assert "\u202e" not in visible("\u202eabc\u2069")
    assert str(visible("tab\tand\nline, \u200fmark and e\u0301")) == "tab\tand\nline, \u200fmark and e\u0301"


@pytest.mark.parametrize(
    ("address", "is_link"),
    [
        ("https://example.org/a?b=1&c=2", True),
        ("HTTP://example.org", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("javascript://example.org/%0aalert(1)", False),
        ("ftp://example.org/a", False),
        ("https://example.org/a b", False),
        ("https://example.org/\u202egpj", False),
        ("https://example.org/\n", False),
        ('https://example.org/"onclick="x', False),
    ],
)
def test_only_web_addresses_become_links(address: str, is_link: bool) -> None:
    assert ("<a " in linked(address)) == is_link
    if is_link:
        assert Reader(linked(address)).elements[0][1]["href"] == address


def test_documentation_is_escaped_too() -> None:
    assert str(prose("One <b>\ntwo.\n\n`x`: y\n- z")) == ("<p>One &lt;b&gt; two.</p>\n<p><code>x</code>: y <br>- z</p>")


# The page as such


def test_nothing_is_loaded_from_outside(tmp_path: Path) -> None:
    drawn = read(tmp_path, REPORT, [finding(1, article_id="https://example.org/1"), finding(2)])
    outside = [(tag, a) for tag, a in drawn.elements if any(key in a for key in ("src", "srcset", "data", "href"))]
    assert {tag for tag, _ in outside} == {"a"}
    assert "https://example.org/1" in [a["href"] for _, a in outside]
    assert not re.search(r"url\(|@import|@font-face", drawn.texts["style"][0])
    policy = next(a["content"] for _, a in drawn.elements if a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-")


def test_headings_are_in_order_and_tables_have_headers(tmp_path: Path) -> None:
    drawn = read(tmp_path, REPORT, [finding(1), finding(2)])
    levels = [int(tag[1]) for tag, _ in drawn.elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    assert all("scope" in attributes for tag, attributes in drawn.elements if tag == "th")
    ids = Counter(a["id"] for _, a in drawn.elements if "id" in a)
    assert max(ids.values()) == 1
    assert {a["aria-labelledby"] for _, a in drawn.elements if "aria-labelledby" in a} <= set(ids)
    assert {"header", "nav", "main", "footer"} <= {tag for tag, _ in drawn.elements}


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_colours_have_contrast(tmp_path: Path, scheme: int) -> None:
    style = read(tmp_path, REPORT, []).texts["style"][0]
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", style.split(":root {")[1 + scheme].split("}")[0]))
    pairs = [(name, "paper") for name in ("ink", "soft", "link", "good", "bad", "warn")]
    pairs += [(name, "tint") for name in ("ink", "soft", "link", "good", "bad", "warn")]
    for front, back in [*pairs, ("mark-ink", "mark")]:
        light, dark = sorted((_luminance(colours[front]), _luminance(colours[back])), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, f"{front} on {back}"


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_golden_page(tmp_path: Path) -> None:
    """Made again with NEWSQA_UPDATE_GOLDEN=1; style, script and its hash have no place in it."""
    rows = [finding(1), finding(2, excerpt=f"{HOSTILE[0]} \x00\u202e", outlet=None, known=True)]
    text = write(tmp_path, REPORT, rows).read_text(encoding="utf-8")
    text = re.sub(r"(?s)(<style>).*?(</style>)|(<script>).*?(</script>)", r"\1\2\3\4", text)
    text = re.sub(r"'sha256-[^']+'", "'sha256-...'", text)
    if os.environ.get("NEWSQA_UPDATE_GOLDEN"):
        GOLDEN.write_text(text, encoding="utf-8", newline="\n")
    assert text == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("batch", [7, 100])
def test_neither_order_nor_batches_change_the_page(tmp_path: Path, batch: int, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [finding(i % 300, start=i, fingerprint=f"{i:08x}", known=i % 3 == 0) for i in range(1000)]
    first = write(tmp_path, with_findings(1000), rows).read_bytes()
    monkeypatch.setattr("newsqa.reports.html.spread.BATCH_ROWS", batch)
    assert write(tmp_path, with_findings(1000), rows[::-1]).read_bytes() == first


# Which findings are shown


def test_no_article_fills_the_list(tmp_path: Path) -> None:
    rows = [finding(0, start=i, fingerprint=f"f{i}") for i in range(500)] + [finding(i) for i in range(1, 30)]
    pq.write_table(pa.Table.from_pylist(rows, schema=FINDINGS), tmp_path / "findings.parquet")
    articles = Counter(row["article_id"] for row in shown_findings(tmp_path / "findings.parquet", 50)["NQ203"])
    assert len(articles) == 30
    assert articles["a0"] == 21


def test_new_findings_are_shown_before_known_ones(tmp_path: Path) -> None:
    rows = [finding(i, known=i % 10 != 0) for i in range(100)]
    pq.write_table(pa.Table.from_pylist(rows, schema=FINDINGS), tmp_path / "findings.parquet")
    shown = shown_findings(tmp_path / "findings.parquet", 20)["NQ203"]
    assert [row["known"] for row in shown] == [False] * 10 + [True] * 10


@given(
    st.lists(st.tuples(st.booleans(), st.integers(0, 6), st.integers(0, 9)), max_size=60, unique=True),
    st.integers(1, 8),
    st.integers(0, 60),
)
def test_choosing_in_parts_is_choosing_from_all(rows: list[tuple[bool, int, int]], limit: int, cut: int) -> None:
    all_of_them = [Candidate(known, a * 7 % 5, f"a{a}", (True, start, start, ""), start) for known, a, start in rows]
    whole, _ = spread(all_of_them, limit)
    first, last = spread(all_of_them[:cut], limit)
    rest = [c for c in all_of_them[cut:] if last is None or (c.known, 0, c.order, c.article) <= last]
    assert spread([*first, *rest], limit)[0] == whole


# Names


def spelled(number: int, usual: str, other: str, rule: str = "NQ401", **values: Any) -> dict[str, Any]:
    excerpt = f"Aides of {other} said so."
    marks = {"excerpt": excerpt, "mark_start": 9, "mark_end": 9 + len(other)}
    details = f'{{"forms": ["{usual}", "{other}"]}}'
    return finding(number, rule=rule, name="inconsistent-name", details=details, **{**marks, **values})


NAMES = [
    spelled(1, "Hezbollah", "Hizbullah"),
    spelled(2, "Hezbollah", "Hizbullah"),
    spelled(2, "Hezbollah", "Hizbullah", rule="NQ402", fingerprint="0000000f"),
    spelled(3, "Hezbollah", "Hizbollah", rule="NQ402"),
    spelled(4, "Reuters", "Rueters"),
    finding(5, rule="NQ404", details='{"forms": ["Ann Lee", "mayor"]}'),
]


@pytest.mark.parametrize("rows", [NAMES, NAMES[::-1]])
def test_the_spellings_of_a_name_stand_together(tmp_path: Path, rows: list[dict[str, Any]]) -> None:
    pq.write_table(pa.Table.from_pylist(rows, schema=FINDINGS), tmp_path / "findings.parquet")
    found = name_clusters(tmp_path / "findings.parquet", 10)
    assert found.total == 2
    said = [(name.usual, name.articles, [other[:3] for other in name.others]) for name in found.shown]
    hizbullah, hizbollah = ("Hizbullah", 2, ("NQ401", "NQ402")), ("Hizbollah", 1, ("NQ402",))
    assert said == [("Hezbollah", 3, [hizbullah, hizbollah]), ("Reuters", 1, [("Rueters", 1, ("NQ401",))])]
    assert found.shown[0].others[0].example["article_id"] == "a1", "the least fingerprint"
    assert [name.usual for name in name_clusters(tmp_path / "findings.parquet", 1).shown] == ["Hezbollah"]


def test_two_spellings_that_are_usual_by_turns_are_one_name(tmp_path: Path) -> None:
    rows = [spelled(i, "Erdogan", "Erdoğan") for i in range(2)] + [spelled(2, "Erdoğan", "Erdogan")]
    rows += [spelled(3, "Tehran", "Teheran"), spelled(4, "Teheran", "Tehran")]
    pq.write_table(pa.Table.from_pylist(rows, schema=FINDINGS), tmp_path / "findings.parquet")
    found = name_clusters(tmp_path / "findings.parquet", 10).shown
    assert [(name.usual, name.articles, name.others[0].form) for name in found] == [
        ("Erdogan", 3, "Erdoğan"),
        ("Teheran", 2, "Tehran"),
    ]
    assert "Aides of Erdoğan" in found[0].others[0].example["excerpt"]


def test_names_are_shown_with_a_sentence(tmp_path: Path) -> None:
    rules = [{"code": "NQ401", "name": "inconsistent-name", "severity": "warning", "findings": 3, "articles": 3}]
    said = read(tmp_path, changed(rules=rules, findings=3), NAMES).said()
    assert "Hezbollah Hizbullah NQ401, NQ402 2 Aides of Hizbullah said so. article a1" in said
    assert "shown, those with the most articles" not in said


def test_many_names_are_cut_and_it_is_said(tmp_path: Path) -> None:
    rows = [spelled(i, f"Name{i}", f"Nmae{i}") for i in range(60)]
    rows += [spelled(100 + i, "Name0", f"Namme{i}") for i in range(9)]
    said = read(tmp_path, REPORT, rows).said()
    assert "50 of 60 names shown, those with the most articles to look at" in said
    assert "Name0 and 5 other spellings" in said


def test_a_page_without_such_names_has_no_place_for_them(tmp_path: Path) -> None:
    assert "spelled in several ways" not in read(tmp_path, REPORT, [finding(1)]).said()


def test_hostile_names_stay_text(tmp_path: Path) -> None:
    drawn = read(tmp_path, REPORT, [spelled(1, "<script>x</script>", "<img src=x>")])
    assert "<script>x</script>" in drawn.text and "<img src=x>" in drawn.text
    assert ("img", {"src": "x"}) not in drawn.elements


def test_many_rules_share_the_page() -> None:
    rule = REPORT["rules"][0]
    assert rows_per_rule([rule] * 30) == 50
    assert rows_per_rule([rule] * 100) == 25
    assert rows_per_rule([rule] * 10_000) == 10


@pytest.mark.parametrize(("most", "each"), [(0, 0), (1, 1), (2, 1), (9, 3), (9_000, 3_000)])
def test_rules_with_findings_share_what_is_wanted(most: int, each: int) -> None:
    found, nothing = REPORT["rules"]
    assert rows_per_rule([found] * 3 + [nothing] * 5, most) == each


def test_a_page_of_as_many_findings_as_are_wanted(tmp_path: Path) -> None:
    rows = [finding(number) for number in range(80)]
    write(tmp_path, with_findings(80), rows)
    for most in (0, 3, 80):
        output = tmp_path / "some.html"
        options = PageOptions(most_findings=most)
        write_html(with_findings(80), tmp_path / "findings.parquet", output, DOCUMENTATION, options)
        text = output.read_text(encoding="utf-8")
        assert text.count("<blockquote") == most
        assert (f"{most} of 80 shown; all are in findings.parquet" in text) == (most < 80)


def test_a_page_without_text_has_no_word_of_an_article(tmp_path: Path) -> None:
    secret = "gooseberry"
    words = {"excerpt": f"He said {secret}.", "message": f'"{secret}" is vague', "help": f"say what {secret} is"}
    rows = [finding(1, **words, details=f'{{"x": "{secret}"}}'), spelled(2, "Gooseberrie", secret.title())]
    write(tmp_path, with_findings(1), rows)
    assert secret in (tmp_path / "report.html").read_text(encoding="utf-8")
    options = PageOptions(title="Release <7>", with_text=False)
    write_html(with_findings(1), tmp_path / "findings.parquet", tmp_path / "safe.html", DOCUMENTATION, options)
    text = (tmp_path / "safe.html").read_text(encoding="utf-8")
    assert secret not in text.lower()
    drawn = Reader(text)
    assert "article a1 body 1,437–1,447" in drawn.said()
    assert drawn.texts["title"] == ["Failed: Release <7>"]


# Words


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1234567, "1,234,567"),
        (0.5, "0.5"),
        (4612.456, "4,612.46"),
        (3.0, "3"),
        (None, "not available"),
        (0.00012, "0.00012"),
        (float("nan"), "not available"),
        (0.0, "0"),
        (1e-9, "1.0e-09"),
        (-5, "-5"),
    ],
)
def test_numbers(value: Any, text: str) -> None:
    assert number(value) == text


def test_a_share_is_never_rounded_up_to_its_tolerance() -> None:
    assert percent(94.99999) == f"94.99{SPACE}%"
    assert percent(99.9999) == f"99.99{SPACE}%"
    assert percent(0.001) == f"under 0.01{SPACE}%"
    assert percent(100 - 3.2) == f"96.8{SPACE}%"


@pytest.mark.parametrize(
    ("kwargs", "text"),
    [
        ({"mostly": 0.999}, f"at least 99.9{SPACE}%"),
        ({"mostly": 1}, "no exceptions"),
        ({}, "no exceptions"),
        ({"max_value": 0.2}, "at most 0.2"),
        ({"min_value": 5, "strict_min": True}, "more than 5"),
        ({"min_value": 0, "max_value": 0}, "exactly 0"),
        ({"min_value": 1, "max_value": 9, "mostly": 0.9}, f"1 to 9, in at least 90{SPACE}%"),
    ],
)
def test_tolerances_in_words(kwargs: dict[str, Any], text: str) -> None:
    assert tolerance(kwargs) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"observed_value": 1234}, "1,234"),
        ({}, "not available"),
        (None, "not available"),
        ({"element_count": 0, "unexpected_count": 0}, "no rows"),
        (
            {"element_count": 100, "missing_count": 50, "unexpected_count": 5, "unexpected_percent": 10.0},
            f"90{SPACE}% (5 of 50 do not)",
        ),
        (
            {"element_count": 100, "missing_count": 50, "unexpected_count": 50, "unexpected_percent": 50.0},
            f"50{SPACE}% (50 of 100 do not)",
        ),
    ],
)
def test_what_was_observed_in_words(value: Any, text: str) -> None:
    assert observed(value, {}) == text


def test_times_in_words() -> None:
    assert moment("2026-11-23T01:55:12+00:00") == "23 November 2026, 01:55 UTC"
    assert moment("yesterday") == "yesterday"
    assert duration(3725) == f"1{SPACE}h 2{SPACE}min 5{SPACE}s"
    assert duration(12.34) == f"12.34{SPACE}s"


# In a browser


@pytest.mark.skipif(
    not (shutil.which("chromium") and shutil.which("chromedriver")), reason="chromium or chromedriver is not installed"
)
def test_a_browser_shows_the_page(tmp_path: Path) -> None:
    webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
    rows = [finding(i, message=f"{HOSTILE[0]} number {i}") for i in range(20)]
    path = write(tmp_path, with_findings(20), rows)
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium")
    for switch in ("headless", "no-sandbox", "disable-gpu", "disable-quic", "no-first-run", "disable-component-update"):
        options.add_argument(f"--{switch}")
    options.add_argument("--disable-background-networking")
    options.add_argument("--disable-sync")
    options.add_argument(f"--user-data-dir={tmp_path / 'browser'}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    service = webdriver.ChromeService(shutil.which("chromedriver"))
    browser = webdriver.Chrome(options=options, service=service)
    try:
        browser.get(path.as_uri())
        title = browser.find_element("css selector", "h1")
        assert (title.text, title.is_displayed()) == ("Failed", True)
        more = browser.find_element("css selector", "details.more")
        inside = more.find_element("css selector", "mark")
        assert not inside.is_displayed()
        more.find_element("css selector", "summary").click()
        assert inside.is_displayed()
        assert inside.text == "reportedly"

        browser.find_element("css selector", "#filter input").send_keys("number 17")
        matching = "return [...document.querySelectorAll('ol.findings > li')].filter(i => !i.hidden).length"
        support = pytest.importorskip("selenium.webdriver.support.ui")
        support.WebDriverWait(browser, 5).until(lambda b: b.execute_script(matching) == 1)
        assert browser.find_element("css selector", "#filter output").text == "1 of the 20 findings on this page"
        assert browser.get_log("browser") == []
    finally:
        browser.quit()
