"""Resolves who speaks: a source's words and its place come in, in order, and its kind and the speaker's name go out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from newsqa.annotate.attributions.names_in_article import NameMention, last_person_before, mention_at
from newsqa.annotate.attributions.source_kinds import head_of, is_name, is_outlet, names_organisation, source_kind
from newsqa.annotate.attributions.source_words import DEFINITE, ROLES, TITLES
from newsqa.annotate.sentences import Span

# a role is looked for beside a name this far before and behind it, in code points
_NEAR = 700
# paragraphs are not followed further than this, in code points
_FARTHEST = 1500
# "Jane Roe" within a sentence
_TWO_CAPITALS = re.compile(r"[A-Z][\w’'-]{1,20} (?:[A-Z]\. )?[A-Z][\w’'-]{1,20}")
_NAME = r"(?:[^\W\d_a-z][\w.’'-]{0,20} ){1,3}[^\W\d_a-z][\w’'-]{1,20}"


class Cast:
    """Who has spoken so far in an article. Attributions must be given in order of place."""

    def __init__(self, text: str, mentions: Sequence[NameMention]) -> None:
        self._text = text
        self._mentions = mentions
        # surname or other last word -> the fullest form seen, for texts whose names were not annotated
        self._full: dict[str, str] = {}
        self._last: str | None = None
        self._last_person: str | None = None
        self._last_organisation: str | None = None

    def resolve(self, words: Sequence[str], span: Span) -> tuple[str, str | None]:
        """The source kind, and the speaker where one is known."""
        kind = source_kind(words)
        speaker: str | None = None
        if kind == "named":
            kind, speaker = self._named(words, span)
        elif kind == "pronoun":
            speaker = self._pronoun(words, span)
        elif kind == "role":
            speaker = self._role(words, span)
        elif kind == "institution":
            speaker = self._organisation_before(span[0]) if words[0].lower() in DEFINITE else None
        self._last = speaker
        return kind, speaker

    def named_near(self, span: Span) -> str | None:
        """Somebody named in the paragraph of a span, the one before or the one after."""
        start, stop = span
        for _ in range(2):
            floor = max(0, start - _FARTHEST)
            start = max(floor, self._text.rfind("\n", floor, start))
            while start > floor and self._text[start - 1].isspace():
                start -= 1
            ceiling = min(len(self._text), stop + _FARTHEST)
            while stop < ceiling and self._text[stop].isspace():
                stop += 1
            found = self._text.find("\n", stop, ceiling)
            stop = found if found >= 0 else ceiling
        before = last_person_before(self._mentions, span[0], start) or last_person_before(self._mentions, stop, span[1])
        if before is not None or self._mentions:
            return before
        match = _TWO_CAPITALS.search(self._text, start, span[0]) or _TWO_CAPITALS.search(self._text, span[1], stop)
        return match.group() if match else None

    def is_person(self, span: Span) -> bool:
        mention = mention_at(self._mentions, *span)
        return mention is not None and mention.type == "PER" and mention.end - mention.start > 3

    def outlet(self, words: Sequence[str]) -> str:
        """The outlet's name without its article and possessive."""
        kept = list(words[1:] if words[0].lower() == "the" else words)
        for number, word in enumerate(kept):
            if not word[:1].isupper() and word not in ("of", "for"):
                return " ".join(kept[:number]) or kept[0]
            for possessive in ("'s", "’s"):
                if word.endswith(possessive):
                    return " ".join([*kept[:number], word.removesuffix(possessive)])
        return " ".join(kept)

    def _named(self, words: Sequence[str], span: Span) -> tuple[str, str]:
        run = _capital_run(words)
        mention = self._mention_of(run, span)
        speaker = mention.canonical if mention is not None else self._by_capitals(run)
        if names_organisation(words, mention.type if mention else None):
            self._last_organisation = speaker
            return "named-organisation", speaker
        self._last_person = speaker
        return "named-person", speaker

    def _mention_of(self, run: str, span: Span) -> NameMention | None:
        if not self._mentions:
            return None
        at = self._text.find(run.rsplit(" ", 1)[-1], span[0], span[1])
        return mention_at(self._mentions, at, at + 1) if at >= 0 else None

    def _by_capitals(self, run: str) -> str:
        last = run.rsplit(" ", 1)[-1]
        known = self._full.get(last)
        if known is None or (" " in run and len(run) > len(known)):
            self._full[last] = known = run
        return known

    def _pronoun(self, words: Sequence[str], span: Span) -> str | None:
        word = words[0].lower()
        if word in ("he", "she", "him", "her", "who", "himself", "herself"):
            return self._last_person or last_person_before(self._mentions, span[0])
        return self._last if word in ("they", "it", "them") else None

    def _role(self, words: Sequence[str], span: Span) -> str | None:
        head, _ = head_of(words)
        if words[head].lower() in ("group", "organisation", "organization", "company", "campaign"):
            return self._organisation_before(span[0])
        if words[0].lower() in ("the", "this", "that"):
            return self._last_person or last_person_before(self._mentions, span[0])
        return None

    def _organisation_before(self, at: int) -> str | None:
        """The organisation last named before a place. An outlet that reports is seldom "the group"."""
        number = bisect_left(self._mentions, (at,)) - 1
        for back in range(number, max(-1, number - 20), -1):
            mention = self._mentions[back]
            if mention.type == "ORG" and not is_outlet(mention.canonical.split()):
                return mention.canonical
        return self._last_organisation


def _capital_run(words: Sequence[str]) -> str:
    """The name in a source: the capitals that end at its head, else the first run of two capitals after it."""
    head, end = head_of(words)
    if not is_name(words[head], head == 0):
        run: list[str] = []
        for number in range(end, len(words)):
            if words[number][:1].isupper():
                run.append(words[number])
            elif len(run) > 1:
                break
            else:
                run = []
        return " ".join(run) or words[head]
    first = head
    while first > 0 and words[first - 1][:1].isupper() and not words[first - 1].endswith(("'s", "’s")):
        if (
            words[first - 1].lower().rstrip(".") in TITLES
            or words[first - 1].lower() in ("the", "a", "an")
            or words[first - 1].lower() in ROLES
        ):
            break
        first -= 1
    name = " ".join(words[first : head + 1])
    for possessive in ("'s", "’s"):
        name = name.removesuffix(possessive)
    return name


def named_elsewhere(text: str, words: Sequence[str], span: Span) -> str | None:
    """The name of an indefinite role ("a spokeswoman") that is given beside the same role nearby, before or after:
    "spokeswoman Jane Roe", "Jane Roe, a spokeswoman"."""
    head, _ = head_of(words)
    role = words[head].lower()
    if role not in ROLES or role in ("man", "woman", "person", "boy", "girl"):
        return None
    # "spokeswoman Jane Roe", "spokeswoman, Jane Roe" | "Jane Roe, a spokeswoman", "Jane Roe, the city's spokeswoman"
    word = rf"[{role[0]}{role[0].upper()}]{re.escape(role[1:])}"
    before = rf"({_NAME}), (?:an?|the|his|her|its)(?: [\w.’'-]{{1,20}}){{0,5}} {re.escape(role)}\b"
    pattern = re.compile(rf"\b{word},? ({_NAME})|{before}")
    for start, stop in ((span[1], span[1] + _NEAR), (max(0, span[0] - _NEAR), span[0])):
        match = pattern.search(text, start, min(stop, len(text)))
        if match is not None:
            return match.group(1) or match.group(2)
    return None
