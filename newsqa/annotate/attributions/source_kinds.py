"""Tells what kind of source a noun phrase is: its tokens come in, one of the source kinds goes out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from newsqa.annotate.attributions.grammar_words import LINKS, PREPOSITIONS
from newsqa.annotate.attributions.persons import denotes_people, denotes_person
from newsqa.annotate.attributions.possessives import SINGULAR, without_possessive
from newsqa.annotate.attributions.source_words import (
    ANONYMITY,
    COLLECTIVES,
    DEFINITE,
    DEMONYMS,
    DOCUMENTS,
    GROUP_NOUNS,
    INDEFINITE_ARTICLES,
    INDEFINITES,
    INSTITUTIONS,
    OUTLET_ENDINGS,
    OUTLETS,
    PARTITIVES,
    PRONOUNS,
    ROLES,
    TIME_WORDS,
    TITLES,
)
from newsqa.annotate.attributions.word_lists import word_list

# a head noun ends before one of these: "sources | close to Hezbollah", "a spokesman | for the mayor"
_CUTS: Final = frozenset(
    word_list(
        """
        of who that which with at in from for close familiar on to by like including such inside within near outside
        through via across involved whose whom around about against opposed , ( : — – - @ based surveyed interviewed
        conducted taken written known seen released he she they it we i you
        """
    )
)
# "sources | privy to the talks", and not "loyal aides"
_TOWARDS: Final = frozenset(("privy", "loyal", "sympathetic", "hostile"))
_ARTICLES: Final = DEFINITE | INDEFINITE_ARTICLES
# a noun follows each of these; "those around her" has none
_OPENERS: Final = frozenset(("the", "a", "an", "his", "her", "their", "its", "our", "my", "your"))
# prepositions that belong to the participle before them: "marching | through"
_BEYOND: Final = PREPOSITIONS - LINKS
_PERSONAL: Final = PRONOUNS | frozenset(
    word_list(
        """
        him her them me us who whom himself herself themselves his hers their theirs its my our your
        """
    )
)
# what a named member stands behind: "aides, among them Lund", "groups — the Lund Trust"; who "farmers like Moe" are
# stays open
_MARKS: Final = frozenset((",", "—", "–", "-"))
_MEMBERS_AFTER: Final = _MARKS | {"including"}
_BEFORE_MEMBER: Final = frozenset(("including", "the", "then", "former", "now", "-", "among", "them"))
# plurals that end the names of houses
_HOUSES: Final = frozenset(("media", "partners", "teachers", "workers", "associates", "investors"))
# states and unions by their initials: capitals elsewhere in a phrase tell where somebody comes from
_INITIALS: Final = frozenset(("US", "U.S.", "UK", "U.K.", "EU", "E.U."))
_GROUPS: Final = DEMONYMS | GROUP_NOUNS
# they open sentences
_NO_NAMES: Final = frozenset(
    word_list("here there this that these those now then today what how why where when who yes no")
)
_INSIDERS: Final = frozenset(("insider", "insiders"))
# "Lund and her supporters"
_WITH_OTHERS: Final = frozenset(("his", "her", "its", "their", "other", "others", "fellow"))
UNSOURCED_KINDS: Final = frozenset(("anonymous", "vague-plural", "indefinite", "unnamed-role", "hearsay", "agentless"))


def head_of(words: Sequence[str]) -> tuple[int, int]:
    """The head of a noun phrase as (number of the head token, end of the phrase that it heads)."""
    joined = 0
    end = count = len(words)
    for number in range(1, count):
        word = words[number].lower()
        if word == "and":
            joined = joined or number
        elif words[number - 1].lower() in _OPENERS:
            continue  # "a close friend", "an inside source": what follows an article is within the phrase
        elif (
            word in _CUTS
            or (word in _TOWARDS and words[number + 1 : number + 2] == ["to"])
            or (word.endswith(("ed", "ing")) and _opens_participle(words, number))
        ):
            end = number
            break
    # "Iranian and Hamas officials" share their noun, "Lund and Moe" do not
    if joined and words[end - 1].lower() not in GROUP_NOUNS:
        end = joined
    return end - 1, end


def _opens_participle(words: Sequence[str], number: int) -> bool:
    """ "a report | released on Monday", "protesters | marching through the city": a participle that hangs on a noun
    opens what describes it. "A retired officer" and "a public hearing" go on."""
    word = words[number]
    if not word[0].islower():
        return False
    after = words[number + 1].lower() if number + 1 < len(words) else ""
    if word.endswith("ed"):
        return not after or after in PREPOSITIONS or after in TIME_WORDS or after == ","
    if after in _ARTICLES or after in _BEYOND:
        return True
    before = words[number - 1].lower()
    # "a source | speaking to Reuters", "an attorney | representing Lund"
    hangs = after in PREPOSITIONS or (bool(after) and words[number + 1][0].isupper())
    return hangs and (before in GROUP_NOUNS or before in ROLES)


def is_name(word: str, first: bool) -> bool:
    """A capital that names somebody or something; a demonym or the first word of a sentence may not."""
    if not word[:1].isupper():
        return word[:3] in ("al-", "el-") and word[3:4].isupper()
    low = word.lower()
    if low in DEMONYMS or low in GROUP_NOUNS or low in INDEFINITES:
        return False
    if first and (low in _NO_NAMES or low in PARTITIVES):
        return False
    return not (
        first
        and (low in ROLES or low in DOCUMENTS or low in INSTITUTIONS or low in DEFINITE or low in INDEFINITE_ARTICLES)
    )


def source_kind(words: Sequence[str]) -> str:
    """One of "pronoun", "anonymous", "named", "indefinite", "document", "institution", "vague-plural",
    "unnamed-role", "role"."""
    low = [word.lower() for word in words]
    if low and low[-1] == "who" and len(low) > 1:
        words, low = words[:-1], low[:-1]
        while low and low[-1] == ",":
            words, low = words[:-1], low[:-1]
    if not words:
        return "pronoun"
    if len(low) <= 2 and low[0] in _PERSONAL and not (low[0] in _OPENERS and len(low) == 2):
        return "pronoun"
    head, end = head_of(words)
    word = without_possessive(low[head])
    named = is_name(words[head], head == 0) or (word.isdigit() and head > 0 and words[head - 1][0].isupper())
    # "the United States", "the United Nations": a plural, and still one that can be asked
    named = named or (head > 0 and words[head - 1] == "United" and words[head][:1].isupper())
    named = named or words[head] in _INITIALS
    # "NBC news", "Lund Media"
    house = word == "news" or (word in _HOUSES and words[head][0].isupper())
    named = named or (house and head > 0 and is_name(words[head - 1], head == 1))
    phrase = " ".join(low)
    if not named and (
        word in ("source", "sources") or any(mark in phrase for mark in ANONYMITY) or not _INSIDERS.isdisjoint(words)
    ):
        return "anonymous"
    if named or _has_named_member(words, low, end) or _leads_others(words, low, head):
        return "named"
    return _unnamed_kind(words, low, word, end)


def _has_named_member(words: Sequence[str], low: Sequence[str], end: int) -> bool:
    """ "his lawyer, John Smith"; "several officials, including Foreign Minister X"."""
    for number in range(end, len(words) - 1):
        if low[number] not in _MEMBERS_AFTER:
            continue
        # one capital may open a sentence or a nation's name; after "including" it is somebody
        fewest = 2 if low[number] in _MARKS else 1
        after = number + 1
        while after < len(words) and (low[after] in _BEFORE_MEMBER or _is_origin(words, low, after)):
            fewest = 1 if low[after] == "including" else fewest
            after += 1
        run = 0
        while after + run < len(words) and _goes_on(words, low, after + run, run):
            run += 1
        if (
            run >= fewest
            and low[after + run - 1] not in GROUP_NOUNS
            and (after + run == len(words) or low[after + run] not in GROUP_NOUNS)
        ):
            return True
    return False


def _is_origin(words: Sequence[str], low: Sequence[str], number: int) -> bool:
    """Whether a demonym stands before a name: "including | Norwegian Minister Eva Lund"."""
    following = words[number + 1] if number + 1 < len(words) else ""
    return low[number] in DEMONYMS and following[:1].isupper() and following.lower() not in _GROUPS


def _goes_on(words: Sequence[str], low: Sequence[str], number: int, run: int) -> bool:
    """Whether a name goes on: "Veterans of Foreign Wars"."""
    if words[number][:1].isupper():
        return low[number] not in DEMONYMS
    return run > 0 and low[number] in ("of", "for") and number + 1 < len(words) and words[number + 1][:1].isupper()


def _has_people(words: Sequence[str]) -> bool:
    head, _ = head_of(words)
    word = words[head].lower()
    return (
        denotes_people(word)
        or denotes_person(word)
        or word in _PERSONAL
        or word == "those"
        or not words[head].islower()
    )


def _leads_others(words: Sequence[str], low: Sequence[str], head: int) -> bool:
    """Lund and her supporters; Lund and other ministers: somebody named speaks, and others with them."""
    for number in range(1, head):
        if low[number] == "and" and low[number + 1] in _WITH_OTHERS:
            united = number > 1 and words[number - 2] == "United"
            return united or (is_name(words[number - 1], number == 1) and low[number - 1] not in DEMONYMS)
    return False


def _unnamed_kind(words: Sequence[str], low: Sequence[str], word: str, end: int) -> str:
    if word in INDEFINITES:
        # "some of those treaties" say nothing; "some of the documents" do
        of = source_kind(words[end + 1 :]) if low[end : end + 1] == ["of"] and end + 1 < len(words) else None
        return of if of == "document" or (of == "role" and not _has_people(words[end + 1 :])) else "indefinite"
    if word in PARTITIVES and low[end : end + 1] == ["of"] and end + 1 < len(words):
        # "a majority of voters": many, whatever article stands before
        kind = source_kind(words[end + 1 :])
        return {"unnamed-role": "role", "named": "role", "pronoun": "role"}.get(kind, kind)
    if word in DOCUMENTS or word.removesuffix("s") in DOCUMENTS:
        return "document"
    if word in INSTITUTIONS:
        return "institution"
    if word in DEMONYMS and word not in GROUP_NOUNS:
        return "vague-plural" if word.endswith("s") else "role"
    if word in GROUP_NOUNS:
        return "vague-plural"
    plural = (
        denotes_people(word) or word.removesuffix("s") in INSTITUTIONS or word.removesuffix("ies") + "y" in INSTITUTIONS
    )
    if plural:
        return "role" if low[0] in DEFINITE else "vague-plural"
    if low[0] in INDEFINITE_ARTICLES and (denotes_person(word) or word in COLLECTIVES):
        return "unnamed-role"
    # "the mayor", and things that read like a source: "most techniques", "a waiver"
    return "role"


def names_organisation(words: Sequence[str], mention_type: str | None) -> bool:
    """Whether a named source is an organisation (or a place that speaks) rather than a person."""
    head, end = head_of(words)
    # "the Carnegie Center's Jane Roe" is Jane Roe
    first = next((n + 1 for n in range(head - 1, -1, -1) if words[n].endswith(SINGULAR)), 0)
    low = [word.lower() for word in words[first:end]]
    head, end = head - first, end - first
    words = words[first:]
    if mention_type is not None and mention_type != "OTHER":
        return mention_type != "PER"
    word = low[head]
    if word in ROLES and words[head].islower():
        return False  # "the spokeswoman, Jane Roe"
    if any(part in TITLES for part in low) or any(part in ROLES for part in low[:-1]):
        return False
    if word in INSTITUTIONS or word in OUTLETS or (low[0] == "the" and end > 1):
        return True
    return (words[head].isupper() and len(words[head]) > 1) or (end > 1 and word in OUTLET_ENDINGS)


def is_outlet(words: Sequence[str]) -> bool:
    """CNN; the Associated Press; The New York Times; Fox News."""
    while words and words[0].lower() == "the":
        words = words[1:]
    if not words or not words[0][:1].isupper():
        return False
    capitals = 0
    while capitals < len(words) and words[capitals][:1].isupper():
        capitals += 1
    last = without_possessive(words[capitals - 1].lower())
    return last in OUTLETS or without_possessive(words[0].lower()) in OUTLETS or last in OUTLET_ENDINGS
