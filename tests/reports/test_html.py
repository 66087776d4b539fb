"""The HTML report: what it says, and that hostile text stays text. The findings stand in it as data: what is in these
is in test_report_data.py, how a browser shows them in test_in_browser*.py."""

from __future__ import annotations

import itertools
import os
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsqa.reports.html.name_clusters import NameClusters, name_clusters
from newsqa.reports.html.page import PageOptions
from newsqa.reports.html.render import draw, linked, prose, visible
from newsqa.reports.html.view import page
from newsqa.reports.html.words import duration, moment, number, observed, percent, tolerance
from tests.reports.report_parts import (
    HOSTILE,
    REPORT,
    changed,
    data_of,
    expectation,
    finding,
    outlet,
    save,
    with_findings,
    write,
)

GOLDEN = Path(__file__).parent / "golden" / "report.html"
NO_NAMES = NameClusters((), 0)
VOID = {"meta", "br", "input", "link", "img", "hr"}
SPACE = "\N{NO-BREAK SPACE}"


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


def read(folder: Path, report: dict[str, Any], rows: list[dict[str, Any]]) -> Reader:
    return Reader(write(folder, report, rows).read_bytes().decode())


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
    assert "NQ203 hearsay warning 2 2 0.01" in said
    assert "3 records could not be read as articles." in said
    assert "Train test share 2.13 % Clusters 1,234,567" in said
    assert "The Harbour Post 8 2 25.0 12.3 NQ203 2" in said
    assert "not given 4 0 0.0 not available" in said
    assert "1 rule ran and found nothing NQ303 impossible-date." in said


def test_failed_expectations_stand_before_the_others() -> None:
    articles = dict(page(REPORT, NO_NAMES, {}).tables)["Articles"]
    assert [item.result for item in articles] == ["not met", "not judged", "met"]
    assert articles[0].observed == f"96.83{SPACE}% (38 of 1,200 do not)"
    assert articles[0].tolerance == f"at least 95{SPACE}%"
    assert articles[1].reason == "the table is empty"


def test_expectations_below_the_failing_severity_do_not_count() -> None:
    drawn = page(REPORT, NO_NAMES, {})
    assert [item.text for item in drawn.blocking] == ["Articles pass NQ203"]
    assert [item.text for item in drawn.tolerated] == ["A small matter"]
    strict = page(changed(fail_on="info"), NO_NAMES, {})
    assert [item.text for item in strict.blocking] == ["Articles pass NQ203", "A small matter"]


def test_a_failed_expectation_leads_to_the_findings_of_its_rule(tmp_path: Path) -> None:
    drawn = read(tmp_path, REPORT, [finding(1), finding(2)])
    assert page(REPORT, NO_NAMES, {}).blocking[0].rules == [("NQ203", "NQ203")]
    targets = {attributes["id"] for _, attributes in drawn.elements if attributes.get("id")}
    links = {(a["href"] or "")[1:] for tag, a in drawn.elements if tag == "a" and (a["href"] or "").startswith("#")}
    assert "NQ203" in links
    assert links <= targets


def test_what_could_not_be_judged_is_said() -> None:
    items = [expectation("one", True), expectation("two", None)]
    sentence = page(changed(passed=True, expectations=items), NO_NAMES, {}).sentence
    assert sentence == f"The one expectation of severity warning or worse is met. 1{SPACE}other could not be judged."


def test_a_dataset_expectation_shows_the_measure() -> None:
    row = {"element_count": 1, "unexpected_count": 1, "unexpected_percent": 100.0}
    kwargs = {"column": "train_test_share", "max_value": 0.01}
    items = [expectation("little leaks", False, table="dataset", kwargs=kwargs, observed=row)]
    assert page(changed(expectations=items), NO_NAMES, {}).blocking[0].observed == f"2.13{SPACE}%"


def test_a_tolerance_is_said_once(tmp_path: Path) -> None:
    items = [expectation("at least 95 % of articles pass NQ203", False), expectation("articles pass", False)]
    drawn = read(tmp_path, changed(expectations=items), [finding(1), finding(2)])
    assert [item.says_tolerance for item in page(changed(expectations=items), NO_NAMES, {}).blocking] == [
        True,
        False,
    ]
    assert drawn.text.count("tolerated: ") == 1
    ten = expectation("at most 10 records", False, kwargs={"max_value": 1})
    assert not page(changed(expectations=[ten]), NO_NAMES, {}).blocking[0].says_tolerance


def test_a_measure_that_was_not_taken_says_so(tmp_path: Path) -> None:
    assert "Names per article not measured" in read(tmp_path, changed(dataset={"names_per_article": None}), []).said()


def test_guesses_are_said_aloud() -> None:
    drawn = page(REPORT, NO_NAMES, {})
    assert drawn.guesses == ['body: taken from "description" (guessed)']
    assert drawn.notes == ["times without a zone are read as UTC"]


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
    assert "What it finds" in drawn.texts["h3"]


def test_an_empty_run_has_a_page(tmp_path: Path) -> None:
    empty = {name: [] for name in ("rules", "expectations", "outlets", "sources", "notes")}
    report = changed(**empty, dataset={}, options={}, articles=0, rejects=0, findings=0, passed=True)
    said = read(tmp_path, report, []).said()
    assert "No expectation of severity warning or worse was judged." in said
    assert "No rule found anything." in said


def test_findings_without_an_article_are_not_counted_as_in_none(tmp_path: Path) -> None:
    report = with_findings(3)
    report["rules"] = [{**rule, "articles": 0} for rule in report["rules"]]
    table = read(tmp_path, report, []).texts["td"]
    assert table[table.index("3") + 1] == "–"


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
    assert hostile_page.texts["script"][1:] == plain.texts["script"][1:]
    assert re.fullmatch("[A-Za-z0-9+/=]+", hostile_page.texts["script"][0])


def _without(value: Any, hostile: str) -> Any:
    """The value with "x" where the hostile text was."""
    if isinstance(value, dict):
        return {_without(key, hostile): _without(item, hostile) for key, item in value.items()}
    if isinstance(value, list):
        return [_without(item, hostile) for item in value]
    return value.replace(hostile, "x") if isinstance(value, str) else value


@given(st.text(max_size=60))
def test_any_text_stays_text(text: str) -> None:
    drawn = Reader(draw(changed(notes=[text], sources=[]), "", NO_NAMES, {}))
    shown = "".join(f"U+{ord(c):04X}" if str(visible(c)).startswith("<span") else c for c in text)
    assert drawn.texts["li"][-1] == shown


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
    report = changed(sources=[{"path": "https://example.org/1", "articles": 1, "rejects": 0}])
    drawn = read(tmp_path, report, [finding(1), finding(2)])
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
    """Made again with NEWSQA_UPDATE_GOLDEN=1; style, data, script and its hash have no place in it."""
    rows = [finding(1), finding(2, excerpt=f"{HOSTILE[0]} \x00\u202e", outlet=None, known=True)]
    text = write(tmp_path, REPORT, rows).read_text(encoding="utf-8")
    text = re.sub(r"(?s)(<style>).*?(</style>)|(<script[^>]*>).*?(</script>)", r"\1\2\3\4", text)
    text = re.sub(r"'sha256-[^']+'", "'sha256-...'", text)
    if os.environ.get("NEWSQA_UPDATE_GOLDEN"):
        GOLDEN.write_text(text, encoding="utf-8", newline="\n")
    assert text == GOLDEN.read_text(encoding="utf-8")


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
    save(tmp_path, rows)
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
    save(tmp_path, rows)
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


def test_a_page_without_text_has_no_word_of_an_article(tmp_path: Path) -> None:
    secret = "gooseberry"
    words = {"excerpt": f"He said {secret}.", "message": f'"{secret}" is vague', "help": f"say what {secret} is"}
    rows = [finding(1, **words, details=f'{{"x": "{secret}"}}'), spelled(2, "Gooseberrie", secret.title())]
    text = write(tmp_path, with_findings(1), rows).read_text(encoding="utf-8")
    assert secret.title() in text and secret in str(data_of(text))
    options = PageOptions(title="Release <7>", with_text=False)
    text = write(tmp_path, with_findings(1), rows, options).read_text(encoding="utf-8")
    assert secret not in text.lower() and secret not in str(data_of(text)).lower()
    assert "This page holds no words of the articles" in Reader(text).said()
    assert Reader(text).texts["title"] == ["Failed: Release <7>"]


def test_a_severity_that_newsqa_does_not_know_comes_last(tmp_path: Path) -> None:
    rules = [
        {**REPORT["rules"][0], "code": code, "severity": severity}
        for code, severity in (("NQ901", "odd"), ("NQ902", "info"))
    ]
    drawn = read(tmp_path, changed(rules=rules), [finding(1)])
    assert [said for said in drawn.texts["th"] if said.startswith("NQ90")] == ["NQ902 hearsay", "NQ901 hearsay"]


def test_a_list_of_rules_leads_to_their_findings(tmp_path: Path) -> None:
    drawn = read(tmp_path, REPORT, [finding(1)])
    assert ("a", {"href": "#NQ203"}) in drawn.elements and ("tr", {"id": "NQ203"}) in drawn.elements


def test_without_javascript_there_are_verdict_and_counts(tmp_path: Path) -> None:
    drawn = read(tmp_path, REPORT, [finding(1)])
    assert "All findings are in findings.parquet." in drawn.texts["noscript"][0]
    hidden = {attributes.get("id") for _, attributes in drawn.elements if "hidden" in attributes}
    assert {"explorer", "opening"} <= hidden


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
