"""References to no certain date: "now", "recently", "the past", "in the near future"."""

from __future__ import annotations

from typing import Final

from newsqa.annotate.dates.reading import Hit, Reading, Rule

_AFTER_NOUN: Final = frozenset(
    [
        "and",
        "or",
        "but",
        "to",
        "that",
        "when",
        "is",
        "was",
        "were",
        "has",
        "have",
        "had",
        "he",
        "she",
        "it",
        "they",
        "we",
        "by",
        "as",
        "for",
        "with",
        "in",
        "on",
    ]
)


def _vague(value: str) -> Reading:
    return Reading("DATE", value, None, "vague")


def read_present(hit: Hit) -> Reading | None:
    """now, currently, these days."""
    return _vague("PRESENT_REF")


def read_past(hit: Hit) -> Reading | None:
    """recently, the past."""
    return _vague("PAST_REF")


def read_the_past(hit: Hit) -> Reading | None:
    """the past, as a noun: not "the past president"."""
    following = hit.parts[hit.end]
    ends = following != " " or hit.after() in _AFTER_NOUN
    return _vague("PAST_REF") if ends and hit.word("word") == "past" else None


def read_future(hit: Hit) -> Reading | None:
    """the future, soon, the near future."""
    return _vague("FUTURE_REF")


RULES: Final[tuple[Rule, ...]] = (
    Rule("THESE SP (?P<unit>UNITS)", lambda hit: _vague("PRESENT_REF") if hit.word("unit") == "days" else None),
    Rule("(?: RIGHT SP )? NOW", read_present),
    Rule("PRESENT", read_present),
    Rule("(?: MORE SP )? RECENTLY", read_past),
    Rule("CURRENT", lambda hit: _vague("PRESENT_REF") if hit.parts[hit.begin] == "current" else None),
    Rule("THE SP (?: NEAR SP )? FUTUREWORD | NEAR SP FUTUREWORD", read_future),
    Rule("THE SP (?P<word>LAST)", read_the_past),
)
