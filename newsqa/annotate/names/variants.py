"""Names that an article spells in two ways: takes the forms of its names with their counts, gives for each rarer
spelling the commonest one.

Works word by word. Words that share a consonant skeleton, or one with a consonant left out, are compared; guards then
keep apart what looks alike but is not one name.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from rapidfuzz.distance import OSA

from newsqa.annotate.names.common_words import FUNCTION_WORDS, SENTENCE_OPENERS
from newsqa.annotate.names.mentions import Usage
from newsqa.annotate.names.people import GIVEN_NAMES, NICKNAMES, TITLES
from newsqa.annotate.names.spelling import (
    PARTICLES,
    both_known,
    fold,
    is_derived,
    is_known,
    plain,
    similarity,
    skeleton,
)

_SHORTEST = 5
# Words under one key beyond this are not compared: only a made-up article has them, and work stays linear.
_MOST_UNDER_KEY = 40
_TITLE_WORDS = frozenset(title.lower() for title in TITLES)


class Spelling(NamedTuple):
    """A word as names of the article spell it: how it compares, and the keys under which it is looked up."""

    plain: str
    folded: str
    bones: str
    keys: tuple[str, ...]


class Use(NamedTuple):
    """How an article uses a word: how often, where first, and in which forms at which place."""

    word: str
    count: int
    first: int
    forms: tuple[tuple[str, ...], ...]


def variant_forms(forms: dict[str, int], usage: Usage, known: dict[str, Spelling | None]) -> dict[str, str]:
    """For each form (text with its count, in order of first appearance) that is a rarer spelling, the commonest one.

    `usage` is how the article uses its words. `known` keeps spellings between calls and changes no result.
    """
    uses = _word_uses(forms)
    pairs = sorted(_alike(uses, known), key=lambda pair: (-pair[0].count, pair[0].first, pair[1].first))
    text_of = {tuple(form.split(" ")): form for form in reversed(forms)}
    found: dict[str, str] = {}
    for common, rare in pairs:
        if not _one_spelling(common, rare, known, usage):
            continue
        for words in rare.forms:
            model = _same_name(words, rare.word, common, forms, text_of)
            if model is not None:
                found.setdefault(text_of[words], model)
    return {form: found.get(model, model) for form, model in found.items() if found.get(model, model) != form}


def _word_uses(forms: dict[str, int]) -> dict[str, Use]:
    counts: dict[str, int] = defaultdict(int)
    where: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for form, count in forms.items():
        words = tuple(form.split(" "))
        for word in words:
            if len(word) > 3 and word[0].isupper():
                counts[word] += count
                where[word].append(words)
    return {word: Use(word, counts[word], i, tuple(where[word])) for i, word in enumerate(counts)}


def spelling_of(word: str) -> Spelling | None:
    """A word's spelling, or None for a word that is not compared (too short, in capitals, a title)."""
    low = plain(word).replace("'", "").replace("-", "").replace(".", "")
    if len(low) < 4 or word.isupper() or low in PARTICLES or low in FUNCTION_WORDS or low in _TITLE_WORDS or not low.isalpha():
        return None
    folded = fold(low[:40])
    bones = skeleton(folded)
    keys = {bones}
    if len(bones) > 2:
        keys.update(bones[:i] + bones[i + 1 :] for i in range(len(bones)))
    return Spelling(low, folded, bones, tuple(keys))


def _alike(uses: dict[str, Use], known: dict[str, Spelling | None]) -> Iterator[tuple[Use, Use]]:
    """Pairs of words worth a comparison, the commoner first."""
    under: dict[str, list[Use]] = defaultdict(list)
    seen: set[tuple[str, str]] = set()
    for word, use in uses.items():
        if word not in known:
            known[word] = spelling_of(word)
        spelling = known[word]
        if spelling is None:
            continue
        for key in spelling.keys:
            bucket = under[key]
            for other in bucket:
                if (other.word, word) in seen:
                    continue
                seen.add((other.word, word))
                if OSA.distance(other.word, word, score_cutoff=3) <= 3:
                    yield (other, use) if other.count >= use.count else (use, other)
            if len(bucket) < _MOST_UNDER_KEY:
                bucket.append(use)


def _one_spelling(common: Use, rare: Use, known: dict[str, Spelling | None], usage: Usage) -> bool:
    """Whether two words may be two spellings of one, whatever names they stand in."""
    a, b = known[common.word], known[rare.word]
    if a is None or b is None or (a.plain == b.plain and common.word.lower() == rare.word.lower()):
        return False
    if is_derived(a.plain, b.plain) or both_known(a.plain, b.plain):
        return False
    if NICKNAMES.get(a.plain) == b.plain or NICKNAMES.get(b.plain) == a.plain:
        return False
    same_sound = a.folded == b.folded
    if min(len(a.plain), len(b.plain)) < _SHORTEST - (len(a.plain) >= _SHORTEST):
        return False
    if a.plain[0] != b.plain[0] and a.folded[:1] != b.folded[:1] and sorted(a.plain[:2]) != sorted(b.plain[:2]):
        return False
    if rare.count > 2 and not same_sound:
        return False
    if is_known(b.plain) and not same_sound:
        return False
    distance = OSA.distance(a.plain, b.plain)
    return distance <= 1 or (same_sound and distance <= 3) or similarity(a.plain, b.plain) >= 0.78


def _same_name(
    words: tuple[str, ...], rare: str, common: Use, forms: dict[str, int], text_of: dict[tuple[str, ...], str]
) -> str | None:
    """The commonest form that is the name `words` but for the spelling of the word `rare`, or None."""
    place = words.index(rare)
    replaced = (*words[:place], common.word, *words[place + 1 :])
    if replaced in text_of:
        return text_of[replaced]
    if len(words) > 1:
        rest = frozenset(words) - {rare}
        options = []
        for other in common.forms:
            others = frozenset(other) - {common.word}
            if (not others and place == len(words) - 1) or (others and (others <= rest or rest <= others)):
                options.append(other)
    else:
        options = [other for other in common.forms if other[-1] == common.word or (other[0] == common.word and rare not in GIVEN_NAMES)]
    if not options:
        return None
    return max((text_of[option] for option in options), key=lambda text: forms[text])


def is_common_word(word: str, usage: Usage) -> bool:
    """Whether a word is an everyday word, in the article or anywhere."""
    low = word.lower()
    return usage.is_small(low) or low in SENTENCE_OPENERS
