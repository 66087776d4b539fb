"""Bylines: from one text that names who wrote an article to the names in it, each one unchanged.

A text is split only where that is certain. Certain are ";", "|", a line break, and what follows "By" up to a comma.
A comma, an "and" or a slash elsewhere is certain where both sides read as full names, or as a name and an agency:
"Ann Lee, Bo Chen and Cy Dee", "Ann Lee, Reuters". "Smith, John" and "Simon and Schuster" stay whole.
"""

from __future__ import annotations

import re

import pyarrow as pa
import pyarrow.compute as pc

# By, By:, BY, Written by, Por, Par, Door; Von, but not the "von" of a family name
_LEAD = re.compile(
    r"(?:(?:(?:written|posted|published|reported|words|text|story|article) )?by\b ?:?|(?:por|par|door)\b ?:?"
    r"|(?-i:Von|VON)\b ?:?(?! ?(?:de[rnm]|und|zu)\b)) {0,4}(?=\S)",
    re.IGNORECASE,
)
# what holds several names, or more than names
_NOT_PLAIN = re.compile(
    r"[;|,/()<>@&•·\n\r\t，、]| (?:and|und|e|y|et) "
    r"|^ ?(?:by|por|von|par|door|written|posted|published|reported|words|text|story|article)\b",
    re.IGNORECASE,
)
# a full name, or several with commas between them, the most frequent bylines: Ann Lee, Bo Chen-Dee Jr., Cy O'Dee; no
# word that may lead in the names or join them
_NAME = r"(?!(?:And|AND|Und|UND|E|Y|Et|ET) )[A-Z][\w.'’-]*"
_FULL_NAMES = re.compile(
    r"(?!(?:By|Por|Par|Door|Von|Written|Posted|Published|Reported|Words|Text|Story|Article)\b|[A-Z]{2,7}\b)"
    rf"{_NAME}(?: {_NAME}){{1,3}}(?:, {_NAME}(?: {_NAME}){{1,3}})*"
)
# The same in two patterns for Arrow, which knows no lookahead: texts of such names, and what to look for in them that
# may make them anything else. Letters are those of Latin alone; a name may stand in quotation marks.
_LATIN_NAME = r"\"?[A-ZÀ-ÖØ-Þ][0-9A-Z_a-zÀ-ÖØ-öø-ɏ.'’\"-]*"
_LATIN_FULL_NAMES = rf"^{_LATIN_NAME}(?: {_LATIN_NAME}){{1,3}}(?:, {_LATIN_NAME}(?: {_LATIN_NAME}){{1,3}})*$"
_MAY_BE_MORE = (
    r"(?:^| )(?:And|AND|Und|UND|E|Y|Et|ET) "
    r"|^(?:By|Por|Par|Door|Von|Written|Posted|Published|Reported|Words|Text|Story|Article|[A-Z]{2,7})\b"
    r"|, [^,]* [^ ]\.?$"
)
_CERTAIN = re.compile(r"[;\n\r\t]|[ ][|•·][ ]?|\|")
_AND = re.compile(r"[ ](?:and|und|e|y|et|&)[ ]", re.IGNORECASE)
# a@b.org (Ann Lee)
_ADDRESS_FIRST = re.compile(r"(?P<address>[^\s@()<>,;]{1,64}@[^\s@()<>,;]{1,190}) ?\((?P<name>[^()@]{1,200})\)")
# Ann Lee <a@b.org>
_ADDRESS_LAST = re.compile(r"\"?(?P<name>[^<>@\"]{1,200}?)\"? ?<(?P<address>[^\s@<>]{1,64}@[^\s@<>]{1,190})>")
_IN_BRACKETS = re.compile(r"([^()]{3,120}?) ?\(([^()@]{2,80})\)")  # Ann Lee (Reuters)
# 刘丽华，李明远、王建国
_CHINESE = re.compile(
    # spaces in one way only: to try all ways for each of many pairs of them takes for ever
    r"[\u3040-\u30ff\u4e00-\u9fff]{2,6}(?:(?: {1,3}| ?[,，、/／] ?)[\u3040-\u30ff\u4e00-\u9fff]{2,6})+"
)
_SUFFIX = re.compile(
    r"(?:jr|sr|ii|iii|iv|m\.?d|ph\.?d|j\.?d|esq|mba|mp|rn|msc|bsc|dds|inc|ltd|llc|plc|corp|co)\.?", re.IGNORECASE
)
_INITIAL = re.compile(r"\w\.?")  # the last word of "John A."
_LONGEST_NAME, _LONGEST_PLAIN_NAME = 8, 5  # words; where all is in lower case, a sentence is more likely
_LONGEST_BYLINE = 4000  # characters; a longer text is no byline

# lower-case words in the names of people, outlets and places
_PARTICLES = frozenset(
    (
        "de da do dos das del della di la le les el al bin ibn van von der den dem ter ten zu zum y e af of the for in "
        "to at du des st"
    ).split()
)
_ROLES = frozenset(
    (
        "writer reporter correspondent editor contributor columnist photographer producer analyst commentator blogger "
        "intern staff senior chief political national special guest associate assistant managing deputy freelance "
        "author host journalist critic"
    ).split()
)
_SENTENCE_WORDS = frozenset("who is was are has have about with a an this that by from she he they her his".split())
# agencies and outlets of one word that stand beside names
_AGENCIES = frozenset(
    (
        "reuters bloomberg agencies agency staff politico axios xinhua kyodo yonhap interfax sputnik tass ansa efe "
        "lusa belga anadolu propublica newsweek forbes vox slate mashable techcrunch marketwatch agências agencias "
        "agenturen redação redacción redaktion"
    ).split()
)


def names_in(text: str) -> list[str]:
    """The names of a byline, at least one unless the text is blank; a text that is not certain to hold several is
    its only name, as it stands but for white space around it and a leading "By"."""
    if len(text) <= _LONGEST_BYLINE and _FULL_NAMES.fullmatch(text):
        names = text.split(", ")  # as what follows would say, in a third of the time
        if len(names) != 2 or not _INITIAL.fullmatch(names[1].rpartition(" ")[2]):
            return names
    if len(text) > _LONGEST_BYLINE or not _NOT_PLAIN.search(text):
        stripped = text.strip()
        return [stripped] if stripped else []
    return _names_in_parts(text)


def are_full_names(texts: pa.Array) -> pa.Array:
    """Which texts (strings) surely are full names, one or several with ", " between them, which is all that `names_in`
    would do to them; of the others it has to be asked. Nulls are none."""
    is_short = pc.less_equal(pc.binary_length(texts), _LONGEST_BYLINE)
    is_plain = pc.and_(is_short, pc.match_substring_regex(texts, _LATIN_FULL_NAMES))
    return pc.fill_null(pc.and_not(is_plain, pc.match_substring_regex(texts, _MAY_BE_MORE)), False)


def is_byline(text: str) -> bool:
    """Whether a text surely names who wrote: names in capitals, one of two words at least where no "By" leads in."""
    lead = _LEAD.match(text.strip())
    bare = text.strip()[lead.end() if lead else 0 :]
    if not bare or len(bare) > _LONGEST_BYLINE or bare == bare.lower():
        return False
    names = [name for piece in _pieces(bare) for name in _AND.split(piece)]
    are_names = all(_reads_as_name(name, False) and name.count(" ") < _LONGEST_PLAIN_NAME for name in names)
    return are_names and (lead is not None or any(" " in name for name in names))


def _names_in_parts(text: str) -> list[str]:
    names = [name for part in _CERTAIN.split(text) if part.strip() for name in _names_of_part(part.strip())]
    return names or ([text.strip()] if text.strip() else [])


def _names_of_part(text: str) -> list[str]:
    lead = _LEAD.match(text)
    if lead and lead[0][0] == "V" and not _is_full_name(re.split(",| und ", text[lead.end() :])[0], is_lower=False):
        lead = None  # Von Miller
    bare = text[lead.end() :].strip() if lead else text
    if match := _ADDRESS_FIRST.fullmatch(bare) or _ADDRESS_LAST.fullmatch(bare):
        return [match["name"].strip(), match["address"]] if match["name"].strip() else [bare]
    if _CHINESE.fullmatch(bare):
        return re.split(r"[,，、/／ ]+", bare)
    bare = bare.rstrip(", ") or bare
    is_lower = bare == bare.lower()
    pieces = _pieces(bare)
    if len(pieces) > 1 and not _is_list(pieces, lead is not None, is_lower):
        return [bare]
    return [name for piece in pieces for name in _split_piece(piece, is_lower)]


def _pieces(text: str) -> list[str]:
    """The text between its commas, "Jr." and "MD" with the name before them."""
    pieces: list[str] = []
    for piece in text.split(","):
        if pieces and _SUFFIX.fullmatch(piece.strip()):
            pieces[-1] = f"{pieces[-1]},{piece}"
        elif piece.strip():
            pieces.append(piece)
    return [piece.strip() for piece in pieces]


def _is_list(pieces: list[str], has_lead: bool, is_lower: bool) -> bool:
    """Whether the commas stand between names, and not inside one ("Smith, John") or in a sentence."""
    if not all(_reads_as_name(name, is_lower) for piece in pieces for name in _AND.split(piece)):
        return False
    if has_lead:
        return True
    if pieces[0].count(" ") == 0 and not _is_agency(pieces[0], is_lower):
        return False
    if len(pieces) == 2 and _INITIAL.fullmatch(pieces[1].rpartition(" ")[2]) and not is_lower:
        return False  # Smith Jones, John A.
    single = [piece for piece in pieces[1:] if " " not in piece and not _is_agency(piece, is_lower)]
    return not single or (len(pieces) > 2 and len(single) == 1)


def _split_piece(text: str, is_lower: bool) -> list[str]:
    """The names that "and", a slash or brackets set apart in a text without commas."""
    sides = _AND.split(text)
    if len(sides) > 1:
        if all(_is_full_name(side, is_lower) for side in sides):
            return [name for side in sides for name in _split_piece(side, is_lower)]
        return [text]
    match = _IN_BRACKETS.fullmatch(text)
    if match and " " in match[1] and (_is_agency(match[2], is_lower) or _is_full_name(match[2], is_lower)):
        return [match[1], match[2]]
    left, slash, right = text.partition("/")
    if slash and _is_full_name(left.strip(), is_lower) and _is_agency(right.strip(), is_lower):
        return [left.strip(), right.strip()]  # Ann Lee/TT
    return [text]


def _is_full_name(text: str, is_lower: bool) -> bool:
    return _is_agency(text, is_lower) or (" " in text.strip() and _reads_as_name(text, is_lower))


def _is_agency(text: str, is_lower: bool) -> bool:
    """Whether one word can only be an agency or an outlet: AP, dpa, G1, Reuters."""
    if " " in text or not text:
        return False
    if text.casefold() in _AGENCIES:
        return True
    return len(text) <= 6 and text.isalnum() and (text.isupper() or (text.islower() and not is_lower))


def _reads_as_name(text: str, is_lower: bool) -> bool:
    """Whether the words are those of a name, a role or a place, not of a sentence."""
    words = text.split()
    if not words or len(words) > _LONGEST_NAME or not _SENTENCE_WORDS.isdisjoint(words):
        return False
    if is_lower:
        return len(words) <= _LONGEST_PLAIN_NAME
    odd = [word for word in words if word.islower() and word not in _PARTICLES and word not in _ROLES]
    return not odd or (odd == words[:1] and len(words) <= 3)  # dpa, ann Lee
