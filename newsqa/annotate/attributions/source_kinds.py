"""Tells what kind of source a noun phrase is: its tokens come in, one of the source kinds goes out."""

from __future__ import annotations

from collections.abc import Sequence

from newsqa.annotate.attributions.source_words import (
    ANONYMITY,
    DEFINITE,
    DEMONYMS,
    DOCUMENTS,
    GROUP_NOUNS,
    INDEFINITE_ARTICLES,
    INDEFINITES,
    INSTITUTIONS,
    OUTLET_ENDINGS,
    OUTLETS,
    PRONOUNS,
    ROLES,
    TITLES,
)
from newsqa.annotate.attributions.word_lists import word_list

# a head noun ends before one of these: "sources | close to Hezbollah", "a spokesman | for the mayor"
_CUTS = frozenset(
    word_list(
        """
        of who that which with at in from for close familiar on to by like including such inside within near outside
        across involved whose whom around about against opposed , ( : — – - based surveyed interviewed
        """
    )
)
_PERSONAL = PRONOUNS | frozenset(
    word_list(
        """
        him her them me us who himself herself themselves
        """
    )
)
_PLURALS = frozenset(
    word_list(
        """
        people police media men women clergy personnel
        """
    )
)
UNSOURCED_KINDS = frozenset(("anonymous", "vague-plural", "indefinite", "unnamed-role", "hearsay", "agentless"))


def head_of(words: Sequence[str]) -> tuple[int, int]:
    """The head of a noun phrase as (number of the head token, end of the phrase that it heads)."""
    end = next((n for n, word in enumerate(words) if n and word.lower() in _CUTS), len(words))
    for number in range(1, end):
        if words[number].lower() == "and" and words[end - 1].lower() not in GROUP_NOUNS:
            end = number
            break
    return end - 1, end


def is_name(word: str, first: bool) -> bool:
    """A capital that names somebody or something; a demonym or the first word of a sentence may not."""
    if not word[:1].isupper():
        return word[:3] in ("al-", "el-") and word[3:4].isupper()
    low = word.lower()
    if low in DEMONYMS or low in GROUP_NOUNS or low in INDEFINITES:
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
    if len(low) <= 2 and low[0] in _PERSONAL:
        return "pronoun"
    head, end = head_of(words)
    word = low[head]
    for possessive in ("'s", "’s"):
        word = word.removesuffix(possessive)
    named = is_name(words[head], head == 0) or (word.isdigit() and head > 0 and words[head - 1][0].isupper())
    # "the United States", "the United Nations": a plural, and still one that can be asked
    named = named or (head > 0 and words[head - 1] == "United" and words[head][:1].isupper())
    phrase = " ".join(low)
    if not named and (word in ("source", "sources") or any(mark in phrase for mark in ANONYMITY)):
        return "anonymous"
    if named or _has_named_member(words, low, end):
        return "named"
    return _unnamed_kind(words, low, word, end)


def _has_named_member(words: Sequence[str], low: Sequence[str], end: int) -> bool:
    """ "his lawyer, John Smith"; "several officials, including Foreign Minister X"; "Reuters and officials"."""
    for number in range(end, len(words) - 1):
        if low[number] not in (",", "including", "—", "–"):
            continue
        after = number + 1
        while after < len(words) and low[after] in ("including", "the", "then", "former", "now"):
            after += 1
        run = 0
        while after + run < len(words) and words[after + run][:1].isupper() and low[after + run] not in DEMONYMS:
            run += 1
        if (
            run >= 2
            and low[after + run - 1] not in GROUP_NOUNS
            and (after + run == len(words) or low[after + run] not in GROUP_NOUNS)
        ):
            return True
    return False


def _unnamed_kind(words: Sequence[str], low: Sequence[str], word: str, end: int) -> str:
    if word in INDEFINITES:
        return "indefinite"
    if word in DOCUMENTS:
        return "document"
    if word in INSTITUTIONS:
        return "institution"
    plural = word in _PLURALS or (word.endswith("s") and not word.endswith("ss")) or word in GROUP_NOUNS
    if low[0] in INDEFINITES and plural:
        return "vague-plural"
    if word in DEMONYMS and word not in GROUP_NOUNS:
        return "vague-plural" if word.endswith("s") else "role"
    if word in GROUP_NOUNS:
        return "vague-plural"
    if low[0] in INDEFINITE_ARTICLES:
        return "unnamed-role"
    if plural:
        return "role" if low[0] in DEFINITE else "vague-plural"
    return "role"


def names_organisation(words: Sequence[str], mention_type: str | None) -> bool:
    """Whether a named source is an organisation (or a place that speaks) rather than a person."""
    head, end = head_of(words)
    # "the Carnegie Center's Jane Roe" is Jane Roe
    first = next((n + 1 for n in range(head - 1, -1, -1) if words[n].endswith(("'s", "’s"))), 0)
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
    last = words[capitals - 1].lower().removesuffix("'s").removesuffix("’s")
    return (
        last in OUTLETS or words[0].lower().removesuffix("’s").removesuffix("'s") in OUTLETS or last in OUTLET_ENDINGS
    )
