r"""A text holds characters that nobody sees.

What it finds
    Zero-width spaces and joiners, soft hyphens, byte-order marks within the text, marks of the direction of writing and
    invisible tags. In title, summary, body and the names of authors.

Why it matters
    "im\u00admi\u00adgra\u00adtion" is not found by a search for immigration, a name with a zero-width space is another
    name, and a mark of direction can make a text read otherwise than it is.

Bad
    file: articles.jsonl

    {"id": "1", "text": "The new im\u00admi\u00adgra\u00adtion law passed."}
    {"id": "2", "text": "\u200bU.S. adds muscle."}

Good
    The family 👨‍👩‍👧 watched the news 🏴󠁧󠁢󠁥󠁮󠁧󠁿.
    ---
    نمی‌خواهم، گفت او.

Options
    None.

Limits
    Where script needs them they are no fault: joiners beside letters of Arabic and Indic scripts and in emoji, marks of
    direction in a text with Arabic or Hebrew letters, zero-width spaces in Thai, Lao, Khmer, Burmese, Tibetan and
    Japanese. Characters beside each other are one place; of a field the first three places are findings, and the
    details say how many there are.
    100 of 100 findings in six datasets (US newspapers, a news service, web pages, statements, feeds) were right by a
    data engineer's reading.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.rule import Fault, Rule
from newsqa.rules.text.candidates import TEXTS_AND_AUTHORS, Place, code_point, faults_in_texts, shown

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

_SIEVE = (
    r"[\x{AD}\x{61C}\x{180E}\x{200B}-\x{200F}\x{202A}-\x{202E}\x{2060}-\x{2064}\x{2066}-\x{206F}\x{3164}\x{FEFF}"
    r"\x{FFF9}-\x{FFFB}\x{E0001}\x{E0020}-\x{E007F}]"
)
_JOINERS = "\u200c\u200d"
_RUN = re.compile(
    "[\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\u3164\ufeff\ufff9-\ufffb"
    "\U000e0001\U000e0020-\U000e007f]+"
)
_NAMES = {
    "\xad": "soft hyphen",
    "\u200b": "zero-width space",
    "\u200c": "zero-width non-joiner",
    "\u200d": "zero-width joiner",
    "\ufeff": "byte-order mark",
    "\u2060": "word joiner",
}
_OF_DIRECTION = set("\u061c\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
# Arabic and its like, Indic scripts, Sinhala, Tibetan, Burmese, Khmer, Mongolian; more than dingbats for emoji
_JOINED_SCRIPT = re.compile(
    "[\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\ua8e0-\ua8ff\ufb50-\ufdff\ufe70-\ufefc]"
)
_EMOJI = re.compile("[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]")
# Thai, Lao, Tibetan, Burmese, Khmer, Japanese and Chinese, which write no spaces
_SPACELESS = re.compile("[\u0e00-\u0eff\u0f00-\u109f\u1780-\u17ff\u3040-\u30ff\u4e00-\u9fff]")
# behind these it is half of a letter that was encoded twice, and NQ501's
_GARBLED = re.compile("[ÃÂÄÅÐÑ]$|[ØÙ].{0,2}[ØÙ]$")
_AROUND = 20  # characters to both sides in which the letters of a script are looked for


def find(tables: Tables) -> Iterator[Fault]:
    return faults_in_texts(tables, _SIEVE, _places, TEXTS_AND_AUTHORS)


def _places(text: str) -> list[Place]:
    is_right_to_left = _RIGHT_TO_LEFT.search(text) is not None
    return [_place(run, text) for run in _RUN.finditer(text) if not _is_needed(run, text, is_right_to_left)]


def _is_needed(run: re.Match[str], text: str, is_right_to_left: bool) -> bool:
    characters = set(run.group())
    before, after = text[max(0, run.start() - 1) : run.start()], text[run.end() : run.end() + 1]
    if characters <= set(_JOINERS) and (
        _JOINED_SCRIPT.match(before) or (_EMOJI.match(before) and _EMOJI.match(after)) or _EMOJI.match(after)
    ):
        return True
    if characters == {"\xad"} and _GARBLED.search(text[max(0, run.start() - 4) : run.start()]):
        return True
    if is_right_to_left and characters <= _OF_DIRECTION:
        return True
    if characters == {"\u200b"}:
        around = text[max(0, run.start() - _AROUND) : run.end() + _AROUND]
        return _SPACELESS.search(around) is not None
    return before == "\U0001f3f4" and all(
        c >= "\U000e0020" for c in characters
    )  # the flags of England, Scotland, Wales


def _place(run: re.Match[str], text: str) -> Place:
    first = run.group()[0]
    name = _NAMES.get(first) or unicodedata.name(first, "invisible character").lower()
    before = re.split(r"\s", text[max(0, run.start() - 15) : run.start()])[-1]
    after = re.split(r"\s", text[run.end() : run.end() + 15])[0]
    where = f'behind "{shown(before)}"' if before else f'before "{shown(after)}"' if after else "between spaces"
    return Place(
        run.start(),
        run.end(),
        f"an invisible character, {name} ({code_point(first)}), stands {where}",
        "take it out where the text is loaded",
        {"characters": [code_point(c) for c in run.group()[:10]]},
    )


RULE = Rule("NQ508", "invisible-character", "warning", reads="articles", find=find)
