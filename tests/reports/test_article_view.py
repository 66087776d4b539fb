"""One article in full, in a real browser: what is marked and told, how one gets there and back, and that everybody can
read it."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest

from newsqa.reports.html.page import PageOptions
from tests.reports.article_parts import BODY, TITLE, article, attribution, found, name, span, write_articles
from tests.reports.browser_pages import HOSTILES, ODD_ID, address, show, status, told, wait_for, words
from tests.reports.report_parts import changed, finding, write

if TYPE_CHECKING:
    from playwright.sync_api import Page

RULES = [
    {"code": "NQ203", "name": "hearsay", "severity": "warning", "findings": 120, "articles": 120},
    {"code": "NQ303", "name": "impossible-date", "severity": "critical", "findings": 3, "articles": 3},
    {"code": "NQ311", "name": "missing-publication-date", "severity": "warning", "findings": 1, "articles": 1},
]
NOWHERE = dict.fromkeys(("start", "end", "excerpt", "mark_start", "mark_end"))
ROWS = [
    *(found(n) for n in range(120)),
    found(1, "30 February", rule="NQ303", name="impossible-date", severity="critical"),
    found(1, "Lee, who left", rule="NQ303", name="impossible-date", severity="critical"),
    finding(1, rule="NQ311", name="missing-publication-date", field="published", message="no date", **NOWHERE),
    found(500, article_id=ODD_ID),
    *(found(600 + n, article_id="same") for n in range(2)),
]
# What is off the screen is laid out when it comes near, which moves what is on it, and is put right in the next frames.
SETTLED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50))))"


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a page that holds most articles of its findings in full."""
    articles = [
        *(article(n) for n in range(100)),
        article(500, article_id=ODD_ID, title="Odd"),
        *(article(600 + n, article_id="same", title=f"Same {n}") for n in range(2)),
    ]
    folder = tmp_path_factory.mktemp("articles")
    return write_articles(folder, changed(rules=RULES, findings=len(ROWS)), ROWS, articles).as_uri()


def only(folder: Path, row: dict[str, Any], findings: list[dict[str, Any]] | None = None) -> str:
    """The address of article 1 on a page of its own."""
    rows = findings or [found(1)]
    page = write_articles(folder, changed(rules=RULES, findings=len(rows)), rows, [row])
    return page.as_uri() + "#article/a1"


def show_article(page: Page, to: str) -> None:
    show(page, to)
    page.wait_for_selector(".headline")


def pieces(page: Page, kind: str) -> list[str]:
    """The text of all pieces of a kind, joined where they follow each other."""
    found = page.locator(f".text :is(.headline, .body) .{kind}")
    return [str(one) for one in found.all_text_contents()]


def note(page: Page) -> str:
    return words(page, "#tip")


# What is marked


def test_every_kind_is_marked_where_it_stands(page: Page, usual: str) -> None:
    show_article(page, usual + "#article/a1")
    assert page.inner_text(".headline") == TITLE
    assert "".join(pieces(page, "finding")) == "reportedly30 FebruaryLee, who left"
    assert "".join(pieces(page, "cue")) == "reportedlysaid Lee"
    assert pieces(page, "date") == ["30 February", "3 May 2024"]
    assert "".join(pieces(page, "source")) == "Lee"
    assert (
        "".join(pieces(page, "content")) == "The mayor 😀 reportedly sold the cranes on 30 February“It is <b>true</b>,”"
    )
    assert pieces(page, "name") == ["Ann Lee", "Lee"]
    paragraphs = page.locator(".body p").all_text_contents()
    assert paragraphs == BODY.split("\n\n")


def test_what_the_article_is_stands_above(page: Page, usual: str) -> None:
    show_article(page, usual + "#article/a1")
    place = words(page, ".text > .place")
    assert place.startswith("The Harbour Post May 14, 2024 https://post.example/cranes article a1 news.jsonl:1")
    assert page.get_attribute(".text > .place a", "rel") == "noopener noreferrer nofollow"


def test_annotations_that_overlap_are_cut_at_all_their_ends(page: Page, tmp_path: Path) -> None:
    body = "abcdefghij"
    claims = [attribution((0, 6), (4, 8), (2, 10)), attribution((3, 5), (None, None))]
    row = article(1, body=body, attributions=claims, dates=[], names=[name((5, 9), "x")])
    show_article(page, only(tmp_path, row, [found(1, start=1, end=7)]))
    assert page.locator(".body .piece").all_text_contents() == ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"]
    assert page.inner_text(".body p") == body
    assert "".join(pieces(page, "finding")) == "bcdefg"
    assert "".join(pieces(page, "cue")) == "efgh"
    assert "".join(pieces(page, "name")) == "fghi"


def test_offsets_beyond_the_text_mark_nothing(page: Page, tmp_path: Path) -> None:
    row = article(1, body="short", attributions=[], dates=[], names=[name((3, 99)), name((4, 4)), name((0, 5))])
    show_article(page, only(tmp_path, row, [found(1, start=-5, end=3), found(1, start=2, end=400)]))
    assert pieces(page, "name") == ["short"]
    assert pieces(page, "finding") == []
    assert page.locator(".found a").count() == 0


# Notes


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (".date >> nth=1", ["2024-05-03, a DATE, resolved"]),
        (
            ".cue >> nth=0",
            ['NQ203 hearsay: "reportedly" stands in for a source', "source: hearsay, unsourced"],
        ),
        (".source", ["Ann Lee, person, twice; elsewhere spelled Leigh", "source: named person, Ann Lee"]),
    ],
)
@pytest.mark.parametrize("how", ["hover", "focus"])
def test_a_note_tells_what_is_marked(page: Page, usual: str, kind: str, said: list[str], how: str) -> None:
    show_article(page, usual + "#article/a1")
    page.check("[name=name]")
    mark = page.locator(f".body {kind}").first
    if how == "hover":
        mark.hover()
    else:
        mark.evaluate("one => one.focus()")
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
    lines = note(page).splitlines()
    assert [line for line in lines if line][-len(said) :] == said
    box, frame = page.locator("#tip").bounding_box(), page.locator("#article").bounding_box()
    assert box and frame and frame["x"] <= box["x"] and box["x"] + box["width"] <= frame["x"] + frame["width"] + 1


def test_a_note_can_be_pointed_at_and_sent_away(page: Page, usual: str) -> None:
    show_article(page, usual + "#article/a1")
    page.locator(".body .date").last.hover()
    page.hover("#tip")
    assert page.is_visible("#tip")
    page.keyboard.press("Escape")
    assert page.is_hidden("#tip")
    assert address(page) == "#article/a1"
    page.keyboard.press("Escape")
    wait_for(page, 50)
    assert page.is_hidden("#article")


def test_the_parts_of_one_claim_are_shown_together(page: Page, usual: str) -> None:
    show_article(page, usual + "#article/a1")
    page.locator(".body .source").first.hover()
    assert "".join(page.locator(".together").all_text_contents()) == "“It is <b>true</b>,”said Lee"


def test_the_keyboard_halts_once_at_each_annotation(page: Page, tmp_path: Path) -> None:
    body = "\n".join(BODY for _ in range(3))
    end = len(body)
    row = article(1, body=body, attributions=[attribution((0, end), span("said Lee"))], dates=[], names=[])
    show_article(page, only(tmp_path, row, [found(1), found(1, start=2, end=end)]))
    assert page.locator(".body .piece").count() > 6
    assert page.locator('.body [tabindex="0"]').count() == 3
    numbers = page.eval_on_selector_all("[data-nth]", "all => all.map(one => one.dataset.nth)")
    assert numbers == ["1", "2"]


# Kinds


def test_kinds_go_on_and_off(page: Page, usual: str) -> None:
    show_article(page, usual + "#article/a1")
    boxes = page.eval_on_selector_all(".legend input", "all => all.map(one => [one.name, one.checked])")
    assert boxes == [["finding", True], ["attribution", True], ["date", True], ["name", False]]
    stops = page.locator('.body [tabindex="0"]').count()
    page.uncheck("[name=date]")
    assert page.locator('.body [tabindex="0"]').count() == stops - 1, "30 February is a finding still"
    page.locator(".body .date").last.hover()
    assert page.is_hidden("#tip")
    border = "one => getComputedStyle(one).borderTopStyle"
    assert page.locator(".body .date").last.evaluate(border) == "none"
    page.check("[name=date]")
    assert page.locator(".body .date").last.evaluate(border) == "solid"
    assert page.locator(".body .date").first.evaluate(border) == "dashed", "an impossible one"


def test_a_choice_of_kinds_holds_for_the_next_article(page: Page, usual: str) -> None:
    show_article(page, usual + "#article/a1")
    page.uncheck("[name=attribution]")
    page.evaluate("location.hash = '#article/a2'")
    page.wait_for_selector(".text > .place >> text=a2")
    assert not page.is_checked("[name=attribution]")


def test_what_was_not_looked_for_cannot_be_marked(page: Page, tmp_path: Path) -> None:
    show_article(page, only(tmp_path, article(1, attributions=None, names=None)))
    assert page.eval_on_selector_all(".legend input", "all => all.map(one => one.name)") == ["finding", "date"]
    assert page.locator(".clusters").count() == 0


def test_cue_source_and_content_differ_in_more_than_colour(page: Page, usual: str) -> None:
    show_article(page, usual + "#article/a1")
    style = (
        "one => { const s = getComputedStyle(one);"
        "return [s.textDecorationStyle, s.borderBottomStyle, s.fontStyle, s.fontWeight].join(); }"
    )
    seen = [page.locator(f".sample.{role}").evaluate(style) for role in ("content", "cue", "source", "date", "finding")]
    assert len(set(seen)) == len(seen)


# Beside the text


def test_the_findings_of_the_article_lead_to_their_marks(page: Page, usual: str) -> None:
    show_article(page, usual + "#article/a1")
    listed = page.locator(".found li").all_text_contents()
    assert [one.split(" ")[0] for one in listed] == ["NQ203", "NQ303", "NQ303", "NQ311"]
    assert page.locator(".found a").count() == 3, "what stands nowhere leads nowhere"
    for _ in range(2):  # also where the address is that already
        page.locator(".found a").nth(2).click()
        page.wait_for_selector('[data-nth="3"]:focus')
        page.evaluate("document.activeElement.blur()")
    assert address(page) == f"#article/a1/NQ303/{span('Lee, who left')[0]}"
    page.locator(".found a").nth(0).click()
    page.wait_for_selector('[data-nth="1"]:focus')


def test_names_show_where_they_are_mentioned(page: Page, usual: str) -> None:
    show_article(page, usual + "#article/a1")
    assert page.locator(".clusters li").all_text_contents() == ["Ann Lee person, twice"]
    page.click(".clusters button")
    assert page.locator(".body .lit").all_text_contents() == ["Ann Lee", "Lee"]
    assert page.get_attribute(".clusters button", "aria-pressed") == "true"
    page.click(".clusters button")
    assert page.locator(".body .lit").count() == 0


def test_keys_lead_from_finding_to_finding(page: Page, usual: str) -> None:
    show_article(page, usual + "#article/a1")
    seen = []
    for key in "nnnnpkj":
        page.keyboard.press(key)
        seen.append(page.evaluate("document.activeElement.dataset.nth"))
    assert seen == ["1", "2", "3", "3", "2", "1", "2"]
    assert "NQ303 impossible-date" in note(page)
    page.check("[name=name]")
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.dataset.nth") == "3", "on from where the reader was"


# There and back


def test_back_returns_to_the_list_as_it_was(page: Page, usual: str) -> None:
    show(page, usual + "#NQ203")
    page.click("#more")
    wait_for(page, 100)
    link = page.locator("#list > li").nth(70).get_by_text("whole article")
    link.scroll_into_view_if_needed()
    for back in (page.go_back, lambda: page.keyboard.press("Escape"), lambda: page.click(".back a")):
        page.evaluate(SETTLED)
        before = link.bounding_box()
        link.click()
        page.wait_for_selector(".headline")
        assert page.is_hidden("#list") and page.is_hidden("h1.failed") and page.is_hidden("nav")
        assert page.evaluate("document.activeElement.dataset.nth") == "1"
        page.evaluate("document.activeElement.blur()")
        page.mouse.move(1, 1)
        page.keyboard.press("n")
        if back is not page.go_back:
            page.keyboard.press("Escape")
        back()
        page.wait_for_selector("#article", state="hidden")
        assert address(page) == "#NQ203"
        assert len(told(page)) == 100
        assert page.evaluate("document.activeElement.textContent") == "whole article"
        page.evaluate(SETTLED)
        after = link.bounding_box()
        assert before and after and abs(after["y"] - before["y"]) < 3


@pytest.mark.parametrize(
    ("hash_", "title", "nth"),
    [
        ("#article/a1", TITLE, None),
        ("#article/a1/NQ303", TITLE, "2"),
        (f"#article/a1/NQ303/{span('Lee, who left')[0]}", TITLE, "3"),
        ("#article/a1/NQ311", TITLE, None),
        ("#article/same", "Same 0", None),
        ("#article/same?file=news.jsonl&row=601", "Same 1", None),
        ("#article/same/NQ203?row=601", "Same 1", "1"),
    ],
)
def test_an_address_opens_an_article_at_a_finding(
    page: Page, usual: str, hash_: str, title: str, nth: str | None
) -> None:
    show_article(page, usual + hash_)
    assert page.inner_text(".headline") == title
    assert page.evaluate("document.activeElement.dataset.nth ?? null") == nth
    if nth is None:
        assert page.evaluate("document.activeElement.className") == "headline"
    page.keyboard.press("Escape")
    if nth:
        page.keyboard.press("Escape")
    wait_for(page, 50)
    assert page.is_visible("h1.failed")


@pytest.mark.parametrize(("article_id", "title"), [(ODD_ID, "Odd"), ("same", "Same 1")])
def test_the_link_at_a_finding_leads_to_its_own_article(page: Page, usual: str, article_id: str, title: str) -> None:
    show(page, usual + "#findings?q=" + ("same" if article_id == "same" else "%26%2B%C3%A9"))
    page.locator("#list").get_by_text("whole article").last.click()
    page.wait_for_selector(".headline")
    assert page.inner_text(".headline") == title
    here = address(page)
    show_article(page, usual + here)
    assert page.inner_text(".headline") == title


@pytest.mark.parametrize("hash_", ["#article/a110", "#article/nobody", "#article/", "#article/%ED%A0%80/x/y/z?row=1"])
def test_an_article_that_is_not_held_is_said_so(page: Page, usual: str, hash_: str) -> None:
    show(page, usual + hash_)
    assert "This page does not hold the whole text of" in words(page, "#article")
    if hash_ == "#article/a110":
        page.click("text=Its findings are in the list.")
        wait_for(page, 1)
        assert address(page) == "#findings?article=a110"


def test_findings_whose_article_is_not_held_have_no_link(page: Page, usual: str) -> None:
    show(page, usual + "#NQ203/a110")
    assert page.locator("#list > li").count() == 1
    assert page.get_by_text("whole article").count() == 0
    assert status(page).endswith("This page holds 103 of the 123 articles in full.")


def test_a_run_that_left_no_texts_says_so(page: Page, tmp_path: Path) -> None:
    show(page, write(tmp_path, changed(rules=RULES), [found(1)]).as_uri())
    assert "this run left no texts.parquet" in words(page, "#findings")
    assert page.get_by_text("whole article").count() == 0
    page.evaluate("location.hash = '#article/a1'")
    page.wait_for_selector("#article >> text=does not hold")


def test_without_text_there_is_nothing_to_open(page: Page, tmp_path: Path) -> None:
    report = changed(rules=RULES)
    show(page, write_articles(tmp_path, report, [found(1)], [article(1)], PageOptions(with_text=False)).as_uri())
    assert page.get_by_text("whole article").count() == 0
    assert "texts.parquet" not in words(page, "body")


def test_a_page_with_fewer_findings_says_so_at_the_article(page: Page, tmp_path: Path) -> None:
    rows = [found(1), found(1, "30 February"), found(1, "port")]
    options = PageOptions(most_findings=1)
    to = write_articles(tmp_path, changed(rules=RULES), rows, [article(1)], options).as_uri()
    show_article(page, to + "#article/a1")
    assert page.locator(".found li").count() == 1
    assert "Those that this page holds; all are in findings.parquet." in words(page, ".beside")


# Hostile text


@pytest.mark.parametrize("hostile", [*HOSTILES, "</script><script>window.hacked=1</script>"], ids=lambda text: text[:9])
def test_hostile_text_stays_text(page: Page, tmp_path: Path, hostile: str) -> None:
    body = f"{hostile}\n{hostile}"
    columns = ("outlet", "published", "url", "title")
    whole = (0, len(hostile))
    row = article(
        1,
        **dict.fromkeys(columns, hostile),
        body=body,
        attributions=[attribution(whole, whole, whole, speaker=hostile, source_kind=hostile)],
        dates=[{"field": "body", "start": 0, "end": 1, "type": hostile, "value": hostile, "status": hostile}],
        names=[name(whole, hostile, type=hostile, variant_of=hostile)],
    )
    page.set_viewport_size({"width": 390, "height": 800})
    show_article(page, only(tmp_path, row, [found(1, start=0, end=len(hostile), message=hostile, name=hostile)]))
    page.check("[name=name]")
    page.keyboard.press("n")
    assert page.is_visible("#tip")
    assert page.evaluate("window.hacked ?? null") is None
    assert page.locator("#article :is(script, img, b, style)").count() == 0
    links = page.eval_on_selector_all("#article a", "all => all.map(one => one.getAttribute('href'))")
    assert all(re.match(r"#(findings|article/)", one) for one in links), links
    seen, wide = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert seen == wide


def test_letters_that_are_none_are_spelled_out(page: Page, tmp_path: Path) -> None:
    row = article(1, body="a\u202eb", title="c\x00d", attributions=[], dates=[], names=[])
    show_article(page, only(tmp_path, row, [found(1, start=1, end=2)]))
    assert page.inner_text(".headline") == "cU+0000d"
    assert page.locator(".body .char").all_text_contents() == ["U+202E"]


# For everybody


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_anybody_can_read_it(page: Page, usual: str, scheme: Literal["light", "dark"], width: int) -> None:
    axe = pytest.importorskip("axe_core_python", reason="axe-core-python is not installed")
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})
    show_article(page, usual + "#article/a1/NQ203")
    page.check("[name=name]")
    page.keyboard.press("n")
    assert page.is_visible("#tip")
    page.evaluate((files(axe) / "axe.min.js").read_text(encoding="utf-8"))
    result = page.evaluate("axe.run()")
    assert len(result["passes"]) > 15
    grave = [item for item in result["violations"] if item["impact"] in ("serious", "critical")]
    assert [(item["id"], [node["html"] for node in item["nodes"]][:3]) for item in grave] == []
    whole, seen = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert whole == seen


def test_on_paper_there_is_the_article(page: Page, usual: str) -> None:
    show_article(page, usual + "#article/a1")
    page.emulate_media(media="print")
    assert page.is_visible(".body mark") and page.is_visible(".found")
    assert page.is_hidden(".legend") and page.is_hidden(".back") and page.is_hidden("h1.failed")


def test_articles_that_cannot_be_opened_are_said_so(page: Page, tmp_path: Path, complaints: list[str]) -> None:
    to = only(tmp_path, article(1))
    path = tmp_path / "report.html"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r'(<script id="texts"[^>]*>)[^<]*', r"\1AAAA", text), encoding="utf-8")
    show(page, to)
    page.wait_for_selector("#article >> text=The articles could not be opened")
    assert len(complaints) == 1 and complaints.pop().startswith("uncaught: ")
    page.keyboard.press("Escape")
    wait_for(page, 1)


def test_the_last_address_counts_while_an_article_opens(page: Page, usual: str) -> None:
    show(page, usual)
    page.evaluate("location.hash = '#article/a2'; location.hash = '#article/a1'; location.hash = '#article/a1/NQ303'")
    page.wait_for_selector('[data-nth="2"]:focus')
    assert "article a1" in words(page, ".text > .place")


def test_articles_are_inflated_when_one_is_asked_for(page: Page, usual: str) -> None:
    page.add_init_script(
        "window.inflated = 0; const real = Response.prototype.text;"
        "Response.prototype.text = function () { window.inflated += 1; return real.call(this); };"
    )
    show(page, usual)
    assert page.evaluate("inflated") == 1
    for _ in range(2):
        page.locator("#list").get_by_text("whole article").first.click()
        page.wait_for_selector(".headline")
        page.go_back()
        page.wait_for_selector("#article", state="hidden")
    assert page.evaluate("inflated") == 2
