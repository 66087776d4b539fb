"""The apostrophes of a text were taken out.

What it finds
    English words that fell apart or grew together where an apostrophe stood: "couldn t", "they re", "the president s
    plan", "didnt", in title, summary and body.

Why it matters
    "t", "s" and "re" become words of their own, negations disappear, and where one label only is cleaned like this, a
    model learns the label from it.

Bad
    The mayor couldn t say why the council s plan failed. It s not known.

Good
    The mayor couldn’t say why the council's plan failed. Model T and the s curve are known.
    ---
    Ministr jednal s premiérem, s kolegy a s poslanci.

Options
    None.

Limits
    English only. A text must have three of them (two, if they fell apart or no apostrophe is left), one of which is a
    word that nothing else can be ("couldn t", "didnt"), or five of the kind "president s" in English prose; in one of
    up to 500 characters one is enough. "wont", "cant" and "its" may be meant and are not found. Of a field the first
    three places are findings; the details say how many there are.
    98 of 100 findings in four datasets (statements, items of an index of the web and of a news service, invented
    articles) were right by an editor's reading; wrong ones were of people who write without apostrophes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.rule import Fault, Rule
from newsqa.rules.text.candidates import Place, faults_in_texts, shown

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

_NEGATED = "(?:do|did|does|could|would|should|is|was|are|were|has|have|had|might|must|need)n"
_GROWN = f"{_NEGATED}t|theyre|youre|theyve|youve|weve|theyll|youll|thats|whats|heres|theres|whos|whod"
_APART = (
    f"(?:{_NEGATED}|ca n|can|won|ain) t|(?:they|you|we) (?:re|ve|ll)|I (?:m|ve|ll)|(?:it|that|he|she|there|what|let) s"
)
_SIEVE = rf"(?i)\b(?:{_GROWN}|{_APART})\b|(?s)(?:\p{{L}} s \p{{L}}.*){{5}}"
_SURE = re.compile(rf"\b(?:{_GROWN}|{_APART})\b(?!['’.—\xad-])", re.IGNORECASE)
_POSSESSIVE = re.compile(r"\b[A-Za-z]{2,} s\b(?!['’.-])")
_APOSTROPHE = re.compile(r"[A-Za-z]['’][A-Za-z]")
_ENGLISH = re.compile(r"\b(?:the|of|and|to)\b")
_SHORT = 500  # characters of a text in which one is enough
_FEWEST_APART = 2  # also where no apostrophe is left: a slip of the hand takes one only
_FEWEST = 3  # in a longer one
_FEWEST_POSSESSIVES = 5  # where nothing else tells


def find(tables: Tables) -> Iterator[Fault]:
    return faults_in_texts(tables, _SIEVE, _places)


def _places(text: str) -> list[Place]:
    sure = {word.start(): word for word in _SURE.finditer(text)}
    possessives = {word.start(): word for word in _POSSESSIVE.finditer(text)}
    found = {**possessives, **sure}
    is_apart = any(" " in word.group() for word in sure.values())  # a slip of the hand leaves no space
    if sure:
        others = 0 if is_apart else len(_APOSTROPHE.findall(text))
        is_a_slip = len(found) < (_FEWEST if others else _FEWEST_APART) and len(text) > _SHORT
        if is_a_slip or others >= len(found):
            return []
    elif len(possessives) < _FEWEST_POSSESSIVES or len(_ENGLISH.findall(text)) < _FEWEST_POSSESSIVES:
        return []
    return [
        Place(
            start,
            found[start].end(),
            f'"{shown(found[start].group())}" has lost its apostrophe',
            "load the text again from where it still has its apostrophes; do not clean them away",
        )
        for start in sorted(found)
    ]


RULE = Rule("NQ504", "lost-apostrophe", "warning", reads="articles", find=find)
