"""Splits a text into paragraphs and sentences: a string comes in, spans of code points go out.

Spans are in order, never overlap and never start or end in white space; what lies between them is white space only.
"""

from __future__ import annotations

import re
from typing import Final

from newsqa.annotate.places import places

Span = tuple[int, int]

# a sentence longer than this is cut at the next space, so that what reads sentences has a bound on its input
LONGEST_SENTENCE: Final = 4000
# a line this long without a full stop at its end is a wrapped line, not a paragraph
WRAPPED_LINE: Final = 50

# what ends a line: "...the end.\r\n\r\nThe next"
_NEWLINES: Final = "\n\x85\u2028\u2029"
_TERMINALS: Final = ".!?…"
# "end. The", 'end." The', "end!) “The": terminal marks, closing marks, space; then what opens a sentence
_BOUNDARY: Final = re.compile(
    rf"[{_TERMINALS}][{_TERMINALS}]{{0,8}}[\"'”’»)\]]{{0,4}}(\s{{1,20}})(?=[\"'“‘«„(\[—–]{{0,3}}[^\W_a-z])"
)
_LAST_WORD: Final = re.compile(r"[^\s\"'“”‘’()\[\]«»—–-]{1,12}\Z")
# no abbreviation is longer
_LONGEST_WORD: Final = 12

_NEVER_LAST_LIST: Final = (
    "mr mrs ms dr prof sen sens rep reps gov gen lt col capt cmdr sgt maj adm rev hon pres st mt ft messrs jr sr "
    "vs v no nos art fig ca cf jan feb mar apr aug sept oct nov dec e.g i.e m mme mlle "
)
_NEVER_LAST: Final = frozenset(_NEVER_LAST_LIST.split())
# after an abbreviation with inner stops ("U.S.") these words open a new sentence
_OPENERS_LIST: Final = (
    "the a an he she it they we i but and in on at for this that these those his her its their there if when while "
)
_OPENERS: Final = frozenset(_OPENERS_LIST.split())
_WORD_AHEAD: Final = re.compile(r"[\"'“‘«„(\[—–]{0,3}(\w{1,12})")


def split_paragraphs(text: str) -> list[Span]:
    """Paragraphs: parted by a blank line, or by a newline that is no mere wrap of a long line."""
    paragraphs: list[Span] = []
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    line_start = start
    after = start
    for newline in places(text, _NEWLINES, start, end):
        if newline < after:
            continue
        at, after = newline, newline + 1
        while text[after].isspace():
            after += 1
        while at > start and text[at - 1].isspace():
            at -= 1
        if text.count("\n", newline, after) < 2 and _is_wrapped(text, line_start, at, after):
            line_start = after
            continue
        if at > start:
            paragraphs.append((start, at))
        start = line_start = after
    if end > start:
        paragraphs.append((start, end))
    return paragraphs


def _is_wrapped(text: str, line_start: int, at: int, after: int) -> bool:
    following = text[after]
    if following.islower():
        return True
    return at - line_start >= WRAPPED_LINE and text[at - 1] not in ".!?…:;\"'”’»)]" and following.isalnum()


def split_sentences(text: str, paragraphs: list[Span] | None = None) -> list[Span]:
    """Sentences of a text, paragraph by paragraph; none is longer than about `LONGEST_SENTENCE` code points.

    Quotations are not looked at: a quotation of two sentences is cut between them.
    """
    sentences: list[Span] = []
    if paragraphs is None:
        paragraphs = split_paragraphs(text)
    number = -1
    start = after = last = 0
    for terminal in places(text, _TERMINALS, 0, len(text)):
        while terminal >= last:
            # the paragraph is read, and perhaps others without a terminal mark after it
            if number >= 0:
                _append_parts(text, start, last, sentences)
            number += 1
            start, last = paragraphs[number]
            after = start
        boundary = _boundary(text, terminal, last) if terminal >= after else None
        if boundary is None:
            continue
        end, after = boundary
        if text[end - 1] == "." and end - terminal == 1 and _is_abbreviation(text, start, end - 1, after):
            continue
        _append_parts(text, start, end, sentences)
        start = after
    if number >= 0:
        _append_parts(text, start, last, sentences)
    for first, last in paragraphs[number + 1 :]:
        _append_parts(text, first, last, sentences)
    return sentences


def _boundary(text: str, terminal: int, last: int) -> Span | None:
    """Where a sentence with a terminal mark ends, and where the next one opens; `last` is the end of the paragraph."""
    if terminal + 2 >= last:
        return None  # no room for a space and what opens a sentence
    # "3.5" and "U.S" are none; most that are have one space and a capital, and need no pattern
    following = text[terminal + 1]
    if following.isalnum():
        return None
    if following == " ":
        opening = text[terminal + 2]
        if opening.isalnum() and opening.isupper():
            return terminal + 1, terminal + 2
    match = _BOUNDARY.match(text, terminal, last)
    return match.span(1) if match is not None else None


def _is_abbreviation(text: str, start: int, stop: int, after: int) -> bool:
    """Does the full stop at `stop` belong to its word? `after` is where the next sentence would start."""
    start = max(start, stop - _LONGEST_WORD)
    word = text[max(start, text.rfind(" ", start, stop) + 1) : stop]
    if not word.isalpha():
        before = _LAST_WORD.search(word)
        if before is None:
            return False
        word = before.group()
    if word.lower() in _NEVER_LAST:
        return True
    if len(word) == 1:
        return word.isupper() and word != "I"
    if "." not in word:
        return False
    ahead = _WORD_AHEAD.match(text, after)  # "U.S. Senate", but "in the U.S. The"
    return ahead is None or ahead.group(1).lower() not in _OPENERS


def _append_parts(text: str, start: int, end: int, sentences: list[Span]) -> None:
    """Adds a sentence that has no white space at its edges, in several parts where it is too long."""
    if end - start <= LONGEST_SENTENCE:
        sentences.append((start, end))
        return
    while end - start > LONGEST_SENTENCE:
        cut = text.find(" ", start + LONGEST_SENTENCE, min(end, start + LONGEST_SENTENCE + 200))
        if cut < 0:
            cut = start + LONGEST_SENTENCE
        _append_stripped(text, start, cut, sentences)
        start = cut
    _append_stripped(text, start, end, sentences)


def _append_stripped(text: str, start: int, end: int, sentences: list[Span]) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        sentences.append((start, end))
