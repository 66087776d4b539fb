"""The HTML report: what it says, and how it is built. The findings stand in it as data: what is in these is in
test_report_data.py, how a browser shows them in test_in_browser*.py."""

from __future__ import annotations

import itertools
import os
import re
from collections import Counter
from pathlib import Path

import pytest

from newsqa.reports.html.name_clusters import NameClusters
from newsqa.reports.html.view import page
from tests.reports.html_reader import read
from tests.reports.report_parts import HOSTILE, REPORT, changed, expectation, finding, outlet, with_findings, write

GOLDEN = Path(__file__).parent / "golden" / "report.html"
NO_NAMES = NameClusters((), 0)
SPACE = "\N{NO-BREAK SPACE}"


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
    assert {link for link in links if not link.startswith("findings?")} <= targets


def test_what_could_not_be_judged_is_said() -> None:
    items = [expectation("one", True), expectation("two", None)]
    sentence = page(changed(passed=True, expectations=items), NO_NAMES, {}).sentence
    assert sentence == f"The one expectation of severity warning or worse is met. 1{SPACE}other could not be judged."


def test_what_does_not_count_is_said_beside_a_run_that_passed() -> None:
    items = [expectation("one", True), expectation("two", False, "info"), expectation("three", False, "info")]
    all_met = "The one expectation of severity warning or worse is met."
    sentences = [page(changed(passed=True, expectations=items[:n]), NO_NAMES, {}).sentence for n in (1, 2, 3)]
    assert sentences == [
        all_met,
        f"{all_met} 1{SPACE}less severe one is not, and does not count.",
        f"{all_met} 2{SPACE}less severe ones are not, and do not count.",
    ]


def test_a_rate_of_the_dataset_says_of_what() -> None:
    kwargs = {"column": "rejects_per_1000_records", "max_value": 1}
    items = [expectation("at most 1 record in 1,000 cannot be read", False, table="dataset", kwargs=kwargs)]
    drawn = page(changed(expectations=items, dataset={"rejects_per_1000_records": 2.5}), NO_NAMES, {})
    assert drawn.blocking[0].observed == "2.5 in 1,000 records"


def test_one_of_a_kind_is_told_as_one(tmp_path: Path) -> None:
    said = read(tmp_path, changed(articles=1, rejects=1, findings=1), [finding(1)]).said()
    assert "article read 1 record rejected 1 finding 1" in said


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
