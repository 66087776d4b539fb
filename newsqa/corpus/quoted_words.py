"""Two quotations that are compared word by word: what they have in common, and what differs in sense.

Reporters shorten what was said, mend its grammar and spell it in their own way, and are no liars. What counts is
another number, a "not" that only one has, and a word that says something in the place of another.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from newsqa.annotate.names.people import TITLES
from newsqa.annotate.names.spelling import plain

SAME = 0.8  # of the words between the first and the last that two quotations share, so many are the same
_ANCHOR = 2  # words on end that are the same: what lies between two anchors is compared
_DENIED, _REACH = 2, 4  # words at most in a place where one side says "not", and around it where the other may
_MOST_OTHER = 3  # words on one side in the place of those of the other; more is another sentence
_PREFIXED = 4  # letters of a word that stands in two parts on the other side: re-entry
_ALIKE_NAMES, _ALIKE_WORDS = 50, 75  # of 100: Gaddafi, Qadhafi

_TITLES = frozenset(plain(title) for title in TITLES)
_CUT = "…"  # what was left out or is not spelled out: each may have cut another part
_WILD = _CUT + "[("  # and what was filled in
# "[the governor]", "...", "f---ing", "sh*t", "p—y"; "1,300", "2.5", "15th"; "didn’t", "Iran’s"; "%"
_TOKEN = re.compile(
    r"\[[^\[\]\n]{0,200}\]?|\([^()\n]{0,200}\)|…|\.\s?\.\s?\.|[^\W_]*(?:-{2,}|\*+)[\w*-]*|[^\W_]+[–—][^\W_]*"
    r"|\d[\d,]*(?:\.\d+)?(?:st|nd|rd|th)?|[^\W\d_]+(?:['’][^\W\d_]+)?|[%$£€]"
)
_MASKING = frozenset("*–—-")
_SPLIT = {"cannot": ("can", "not"), "gonna": ("going", "to"), "wanna": ("want", "to")}
_DENYING = {"can't": "can", "won't": "will"}
_SHORT = {"%": "percent", "ft": "feet", "kg": "kilograms", "km": "kilometers", "lt": "lieutenant", "sgt": "sergeant",
          "farther": "further"}  # fmt: skip
_NUMBERS = {
    word: str(number)
    for words in (
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen",
        "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
        " fifteenth sixteenth seventeenth eighteenth nineteenth",
    )
    for number, word in enumerate(words.split())
}
_TENS = {word: str(10 * n) for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_SPELLINGS = (("visor", "viser"), ("our", "or"), ("is", "iz"), ("ys", "yz"), ("re", "er"), ("ence", "ense"),
              ("ll", "l"), ("gem", "gm"))  # fmt: skip
_LARGE = frozenset("hundred thousand million billion trillion".split())
_NOT = frozenset("not never".split())
_NEGATIVE = _NOT | frozenset("no nor none neither nothing nobody without hardly unlikely whether non".split())
# words that say little by themselves, or that are left out, put in and exchanged when speech is written down
_SMALL = frozenset(
    """
    a an the this that these those i me my mine we us our ours you your yours he him his she her hers it its they them
    their theirs who whom whose which what there here one ones myself ourselves yourself himself herself itself
    themselves and or but nor so yet for of in on at to from by with into onto upon about over under as than then if
    when where while because since until till before after through up down out off is am are was were be been being
    has have had do does did done doing will would shall should can could may might must ought s re ve ll d m t
    just very really quite actually basically simply well like also too even only still again now kind sort lot lots
    get gets got gotten getting go goes going gone went come comes came coming say says said saying think thinks thought
    know knows knew mean means want wants let make makes made making look looks okay ok yeah yes oh um uh er ah hey
    all any some each every both either neither whatever wherever whoever much many more most such other others another
    thing things something anything everything someone anyone everyone somebody anybody everybody people folks guys
    not never non gotta wanna em mr mrs ms dr sir madam percent per cent dollars pounds euros
    """.split()
)


class Word(NamedTuple):
    """A word as it is compared, and where it stands; the two parts of "didn't" stand in one place."""

    form: str
    start: int
    end: int


class Difference(NamedTuple):
    """What stands in two quotations in the same place: the places of its words in each, from and to; and how many
    words the two have in common, of how many."""

    one: tuple[int, int]
    other: tuple[int, int]
    same: int
    of: int


def words_of_quotation(text: str) -> list[Word]:
    """The words of a quotation in order; whatever is no plain word is wild."""
    found: list[Word] = []
    for match in _TOKEN.finditer(text):
        for form in _forms(match.group()):
            if found and found[-1].form in _TENS and len(form) == 1 and form.isdigit():
                tens = found.pop()  # twenty-five
                found.append(Word(str(int(_TENS[tens.form]) + int(form)), tens.start, match.end()))
            else:
                found.append(Word(form, match.start(), match.end()))
    return [word._replace(form=_TENS[word.form]) if word.form in _TENS else word for word in found]


@lru_cache(maxsize=1 << 16)  # words come again
def _forms(token: str) -> Sequence[str]:
    if token[0] in "$£€":
        return ()
    if token[0].isdigit():
        return (token.replace(",", "").rstrip("sthndr"),)
    if token != "%" and (not token[0].isalpha() or not _MASKING.isdisjoint(token)):
        return (token.casefold() if token[0] in _WILD else _CUT,)
    low = plain(token.replace("’", "'"))
    if low.endswith("n't"):
        return (_DENYING.get(low, low[:-3]), "not")
    word = low.partition("'")[0]
    return _SPLIT.get(word, (_SHORT.get(word) or _NUMBERS.get(word, word),))


def difference(one: Sequence[Word], other: Sequence[Word], text: str, other_text: str) -> Difference | None:
    """The first difference in sense between two quotations of which most words are the same; None where there is none,
    or where they are two quotations."""
    core = _core(one, other)
    if core is None:
        return None
    gaps, same, of = core
    if same < SAME * of:
        return None
    for a, b in gaps:
        here, there = one[slice(*a)], other[slice(*b)]
        if any(word.form[0] in _WILD for word in (*here, *there)):
            continue
        if any(word.form == _CUT for word in (*_around(one, a), *_around(other, b))):
            continue
        if _joined(here) == _joined(there):  # hard working, hardworking
            continue
        if _is_denied(here, there, _around(one, a, _REACH), _around(other, b, _REACH)):
            return Difference(a, b, same, of)
        if _differ_in_sense(_telling(here, there), _telling(there, here), text, other_text):
            return Difference(a, b, same, of)
    return None


def share_of_words(one: Sequence[Word], other: Sequence[Word]) -> float:
    """How many of the words of the longer of two quotations are in the other too, in order."""
    longer = max(len(one), len(other), 1)
    return (longer - Indel.distance([w.form for w in one], [w.form for w in other]) / 2) / longer


_Gap = tuple[tuple[int, int], tuple[int, int]]


def _core(one: Sequence[Word], other: Sequence[Word]) -> tuple[list[_Gap], int, int] | None:
    """The gaps between words that both have, and how many these words are, of how many: from the first anchor to the
    last, since each may have quoted more than the other; and to the end where the last word alone differs."""
    blocks = [
        (step.src_start, step.src_end, step.dest_start, step.dest_end)
        for step in Indel.opcodes([word.form for word in one], [word.form for word in other])
        if step.tag == "equal"
    ]
    ends = [(0, 0), (len(one), len(other))]
    anchors = [
        number
        for number, (a, b, c, d) in enumerate(blocks)
        if b - a >= _ANCHOR or (a, c) == ends[0] or (b, d) == ends[1]
    ]
    if not anchors:
        return None
    blocks = blocks[anchors[0] : anchors[-1] + 1]
    gaps = [((a[1], b[0]), (a[3], b[2])) for a, b in itertools.pairwise(blocks)]
    begin, end = (blocks[0][0], blocks[0][2]), (blocks[-1][1], blocks[-1][3])
    if begin == (1, 1):
        gaps.insert(0, ((0, 1), (0, 1)))
        begin = (0, 0)
    if (len(one) - end[0], len(other) - end[1]) == (1, 1):
        gaps.append(((end[0], len(one)), (end[1], len(other))))
        end = (len(one), len(other))
    same = sum(b - a for a, b, _, _ in blocks)
    return gaps, same, max(end[0] - begin[0], end[1] - begin[1])


def _around(words: Sequence[Word], gap: tuple[int, int], reach: int = 1) -> Sequence[Word]:
    """The words of a gap, with so many before and after."""
    return words[max(0, gap[0] - reach) : gap[1] + reach]


def _is_denied(here: Sequence[Word], there: Sequence[Word], near: Sequence[Word], near_there: Sequence[Word]) -> bool:
    """Whether one side says "not", and the other does so nowhere near."""
    if max(len(here), len(there)) > _DENIED or not any(word.form in _NOT for word in (*here, *there)):
        return False
    return any(word.form in _NEGATIVE for word in near) != any(word.form in _NEGATIVE for word in near_there)


def _differ_in_sense(here: Sequence[Word], there: Sequence[Word], text: str, other_text: str) -> bool:
    """Whether the telling words of a gap are others: one for one, number for number, name for name."""
    if not here or not there or max(len(here), len(there)) > _MOST_OTHER or _is_one_word(here, there):
        return False
    numbers = [_numbers(words) for words in (here, there)]
    if any(numbers):
        return all(numbers) and numbers[0] != numbers[1]
    if _is_name(here, text) and _is_name(there, other_text):
        return fuzz.ratio(_joined(here), _joined(there)) < _ALIKE_NAMES
    return True


def _is_one_word(here: Sequence[Word], there: Sequence[Word]) -> bool:
    """Whether two words are one that is joined, or shortened to its initials: re-entry, reentry; NRA."""
    if _joined(here) == _joined(there):
        return True
    shorter, longer = sorted((here, there), key=len)
    return len(shorter) == 1 and shorter[0].form == "".join(word.form[0] for word in longer)


def _joined(words: Sequence[Word]) -> str:
    return "".join(word.form for word in words)


def _telling(words: Sequence[Word], others: Sequence[Word]) -> list[Word]:
    """The words that say something by themselves and have no other form among those of the other side."""
    forms = [word.form for word in others]
    return [word for word in words if word.form not in _SMALL and not any(_is_form(word.form, form) for form in forms)
            and not _is_parted(word.form, forms)]  # fmt: skip


def _is_parted(word: str, forms: Sequence[str]) -> bool:
    """Whether a word stands there in two parts: reentry, re-entry. "legal" is no part of "illegal"."""
    return len(word) > _PREFIXED and word in "".join(forms) and not any(word in form for form in forms)


def _is_form(one: str, other: str) -> bool:
    """Whether two words are forms of one: vote, voted; Sen., Senator; organise, organize; moma, mama."""
    if any(word[0].isdigit() or word in _LARGE for word in (one, other)):
        return one == other
    shorter, longer = sorted((_spelled(one), _spelled(other)), key=len)
    if longer.startswith(shorter) and len(shorter) >= 3:
        return True
    return len(longer) - len(shorter) <= 3 and longer[: max(3, len(shorter) - 2)] == shorter[: max(3, len(shorter) - 2)]


def _spelled(word: str) -> str:
    """A word without what British and American English, or two dictionaries, spell in two ways."""
    for one, other in _SPELLINGS:
        word = word.replace(one, other)
    return word


def _numbers(words: Sequence[Word]) -> list[str]:
    return [word.form for word in words if word.form[0].isdigit() or word.form in _LARGE]


def _is_name(words: Sequence[Word], text: str) -> bool:
    return all(text[word.start].isupper() for word in words)


def placed(words: Sequence[Word], text: str, gap: tuple[int, int]) -> tuple[int, int]:
    """Where the words of a gap stand in the text, with the word before and the one after."""
    near = _around(words, gap)
    return near[0].start, near[-1].end


def speakers_differ(one: str, other: str) -> bool:
    """Whether two full names have no word in common, and none that is nearly one of the other's."""
    names = [[word.strip(".,’'") for word in plain(name).split()] for name in (one, other)]
    if any(len(words) < 2 or _TITLES & set(words[-1:]) for words in names):
        return False  # "the President" is whoever it is
    return not any(fuzz.ratio(a, b) >= _ALIKE_WORDS for a in names[0] for b in names[1])
