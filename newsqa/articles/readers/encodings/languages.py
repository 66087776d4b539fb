"""Which language a text is in, told from its commonest short words, and which accented letters that language has.

It only serves to decide whether a byte can be a letter of cp1252: languages that are written in other code pages have
no letters here, so that a text in one of them is never taken for cp1252.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from typing import NamedTuple


class Letters(NamedTuple):
    """Letters beyond ASCII, in lower case: those that may begin a word, those that may stand in it, those that are a
    word of their own, and the pairs of them that may stand side by side."""

    first: str
    inside: str
    alone: str = ""
    pairs: str = ""


# Letters that are the same byte in the code pages of western, central European and Turkish Windows, because an English
# text has names from everywhere. Others only stand in the words below.
LETTERS: Mapping[str, Letters] = {
    "en": Letters("éáóöüç", "éáíóúöüäçëý"),
    "fr": Letters("éèêàâçîôœ", "éèêëàâçîïôùûüœ", "àô", "éé"),
    "de": Letters("äöü", "äöüßé", "", "üß öß äß"),
    "es": Letters("áéíóúñ", "áéíóúñü", "", "ñó ñí ñá ñé ñú"),
    "pt": Letters("áàâéêíóôú", "áàâãçéêíóôõú", "àéó", "çã çõ çá çó çé"),
    "it": Letters("è", "àèéìòù", "è"),
    "nl": Letters("é", "éëïöüèê", "", "éé"),
    "sv": Letters("åäö", "åäöé", "åö"),
    "da": Letters("æøå", "æøåé", "å"),  # and Norwegian
    "fi": Letters("äö", "äöå", "", "ää öö"),
    "ca": Letters("àéèíòóú", "àçéèíïòóúü", "", ""),
}
# Words with other letters in English texts.
ENGLISH_WORDS = frozenset(
    "niño niña piñata jalapeño señor señora muñoz núñez nuñez peña piñera españa mañana crème fête crêpe crêpes são"
    " naïve naïveté brûlée voilà père mère première château côte rôle hôtel rhône raison d'être".split()
)

_WORDS = {
    "en": "the of and to in that is was for it with as his on be at by had not are but from have they which said this"
    " were would has their been who when will more",
    "fr": "le la les des du de et en un une que qui dans pour pas sur au est par avec son sa se ce il ne sont ont plus"
    " mais elle aux ses leur cette comme ou",
    "de": "der die das und in den von zu mit sich des auf ist im dem nicht ein eine als auch es an werden aus er hat"
    " dass sie nach wird bei einer um am sind noch wie",
    "es": "el la los las de que y en un una por con no para su se del al lo como pero sus le ya o este ha si porque"
    " esta entre cuando muy sin sobre fue son",
    "pt": "o os as da do das dos em um uma que para com por na no nas nos ao mais como mas foi ele tem seu sua ou ser"
    " quando muito isso pela pelo se de e",
    "it": "il lo la gli le di che in un una per non con del della dei delle sono da si al nel alla come ma dal anche"
    " ha nella questo suo ed dalla",
    "nl": "de het een van en in is dat op te zijn met voor niet aan er om ook als dan maar bij nog uit naar heeft door"
    " over ze wordt worden werd",
    "sv": "och att det som en av den med till inte har de ett om men var jag han hon vid kan sig nu ska skulle sin hade"
    " ut vi mot",
    "da": "og det er en til af at den som med de ikke har et for var der han om men sig kan jeg ved fra vil mot ble ha"
    " ut skal blev eller ikkje",
    "fi": "ja on ei se oli mutta kun ovat hän joka tai jos myös sen mukaan sekä kuin nyt vain ole ollut ovat joka jotka"
    " olisi sanoi vuonna mukaan siis",
    "ca": "el la els les de que i en un una per amb no del al als dels pel va ha van com per més seva ser aquest"
    " aquesta tot entre sobre",
    # Written in other code pages: these words only speak against cp1252.
    "pl": "w z na i nie do to jest za po od o przez dla ale co jak tym oraz przy tego ma tak jego ich czy pod bez",
    "cs": "a se na v je to s z o do ale za po by jako pro od tak ve jeho ze jsem byl jsou podle bude nebo ktery",
    "sk": "a sa na v je to s z o do ale za po by ako pre od tak vo jeho zo som bol podla bude alebo ktory",
    "hu": "a az hogy nem is egy volt csak de meg ez ha mint azt vagy el ki van lesz mert majd pedig szerint magyar ami",
    "ro": "de la cu pe nu din care este mai sunt un o lui pentru ca a au fost sa se prin dar si ce el doar",
    "hr": "je u i na se da za su od s a o to kao ne bi iz koji ali ili sve nije bio jer po koje do prema",
    "sl": "je in na se da za so ki pa ne v bi tudi po od kot ni bil ali pri iz kar ter bo le",
    "tr": "ve bir bu da de ile olarak en daha gibi sonra kadar ancak ise olan ne ama her o diye dedi var",
    "lt": "ir kad su tai bet yra ne kaip po apie nuo jo iki dar buvo tik ar kurie taip",
    "lv": "un ir ka par ar no uz bet kas to ne arī vai tas pie pēc gan kad bija tika",
    "et": "ja on et ei ta see oli kui ka aga mis oma kes nii ning selle ole seda",
    "sq": "e dhe i se me nga ka për një në që u nuk do ishte por si kjo ky janë",
    "vi": "cho trong khi theo nay anh ngay con ra sau khi hai ba nam ban cao gia hay tin",
    "eo": "la de kaj en estas al ke mi por kun ne sed kiu tio li pri el",
    "cy": "y yn i a o ar ei ac mae wedi gan am yr bod eu hi oedd hefyd",
}
LANGUAGES: Mapping[str, frozenset[str]] = {language: frozenset(words.split()) for language, words in _WORDS.items()}

FEWEST_WORDS = 3  # different ones, before a language is believed
NEARLY = 0.67  # a language with so many of the best one's words may be the language too
LOOKED_AT = 20_000  # characters
_WORD = re.compile(r"[^\W\d_\udc80-\udcff]+(?![\udc80-\udcff])")  # "mayor" in "The mayor spoke"


def languages_of(text: str) -> Set[str]:
    """The languages that the text may be in; none when too few words are known. Stray bytes in it are lone surrogates,
    as the error handler "surrogateescape" leaves them."""
    words = {match[0].lower() for match in _WORD.finditer(text, 0, LOOKED_AT)}
    scores = {language: len(words & known) for language, known in LANGUAGES.items()}
    best = max(scores.values())
    if best < FEWEST_WORDS:
        return frozenset()
    return {language for language, score in scores.items() if score >= NEARLY * best}
