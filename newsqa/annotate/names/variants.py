"""Names that an article spells in two ways: takes the forms of its names with their counts, gives for each rarer
spelling the commonest one.

Works word by word. Words that share a consonant skeleton, or one with a consonant left out, are compared; guards then
keep apart what looks alike but is not one name.
"""

import unicodedata
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import Final, NamedTuple

from rapidfuzz.distance import OSA

from newsqa.annotate.names.common_words import FUNCTION_WORDS, SENTENCE_OPENERS
from newsqa.annotate.names.english_words import is_english_word
from newsqa.annotate.names.forms import Form
from newsqa.annotate.names.mentions import Usage
from newsqa.annotate.names.organisations import EVENT_HEADS, ORGANISATION_HEADS
from newsqa.annotate.names.people import NICKNAMES, TITLES
from newsqa.annotate.names.places import PLACE_HEADS
from newsqa.annotate.names.spelling import (
    PARTICLES,
    blend,
    fold,
    is_derived,
    is_given,
    is_known,
    plain,
    skeleton,
    transcribed,
)

_SHORTEST: Final = 5
_ALIKE: Final = 0.8
_SHORTEST_SWAPPED: Final = 7
# The greatest likeness of two words: see `_likeness`.
_REWRITTEN: Final = 4
# Only a made-up article has more different words in its names, more words under one key, more words like one, or more
# names with one word than this; what is beyond is not compared, so that work stays bounded.
_MOST_WORDS: Final = 10_000
_MOST_UNDER_KEY: Final = 16
_MOST_ALIKE: Final = 4
_MOST_NAMES: Final = 24
# The longest word that is compared, in letters.
_LONGEST: Final = 40
# The kinds by its words of a name that may be a person's.
_OF_PEOPLE: Final = ("PER", None)
_TITLE_WORDS: Final = frozenset(title.lower() for title in TITLES)
_EVERYDAY: Final = SENTENCE_OPENERS | frozenset(word.lower() for word in ORGANISATION_HEADS | PLACE_HEADS | EVENT_HEADS)


class Spelling(NamedTuple):
    """A word as a name spells it: how it compares, and the keys under which words like it are found. `known` when it is
    a well-known place, people or given name; `everyday` when it is a word of the language too."""

    plain: str
    transcribed: str
    folded: str
    bones: str
    keys: tuple[str, ...]
    known: bool
    everyday: bool


class Use(NamedTuple):
    """How an article uses a word: how often, in which forms, and its spelling."""

    word: str
    times: int
    names: tuple[str, ...]
    spelling: Spelling


def variant_forms(forms: dict[str, Form], counts: dict[str, int], usage: Usage) -> dict[str, str]:
    """For each form (text, in order of first appearance, with its count) that is a rarer spelling, the commonest one.

    `usage` is how the article uses its words.
    """
    words = dict.fromkeys(chain.from_iterable([form.words for form in forms.values()]))
    alike = [pair for pair in _alike(words) if not _are_two(*pair) and not _are_plural_and_possessive(pair, words)]
    if not alike:
        return {}
    names_with: dict[str, list[str]] = {word: [] for pair in alike for word, _ in pair}
    for name, form in forms.items():
        for word in form.words:
            if word in names_with:
                names_with[word].append(name)
    uses: dict[str, Use] = {}
    for pair in alike:
        for word, spelling in pair:
            if word not in uses:
                names = names_with[word]
                uses[word] = Use(word, sum(counts[name] for name in names), tuple(names[:_MOST_NAMES]), spelling)
    pairs = []
    for (one, _), (other, _) in alike:
        common, rare = (uses[one], uses[other]) if uses[one].times >= uses[other].times else (uses[other], uses[one])
        likeness = _likeness(common, rare)
        if likeness:
            pairs.append((common, rare, likeness))
    pairs.sort(key=lambda pair: -pair[0].times)
    found: dict[str, str] = {}
    for common, rare, likeness in pairs:
        for name in rare.names:
            model = _same_name(name, rare, common, likeness, forms, counts, usage)
            if model is not None and model != name and found.get(model) != name:
                found.setdefault(name, model)
    # a rarer spelling points at a commonest one, never at another rarer one
    return {name: model for name, model in found.items() if model not in found}


def spelling_of(word: str) -> Spelling | None:
    """A word's spelling, or None for a word that is not compared (too short, in capitals, a title)."""
    if len(word) < 4 or word.isupper() or not word[0].isupper():
        return None
    low = _letters_of(plain(word))
    if len(low) < 4 or low in PARTICLES or low in FUNCTION_WORDS or low in _TITLE_WORDS:
        return None
    if not (low.isascii() and low.isalpha()):
        return None  # another alphabet, which is not compared
    folded = fold(low)
    # one letter for all vowels at the start (Australia, Aostralia), one for every c (Canada, Cenada)
    bones = skeleton(fold(low, soft_c=False) if "c" in low else folded)
    bones = "a" + bones[1:] if bones[0] in "aeiouy" else bones
    keys = {bones}
    if len(bones) > 2:
        keys.update(bones[:i] + bones[i + 1 :] for i in range(1, len(bones)))
    written = _letters_of(transcribed(word))
    if written != low:
        keys.add(skeleton(fold(written)))
    return Spelling(low, written, folded, bones, tuple(sorted(keys)), is_known(low), low in _EVERYDAY)


def _letters_of(word: str) -> str:
    return word.replace("'", "").replace("-", "").replace(".", "")


# Words repeat from article to article; keeping them changes no result.
_known_spelling = lru_cache(maxsize=1 << 15)(spelling_of)


def _alike(words: Iterable[str]) -> Iterator[tuple[tuple[str, Spelling], tuple[str, Spelling]]]:
    """Pairs of words, each with its spelling, worth a closer look; words in order of first appearance."""
    entries = []
    keys: set[str] = set()
    shared: set[str] = set()  # the keys of two words or more: few, and only these are worth a closer look
    for word in words:
        spelling = _known_spelling(word) if 3 < len(word) <= _LONGEST else None
        if spelling is not None:
            entries.append((word, spelling))
            if not keys.isdisjoint(spelling.keys):
                shared.update(keys.intersection(spelling.keys))
            keys.update(spelling.keys)
            if len(entries) == _MOST_WORDS:
                break
    if not shared:
        return
    under: dict[str, list[tuple[str, Spelling]]] = {key: [] for key in shared}
    for entry in entries:
        word, spelling = entry
        if shared.isdisjoint(spelling.keys):
            continue
        seen: set[str] = set()
        found = 0
        for key in spelling.keys:
            bucket = under.get(key)
            if bucket is None:
                continue
            for other in bucket:
                if other[0] in seen or _both_known(other[1], spelling):
                    continue
                seen.add(other[0])
                if found < _MOST_ALIKE and (
                    _is_rewritten(other[1], spelling) or OSA.distance(other[0], word, score_cutoff=3) <= 3
                ):
                    found += 1
                    yield other, entry
            if len(bucket) < _MOST_UNDER_KEY:
                bucket.append(entry)


def _both_known(a: Spelling, b: Spelling) -> bool:
    """Whether two words are two names that everybody knows; of given
    names those that sound alike may be one (Eric, Erik)."""
    if not (a.known and b.known) or _is_rewritten(a, b):
        return False
    return not (a.folded == b.folded and is_given(a.plain) and is_given(b.plain))


def _is_rewritten(a: Spelling, b: Spelling) -> bool:
    """Whether two words differ only in how accents and letters of other alphabets are written: Müller, Mueller, Muller;
    Đorđević, Djordjevic."""
    return a.plain == b.plain or a.transcribed in (b.plain, b.transcribed) or a.plain == b.transcribed


def _are_two(one: tuple[str, Spelling], other: tuple[str, Spelling]) -> bool:
    """Whether two words are two whatever the article says of them: short, derived of one stem, or begun otherwise."""
    a, b = one[1], other[1]
    if max(len(a.plain), len(b.plain)) < _SHORTEST or _as_typed(one[0]) == _as_typed(other[0]):
        return True
    if a.plain[0] != b.plain[0] and a.folded[:1] != b.folded[:1]:
        return True
    if ("-" in one[0] or "-" in other[0]) and _parts_are_two(one[0], other[0]):
        return True
    if NICKNAMES.get(a.plain) == b.plain or NICKNAMES.get(b.plain) == a.plain:
        return True
    if {a.plain[-3:], b.plain[-3:]} == {"man", "men"} and a.plain[:-3] == b.plain[:-3]:
        # Lineman, Linemen; but a slip in Ackerman, or in the name of a Women's Institute
        return a.plain[-5:-3] != "wo" and (is_english_word(a.plain) or is_english_word(a.plain[:-3]))
    return is_derived(a.plain, b.plain) or is_derived(a.transcribed, b.transcribed)  # Müllers, Mueller


def _are_plural_and_possessive(pair: tuple[tuple[str, Spelling], tuple[str, Spelling]], words: Container[str]) -> bool:
    """Whether two words are the plural and the possessive of a third one of the article: the Christies, Christie's."""
    one, other = sorted([word.replace("’", "'") for word, _ in pair], key=len)
    return other.endswith("'s") and one == other[:-2] + "s" and other[:-2] in words


def _parts_are_two(one: str, other: str) -> bool:
    """Whether two words with hyphens are two by the part in which they differ: Chile-Peru and Chilean-Peru, NW-Mayor
    and NE-Mayor, Kenya and "Kenya-U" of "Kenya-U.S. talks"."""
    parts, others = one.split("-"), other.split("-")
    if len(parts[-1]) < 2 or len(others[-1]) < 2:
        return True
    if len(parts) != len(others):
        return False
    unlike = [(a, b) for a, b in zip(parts, others, strict=True) if a != b]
    if len(unlike) != 1:
        return False
    a, b = plain(unlike[0][0]), plain(unlike[0][1])
    if a == b:
        return False
    if max(len(a), len(b)) < _SHORTEST or is_derived(a, b):
        return True
    known = is_known(a) + is_known(b)
    return known == 2 or (known == 1 and OSA.distance(a, b) > 1)


def _as_typed(word: str) -> str:
    """A word without what keyboards and encodings make of it: capitals, curly apostrophes, marks apart from letters."""
    return unicodedata.normalize("NFC", word.lower()).replace("’", "'").replace("‘", "'")


def _likeness(common: Use, rare: Use) -> int:
    """How surely two words are two spellings of one: 0 not at all, 1 when the rest of the name agrees, 2 when they are
    alike, 3 when they are a letter or a matter of transliteration apart, 4 when only accents and the like differ."""
    a, b = common.spelling, rare.spelling
    if _is_rewritten(a, b):
        return _REWRITTEN
    shortest, longest = sorted((len(a.plain), len(b.plain)))
    same_sound = a.folded == b.folded
    if (rare.times > 2 or b.known) and not same_sound:
        return 0
    distance = OSA.distance(a.plain, b.plain)
    if distance > 1:
        if same_sound and distance == 2:
            return 3
        if a.known or b.known:
            return 0
        alike = blend((a.plain, b.plain), (a.folded, b.folded), (a.bones, b.bones))
        return 2 if alike >= _ALIKE else 0
    # Booker, Boomer: another consonant in a short word makes another name
    swapped = longest == shortest and a.bones != b.bones and sorted(a.plain) != sorted(b.plain)
    return 1 if swapped and longest < _SHORTEST_SWAPPED else 3


def _same_name(
    name: str, rare: Use, common: Use, likeness: int, forms: dict[str, Form], counts: dict[str, int], usage: Usage
) -> str | None:
    """The commonest form that is `name` but for the spelling of the word `rare`, or None."""
    words = forms[name].words
    place = words.index(rare.word)
    replaced = " ".join((*words[:place], common.word, *words[place + 1 :]))
    if len(words) > 1 and replaced in counts:
        return replaced
    both_known = rare.spelling.known and common.spelling.known
    if likeness < 2 or _is_everyday(rare, common, usage):
        return None
    if likeness < _REWRITTEN and (both_known or is_known(name.lower())):
        return None
    # Hizballah, Hezbollah; but "Harmony" and "Hormone" come once each
    if replaced in counts and (likeness > 2 or (common.times > 1 and _differ_in_vowels(rare, common))):
        return replaced
    # a first word by itself says less than a surname: "France" is not Franck Leboeuf
    first_too = likeness > 2 and not (rare.spelling.known or common.spelling.known)
    bare_too = first_too and (forms[name].kind not in _OF_PEOPLE or _differ_in_vowels(rare, common))
    rest = frozenset(words) - {rare.word}
    fuller, bare, other_people = [], [], False
    for other in common.names:
        others = forms[other].words
        others_rest = frozenset(others) - {common.word}
        last = others[-1] == common.word
        if not others_rest:
            if likeness > 2 and (place == len(words) - 1 or (bare_too and place == 0)):
                bare.append(other)
        elif not rest:
            if last or (first_too and others[0] == common.word):
                fuller.append(other)
        elif others_rest <= rest or rest <= others_rest or _sound_alike(words, others, place):
            fuller.append(other)
        elif last and place == len(words) - 1:
            other_people = True
    options = fuller or ([] if other_people else bare)
    return max(options, key=lambda option: counts[option], default=None)


def _sound_alike(words: Sequence[str], others: Sequence[str], place: int) -> bool:
    """Whether two names of as many words sound alike in all but the words at `place`: José Mourão, Jose Mourao."""
    if len(words) != len(others):
        return False
    pairs = [pair for at, pair in enumerate(zip(words, others, strict=True)) if at != place]
    return all(one == other or fold(plain(one)) == fold(plain(other)) for one, other in pairs)


def _differ_in_vowels(rare: Use, common: Use) -> bool:
    """Whether two words have the same consonants and are so long that this is no chance."""
    a, b = rare.spelling, common.spelling
    return a.bones == b.bones and min(len(a.plain), len(b.plain)) >= _SHORTEST_SWAPPED


def _is_everyday(rare: Use, common: Use, usage: Usage) -> bool:
    """Whether one of two words is one of the language, which a name may use beside a name that looks like it."""
    if rare.spelling.everyday or common.spelling.everyday:
        return True
    return usage.is_small(rare.word.lower()) or usage.is_small(common.word.lower())
