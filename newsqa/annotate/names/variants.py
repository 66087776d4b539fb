"""Names that an article spells in two ways: takes the forms of its names with their counts, gives for each rarer
spelling the commonest one.

Works word by word. Words that share a consonant skeleton, or one with a consonant left out, are compared; guards then
keep apart what looks alike but is not one name.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from newsqa.annotate.names.common_words import FUNCTION_WORDS, SENTENCE_OPENERS
from newsqa.annotate.names.forms import form_of
from newsqa.annotate.names.mentions import Usage
from newsqa.annotate.names.organisations import EVENT_HEADS, ORGANISATION_HEADS
from newsqa.annotate.names.people import GIVEN_NAMES, NICKNAMES, TITLES
from newsqa.annotate.names.places import PLACE_HEADS
from newsqa.annotate.names.spelling import PARTICLES, fold, is_derived, is_known, plain, similarity, skeleton

_SHORTEST = 5
_ALIKE = 0.8
# Words under one key beyond this are not compared: only a made-up article has them, and work stays linear.
_MOST_UNDER_KEY = 40
# The longest word that is compared, in letters.
_LONGEST = 40
_TITLE_WORDS = frozenset(title.lower() for title in TITLES)
_EVERYDAY = SENTENCE_OPENERS | frozenset(word.lower() for word in ORGANISATION_HEADS | PLACE_HEADS | EVENT_HEADS)


class Spelling(NamedTuple):
    """A word as a name spells it: how it compares, and the keys under which words like it are found. `known` when it is
    a well-known place, people or given name; `everyday` when it is a word of the language too."""

    plain: str
    folded: str
    keys: tuple[str, ...]
    known: bool
    everyday: bool


class Use(NamedTuple):
    """How an article uses a word: how often, where first, in which forms, and its spelling."""

    word: str
    count: int
    first: int
    forms: tuple[str, ...]
    spelling: Spelling


def variant_forms(counts: dict[str, int], usage: Usage) -> dict[str, str]:
    """For each form (text with its count, in order of first appearance) that is a rarer spelling, the commonest one.

    `usage` is how the article uses its words.
    """
    pairs = [pair for pair in _alike(_word_uses(counts)) if _one_spelling(*pair, usage)]
    if not pairs:
        return {}
    pairs.sort(key=lambda pair: (-pair[0].count, pair[0].first, pair[1].first))
    found: dict[str, str] = {}
    for common, rare in pairs:
        for name in rare.forms:
            model = _same_name(name, rare, common, counts, usage)
            if model is not None and model != name and found.get(model) != name:
                found.setdefault(name, model)
    return {name: found.get(model, model) for name, model in found.items() if found.get(model, model) != name}


def _word_uses(counts: dict[str, int]) -> Iterator[Use]:
    """The words of an article's names that can be compared."""
    word_counts: dict[str, int] = defaultdict(int)
    names: dict[str, list[str]] = defaultdict(list)
    for name, count in counts.items():
        for word in form_of(name).words:
            word_counts[word] += count
            names[word].append(name)
    for first, (word, count) in enumerate(word_counts.items()):
        spelling = _known_spelling(word) if len(word) <= _LONGEST else None
        if spelling is not None:
            yield Use(word, count, first, tuple(names[word]), spelling)


def spelling_of(word: str) -> Spelling | None:
    """A word's spelling, or None for a word that is not compared (too short, in capitals, a title)."""
    if len(word) < 4 or word.isupper() or not word[0].isupper():
        return None
    low = plain(word).replace("'", "").replace("-", "").replace(".", "")
    if len(low) < 4 or low in PARTICLES or low in FUNCTION_WORDS or low in _TITLE_WORDS or not low.isalpha():
        return None
    folded = fold(low)
    # one letter for all vowels at the start: Australia, Aostralia
    bones = skeleton(fold(low, soft_c=False))
    bones = "a" + bones[1:] if bones[0] in "aeiouy" else bones
    keys = {bones}
    if len(bones) > 2:
        keys.update(bones[:i] + bones[i + 1 :] for i in range(1, len(bones)))
    return Spelling(low, folded, tuple(sorted(keys)), is_known(low), low in _EVERYDAY)


# Words repeat from article to article; keeping them changes no result.
_known_spelling = lru_cache(maxsize=1 << 15)(spelling_of)


def _alike(uses: Iterator[Use]) -> Iterator[tuple[Use, Use]]:
    """Pairs of words worth a closer look, the commoner first."""
    under: dict[str, list[Use]] = defaultdict(list)
    for use in uses:
        seen = set()
        for key in use.spelling.keys:
            bucket = under[key]
            for other in bucket:
                if other.word in seen or (other.spelling.known and use.spelling.known):
                    continue
                seen.add(other.word)
                if OSA.distance(other.word, use.word, score_cutoff=3) <= 3:
                    yield (other, use) if other.count >= use.count else (use, other)
            if len(bucket) < _MOST_UNDER_KEY:
                bucket.append(use)


def _one_spelling(common: Use, rare: Use, usage: Usage) -> bool:
    """Whether two words may be two spellings of one, whatever names they stand in."""
    a, b = common.spelling, rare.spelling
    shortest, longest = sorted((len(a.plain), len(b.plain)))
    if longest < _SHORTEST or common.word.lower() == rare.word.lower() or is_derived(a.plain, b.plain):
        return False
    if NICKNAMES.get(a.plain) == b.plain or NICKNAMES.get(b.plain) == a.plain:
        return False
    if a.plain[0] != b.plain[0] and a.folded[:1] != b.folded[:1]:
        return False
    same_sound = a.folded == b.folded
    if (rare.count > 2 or b.known) and not same_sound:
        return False
    distance = OSA.distance(a.plain, b.plain)
    if distance > 2 and (a.known or b.known):
        return False
    return distance <= 1 or (same_sound and distance <= 2) or similarity(a.plain, b.plain) >= _ALIKE


def _same_name(name: str, rare: Use, common: Use, counts: dict[str, int], usage: Usage) -> str | None:
    """The commonest form that is `name` but for the spelling of the word `rare`, or None."""
    words = form_of(name).words
    place = words.index(rare.word)
    replaced = " ".join((*words[:place], common.word, *words[place + 1 :]))
    if replaced in counts:
        return replaced if len(words) > 1 or not _is_everyday(rare, common, usage) else None
    if _is_everyday(rare, common, usage):
        return None
    rest = frozenset(words) - {rare.word}
    compatible, bare, other_people = [], [], False
    for other in common.forms:
        others = form_of(other).words
        others_rest = frozenset(others) - {common.word}
        last = others[-1] == common.word
        if not others_rest:
            if place == len(words) - 1:
                bare.append(other)
        elif not rest:
            if last or (others[0] == common.word and rare.word not in GIVEN_NAMES):
                compatible.append(other)
        elif others_rest <= rest or rest <= others_rest:
            compatible.append(other)
        elif last and place == len(words) - 1:
            other_people = True
    options = compatible or ([] if other_people else bare)
    return max(options, key=lambda option: counts[option], default=None)


def _is_everyday(rare: Use, common: Use, usage: Usage) -> bool:
    """Whether one of two words is one of the language, which a name may use beside a name that looks like it."""
    if rare.spelling.everyday or common.spelling.everyday:
        return True
    return usage.is_small(rare.word.lower()) or usage.is_small(common.word.lower())
