"""Languages as sources declare them and as texts show them: "en-GB", "eng" and "English" are all "en"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from newsqa.articles.readers.encodings.languages import LANGUAGES

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

# the code of ISO 639-1, those of three letters, names; one language a part
_NAMES = """
af afr afrikaans|am amh amharic|ar ara arb arabic العربية|az aze azerbaijani|be bel belarusian
bg bul bulgarian български|bn ben bengali bangla|bs bos bosnian
ca cat catalan català|cs ces cze czech čeština|cy cym wel welsh|da dan danish dansk
de deu ger german deutsch|el ell gre greek ελληνικά|en eng english|es spa spanish español castellano
et est estonian eesti|eu eus baq basque euskara|fa fas per persian farsi فارسی|fi fin finnish suomi
fr fra fre french français|ga gle irish|gl glg galician galego|gu guj gujarati|ha hau hausa
he heb hebrew iw עברית|hi hin hindi हिन्दी
hr hrv croatian hrvatski|hu hun hungarian magyar|hy hye arm armenian|id ind in indonesian bahasa|is isl ice icelandic
it ita italian italiano|ja jpn japanese 日本語|ka kat geo georgian|kk kaz kazakh|km khm khmer|kn kan kannada
ko kor korean 한국어|ky kir kyrgyz|lo lao|lt lit lithuanian lietuvių|lv lav latvian latviešu|mk mkd mac macedonian
ml mal malayalam|mn mon mongolian|mr mar marathi|ms msa may malay melayu|mt mlt maltese|my mya bur burmese|ne nep nepali
nl nld dut dutch nederlands|no nor norwegian norsk nb nob bokmål nn nno nynorsk|pa pan punjabi|pl pol polish polski
ps pus pashto|pt por portuguese português|ro ron rum romanian română|ru rus russian русский|si sin sinhala
sk slk slo slovak slovenčina|sl slv slovenian slovene|so som somali|sq sqi alb albanian shqip
sr srp serbian српски srpski|sv swe swedish svenska|sw swa swahili kiswahili|ta tam tamil|te tel telugu|th tha thai
tl tgl tagalog fil filipino|tr tur turkish türkçe|uk ukr ukrainian українська|ur urd urdu|uz uzb uzbek
vi vie vietnamese tiếng việt|yo yor yoruba
zh zho chi chinese cmn mandarin 中文 汉语|zu zul zulu|xh xho xhosa
"""
_LANGUAGES = [part.split() for part in re.split(r"[|\n]", _NAMES) if part.strip()]
_CODES = {word: words[0] for words in _LANGUAGES for word in words}
_LONGEST_CODE = 3  # letters; the first longer word is the English name
ENGLISH_NAMES = {
    words[0]: next((word for word in words if len(word) > _LONGEST_CODE and word.isascii()), words[-1]).title()
    for words in _LANGUAGES
}
# languages so alike in writing that a short text may be in either; each is taken for the others
_ALIKE = (
    *({"no", "da"}, {"hr", "sr", "bs", "sh"}, {"id", "ms"}, {"gl", "pt"}, {"nl", "af"}, {"cs", "sk"}, {"zu", "xh"}),
    *({"bg", "mk"}, {"tr", "az"}, {"hi", "mr", "ne"}, {"ru", "be"}, {"es", "gl"}, {"es", "ca"}),
)
# dialects and writings that the library has by themselves
_DIALECTS = {"nb": "no", "nn": "no", "ary": "ar", "arz": "ar", "azb": "fa", "prs": "fa", "fil": "tl", "yue": "zh"}

_SAMPLE = 600  # characters from one place
FEWEST_LETTERS = 100  # that tell a script
_SURELY = 0.8  # what py3langid gives a language that is believed
_NEARLY = 0.67  # a language with so many of the best one's words may be the language too
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ]+")
_ADDRESSES = re.compile(r"(?:https?://|www\.|@)\S*")
FEWEST_THE = 3  # in a sample; other languages have it in titles of works
FEWEST_WORDS = 4  # different ones of the commonest, before a text is taken for what is declared without more ado


def language_code(declared: str) -> str | None:
    """The code of two letters of a declared language; None for what names none ("und", "multi"), or one that is not
    known here."""
    word = re.match(r"[^\W\d_]+", declared.strip().casefold())
    return _CODES.get(word[0]) if word else None


def other_language(text: str, code: str, probability: float) -> str | None:
    """The code of the language that a text is in for sure where that is not `code`; None where it is, or may be.

    The text is looked at in two places, of which both must be in the other language with this probability.
    """
    if _has_words_of(text[:_SAMPLE], code):
        return None
    if (told := language_of_script(text[:_SAMPLE])) and code not in _WRITTEN[told]:
        return told
    plain = _ADDRESSES.sub(" ", text[: 20 * _SAMPLE])
    middle = max(0, min(len(plain) // 2, len(plain) - _SAMPLE))
    found: set[str] = set()
    for start in dict.fromkeys((0, middle)):
        label, share = _identifier().classify(plain[start : start + _SAMPLE])
        language = _DIALECTS.get(label, label)
        if share < probability or language not in ENGLISH_NAMES or _is_alike(language, code):
            return None
        found.add(language)
    return found.pop() if len(found) == 1 else None


def language_of(text: str) -> str | None:
    """The code of the language that a text is in; None where it is too short to tell, or may be in another one.

    Most are told by their commonest words, the others by py3langid. The beginning is looked at.
    """
    sample = _ADDRESSES.sub(" ", text[: 2 * _SAMPLE])[:_SAMPLE]
    if sum(map(str.isalpha, sample)) < FEWEST_LETTERS:
        return None
    if not sample.isascii():
        latin = sum(map(len, _LATIN.findall(sample)))
        if 2 * latin < sum(map(str.isalpha, sample)):  # a line of English below an article in Arabic
            sample = _LATIN.sub(" ", sample)
    words = {word.lower() for word in _WORD.findall(sample)}
    scores = {code: len(words & known) for code, known in LANGUAGES.items()}
    best = max(scores, key=lambda code: scores[code])
    close = [code for code, score in scores.items() if score >= _NEARLY * scores[best]]
    if scores[best] >= FEWEST_WORDS and close == [best]:
        return best
    label, share = _identifier().classify(sample)
    language = _DIALECTS.get(label, label)
    return language if share >= _SURELY and language in ENGLISH_NAMES else None


# a script that tells a language: its commonest language, its letters, and the languages that are written in it
_SCRIPTS = {
    "zh": ("\u4e00-\u9fff", "zh ja"),
    "ja": ("\u3040-\u30ff", "ja"),
    "ko": ("\uac00-\ud7af", "ko"),
    "ar": ("\u0600-\u06ff", "ar fa ur ps ku sd ug ckb pa kk az ms"),
    "ru": ("\u0400-\u04ff", "ru uk be bg sr mk kk ky tg mn uz az tt ba cv bs ro sh"),
    "el": ("\u0370-\u03ff", "el"),
    "he": ("\u0590-\u05ff", "he yi"),
    "hi": ("\u0900-\u097f", "hi mr ne sa bho mai kok"),
    "th": ("\u0e00-\u0e7f", "th"),
}
_WRITTEN = {language: frozenset(codes.split()) for language, (_, codes) in _SCRIPTS.items()}
_LETTERS_OF = {language: re.compile(f"[{letters}]") for language, (letters, _) in _SCRIPTS.items()}
_MOST = 0.7  # of the letters of a text that are of its script
_KANA = 0.1  # of the letters of Japanese


def language_of_script(text: str) -> str | None:
    """The commonest language of the script in which nearly all of a text is written; None for Latin, and for few
    letters."""
    size = sum(map(str.isalpha, text))
    counts = {language: len(letters.findall(text)) for language, letters in _LETTERS_OF.items()}
    if size < FEWEST_LETTERS:
        return None
    if counts["ja"] >= _KANA * size:
        return "ja"
    return next((language for language, count in counts.items() if count >= _MOST * size), None)


def _is_alike(one: str, other: str) -> bool:
    return one == other or any({one, other} <= group for group in _ALIKE)


def _has_words_of(text: str, code: str) -> bool:
    """Whether a text has many of the commonest words of a language, and fewer of every other one: nearly all texts are
    in the language that is declared, and this takes a tenth of the time of the library."""
    known = LANGUAGES.get(code)
    if known is None:
        return False
    if code == "en" and text.count(" the ") >= FEWEST_THE:
        return True
    words = {word.lower() for word in _WORD.findall(text)}
    score = len(words & known)
    return score >= FEWEST_WORDS and all(
        len(words & others) < score for language, others in LANGUAGES.items() if language != code
    )


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    """The identifier of py3langid, whose model takes half a second to load."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
