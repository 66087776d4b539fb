import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from newsqa.articles.errors import InputError
from newsqa.articles.readers.markup import text_of_markup


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>The  port\n is <b>shut</b>.</p><p>Ferries wait.</p>", "The port is shut.\n\nFerries wait."),
        ("<div>One<div>Two</div>Three</div>", "One\n\nTwo\n\nThree"),
        ("a line<br>another<br/><br/>a paragraph", "a line\nanother\n\na paragraph"),
        ("Fish &amp; chips for &#8364;9 at Jos&eacute;&rsquo;s<i>!</i>", "Fish & chips for €9 at José’s!"),
        ("<p>seen<script>if (a < b) {}</script><!-- unseen --><style>p {}</style> too</p>", "seen too"),
        ("<html><head><title>Unseen</title></head><body>seen</body></html>", "seen"),
        ("<ul><li>one<li>two</ul>three", "one\n\ntwo\n\nthree"),
        ("<table><tr><td>Leeds</td><td>2</td></tr><tr><td>York</td><td>1</td></tr></table>", "Leeds 2\n\nYork 1"),
        ("<pre>Leeds  2\nYork 1</pre>after", "Leeds 2\nYork 1\n\nafter"),
        ("no tags &amp; no end\nof line\n\nnext", "no tags & no end of line\n\nnext"),
        ("no tags\r\n\r\nnext", "no tags\n\nnext"),
        ("less < than", "less < than"),
        ("<p>never closed <b>bold", "never closed bold"),
        ("<!-- nothing else -->", ""),
        ("<script>alert(1)</script>", ""),
        ("", ""),
        ("<p>half \ud83d a pair</p>", "half ? a pair"),
        ("<p>a\0b</p>", "a\ufffdb"),
        ('<?xml version="1.0" encoding="iso-8859-1"?><p>Köln</p>', "Köln"),
        ('<html><head><meta charset="latin-1"></head><body>Köln</body></html>', "Köln"),
    ],
)
def test_text(markup: str, text: str) -> None:
    assert text_of_markup(markup) == text


def test_an_element_of_any_namespace_without_its_tail() -> None:
    root = etree.fromstring('<a xmlns="http://www.w3.org/1999/xhtml"><P>one<br/>two<!-- c --> and</P> tail</a>')
    assert text_of_markup(root[0]) == "one\ntwo and"
    assert text_of_markup(root) == "one\ntwo and\n\ntail"


def test_elements_to_leave_out_can_be_named() -> None:
    root = etree.fromstring("<body.content><media>a picture</media><p>text</p> tail</body.content>")
    assert text_of_markup(root, frozenset({"media"})) == "text\n\ntail"


@pytest.mark.parametrize("depth", [10, 255, 300, 5000])
def test_deep_nesting_loses_no_text(depth: int) -> None:
    markup = "<div>" * depth + "deep<br>down &amp; out" + "</div>" * depth + "<script>a='<b>'</script><p>after"
    assert text_of_markup(markup) == "deep\ndown & out\n\nafter"


def test_long_text_loses_no_text() -> None:
    words = "words " * 2_000_000
    assert text_of_markup(f"<p>{words}</p><p>end</p>") == words.strip() + "\n\nend"


@pytest.mark.parametrize(
    "piece", ["<", "<b>", "<a href='", "<!--", "&#", "<p><b>", "</x>", "<![CDATA[", "<td>", "<br>"]
)
def test_hostile_markup_is_read_in_linear_time(piece: str) -> None:
    assert "end" in text_of_markup("<p>end</p>" + piece * 30_000)


words = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8)


@given(
    st.lists(st.lists(words, min_size=1, max_size=5), max_size=5), st.sampled_from(["p", "div", "li", "h2", "block"])
)
def test_paragraphs_come_back(paragraphs: list[list[str]], tag: str) -> None:
    markup = "".join(f"<{tag}>{' <i>x</i>'.join(paragraph)}</{tag}>\n" for paragraph in paragraphs)
    assert text_of_markup(markup) == "\n\n".join(" x".join(paragraph) for paragraph in paragraphs)


@given(st.text(st.characters() | st.sampled_from("<>&;/!-\"' pb"), max_size=200))
def test_anything_gives_text_that_can_be_stored(markup: str) -> None:
    text = text_of_markup("<p>" + markup)
    assert text.encode("utf-8").decode("utf-8") == text == text.strip()


def test_a_missing_lxml_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lxml", None)
    assert text_of_markup("no markup") == "no markup"
    with pytest.raises(InputError, match='needs the library lxml; install it with: pip install "newsqa\\[xml\\]"'):
        text_of_markup("<p>markup</p>")
