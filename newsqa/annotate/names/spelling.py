"""Compares two words of names as they are spelled, and tells what keeps two words apart that look alike.

A word is compared three times: letter by letter, with the letters that transliterations mix up made one (kh/h, q/k/g,
ou/u, ph/f, z/s, double letters ...), and by its consonants. Distances are optimal string alignment distances, so that
two swapped letters count as one mistake.
"""

import re
import unicodedata
from typing import Final

from rapidfuzz.distance import OSA

from newsqa.annotate.names.people import GIVEN_NAMES, NICKNAMES
from newsqa.annotate.names.places import COUNTRIES, DEMONYMS, PLACES
from newsqa.annotate.names.word_lists import word_list

# Small words of names that transliterations drop, join or spell at will: al-Assad, el-Assad, Abd ur Rahman.
PARTICLES: Final = word_list(
    """
    al el ul ur as ad ash at an ar bin ibn bint ben abu de la del der den van von di da do dos du y the of and & in
    on upon
    """
)

# What transliterations mix up; applied in this order to lower-case letters without accents.
_CLASSES: Final = (
    ("tch", "k"),
    ("sch", "s"),
    ("sh", "s"),
    ("ch", "k"),
    ("ph", "f"),
    ("kh", "h"),
    ("gh", "g"),
    ("dh", "d"),
    ("th", "t"),
    ("zh", "z"),
    ("dj", "j"),
    ("ck", "k"),
    ("ts", "s"),
    ("tz", "s"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("iy", "i"),
    ("yi", "i"),
    ("ye", "i"),
    ("ie", "i"),
    ("ei", "i"),
    ("ai", "i"),
    ("ay", "i"),
    ("ey", "i"),
    ("aw", "u"),
    ("au", "u"),
)
_SOFT_C: Final = re.compile(r"c(?=[eiy])")  # Cerpa, Serpa
_LETTERS: Final = str.maketrans({"q": "k", "g": "k", "c": "k", "z": "s", "w": "v", "y": "i", "e": "i", "o": "u"})
_REPEATED: Final = re.compile(r"(.)\1+")
_FINAL_A: Final = re.compile(r"(?:eh|ah)$")  # Haniyeh, Haniya
_VOWELS: Final = str.maketrans("", "", "aeiouyw")
_SPECIAL: Final = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "þ": "th",
        "ə": "a",
        "ħ": "h",
        "ŧ": "t",
        "ŋ": "n",
        "’": "'",
        "ʻ": "'",
        "‘": "'",
    }
)

# Letters for which other alphabets write two: Müller, Mueller; Ålborg, Aalborg; Đorđe, Djordje.
_TRANSCRIBED: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "đ": "dj"})

_PLACE_NAMES: Final = frozenset(name.lower() for name in COUNTRIES | PLACES)
_DEMONYM_NAMES: Final = frozenset(name.lower() for name in DEMONYMS)
_GIVEN: Final = frozenset(name.lower() for name in GIVEN_NAMES) | frozenset(NICKNAMES) | frozenset(NICKNAMES.values())
# Iran/Iranian, Israel/Israeli, Marxism/Marxists, Treasury/Treasuries: endings that make another word of one stem.
_ENDINGS: Final = word_list(
    """
    s es ies n an ans ian ians i is ese ish ic ics ist ists ism ite ites er ers ner ners man men ia ias ean eans ity
    ities ly al ally ing ings land lands ary arian ative ation ations ment ments or ors ed ful ie cy cies t ts tic
    tics m ms st sts a as e y o d de ne ns r rs ar ance ence ant ent ants ents ive ives ize ise ization able aries
    ual ship te tes ya iya
    """
)
# One letter more that makes no other word (Haniy, Haniye); endings that words of one stem exchange (Koreas, Korean).
_MISPRINTS: Final = frozenset("eodrtm")
_EXCHANGED: Final = frozenset(
    {
        ("s", "n"),
        ("s", "ns"),
        ("s", "i"),
        ("cy", "ts"),
        ("cy", "t"),
        ("cy", "te"),
        ("c", "ts"),
        ("m", "ts"),
        ("y", "an"),
        ("y", "ic"),
        ("e", "ia"),
        ("e", "ic"),
        ("ia", "ic"),
        ("ic", "ia"),
    }
)


def plain(name: str) -> str:
    """A name in small letters without accents."""
    low = name.casefold().translate(_SPECIAL)
    if low.isascii():
        return low
    return "".join(char for char in unicodedata.normalize("NFKD", low) if not unicodedata.combining(char))


def transcribed(name: str) -> str:
    """A name in small letters without accents, with two letters where its language allows these for one."""
    if name.isascii():
        return plain(name)
    return plain(unicodedata.normalize("NFC", name.casefold()).translate(_TRANSCRIBED))


def fold(word: str, soft_c: bool = True) -> str:
    """A plain word with the letters that transliterations mix up made one ("khamenei" -> "hamini"). `soft_c` says that
    the c of "Cerpa" sounds as in "Serpa"; without, every c is a k."""
    word = _FINAL_A.sub("a", word)
    if soft_c:
        word = _SOFT_C.sub("s", word)
    for written, folded in _CLASSES:
        if written in word:
            word = word.replace(written, folded)
    word = word.translate(_LETTERS)
    return _REPEATED.sub(r"\1", word)


def skeleton(folded: str) -> str:
    """The consonants of a folded word; the first letter stays."""
    return folded[:1] + folded[1:].translate(_VOWELS).replace("h", "")


def blend(letters: tuple[str, str], folded: tuple[str, str], bones: tuple[str, str]) -> float:
    """How alike two words are, 0 to 1, by their letters, their folded letters and their consonants."""
    return (
        0.35 * OSA.normalized_similarity(*letters)
        + 0.35 * OSA.normalized_similarity(*folded)
        + 0.3 * OSA.normalized_similarity(*bones)
    )


def is_derived(a: str, b: str) -> bool:
    """Whether two plain words are one stem with endings of a people, a plural or the like (Israel, Israeli)."""
    shared = 0
    for left, right in zip(a, b, strict=False):
        if left != right:
            break
        shared += 1
    for stem in range(shared, max(3, shared - 3), -1):
        one, other = sorted((a[stem:], b[stem:]), key=len)
        if other not in _ENDINGS or (one and one not in _ENDINGS):
            continue
        if not one:
            return other not in _MISPRINTS or max(a, b, key=len).endswith("ism")  # Bahais, Bahaism
        if len(other) > 2 or ((stem == shared and (one, other) in _EXCHANGED) or (other, one) in _EXCHANGED):
            return True
    return False


def both_known(a: str, b: str) -> bool:
    """Whether both plain names stand in one of the lists: then they are two names, not two spellings."""
    return any(a in names and b in names for names in (_PLACE_NAMES, _DEMONYM_NAMES, _GIVEN))


def is_given(name: str) -> bool:
    """Whether a plain name is a common given name."""
    return name in _GIVEN


def is_known(name: str) -> bool:
    """Whether a plain name stands in one of the lists."""
    return name in _PLACE_NAMES or name in _DEMONYM_NAMES or name in _GIVEN
