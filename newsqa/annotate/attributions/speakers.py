"""Resolves who speaks: a source's words and its place come in, in order, and its kind and the speaker's name go out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from newsqa.annotate.attributions.gender import gender_of_name, gender_of_pronoun, gender_of_role
from newsqa.annotate.attributions.named_roles import apposed_name, holder_of, is_left_unnamed, named_elsewhere
from newsqa.annotate.attributions.names_in_article import NameMention, last_person_before, mention_at
from newsqa.annotate.attributions.possessives import SINGULAR, without_possessive
from newsqa.annotate.attributions.source_kinds import head_of, is_name, is_outlet, names_organisation, source_kind
from newsqa.annotate.attributions.source_words import ROLES, TITLES
from newsqa.annotate.attributions.word_lists import word_list
from newsqa.annotate.sentences import Span

# paragraphs are not followed further than this, in code points
_FARTHEST: Final = 1500
# names and places are not followed back over more than these
_MOST_BACK: Final = 20
# "researchers | at Marlow University", "officers | led by Eva Lund", "scientists | with the Lund Institute"
_AFFILIATION: Final = re.compile(r"s?(?: [a-z]{1,15}){0,2} (?:at|from|of|with|by|for) (?:the )?[A-Z]\w")
# "Jane Roe" within a sentence
_TWO_CAPITALS: Final = re.compile(r"[A-Z][\w’'-]{1,20} (?:[A-Z]\. )?[A-Z][\w’'-]{1,20}")
# '”| Jane Roe, Daily Courier', '”| — Jane Roe': who wrote what was quoted, on a line of its own or after a dash
_SIGNATURE: Final = re.compile(
    r"\s{0,3}(?:[-—–―~]{1,2} ?)?((?:[^\W\d_a-z][\w.’'-]{0,20} ){1,3}[^\W\d_a-z][\w’'-]{1,20})(?=,|\s{0,9}(?:\n|$))"
)
# "President", "But Mr." before a name that opens a sentence
_OPENING: Final = re.compile(r"(?:^|[.!?:”\"’)\n] ?)\s*(?:[A-Z][\w-]{0,15}\.? ){0,4}$")
# "At a cafe in Bergen, | Eva Lund", "But, | Lund": only what places the sentence stands before its subject
_PLACED: Final = re.compile(
    r"(?:^|[.!?”\"\n]\s)(?:In|At|On|For|After|Before|With|As|When|While|During|Earlier|Later|Meanwhile|But|And|Still|Yet)\b"
    r"[^.!?;\n]{0,80}, (?:[A-Z][\w-]{0,15} ){0,3}$"
)
_TITLE_STOP: Final = re.compile(r"\b(Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|Prof|Rev|Hon|St|Supt|Insp|Const)\. ")
_OPENING_REACH: Final = 110
# so many places are searched before the text is
_FEW_SEARCHES: Final = 3
_ORGANISATIONS: Final = frozenset(
    word_list("group organisation organization company campaign agency firm union charity party airline bank")
)
# "the president", said of the person spoken of, whatever the article called that person before
_EPITHETS: Final = frozenset(
    word_list(
        """
        man woman official spokesman spokeswoman spokesperson candidate lawmaker politician author writer professor
        lawyer attorney researcher nominee businessman businesswoman billionaire actor actress singer star player
        analyst expert activist officer veteran democrat republican conservative liberal incumbent frontrunner
        front-runner strategist adviser advisor aide scientist economist doctor teacher student resident farmer
        """
    )
)
# sources come again, in an article and in the next one: so many are remembered
_REMEMBERED: Final = 4096
_kind_of = lru_cache(_REMEMBERED)(source_kind)
_names_organisation = lru_cache(_REMEMBERED)(names_organisation)


class Cast:
    """Who has spoken so far in an article. Attributions must be given in order of place."""

    def __init__(self, text: str, mentions: Sequence[NameMention]) -> None:
        self._text = text
        self._mentions = mentions
        # surname or other last word -> the fullest form seen, for texts whose names were not annotated
        self._full: dict[str, str] = {}
        self._last: str | None = None
        self._last_person: str | None = None
        self._last_person_at = -1
        # how the article speaks of people: "he", "she"
        self._genders: dict[str, str | None] = {}
        self._last_organisation: str | None = None
        self._capitals: list[Span] | None = None
        self._searches = 0

    def resolve(self, words: tuple[str, ...], span: Span) -> tuple[str, str | None]:
        """The source kind, and the speaker where one is known."""
        kind = _kind_of(words)
        speaker: str | None = None
        if kind == "named":
            kind, speaker = self._named(words, span)
        elif kind == "pronoun":
            speaker = self._pronoun(words, span)
        elif kind == "role":
            speaker = self._role(words, span)
        elif kind == "institution":
            speaker = self._institution(words, span)
        elif kind == "vague-plural":
            speaker = self._introduced(words, span)
            kind = kind if speaker is None else "role"
        elif kind == "unnamed-role":
            speaker = apposed_name(self._text, span, self._mentions)
            speaker = speaker or named_elsewhere(self._text, words, span, self._mentions)
            kind = kind if speaker is None else "role"
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
        signature = _SIGNATURE.match(self._text, span[1])
        if signature is not None:
            return signature.group(1)
        before = last_person_before(self._mentions, span[0], start) or last_person_before(self._mentions, stop, span[1])
        if before is not None or self._mentions:
            return before
        return self._capitals_between(start, span[0]) or self._capitals_between(span[1], stop)

    def _capitals_between(self, start: int, stop: int) -> str | None:
        """The first two capitals between two places."""
        # the text is searched once, however many quotations it has: a place that none of its pairs touches has none;
        # but most texts are asked for few places
        if self._capitals is None and self._searches < _FEW_SEARCHES:
            self._searches += 1
            match = _TWO_CAPITALS.search(self._text, start, stop)
            return match.group() if match else None
        if self._capitals is None:
            self._capitals = [match.span() for match in _TWO_CAPITALS.finditer(self._text)]
        number = bisect_left(self._capitals, (stop,)) - 1
        if number < 0 or self._capitals[number][1] <= start:
            return None
        match = _TWO_CAPITALS.search(self._text, start, stop)
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
            if word.endswith(SINGULAR):
                return " ".join([*kept[:number], without_possessive(word)])
        return " ".join(kept)

    def _named(self, words: tuple[str, ...], span: Span) -> tuple[str, str]:
        run = _capital_run(words)
        mention = self._mention_of(run, span)
        speaker = mention.canonical if mention is not None else self._by_capitals(run)
        if _names_organisation(words, mention.type if mention else None):
            self._last_organisation = speaker
            return "named-organisation", speaker
        self._last_person, self._last_person_at = speaker, span[0]
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
        gender = gender_of_pronoun(word)
        if gender is not None:
            return self._person_spoken_of(gender, span[0])
        if word == "who":
            return self._person_spoken_of(None, span[0])
        if word in ("it", "itself"):
            return self._last_organisation
        # "they" is whoever spoke last, unless that is one person
        return self._last if word in ("they", "them") and self._last != self._last_person else None

    def _person_spoken_of(self, gender: str | None, at: int) -> str | None:
        """The person that a pronoun takes up: who opened a sentence since the last speaker, the last speaker, or the
        person named last; nobody whom the article calls by the other pronoun."""
        tried: set[str] = set()
        for name in self._candidates(at):
            if name in tried:
                continue
            tried.add(name)
            known = self._gender(name, at)
            if gender is None or known in (gender, None):
                if gender is not None:
                    self._genders[name] = gender
                return name
        return None

    def _candidates(self, at: int) -> Iterator[str]:
        number = bisect_left(self._mentions, (at,))
        people = [m for m in self._mentions[max(0, number - _MOST_BACK) : number] if m.type == "PER"]
        for mention in reversed(people):
            if mention.start <= self._last_person_at:
                break
            before = self._text[max(0, mention.start - _OPENING_REACH) : mention.start]
            before = _TITLE_STOP.sub(r"\1 ", before)
            if not before or _OPENING.search(before) or _PLACED.search(before):
                yield mention.canonical
                break
        if self._last_person is not None:
            yield self._last_person
        for mention in reversed(people):
            yield mention.canonical

    def _gender(self, name: str, at: int) -> str | None:
        if name not in self._genders:
            self._genders[name] = gender_of_name(name, self._text, at)
        return self._genders[name]

    def _role(self, words: Sequence[str], span: Span) -> str | None:
        head, _ = head_of(words)
        role = words[head].lower()
        if role in _ORGANISATIONS:
            return self._organisation_before(role, span[0])
        if words[0].lower() not in ("the", "this", "that") or role not in ROLES:
            return None
        found = holder_of(self._text, role, span, self._mentions)
        if found is None and role in _EPITHETS and not is_left_unnamed(self._text, role, span):
            found = self._person_spoken_of(gender_of_role(role), span[0])
        if found is not None:
            self._last_person, self._last_person_at = found, span[0]
        return found

    def _institution(self, words: Sequence[str], span: Span) -> str | None:
        if words[0].lower() not in ("the", "this", "that"):
            return None
        return self._organisation_before(words[head_of(words)[0]].lower(), span[0])

    def _introduced(self, words: Sequence[str], span: Span) -> str | None:
        """Who "the researchers" are where the article has said whose: "researchers at Marlow University"."""
        head, end = head_of(words)
        if words[0].lower() not in ("the", "these", "those", "both") or end != len(words):
            return None
        stem = words[head].lower().removesuffix("s")
        stop = span[0]
        for _ in range(_MOST_BACK):
            floor = max(0, span[0] - _FARTHEST)
            stop = max(self._text.rfind(form, floor, stop) for form in (stem, stem.capitalize()))
            if stop < 0:
                return None
            match = _AFFILIATION.match(self._text, stop + len(stem))
            if match is not None:
                mention = mention_at(self._mentions, match.end() - 1, match.end())
                if mention is not None and mention.type in ("ORG", "PER"):
                    return mention.canonical
        return None

    def _organisation_before(self, noun: str, at: int) -> str | None:
        """The organisation that "the group" takes up: the one last named before a place, and for "the foundation" one
        that has the word in its name. An outlet that reports is seldom meant."""
        number = bisect_left(self._mentions, (at,)) - 1
        for back in range(number, max(-1, number - _MOST_BACK), -1):
            mention = self._mentions[back]
            if mention.type != "ORG" or is_outlet(mention.canonical.split()):
                continue
            if noun in _ORGANISATIONS or noun in mention.canonical.lower():
                return mention.canonical
        return self._last_organisation if noun in _ORGANISATIONS else None


@lru_cache(_REMEMBERED)
def _capital_run(words: tuple[str, ...]) -> str:
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
    while first > 0 and words[first - 1][:1].isupper() and not words[first - 1].endswith(SINGULAR):
        if (
            words[first - 1].lower().rstrip(".") in TITLES
            or words[first - 1].lower() in ("the", "a", "an")
            or words[first - 1].lower() in ROLES
        ):
            break
        first -= 1
    return without_possessive(" ".join(words[first : head + 1]))
