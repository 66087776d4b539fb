"""Quotation marks without a partner: a text comes in, the marks that open and are never closed, or close and were never
opened, go out."""

from __future__ import annotations

import re
from typing import NamedTuple

_MARK = re.compile(r"[“”\"„«»]|''|’’|‘‘|``|″")
_POSSESSIVE = re.compile(r"(?<=\w)[\"”]s\b")
_IN_HEBREW = re.compile(r"(?<=[\u05d0-\u05ea])\"[\u05d0-\u05ea]")  # the mark of a word that is short for others
_FEET = re.compile(r"\d[‘’'′] ?\d{1,2}$")  # 6'4”
_BEFORE_WORDS = "([{—–-‘'/“„«»*_\\|"  # what stands before a mark that opens, besides spaces
_SENTENCE_END = re.compile(r"[.!?,;:…]['’)\]]?[\s\u200b-\u200d\ufeff]*$")
# "… in June, the mayor said. | “It"
_SPOKEN = re.compile(
    r"\b(?:said|says|added|adds|wrote|writes|asked|told \w+|sagte|dijo|disse|ha detto|a dit|a déclaré)\b[^“”\"]{0,40}$"
)
_CUT, _CUT_AT_END = re.compile(r"\[(?:\.{1,3}|…)\]"), re.compile(r"\.\.\.|…")
_AT_END = 60  # characters at the end of a body, in which an ellipsis says that it was cut


class Lonely(NamedTuple):
    """A mark without a partner: where it stands, and whether it opens."""

    place: int
    opens: bool


def lonely_marks(body: str) -> list[Lonely]:
    """The marks without a partner, in order."""
    found: list[Lonely] = []
    opened = -1  # where the quotation stands open that began before
    start = 0
    for paragraph in body.split("\n"):
        if paragraph.strip():
            before = opened
            opened = _read_paragraph(paragraph, start, before, found)
            if opened >= 0 and opened == before:
                found.append(Lonely(opened, True))
                opened = -1
        start += len(paragraph) + 1
    if opened >= 0 and not _is_cut(body, opened):
        found.append(Lonely(opened, True))
    return sorted(mark for mark in found if body[mark.place] in '“”"„«»')


def _is_cut(body: str, opened: int) -> bool:
    """Whether a quotation has no end since the body has none."""
    end = max(opened, len(body) - _AT_END)
    return _CUT.search(body, opened) is not None or _CUT_AT_END.search(body, end) is not None


def _read_paragraph(paragraph: str, start: int, opened: int, found: list[Lonely]) -> int:
    """Adds the lonely marks of a paragraph, and gives the place of one that stands open at its end. `opened` is the
    place of one that the paragraph before left open."""
    still_open = [opened] if opened >= 0 else []
    indent = len(paragraph) - len(paragraph.lstrip())
    interrupted = set()  # open quotations with others in them: one that does not end in this paragraph lacks its end
    for mark in _MARK.finditer(paragraph):
        place, at = start + mark.start(), mark.start()
        opens = _opens(paragraph, mark, bool(still_open))
        if at == indent and still_open and mark.group() == "»" and paragraph[at + 1 :].strip():
            opens = True  # French quotations of several paragraphs go on so
        if opens is None:
            continue
        if not opens:
            if still_open:
                still_open.pop()
            else:
                found.append(Lonely(place, False))
            continue
        # a quotation of several paragraphs opens in each
        if still_open and (at == indent or (still_open[-1] >= start and _opens_again(paragraph, at))):
            still_open.pop()
        elif still_open and still_open[-1] < start:
            found.append(Lonely(still_open.pop(), True))
        else:
            interrupted.update(still_open[-1:])
        still_open.append(place)
    found += [Lonely(place, True) for place in still_open if place in interrupted]
    return still_open[-1] if still_open and still_open[-1] not in interrupted else -1


def _opens(paragraph: str, mark: re.Match[str], is_open: bool) -> bool | None:
    """Whether a mark opens a quotation, as its form says, or where that says nothing, what stands beside it; None for
    one that is none."""
    before, follows = paragraph[max(0, mark.start() - 1) : mark.start()], paragraph[mark.end() : mark.end() + 1]
    stands_behind = bool(before) and not before.isspace() and before not in _BEFORE_WORDS
    stands_before = bool(follows.strip()) and not stands_behind
    is_free = not stands_behind and not stands_before
    form = mark.group()
    if form == "„":
        return True
    if form == '"' and _IN_HEBREW.match(paragraph, mark.start()):
        return None
    if form in '"”' and not is_open and _is_no_mark(paragraph, mark.start()):
        return None
    if form in "«»":
        if stands_behind and not follows.isalnum():
            return False
        return form == "«" or (stands_before and follows not in tuple(",.;:!?)"))
    is_glued = follows.isalpha() and not before.isalnum()  # '… it was."We'
    if form == "”":
        return not is_open and (stands_before or is_glued)
    if form == "“":
        return stands_before or (not is_open and (is_free or follows.isalnum()))
    if is_open:
        return stands_before
    return stands_before or is_glued or (is_free and follows.isspace())  # 'she said: " We'


def _is_no_mark(paragraph: str, at: int) -> bool:
    """Whether a mark stands for inches or an apostrophe."""
    before = paragraph[max(0, at - 5) : at]
    is_inches = paragraph[at] == '"' and before[-1:].isdigit()
    return is_inches or _FEET.search(before) is not None or _POSSESSIVE.match(paragraph, at) is not None


def _opens_again(paragraph: str, at: int) -> bool:
    """Whether a mark opens a quotation again that stands open in its paragraph: the ends of paragraphs may have been
    lost; but not where somebody is said to have spoken."""
    before = paragraph[max(0, at - 80) : at]
    return _SENTENCE_END.search(before) is not None and _SPOKEN.search(before) is None
