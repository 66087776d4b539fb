"""Finds quotations: a string comes in, the spans between quotation marks go out, in order and never overlapping.

Reads straight, curly, single, low and angle marks. A quotation of several paragraphs opens in each and closes in the
last, and gives one quotation a paragraph. Apostrophes, inches and marks that never close are no quotations; a
quotation within a quotation belongs to the outer one. Dialogue dashes are not read: in news they open list items.
"""

from __future__ import annotations

import re
from typing import Final, final

from newsqa.annotate.places import places
from newsqa.annotate.sentences import Span, split_paragraphs

# what may open a quotation -> what may close it: “so”, „so“, «so», »so«, ‘so’, "so", 'so', ``so''
# the last two are typewriter double marks
CLOSERS: Final[dict[str, str | tuple[str, ...]]] = {
    '"': '"”',
    "“": '”"',
    "”": "”",
    "„": "“”",
    "‟": "”",
    "«": "»",
    "»": "«»",
    "‹": "›",
    "‘": "’",
    "‚": "‘",
    "'": "'",
    "`": "'`",
    "''": ("''",),
    "``": ("''",),
}
# what closes one by a slip, where nothing better does: "so'', “so’’, “so“
SLIPS: Final[dict[str, tuple[str, ...]]] = {'"': ("''", "’’"), "“": ("''", "’’", "“"), "‘": ("’’",)}
# a quotation holds at most so many marks: keeps the search for the closing one linear in the text
FARTHEST_CLOSER: Final = 60
# a paragraph of more marks is read in parts, so that no text of marks takes much memory
_MOST_MARKS: Final = 10_000
_DOUBLE: Final = '"“”„‟«»‹›'
_SINGLE: Final = "‘’'‚`"
_APOSTROPHES: Final = "’'"
_OPENERS: Final = frozenset(CLOSERS)
_MARKS: Final = _DOUBLE + _SINGLE
# every double mark but those of inches (6'2", 5’ 11”), and single marks at the edge of a word or of a quotation:
# "don't" and "Iran’s" have none
_MARK: Final = re.compile(
    rf"[{_MARKS}](?:(?<=[{_DOUBLE}])(?<!\d['’]\d[\"”])(?<!\d['’]\d\d[\"”])(?<!\d['’] \d[\"”])"
    r"|(?<=')'|(?<=’)’|(?<=`)`|(?<=[‘‚`])(?=[\w\"“])"
    r"|(?<=[’'])(?:(?<!\w.)(?=\w)|(?<=[^\s(\[].)(?!\w)))"
)
# '90s, 'em and 'til are cut-off words, not quotations
_CUT_WORD: Final = re.compile(r"['‘’](?:\d0s|em\b|til\b|twas\b|tis\b|cause\b|n['’])", re.IGNORECASE)


@final
class Quotation:
    """A quotation with its marks: `start` to `end`; `inner_start` to `inner_end` without. `closed` is False where the
    paragraph ends before the quotation does."""

    __slots__ = ("closed", "end", "inner_end", "inner_start", "start")

    def __init__(self, start: int, end: int, inner_start: int, inner_end: int, closed: bool) -> None:
        self.start: Final = start
        self.end: Final = end
        self.inner_start: Final = inner_start
        self.inner_end: Final = inner_end
        self.closed: Final = closed


def find_quotations(text: str, paragraphs: list[Span] | None = None) -> list[Quotation]:
    """Top-level quotations of a text, in order."""
    if paragraphs is None:
        paragraphs = split_paragraphs(text)
    quotations: list[Quotation] = []
    marks: list[Span] = []
    number = after = 0
    for at in places(text, _MARKS, 0, len(text)):
        if at < after:
            continue
        after = _end_of_mark(text, at)
        if after == at:
            continue
        if marks and (at >= paragraphs[number][1] or len(marks) == _MOST_MARKS):
            _read_paragraph(text, paragraphs, number, marks, quotations)
            marks = []
        if quotations and at < quotations[-1].end:
            continue  # it stands in a quotation that goes on to the end of its paragraph
        while at >= paragraphs[number][1]:
            number += 1
        marks.append((at, after))
    if marks:
        _read_paragraph(text, paragraphs, number, marks, quotations)
    return quotations


def _end_of_mark(text: str, at: int) -> int:
    """Where a mark ends; its own place where it is an apostrophe or a mark of inches. Most marks need no pattern."""
    mark = text[at]
    before = text[at - 1] if at > 0 else " "
    if mark in _DOUBLE and not before.isdigit():
        return at + 1
    if mark in _APOSTROPHES and before.isalnum() and text[at + 1 : at + 2].isalnum():
        return at
    match = _MARK.match(text, at)
    return match.end() if match is not None else at


def _read_paragraph(
    text: str, paragraphs: list[Span], paragraph: int, marks: list[Span], quotations: list[Quotation]
) -> None:
    """Adds what the marks of a paragraph enclose."""
    start, end = paragraphs[paragraph]
    # what the next paragraph opens with
    goes_on = text[paragraphs[paragraph + 1][0]] if paragraph + 1 < len(paragraphs) else ""
    last, last_at_word = _last_places(text, (start, end), marks)
    # no mark before this one closes a straight one
    barren = 0
    number = 0
    while number < len(marks):
        at, after = marks[number]
        mark = text[at:after]
        if not _may_open(text, start, at, after, end):
            number += 1
            continue
        close = None
        closes = _comes_later(CLOSERS[mark], last, number)
        if closes or (mark in SLIPS and _comes_later(SLIPS[mark], last_at_word, number)):
            first = max(number + 1, barren) if mark == '"' else number + 1
            close = _closing(text, marks, number, first, end, closes)
            if close is None and mark == '"':
                barren = number + FARTHEST_CLOSER
        if close is not None:
            closed_at, closed_after = marks[close]
            if closed_at > after:  # "" says nothing
                quotations.append(Quotation(at, closed_after, after, closed_at, True))
            number = close + 1
        elif (goes_on == mark and at == start) if mark in _SINGLE else (goes_on in _OPENERS or at == start):
            quotations.append(Quotation(at, end, after, end, False))
            return
        else:
            # nothing closes it: later marks of the same kind cannot open either, unless something closes them
            number += 1


def _last_places(text: str, paragraph: Span, marks: list[Span]) -> tuple[dict[str, int], dict[str, int]]:
    """The last place where each mark may close, and the last where it does so at the end of a word: a mark that never
    closes costs one look, not a scan."""
    start, end = paragraph
    last: dict[str, int] = {}
    last_at_word: dict[str, int] = {}
    for number, (at, after) in enumerate(marks):
        if at == start:
            continue
        mark = text[at:after]
        if _ends_word(text, at, after, end):
            last_at_word[mark] = last[mark] = number
        elif mark not in _SINGLE:
            last[mark] = number
    return last, last_at_word


def _comes_later(marks: str | tuple[str, ...], last: dict[str, int], number: int) -> bool:
    for mark in marks:  # noqa: SIM110 (a generator takes three times as long)
        if last.get(mark, -1) > number:
            return True
    return False


def _may_open(text: str, start: int, at: int, after: int, end: int) -> bool:
    mark = text[at:after]
    if mark not in CLOSERS or after >= end or text[after].isspace():
        return False
    before = text[at - 1] if at > start else " "
    if mark in "\"'”»" or mark == "''":
        if before.isalnum() or (before in ".,!?" and mark != '"'):
            return False
        if mark in "”»" and not before.isspace():
            return False
    return not (mark in _SINGLE and (before.isalnum() or _CUT_WORD.match(text, at)))


def _closing(text: str, marks: list[Span], opened: int, first: int, end: int, closes: bool) -> int | None:
    """The number of the mark that closes the quotation which mark number `opened` opens; none before number `first`
    does. `closes` says whether anything that should close it follows; else a slip does."""
    mark = text[slice(*marks[opened])]
    closers = CLOSERS[mark]
    slips = SLIPS.get(mark, ())
    nested = mark != '"'
    depth = 0
    fallback = None
    for number in range(first, min(len(marks), opened + FARTHEST_CLOSER)):
        at, after = marks[number]
        found = text[at:after]
        if mark in _SINGLE:
            if found in "“„" or (found == '"' and depth == 0 and _may_open(text, 0, at, after, end)):
                depth += 1
            elif found in "”" or found == '"':
                depth = max(0, depth - 1)
            elif (found in closers or found in slips) and depth == 0 and _ends_word(text, at, after, end):
                if _may_be_possessive(text, at, after, end):
                    fallback = number if fallback is None else fallback
                    continue
                return number
            continue
        if found in slips and depth == 0 and _ends_word(text, at, after, end):
            if not closes:
                return number
            fallback = number if fallback is None else fallback
        elif nested and found == mark and found not in closers:
            depth += 1
        elif found == mark == '"' and _opens_inner(text, at, after, end):
            if fallback is not None:
                return fallback
        elif found in closers:
            if depth == 0:
                return number
            depth -= 1
    if mark in _SINGLE or depth == 0 or fallback is not None:
        return fallback
    # “a “b” and the outer mark missing: the first mark that could close
    return _first_closer(text, marks, opened, closers)


def _first_closer(text: str, marks: list[Span], opened: int, closers: str | tuple[str, ...]) -> int | None:
    return next(
        (n for n in range(opened + 1, min(len(marks), opened + FARTHEST_CLOSER)) if text[slice(*marks[n])] in closers),
        None,
    )


def _opens_inner(text: str, at: int, after: int, end: int) -> bool:
    """A straight mark after a space and before a word opens; it cannot close."""
    return text[at - 1].isspace() and after < end and text[after].isalnum()


def _ends_word(text: str, at: int, after: int, end: int) -> bool:
    return not text[at - 1].isspace() and (after >= end or not text[after].isalnum())


def _may_be_possessive(text: str, at: int, after: int, end: int) -> bool:
    """the officials’ plan: an s before, a space and a small letter behind."""
    return text[at - 1] == "s" and after + 1 < end and text[after] == " " and text[after + 1].islower()
