"""How far apart two words sound: takes plain words, gives the cost of turning one into the other.

A weighted edit distance over the sounds that letters stand for: "sh", "kh" and the like are one sound; sounds that
transliterations write in several ways are near each other (kh/h, q/k/g, y/i/j, sh/ch), vowels are nearer to each other
than consonants, and a doubled letter, a mute h or two swapped letters cost little.
"""

import re
from functools import lru_cache
from typing import Final

from newsqa.annotate.names.chinese import are_chinese

# Letters that stand for one sound, the longest first, and the sign that stands for them here.
_SPELLINGS: Final = (
    ("shch", "S"),
    ("dsch", "J"),
    ("tsch", "C"),
    ("dzh", "J"),
    ("tch", "C"),
    ("sch", "S"),
    ("sz", "S"),
    ("cz", "C"),
    ("sh", "S"),
    ("ch", "C"),
    ("zh", "Z"),
    ("kh", "X"),
    ("gh", "G"),
    ("dh", "D"),
    ("th", "T"),
    ("ph", "f"),
    ("dj", "J"),
    ("dz", "J"),
    ("ts", "c"),
    ("tz", "c"),
    ("ck", "k"),
    ("ng", "N"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("x", "ks"),
)
_SPELLED: Final = re.compile("|".join(letters for letters, _ in _SPELLINGS))
_SIGNS: Final = dict(_SPELLINGS)
_VOWELS: Final = frozenset("aeiou")
# Pairs of sounds that transliterations exchange, as one sound or one letter of another script is written with both:
# Gadhafi, Qaddafi; Ramazan, Ramadhan; Yury, Iuri; Lvov, Lwow; Jose, Khose.
_SAME: Final = (
    "kq kc kX qc qg qG qX gG Gh hX sc sz sS CS cS cC cz zZ zD ZJ JC JZ jJ jZ jz jy ji jh jX yi dD tT vw fv uw uv nN oe"
    " sT gj"
)
# Pairs that are near each other, or that a slip mixes up: b/p, l/r, m/n.
_NEAR: Final = "kg kh kG kC gh gX gJ bp bv fb fp dt dT tD DT tC lr mn XC ZC ZS Zs Jz Js jC"


def _costs() -> dict[str, float]:
    """What it costs to write one sound for another, by the two sounds."""
    costs = {one + other: 0.3 for one in "aeiou" for other in "aeiou"}
    for cost, pairs in ((0.2, "ei ou ae"), (0.4, _NEAR), (0.15, _SAME)):
        for pair in pairs.split():
            costs[pair] = costs[pair[::-1]] = cost
    return costs


_COSTS: Final = _costs()


def sounds(word: str) -> str:
    """The sounds of a plain word, one sign each."""
    return _SPELLED.sub(lambda match: _SIGNS[match[0]], word)


def weight(heard: str) -> float:
    """How much the sounds of a word count together."""
    total = 0.0
    for sound in heard:
        total += 0.5 if sound in _VOWELS else 1.0
    return total


def _loss(heard: str, at: int) -> float:
    """The cost of leaving out a sound."""
    sound = heard[at]
    before = heard[at - 1] if at else ""
    after = heard[at + 1] if at + 1 < len(heard) else ""
    if sound in (before, after):
        return 0.1
    if sound in _VOWELS:
        return 0.25 if before in _VOWELS or after in _VOWELS else 0.4
    if sound == "h":
        return 0.2 if at else 0.4
    if sound in "yjw":
        return 0.2 if before in _VOWELS or after in _VOWELS else 0.6
    return 0.9


def distance(a: str, b: str) -> float:
    """The cost of turning the sounds of one word into those of another."""
    width = len(b) + 1
    two: list[float] = []
    above = [0.0] * width
    lost_b = [_loss(b, j) for j in range(len(b))]
    for j in range(1, width):
        above[j] = above[j - 1] + lost_b[j - 1]
    for i in range(1, len(a) + 1):
        one = a[i - 1]
        lost = _loss(a, i - 1)
        row = [above[0] + lost]
        for j in range(1, width):
            other = b[j - 1]
            cost = above[j - 1] + (0.0 if one == other else _COSTS.get(one + other, 1.1))
            cost = min(cost, above[j] + lost, row[j - 1] + lost_b[j - 1])
            if i > 1 and j > 1 and one == b[j - 2] and other == a[i - 2] and one != other:
                cost = min(cost, two[j - 2] + 0.5)
            row.append(cost)
        two, above = above, row
    return above[-1]


# Endings that other languages give to a foreign name: Madridas, Vašingtona.
_CASE_ENDINGS: Final = ("as", "is", "us", "os", "a")


def without_case(a: str, b: str) -> tuple[str, str]:
    """Two words without the ending of a case that only the longer has after a consonant."""
    if len(a) == len(b):
        return a, b
    short, long = (a, b) if len(a) < len(b) else (b, a)
    if short[-1] in _VOWELS or short[-1] == "s":
        return a, b
    for ending in _CASE_ENDINGS:
        stem = long[: -len(ending)]
        if long.endswith(ending) and len(stem) > 3 and stem[-1] not in _VOWELS and stem[-1] == short[-1]:
            return short, stem
    return a, b


@lru_cache(maxsize=1 << 14)
def unlikeness(a: str, b: str) -> float:
    """How unlike two plain words sound: 0 for the same, about 1 for two that have nothing in common."""
    if a == b:
        return 0.0
    if are_chinese(a, b):
        return 1.0
    a, b = without_case(a, b)
    heard_a, heard_b = sounds(a), sounds(b)
    cost = distance(heard_a, heard_b)
    if heard_a[0] != heard_b[0]:
        opening = _COSTS.get(heard_a[0] + heard_b[0], 1.0)
        if opening > 0.9:
            cost += 0.5
    return cost / max(weight(heard_a), weight(heard_b))
