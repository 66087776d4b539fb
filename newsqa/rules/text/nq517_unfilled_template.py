r"""A template was not filled in, or a mark of redaction stands in place of words.

What it finds
    "{{title}}", "${name}", "%s", "[NAME]", "[INSERT QUOTE]", "[email protected]", "<PERSON>", "TKTK" and "Lorem ipsum",
    in title, summary and body.

Why it matters
    The words that belong there are missing, and the marks are learned in their place.

Bad
    title: Live: {{headline}}

    The council met on 3 May 2024.
    ---
    The council met on [DATE], said [NAME].
    ---
    Lorem ipsum dolor sit amet, consectetur adipiscing elit.

Good
    Profits rose by 5 % and [the mayor] said [REDACTED] was in the report. Flight TK 1980 left. {See below}

Options
    None.

Limits
    "[REDACTED]" is the mark of documents that news quote, and is not found, nor is what stands between quotation marks
    by itself, as where an article is about templates. Words in brackets are found if they are
    written in capitals and are names of what was to stand there. Where personal data were taken out on purpose the
    marks are meant. Of a field the first three places are findings; the details say how many there are.
    91 of 92 findings in three datasets (US newspapers, a news service, invented articles), all that there were, were
    right by an editor's reading, most of them "[email protected]"; the wrong one was the name of an article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.rule import Fault, Rule
from newsqa.rules.text.candidates import Place, faults_in_texts, shown

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

_NAMED = (
    "NAMES?|FULL NAME|FIRST NAME|LAST NAME|PERSON|DATE|CITY|COUNTRY|LOCATION|LOC|ADDRESS|PHONE(?: NUMBER)?|EMAIL"
    "|E-MAIL|URL|LINK|ORG|ORGANI[SZ]ATION|COMPANY(?: NAME)?|TITLE|HEADLINE|AUTHOR|QUOTE|IMAGE|PHOTO|CAPTION|NUMBER"
    "|AMOUNT|USER(?:NAME)?|MASK|UNK"
)
_ADDRESS = "a mark in place of an e-mail address"
_KINDS = {
    "a value of a template": (
        r"\{\{\s?[#/]?[\w.| -]{1,60}\s?\}\}|[$#]\{[\w.]{1,60}\}|%\([a-z_]{1,40}\)[sd]|%%[A-Z_]{2,40}%%"
        r"|<%=? ?[\w. ]{1,60} ?%>|\[%[\w. ]{1,60}%\]|\{% ?[a-z][^%{}\n]{1,60}%\}|\{[a-z]{1,30}(?:_[a-z]{1,30}){1,5}\}"
        r"|(?<!\S)\{\d\}(?!\S)|\[object Object\]|(?<!\S)(?P<wrap>\$|##|@@)[A-Z_]{3,40}(?P=wrap)(?!\w)"
    ),
    "a mark of a format": r"(?<![\w%,.)]) ?%[sd]\b(?! ?%)",
    "a mark in place of words": (
        rf"\[(?:{_NAMED})(?:[_ -]?\d{{1,3}})?\]|<(?:{_NAMED})(?:_\d{{1,3}})?>"
        r"|\[(?:(?:YOUR|INSERT) )?(?:PHOTO|IMAGE|VIDEO|NAME|LINK|QUOTE|TEXT|CAPTION|TITLE) HERE\]"
        r"|\[(?i:insert|add) (?!(?i:your))[^\]\n]{2,40}(?<! here)\]"
        r"|\[(?i:your|enter) (?i:name|text|title|email|company)\b[^\]\n]{0,40}\]"
    ),
    _ADDRESS: r"\[email[ \xa0]protected\]",
    "a mark for what was to come": r"\bTKTK\b|\bTK TK\b|\[TK\b[^\]\n]{0,40}\]",
    "a text of printers": r"(?i:\blorem ipsum\b)",
}
_SIEVE = (
    r"\{\{|[$#]\{|\{%|%%[A-Z]|\{[a-z]+_|\{\d\}|%\(|<%|\[%|%[sd]\b"
    r"|\[[A-Z][A-Z _0-9-]+\]|<[A-Z][A-Z _0-9-]+>|\[(?i:insert|add|enter|your) "
    r"|\[object O|\$[A-Z_]{3,40}\$|##[A-Z_]{3,40}##|@@[A-Z_]{3,40}@@"
    r"|\[email|\bTKTK\b|\bTK TK\b|\[TK\b|(?i:lorem ipsum)"
)
_LEFT = re.compile("|".join(f"(?P<k{n}>{pattern})" for n, pattern in enumerate(_KINDS.values())))
_NAMES = list(_KINDS)
_HIDDEN = "the page hides the address from robots: take the mark out, or fill in what readers see"
_QUOTES = tuple("\"'“”„‘’`«»")  # an article that tells of the mark
_INSTITUTION = re.compile(r"\[(?:ORG|LOC)\]")  # one alone may be the name of something


def find(tables: Tables) -> Iterator[Fault]:
    return faults_in_texts(tables, _SIEVE, _places)


def _places(text: str) -> list[Place]:
    found = []
    is_alone = len(_INSTITUTION.findall(text)) == 1
    for left in _LEFT.finditer(text):
        if is_alone and _INSTITUTION.fullmatch(left.group()):
            continue
        before, after = text[max(0, left.start() - 1) : left.start()], text[left.end() : left.end() + 1]
        if before in _QUOTES and after in _QUOTES:
            continue
        kind = _NAMES[int((left.lastgroup or "k0")[1:])]
        start = left.start() + len(left.group()) - len(left.group().lstrip())
        found.append(
            Place(
                start,
                left.end(),
                f'{kind} stands in the text: "{shown(text[start : left.end()])}"',
                _HIDDEN if kind == _ADDRESS else "fill it in from the source, or take the sentence out",
                {"kind": kind},
            )
        )
    return found


RULE = Rule("NQ517", "unfilled-template", "warning", reads="articles", find=find)
