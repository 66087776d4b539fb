"""Runs of capitalised words: the pattern that finds them in a text, and what their place says about them."""

import re
from collections.abc import Iterator
from typing import Final

from newsqa.annotate.names.common_words import FUNCTION_WORDS, SENTENCE_OPENERS

# Capital letters of the Latin, Greek, Cyrillic and Armenian scripts, the scripts that have them and are common in news.
UPPER: Final = "".join(chr(code) for code in (*range(0x41, 0x590), *range(0x1E00, 0x2000)) if chr(code).isupper())
# Letters, marks apart from them, and what says where a word may be cut at the end of a line.
_W: Final = r"[\w\u0300-\u036f\u00ad]"

# Abbreviations whose point goes on with the name (St. Petersburg, Gen. Smith), or ends it but not the sentence (Jr.).
_POINT: Final = (
    r"\.(?:(?<=(?:Mr|Ms|Dr|St|Mt|Ft|Lt)\.)|(?<=(?:Mrs|Sgt|Gen|Gov|Sen|Rep|Col|Rev|Adm|Cpl|Maj)\.)|(?<=(?:Capt|Prof|Pres)\.)"
    r"|(?=,| [a-z])(?:(?<=(?:Jr|Sr|Co)\.)|(?<=(?:Inc|Ltd)\.)|(?<=(?:Corp|Bros)\.)))"
)
_POINTED: Final = rf"[{UPPER}](?:\.[{UPPER}])+(?:\.(?!{_W}))?"
# What may follow the first capital letter of a word, the commonest first.
_REST: Final = "|".join(
    (
        rf"{_W}+(?:['’&-](?:{_POINTED}|{_W}+))*(?:{_POINT})?",  # Haniyeh, Mercedes-Benz, Iran’s, India-U.S.
        rf"\.(?:-?[{UPPER}]\.){{0,6}}(?!{_W})",  # U.S., J., J.K.
        rf"(?:\.[{UPPER}]){{1,6}}(?!{_W})",  # U.S
        rf"(?:['’&-]{_W}+)*",  # O'Neill, A-level
    )
)
# Words in small letters that stand inside names: Bank of England, Osama bin Laden, Johnson & Johnson.
_JOINER: Final = (
    r"(?:of(?: the)?|for(?: the)?|and|&|bin|ibn|bint|al|el|ul|ur|van(?: de[rn]?)?|von(?: der)?|der|den|ter|"
    r"de(?: la| las| los)?|del|della|di|da|do|dos|das|la|le|du|y)"
)
# The Arabic article in front of a surname: Bashar al-Assad.
_ARTICLE: Final = "(?:a[dhlnrstz][hs]?|[eu]l)"
# "Leung Yiu-chung", "University of Texas": a run ends after 12 words at the latest, so that work stays linear. The
# pattern starts with a plain set of letters, which the engine finds ten times as fast as what looks behind it first.
# `RUN.split` gives the text before a run, the run, and "" or None: "" says that the run plainly stands inside a
# sentence with no particle before it ("met Haniyeh", but neither ". Haniyeh" nor "bin Haniyeh"), as most do.
RUN: Final = re.compile(
    rf"([{UPPER}](?<!{_W}.)(?:(?<=[a-z,] .)(?<!(?:bin|ibn|der|den| de| al| el|van|von) .)())?"
    rf"(?:{_REST})(?:[ \xa0](?:{_JOINER}[ \xa0]|{_ARTICLE}-)?[{UPPER}](?:{_REST})){{0,11}})"
)

_CAPITALISED: Final = re.compile(rf"[{UPPER}](?<!{_W}.){_W}*")
_INSIDE: Final = re.compile(rf"(?<=[\w,] )[{UPPER}]{_W}*")  # of a sentence
_SKIPPED: Final = " \t\xa0\"'“”‘’«»([*•"
_SENTENCE_ENDS: Final = frozenset(".!?:\n\r…-—–|/")
# Longer than any headline.
_LONGEST_HEADLINE: Final = 250
# No sentence of prose does without these for long, and no style for titles writes them in small letters only.
_PROSE: Final = re.compile(r" (?:is|was|said|has|have|had|that|it|he|she|they|are|were|be|will|who|which|not) ")
# In a paragraph that capitalises every word so many of the words with capitals are function words; a list has none.
_CAPITALISED_SHARE: Final = 0.6
_FEWEST_WORDS: Final = 12
_FUNCTION_WORDS_SHARE: Final = 0.2


def opens_sentence(text: str, start: int, bound: int) -> bool:
    """Whether what starts at `start` begins a sentence, a line or a quotation; `bound` is where the last run ended."""
    if start == 0:
        return True
    last = text[start - 1]
    if last == "-":
        return False  # "al-Qaida", "ex-England": no dash but a hyphen
    if last in '"“«':
        return True
    before = start - 1
    while before >= bound and text[before] in _SKIPPED:
        before -= 1
    return before < 0 or text[before] in _SENTENCE_ENDS


def headline_spans(text: str, is_title: bool) -> Iterator[tuple[int, int]]:
    """Lines that capitalise every word and so say little about what is a name, as (start, end). `is_title` says that
    the text is an article's title."""
    if is_title:
        if _is_headline(text):
            yield 0, len(text)
        return
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if end - start > 8 and _is_headline(text[start:end]):
            yield start, end
        start = end + 1


def _is_headline(line: str) -> bool:
    """Whether a line is in capitals throughout or capitalises words that are no names ("Iran Tells Hamas It Will")."""
    if line.isupper():
        return line.count(" ") > 1
    if len(line) >= _LONGEST_HEADLINE or line.rstrip()[-1:] in ".,;":
        return _is_capitalised_prose(line)
    words = _CAPITALISED.findall(line)
    if len(words) < 4 or len(words) < _CAPITALISED_SHARE * (line.count(" ") + 1):
        return False
    return any(word.lower() in FUNCTION_WORDS or word.lower() in SENTENCE_OPENERS for word in words[1:])


def _is_capitalised_prose(line: str) -> bool:
    """Whether a paragraph capitalises every word, or every one but the smallest."""
    if line.count(" ") < _FEWEST_WORDS - 1 or _PROSE.search(line):
        return False
    words = _CAPITALISED.findall(line)
    if len(words) < _CAPITALISED_SHARE * (line.count(" ") + 1):
        return False
    inside = [word.lower() for word in _INSIDE.findall(line)]
    return sum(map(FUNCTION_WORDS.__contains__, inside)) >= _FUNCTION_WORDS_SHARE * len(words)
