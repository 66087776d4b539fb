r"""Markup or code of the page stands in the text.

What it finds
    Tags and comments of HTML, rules of CSS, statements of JavaScript, shortcodes of content systems, and pictures and
    links of Markdown, in title, summary and body.

Why it matters
    Words of code are no words of the article: they are counted, embedded and learned, and stand in quotations from it.

Bad
    <p>The council met.</p><img src="hall.jpg" alt="The hall">
    ---
    The page outraged readers:(function(d, s, id) { var js = d.getElementsByTagName(s)[0]; })
    ---
    [caption id="attachment_12" width="300"]The hall[/caption] It opened.
    ---
    ![The hall](https://example.org/hall.jpg) It opened.

Good
    Profit rose by < 5 % [more], and she <3 the "<b>" tag (function of a hall) {see below}. #hall [VIDEO]

Options
    None.

Limits
    An article that quotes a tag between quotation marks, or calls it a tag, is left alone; one that shows whole lines
    of code is found, which in technology news may be meant. Labels in brackets without values ("[VIDEO]") are not
    found. What stands beside each other is one place; of a field the first three places are findings, and the details
    say how many there are.
    100 of 100 findings in five datasets (two collections of feeds, US newspapers, invented articles, a news service)
    were right by an editor's reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.rule import Fault, Rule
from newsqa.rules.text.candidates import Place, faults_in_texts, shown

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

_TAGS = (
    "a|abbr|article|aside|audio|b|blockquote|body|br|button|caption|center|cite|code|dd|div|dl|dt|em|embed|figcaption"
    "|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|label|li|link|main|meta|nav|noscript|object"
    "|ol|option|p|param|picture|pre|q|s|script|section|select|small|source|span|strike|strong|style|sub|sup|svg|table"
    "|tbody|td|textarea|th|thead|time|tr|u|ul|video"
)
_KINDS = {
    "a tag of HTML": rf"</?(?i:{_TAGS})(?:\s[^<>]{{0,1000}})?/?>|<a href=|<img src=",
    "a comment of HTML": r"<!--|<!\[CDATA\[|<!DOCTYPE",
    "a script": (
        r"\bfunction\s?\w{0,40}\s?\([\w\s,]{0,100}\)\s?\{|\bvar \w+\s?=\s?[\w\[{'\"(]|\bjQuery\(|\$\(document\)"
        r"|\bdocument\.(?:getElement|write|createElement|querySelector|cookie)\w*\b|\bwindow\.[\w.]{1,60}\s?="
        r"|\bgoogletag\.|\badsbygoogle\b|\bgetElementsByTagName\b|\bdataLayer\.push\b"
    ),
    "a rule of CSS": (
        r"[.#]?[\w-]{1,50}\s?\{\s*[a-z-]{3,30}\s?:[^{};]{1,100};[^{}]{0,300}\}|@media [^{}]{1,80}\{|!important;"
    ),
    "a shortcode": (
        r"\[/?[a-z][a-z0-9_-]{2,30}\s[a-z_-]{1,30}=[\"'“”″][^\]]{0,300}\]"
        r"|\[/(?:caption|gallery|embed|video|audio|quote|vc_\w{1,30}|et_pb_\w{1,30})\]"
    ),
    "a code of a forum": (
        r"\[(?:url|img)\]|\[(?:url|img|quote|color|size)=[^\]\n]{1,300}\]|\[/(?:url|img|color|size|b|i|u)\]"
    ),
    "a link of Markdown": r"!\[[^\]\n]{0,300}\]\([^)\s]{1,500}\)|\[[^\]\n]{1,300}\]\(https?://[^)\s]{1,500}\)",
}
_SIEVE = (
    rf"</?(?i:{_TAGS})[\s/>]|<!--|<!\[CDATA|<!DOCTYPE|\bfunction\s?\w*\s?\(|document\.[a-z]|window\.\w|googletag"
    r"|adsbygoogle|jQuery|\$\(document|\bvar \w+\s?=|getElementsBy|dataLayer|\{\s*[a-z-]+\s?:[^{};]*;"
    r"|@media |!important;|\[(?:url|img|quote|color|size)[=\]]|\[/?[a-z][a-z0-9_-]+\s[a-z_-]+=|\[/[a-z]|\]\("
)
_MARKUP = re.compile("|".join(f"(?P<k{n}>{pattern})" for n, pattern in enumerate(_KINDS.values())))
_NAMES = dict(enumerate(_KINDS))
_CLOSE = 3  # characters between two places that are one


def find(tables: Tables) -> Iterator[Fault]:
    return faults_in_texts(tables, _SIEVE, _places)


def _places(text: str) -> list[Place]:
    spans: list[tuple[int, int, int]] = []  # start, end, kind of the first
    for markup in _MARKUP.finditer(text):
        if _is_told_of(markup, text):
            continue
        kind = int((markup.lastgroup or "k0")[1:])
        if spans and markup.start() - spans[-1][1] <= _CLOSE:
            spans[-1] = (spans[-1][0], markup.end(), spans[-1][2])
        else:
            spans.append((markup.start(), markup.end(), kind))
    return [
        Place(
            start,
            end,
            f'{_NAMES[kind]} stands in the text: "{shown(text[start:end])}"',
            "take the text out of its page with an extractor, or strip what is no text, where it is loaded",
            {"kind": _NAMES[kind]},
        )
        for start, end, kind in spans
    ]


def _is_told_of(markup: re.Match[str], text: str) -> bool:
    """Whether an article names a tag: "<b>" between quotation marks, or the <b> tag."""
    before, after = text[max(0, markup.start() - 1) : markup.start()], text[markup.end() : markup.end() + 12]
    is_quoted = bool(before) and before in "\"'“”‘’`«»(" and after[:1] in tuple("\"'“”‘’`«»),.")
    return is_quoted or re.match(r"\s(?:tags?|elements?|attributes?|markup)\b", after) is not None


RULE = Rule("NQ509", "leftover-markup", "warning", reads="articles", find=find)
