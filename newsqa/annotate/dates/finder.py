"""One text in, its date expressions out: the rules of all families tried at each word that can be part of a date."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from newsqa.annotate.dates.choices import LONGEST, form_of, rules_from
from newsqa.annotate.dates.joining import Found, in_part_of_day, joined_with_day, on_day
from newsqa.annotate.dates.lexicon import OTHER
from newsqa.annotate.dates.narrative import begin_text, follow, goes_on
from newsqa.annotate.dates.ranges import MAY_GO_ON, begins_before, ends_after
from newsqa.annotate.dates.reading import Hit, Place, Scene
from newsqa.annotate.dates.stretches import TRIGGERS, Excerpt, excerpt_of

_LONGEST_LEAD: Final = 16  # parts before a trigger at which an expression may begin


def find_dates(text: str, scene: Scene, cut: Callable[[str], Excerpt] = excerpt_of) -> Iterator[Found]:
    """The date expressions of a text in order; they do not overlap.

    The scene is what is known before the text is read, and is updated by what is found in it. `cut` gives the stretches
    of the text that are searched.
    """
    excerpt = cut(text)
    begin_text(scene, excerpt, len(text))
    last: Found | None = None
    behind = 0  # where the words of the last expression end
    for first, after, reading in _readings(text, excerpt, scene):
        start = excerpt.offset(first)
        end = start + excerpt.starts[after] - excerpt.starts[first]
        gap = text[behind:start] if start <= behind + _LONGEST_LINK else ""
        behind = end
        if reading.type == "TIME" and excerpt.parts[after - 1] in _DOTTED and text.startswith(".", end):
            end += 1  # the full stop of "8 a.m."
        found = Found(start, end, reading)
        if scene.is_history:
            found = in_part_of_day(text, last.end if last else 0, found)
        if last:
            joined = joined_with_day(last, gap, found) if gap else None
            if gap in (" on ", ". on "):
                last = on_day(last, found)
            elif gap == " at ":
                found = on_day(found, last)
            if joined:
                found = joined
            else:
                yield last
        last = found
        reading = last.reading
        if reading.status == "resolved" and reading.type in _PLACED:
            follow(scene, text, excerpt, (first, after, reading), start)
    if last:
        yield last


def _readings(text: str, excerpt: Excerpt, scene: Scene) -> Iterator[Place]:
    """The dates of an excerpt in order: the parts from where to where, and what they mean."""
    parts, symbols = excerpt.parts, excerpt.symbols
    done = 0  # no expression begins before this part
    for found in TRIGGERS.finditer(symbols):
        trigger = found.start()
        if trigger < done:
            continue
        if scene.is_told and not goes_on(scene, text, excerpt.offset(trigger)):
            scene.is_told = False
        hit = _around(text, excerpt, trigger, done, scene)
        if hit is None:
            done = trigger + 1  # whatever begins before has been tried
        else:
            first, after, reading = hit
            if parts[first][0].isdigit() and (before := begins_before(excerpt, first, done, reading)):
                yield before
            yield hit
            done = after
            if symbols[after + 1 : after + 2] in MAY_GO_ON and (end := ends_after(excerpt, after, reading, scene)):
                yield end
                done = end[1]


_PLACED: Final = ("DATE", "TIME")
_DOTTED: Final = ("m", "M")
_LONGEST_LINK: Final = 5  # characters between a time and its day: ". on "


def _around(text: str, excerpt: Excerpt, trigger: int, free: int, scene: Scene) -> Place | None:
    """The first expression that begins at or before the trigger and reaches it. Words are at odd places."""
    parts, symbols = excerpt.parts, excerpt.symbols
    start = trigger | 1
    lowest = max(free, trigger - _LONGEST_LEAD)
    while start - 2 >= lowest and symbols[start - 1] != OTHER and symbols[start - 2] != OTHER:
        start -= 2
    stop = symbols.find(OTHER, trigger, start + LONGEST)  # nothing is read beyond
    for begin in range(start, trigger + 1, 2):
        if not rules_from(symbols[begin]) or (parts[begin - 1] != " " and not _may_begin(parts, begin)):
            continue
        run = symbols[begin : stop if stop > 0 else begin + LONGEST]
        form = form_of(run)
        while form:
            end = begin + form.length
            if end > trigger and _may_end(parts, end):
                reading = form.read(Hit(parts, begin, end, form.groups, scene, text, excerpt))
                if reading is not None:
                    return begin, end, reading
            form = form_of(run, form.rule)
    return None


def _may_begin(parts: list[str], at: int) -> bool:
    """Whether the word is not the rest of a longer word or number ("2,011", "café", "$1990")."""
    before = parts[at - 1]
    if before and (before[-1].isalnum() or before[-1] in "$£€#@_&"):
        return False
    return not (before in _IN_NUMBERS and at > 1 and parts[at][0].isdigit() and parts[at - 2][-1].isdigit())


def _may_end(parts: list[str], at: int) -> bool:
    """Whether no word or number goes on at this gap ("1990%", "2011,500", "mayé")."""
    after = parts[at]
    if after == " ":
        return True
    if after[:1].isalnum() or after[:1] in ("_", "%"):
        return False
    return not (after in _IN_NUMBERS and at + 1 < len(parts) and parts[at - 1].isdigit() and parts[at + 1][0].isdigit())


_IN_NUMBERS: Final = frozenset((",", ".", "/", ":"))
