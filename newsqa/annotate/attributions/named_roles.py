"""Finds the name of a role ("a spokeswoman", "the congressman") beside the same role elsewhere in the article: the text
and the role come in, a name or None goes out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from newsqa.annotate.attributions.names_in_article import NameMention, mention_at
from newsqa.annotate.attributions.source_kinds import head_of, is_outlet
from newsqa.annotate.attributions.source_words import DEFINITE, DEMONYMS, ROLES
from newsqa.annotate.attributions.word_lists import word_list
from newsqa.annotate.sentences import Span

# a role is looked for so far behind it, and before it where it is "a spokesman" or "the congressman"; in code points
_AHEAD: Final = 700
_BEHIND: Final = 700
_FAR_BEHIND: Final = 4000
# no more places than these are looked at in each direction
_MOST_PLACES: Final = 8
_NAME: Final = r"(?:[^\W\d_a-z][\w.’'-]{0,20} ){1,3}[^\W\d_a-z][\w’'-]{1,20}"
# "spokeswoman | Jane Roe", "| , Jane Roe", "| for the port, Jane Roe"
_NAME_AFTER: Final = re.compile(rf"(?: for (?:the )?[\w’'& -]{{2,40}},|,)? ({_NAME})")
_TITLED: Final = re.compile(r"\.? ([^\W\d_a-z][\w.’'-]{1,20}(?: [^\W\d_a-z][\w.’'-]{1,20}){0,3})")
# "Jane Roe, a | spokeswoman", "Jane Roe, the city's chief | spokeswoman"
_NAME_BEFORE: Final = re.compile(rf"({_NAME}), (?:an?|the|his|her|its|their)(?: [\w.’'&-]{{1,20}}){{0,5}} $")
_NAME_BEFORE_REACH: Final = 120
_APPOSED_BEFORE: Final = re.compile(rf"({_NAME}), (?:\d{{1,3}}, )?$")
_APPOSED_AFTER: Final = re.compile(rf", ({_NAME})[,.]")
# "a company | official", "One senior | adviser"
_INDEFINITE: Final = re.compile(r"\b(?:an?|one|another) (?:[\w.’'-]{1,20} ){0,4}$", re.IGNORECASE)
# many in an article hold these: "an official" is only the one whose name follows "the official,"
_MANIFOLD: Final = frozenset(
    word_list(
        """
        official supporter opponent voter resident aide adviser advisor strategist member student teacher lawmaker
        senator congressman congresswoman representative analyst expert friend colleague critic user worker activist
        woman man boy girl person child veteran officer doctor nurse employee donor scientist researcher economist
        republican democrat parent neighbor neighbour diplomat soldier witness protester councillor councilor mp
        minister professor reporter journalist constable victim survivor patient driver customer operative advocate
        lawyer attorney delegate staffer pollster historian executive investor trader academic scholar politician
        """
    )
)
# how a role stands before a name
_TITLES_OF: Final = {
    "congressman": ("Rep", "Representative", "Congressman"),
    "congresswoman": ("Rep", "Representative", "Congresswoman"),
    "representative": ("Rep", "Representative"),
    "senator": ("Sen", "Senator"),
    "governor": ("Gov", "Governor"),
    "councillor": ("Councillor", "Coun", "Cllr"),
    "professor": ("Professor", "Prof"),
    "constable": ("Constable", "Const", "Cst"),
    "superintendent": ("Superintendent", "Supt"),
    "inspector": ("Inspector", "Insp"),
    "sergeant": ("Sergeant", "Sgt"),
    "commissioner": ("Commissioner",),
    "lawmaker": ("Rep", "Sen"),
}


def named_elsewhere(text: str, words: Sequence[str], span: Span, mentions: Sequence[NameMention] = ()) -> str | None:
    """The name of an indefinite role that is given beside the same role nearby: "spokeswoman Jane Roe", "Jane Roe, a
    spokeswoman", "the spokeswoman, Jane Roe"."""
    head, _ = head_of(words)
    role = words[head].lower()
    if role not in ROLES or words[0].lower() not in ("a", "an"):
        return None
    definite = role in _MANIFOLD
    partners = {word for word in words[1:] if word[:1].isupper() and word.lower() not in DEMONYMS}
    for at in _places(text, role, span, _BEHIND):
        if definite and not text[max(0, at - 5) : at].lower().endswith(("the ", "that ")):
            continue
        end = at + len(role)
        match = _NAME_AFTER.match(text, end)
        if match is not None and (not definite or text[end] == ","):
            name = _person(match.group(1), match.start(1), mentions)
        elif not definite:
            before = _NAME_BEFORE.search(text, max(0, at - _NAME_BEFORE_REACH), at)
            name = _person(before.group(1), before.start(1), mentions) if before else None
        else:
            name = None
        # "a spokesman for Bergen" is not "Lund spokesman Per Moe"
        if name and (not partners or any(word in text[max(0, at - 100) : at + 100] for word in partners)):
            return name
    return None


def apposed_name(text: str, span: Span, mentions: Sequence[NameMention]) -> str | None:
    """The name that a role stands beside: "Jane Roe, 52, | a spokeswoman", "a spokeswoman | , Jane Roe"."""
    before = _APPOSED_BEFORE.search(text, max(0, span[0] - _NAME_BEFORE_REACH), span[0])
    if before is not None:
        return _person(before.group(1), before.start(1), mentions)
    after = _APPOSED_AFTER.match(text, span[1])
    return _person(after.group(1), after.start(1), mentions) if after else None


def holder_of(text: str, role: str, span: Span, mentions: Sequence[NameMention]) -> str | None:
    """Who "the congressman", "the spokeswoman", "the premier" is: the nearest name that the role stands beside, before
    and then after."""
    titles = _TITLES_OF.get(role, (role[:1].upper() + role[1:],))
    best: tuple[int, str] | None = None
    for title in titles:
        for at in _occurrences(text, title, max(0, span[0] - _FAR_BEHIND), span[0]):
            match = _TITLED.match(text, at + len(title))
            name = _person(match.group(1), match.start(1), mentions) if match else None
            if name:
                best = max(best, (at, name)) if best else (at, name)
                break
    for at in _places(text, role, span, _FAR_BEHIND):
        if best and at < best[0]:
            break
        match = _NAME_AFTER.match(text, at + len(role))
        before = None if match else _NAME_BEFORE.search(text, max(0, at - _NAME_BEFORE_REACH), at)
        found = match or before
        name = _person(found.group(1), found.start(1), mentions) if found else None
        if name:
            return name
    return best[1] if best else None


def is_left_unnamed(text: str, role: str, span: Span) -> bool:
    """Whether "the official" takes up "an official", of whom the article gives no name."""
    for at in _occurrences(text, role, max(0, span[0] - _FAR_BEHIND), span[0]):
        if text[max(0, at - 4) : at].lower() != "the ":
            return _INDEFINITE.search(text, max(0, at - _NAME_BEFORE_REACH), at) is not None
    return False


def _occurrences(text: str, word: str, start: int, stop: int) -> Iterator[int]:
    """Places of a whole word, nearest to `stop` first."""
    for _ in range(_MOST_PLACES):
        at = text.rfind(word, start, stop)
        if at < 0:
            return
        if not (at and text[at - 1].isalnum()) and not text[at + len(word) : at + len(word) + 1].isalnum():
            yield at
        stop = at


def _places(text: str, role: str, span: Span, behind: int) -> Iterator[int]:
    """Places of a role before a span, nearest first, then behind it; it may open a sentence."""
    forms = (role, role[:1].upper() + role[1:])
    before = [at for form in forms for at in _occurrences(text, form, max(0, span[0] - behind), span[0])]
    yield from sorted(before, reverse=True)
    behind_it = [at for form in forms for at in _occurrences(text, form, span[1], span[1] + _AHEAD)]
    yield from sorted(behind_it)


def _person(name: str, at: int, mentions: Sequence[NameMention]) -> str | None:
    """The name as the article has it in full, unless it is no person's."""
    if not mentions:
        return None if is_outlet(name.split()) or name.split(" ", 1)[0].lower() in DEFINITE else name
    mention = mention_at(mentions, at, at + len(name))
    return mention.canonical if mention is not None and mention.type in ("PER", "OTHER") else None
