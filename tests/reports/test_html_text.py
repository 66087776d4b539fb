"""The HTML report: hostile text stays text, and a page without text has none."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsqa.reports.html.name_clusters import NameClusters
from newsqa.reports.html.page import PageOptions
from newsqa.reports.html.render import draw, linked, prose, visible
from tests.reports.html_reader import Reader, read
from tests.reports.report_parts import (
    HOSTILE,
    changed,
    data_of,
    expectation,
    finding,
    outlet,
    spelled,
    with_findings,
    write,
)

NO_NAMES = NameClusters((), 0)


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


def test_a_page_without_text_has_no_word_of_an_article(tmp_path: Path) -> None:
    secret = "gooseberry"
    words = {"excerpt": f"He said {secret}.", "message": f'"{secret}" is vague', "help": f"say what {secret} is"}
    rows = [finding(1, **words, details=f'{{"x": "{secret}"}}'), spelled(2, "Gooseberrie", secret.title())]
    text = write(tmp_path, with_findings(1), rows).read_text(encoding="utf-8")
    assert secret.title() in text and secret in str(data_of(text))
    options = PageOptions(title="Release <7>", with_text=False)
    text = write(tmp_path, with_findings(1), rows, options).read_text(encoding="utf-8")
    assert secret not in text.lower() and secret not in str(data_of(text)).lower()
    said = Reader(text).said()
    assert "This page holds no words of the articles" in said and "names are not listed" in said
    assert 'placeholder="rule, article, outlet"' in text
    assert Reader(text).texts["title"][0] == "Failed: Release <7>"
