"""Finds what is not read for attributions because the patterns of English prose do not hold in it: a text comes in, and
spans go out, in order and never overlapping, of another language, transcripts, tables, lists and furniture. Dates are
read in all of these but texts in another language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple, final

import pyarrow as pa

from newsqa.annotate.furniture import furniture
from newsqa.annotate.language import is_english

KINDS: Final = ("other-language", "transcript", "table", "list", "furniture")
# where most of a text is in such parts and no more than this is left (a headline, a line on who speaks), none is read
LITTLE: Final = 400  # code points
# turns of a conversation, rows of a table and items of a list that make one
FEWEST_TURNS, FEWEST_ROWS, FEWEST_ITEMS = 4, 3, 8
LONGEST_ITEM: Final = 40  # code points; a longer line is a sentence, or near one
LONGEST_LABEL: Final = 45
# a turn goes on over at most so many paragraphs
LONGEST_TURN: Final = 6

# "SMITH:", "Q:", "Q.", "Eva Lund:", "POLICE OFFICER 1:", "SEN. EVA LUND (D-NY):", "SCOTT DETROW, BYLINE:"; what is said
# stands without quotation marks
_LABEL: Final = re.compile(
    r"\s{0,9}(?:([QA])[.:]"
    r"|((?:[A-Z][\w.'’-]*)(?:,? (?:[A-Z(\d][\w.'’()-]*|de|la|von|van|bin|al)){0,5}):)"
    r"\s{1,9}(?![\s\"“'‘])"
)
# what stands before a colon in news and is nobody: "FACT:", "Related:", "Winner:", "Today:"
_NOBODY: Final = frozenset(
    """
    fact facts myth myths claim claims reality check verdict truth rating update updated updates breaking live photo
    photos picture pictures video videos watch watched audio image images caption gallery graphic chart map related
    read more see also click share story source sources credit via contact contributing follow download subscribe
    sign register winner winners loser losers poll polls vote votes score result results date dates day time place
    location address phone email website price prices cost total status age party state type name names title
    background stage issue issues note notes editor's editor’s editors correction corrections clarification
    conclusion takeaway takeaways summary overview analysis opinion context pro pros con cons yes no then now before
    after today yesterday tomorrow tonight monday tuesday wednesday thursday friday saturday sunday january february
    march april may june july august september october november december republicans democrats conservatives
    liberals supporters opponents critics what why how where when who which need needs avoid target targets attacker
    attackers chances strength strengths weakness weaknesses advertisement newsletter sponsored the this that these
    those here part chapter step rule tip reason reasons lesson point exhibit item article section number no. figure
    table example warning bottom line headline quote tweet report reports hosts guests
    """.split()
)
# '...," she said', '...," Eva Lund said': reported speech, which a transcript has seldom
_REPORTED: Final = re.compile(
    r"[,?!.][”\"] (?:[a-z]|[A-Z][\w.]{1,20} (?:[A-Z][\w.]{1,20} )?(?:says|said|added|wrote)\b)"
)
_REPORTED_EVERY: Final = 2000  # code points
# where labels are names, so many questions a turn make a conversation of them
ASKED: Final = 0.2
_SENTENCE_ENDS: Final = ".!?…:;,\"'”’»)"


class Part(NamedTuple):
    """A part of a text that is not read, and why (one of `KINDS`)."""

    start: int
    end: int
    kind: str


@final
class _Line:
    __slots__ = ("start", "text")

    def __init__(self, start: int, text: str) -> None:
        self.start: Final = start
        self.text: Final = text

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def unread_parts(text: str, language: str | None = None) -> Sequence[Part]:
    """The parts of a text that are not read; one part for all of it where it is in another language than English, or
    where little else is left. `language` is what its source declares."""
    if not is_english(text, language):
        return (Part(0, len(text), "other-language"),)
    lines = text.split("\n")
    short = [line for line in lines if 0 < len(line) < LONGEST_ITEM]
    found = []
    if "?" in text and _may_hold_turns(text, lines, short):
        found += _transcripts(_lines(lines))
    if ("\t" in text or "|" in text) and text.count("\t") + text.count("|") >= 2 * FEWEST_ROWS:
        found += _runs(_lines(lines), _is_row, FEWEST_ROWS, "table")
    if len(short) >= FEWEST_ITEMS:
        found += _runs(_lines(lines), _is_item, FEWEST_ITEMS, "list")
    found += [Part(start, end, "furniture") for start, end in furniture(text, lines) if start < end]
    return _whole(text, _apart(found)) if found else ()


def is_unread(text: str, parts: Sequence[Part]) -> bool:
    """Whether nothing of a text is read."""
    return len(parts) == 1 and parts[0].end - parts[0].start == len(text)


def is_article_english(title: str | None, body: str | None, language: str | None) -> bool:
    """Whether an article is in English, and so read for dates and names. The body decides for the title too, which
    is mostly too short to tell; it is asked where there is no body. `language` is what the source declares."""
    text = body or title
    return not text or is_english(text, language)


def languages(articles: pa.Table) -> Sequence[str | None]:
    """The language that the source of each article declares."""
    if "language" not in articles.column_names:
        return [None] * len(articles)
    declared: list[str | None] = articles["language"].to_pylist()
    return declared


def _may_hold_turns(text: str, lines: Sequence[str], short: Sequence[str]) -> bool:
    """A cheap look: lines that come again (a speaker on a line by itself), or labels enough before what is said."""
    if len(short) - len(set(short)) >= FEWEST_TURNS - 2:
        return True
    if text.count(":") < FEWEST_TURNS - 1 and "\nQ." not in text:
        return False
    return sum(":" in line[:LONGEST_LABEL] or line[:2] in ("Q.", "A.") for line in lines if line) >= FEWEST_TURNS - 1


def _lines(lines: Sequence[str]) -> list[_Line]:
    """Lines with words, and where they start."""
    found = []
    at = 0
    for line in lines:
        if line and not line.isspace():
            found.append(_Line(at, line))
        at += len(line) + 1
    return found


def _apart(found: list[Part]) -> list[Part]:
    """The parts in order; of two that overlap the one that opens first."""
    apart: list[Part] = []
    for part in sorted(found):
        if not apart or part.start >= apart[-1].end:
            apart.append(part)
    return apart


def _transcripts(lines: Sequence[_Line]) -> list[Part]:
    """Stretches of turns in which at least two speakers come back and something is asked."""
    short = Counter(line.text.strip() for line in lines if len(line.text) < LONGEST_ITEM)
    again = {text for text, times in short.items() if times > 1}
    turns = [(number, label) for number in range(len(lines)) if (label := _speaker(lines, number, again))]
    stretches: list[list[tuple[int, str]]] = []
    for turn in turns:
        if not stretches or turn[0] - stretches[-1][-1][0] > LONGEST_TURN:
            stretches.append([])
        stretches[-1].append(turn)
    stretches = [_of_one_spelling(stretch) for stretch in stretches]
    return [_span(lines, stretch) for stretch in stretches if _is_conversation(lines, stretch)]


def _of_one_spelling(turns: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Without labels in small letters where most are in capitals: "Lund Aide: The Ferry Is Late" is a headline."""
    capitals = [turn for turn in turns if turn[1].isupper()]
    return capitals if 2 * len(capitals) > len(turns) else turns


def _span(lines: Sequence[_Line], turns: Sequence[tuple[int, str]]) -> Part:
    """From the first turn to the last; a speaker on a line by itself is followed by what was said."""
    last, label = turns[-1]
    return Part(lines[turns[0][0]].start, lines[last + (lines[last].text.strip() == label)].end, "transcript")


def _is_conversation(lines: Sequence[_Line], turns: Sequence[tuple[int, str]]) -> bool:
    """Whether speakers take turns and somebody asks. Comparisons ("Lund: ... Berg: ...") and questions that a reporter
    answers from what others said are ordinary prose below labels."""
    times = Counter(label for _, label in turns)
    regular = [number for number in times.values() if number > 1]
    if len(regular) < 2 and times["Q"] < FEWEST_TURNS - 1:
        return False
    if sum(regular) < max(FEWEST_TURNS - 1, len(turns) / 2):
        return False
    part = _span(lines, turns)
    said = "\n".join(line.text for line in lines[turns[0][0] : turns[-1][0] + 2])
    if all(label.isupper() and len(label) > 1 for label in times):
        return "?" in said
    asked = said.count("?") >= ASKED * len(turns)
    return asked and len(_REPORTED.findall(said)) * _REPORTED_EVERY <= max(part.end - part.start, _REPORTED_EVERY)


def _speaker(lines: Sequence[_Line], number: int, again: set[str]) -> str | None:
    """Who speaks in a line that opens a turn: before a colon, or on a line by itself that comes again."""
    text = lines[number].text
    opening = text[: LONGEST_LABEL + 5]
    match = _LABEL.match(opening) if ":" in opening or text[:1] in "QA" else None
    if match is not None:
        label: str = match[1] or match[2]
        return label if _NOBODY.isdisjoint(label.lower().split()) else None
    alone = text.strip()
    if alone not in again or number + 1 == len(lines) or not 1 < len(alone.split()) < 4:
        return None
    said = lines[number + 1].text.rstrip()
    if not alone.replace(" ", "").isalpha() or said[-1] not in _SENTENCE_ENDS or said == alone:
        return None
    return alone if _NOBODY.isdisjoint(alone.lower().split()) else None


def _runs(lines: Sequence[_Line], belongs: Callable[[str], bool], fewest: int, kind: str) -> list[Part]:
    """Stretches of at least `fewest` lines that belong together."""
    found = []
    opened = 0
    for number in range(len(lines) + 1):
        if number < len(lines) and belongs(lines[number].text):
            continue
        if number - opened >= fewest:
            found.append(Part(lines[opened].start, lines[number - 1].end, kind))
        opened = number + 1
    return found


def _is_row(text: str) -> bool:
    """Cells between tabs or bars. Headlines between bars within a paragraph are no row: their cells are long."""
    return any(text.strip().count(mark) > 1 and text.count(mark) * 4 >= text.count(" ") for mark in ("\t", "|"))


def _is_item(text: str) -> bool:
    """A short line that ends like no sentence."""
    item = text.strip()
    return len(item) < LONGEST_ITEM and item[-1] not in _SENTENCE_ENDS


def _whole(text: str, parts: list[Part]) -> list[Part]:
    lengths = Counter[str]()
    for part in parts:
        if part.kind == "furniture":
            continue  # that nothing but furniture is left is a fault of the text, not of its kind
        lengths[part.kind] += part.end - part.start
    left = len(text) - lengths.total()
    if left > min(LITTLE, lengths.total()):
        return parts
    return [Part(0, len(text), lengths.most_common(1)[0][0])]
