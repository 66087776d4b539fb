"""Lines that say who wrote, photographed or edited: bylines and credits."""

from __future__ import annotations

import re

_NAME = r"[A-ZÀ-ÖØ-ÞĂĐŁŚŠŽČĆŻĞİŞƠƯẠ-Ỹ][\w.’'-]{0,30}"
_PARTICLE = "de|da|do|dos|van|von|der|den|la|le|bin|al|of|the|for"
_NAMES = rf"{_NAME}(?:(?:,? (?:and|und|et|y|e|&) |, | )(?:{_NAME}|{_PARTICLE})){{0,14}}"

_NO_NAMES = (
    r"(?!(?i:the|popular|all|any|request|christmas|easter|numbers|law|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january"
    r"|february|april|july|august|september|october|november|december)\b)"
)
# a line at the start of a text, and nothing else: "By Ann Lee", "Von Max Weber", "By ANN LEE, Associated Press"
BYLINE = re.compile(
    r"\s*(?:(?i:written by|reported by|story by|texto de|text von)|By|BY|by|Von|VON|Por|POR|Par|PAR|Theo)"
    rf":? {_NO_NAMES}{_NAMES}\s*"
    rf"|\s*(?:Text|Texte|Texto|Testo|Tekst|Autor|Auteur|Autore|Penulis|Tác giả): {_NAMES}\s*"
    r"|\s*(?:Автор|Текст|Автори|Фото)ы?: ?[А-ЯЁІЇЄ][\w .,-]{2,80}\s*"
    r"|\s*(?:作者|记者|撰文|采写|文|記者|取材)\s?[:：/／ ]\s?[\u3040-\u9fff·、 ]{2,20}\s*"
    r"|\s*(?:بقلم|كتب|كتبت|إعداد|تحرير) ?: ?[\u0600-\u06ff ،]{3,80}\s*"
)
# a word of "Ann Lee/AFP via Getty Images"
_CREDITED = r"(?:[A-ZÀ-Þ@][\w.;’']{0,30}|for|via|of|the|de|and|dpa|epd|sda|imago)"
# at the end of a text: what was done, and by whom
_CREDIT = (
    r"(?:(?:Additional |Further )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|Compiled|Produced|Graphics?|Photography|Photos?"
    r"|Pictures?|REPORTING|PHOTO)(?: and (?:reporting|writing|editing))?) (?:by|via|credit|courtesy of|BY) (?=[A-Z@])"
    r"[^\n]{2,200}"
    rf"|(?:Photos?|Foto|Image|Bild|Picture)(?: credit)?: ?{_CREDITED}(?:[ /-]{{1,3}}{_CREDITED}){{0,9}}"
    r"|(?i:featured (?:image|photo|picture))\W{0,3}(?:(?i:via|by|from|is|credit|courtesy)\b|[A-Z])[^\n]{0,200}"
    r"|[A-Z][^.!?\n]{2,160} contributed (?:reporting )?(?:to|for) this (?:report|article|story|post)\b[^\n]{0,40}"
    r"|[—–-]+ ?[Ww]ith (?:assistance|reporting|help) (?:from|by) [^\n]{2,200}"
    r"|(?:Com informações d[aeo]s?|Com agências|Quelle:|Fonte:|Fuente:) ?[A-Z][^\n]{1,100}"
    r"|Mit Material von \w[^\n]{1,100}"
)
CREDIT = re.compile(rf"[(\[]?(?:{_CREDIT})$")
_WORD = r"[^\W\d_][\w.’'/-]{0,30}"
# "(red, APA, 16. 5. 2016)", "(Reuters)", "(dpa/lno)"; "(Eva Berger aus Vaduz, 12.4.2021)", "(eb, 12.4.2021)"
SIGNED = re.compile(
    r"\((?:[\w./ -]{1,40}, )*(?:red|APA|dpa|AFP|Reuters|AP|EFE|ANSA|Lusa|Xinhua|PTI|sda|KNA|epd)\b[^()\n]{0,60}\)$"
    rf"|\((?:{_WORD}(?:, | )){{0,7}}{_WORD}, \d{{1,2}}\. ?\d{{1,2}}\. ?\d{{4}}\)$"
)
_MENTIONED = re.compile(
    r"(?i)\b(?:images?|photos?|pictures?|credits?|video|screenshot|reporting|contributed|copyright|editor|reporter"
    r"|columnist|correspondent|author|writes for|follow|subscribe|click|watch|listen|read|source|getty|via|visit"
    r"|e-?mail|newsletter|sign up|download|more from|related|colaboraram|fonte|leia|confira|foto|fotos|bild)\b"
    r"|©|https?:|www\.|@|\.com\b|•"
)


# "Reuters Boats on the river on Friday": the agency whose picture it is, and what is on it
_CAPTION = re.compile(
    r"(?:Reuters|AFP|AP|EPA|EFE|PA Media|PA|dpa|ANSA|Anadolu|Getty Images|Shutterstock|Alamy) [A-Z]\w+ \w"
)


def is_caption(line: str) -> bool:
    """Whether a line says what is on a picture, behind the agency that it is from."""
    return _CAPTION.match(line) is not None


def is_credit(line: str) -> bool:
    """Whether a line speaks of its makers, or leads somewhere else, rather than of the news."""
    return _MENTIONED.search(line) is not None


# in RE2: what a text has that begins with a byline or ends with a credit
SIEVE = (
    r"\A\s*(?:By|BY|by|Von|VON|Por|POR|Par|PAR|Theo|(?i:written|reported|story) by):? [^\n]{2,110}\n"
    r"|\A\s*(?:(?:Text|Texte|Texto|Testo|Tekst|Autor|Auteur|Autore|Penulis|Tác giả|Автор|Текст|Фото)\p{L}?:"
    r"|(?i:texto de|text von):? "
    r"|作者|记者|撰文|采写|文|記者|取材|بقلم|كتب|إعداد|تحرير)[^\n]{2,90}\n"
    r"|(?i:report|writ|edit|compil|produc|graphic|photo|foto|picture|image|bild|contributed|assistance|help|informações|agências"
    r"|material|quelle|fonte|fuente)[^\n]*\s*\z"
    r"|\([^()\n]*(?:red|APA|dpa|AFP|Reuters|AP|EFE|ANSA|Lusa|Xinhua|PTI|sda|KNA|epd)[^()\n]*\)\s*\z"
    r"|\([^()\n]*, \d{1,2}\. ?\d{1,2}\. ?\d{4}\)\s*\z"
)
