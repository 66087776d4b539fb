"""The body of an article stops before its end.

What it finds
    Bodies that end with "[+1234 chars]", with an ellipsis, with "Read more" or a notice that the rest is for
    subscribers behind a teaser, in the middle of a sentence, or without a full stop where all before it have one. The
    finding is on the last words.

Why it matters
    The text was cut where it was collected: what it says may be turned round by the part that is missing, and a model
    learns to stop in the middle of

Bad
    The council met on 3 May 2024 and voted for the new bridge, which… [+2130 chars]
    ---
    The council met on 3 May 2024. It voted for the new bridge, which is to be built by June and to be paid by the
    ---
    Coupang said on Thursday it has di...

Good
    The council met on 3 May 2024. It voted for the bridge. "We are glad…," the mayor said.

    Additional reporting by Kayla Epstein
    ---
    ሰላም ለሁሉም። ሰላም ለሁሉም።
    ---
    Data breach at a carmaker

Options
    None.

Limits
    What ends without punctuation is found only if it is written in letters of Latin, Greek or Cyrillic script, or ends
    in a number. It breaks off in the middle of a sentence if it ends in a comma, or in a word that begins something
    ("of the"); else the full stop alone may be lost, and it is found where the sentences and longer paragraphs before
    it have theirs, so in no body of one sentence. Credits, bylines, captions, links, lists and headlines are none. The
    ellipsis of a body of more than 1,000 characters is the author's, unless it stands in brackets or behind such a
    word. Bodies only: a summary may well be cut.
    97 of 100 findings in six datasets (US newspapers, an index of the web, a news service, statements, articles in
    Portuguese) were right by an editor's reading, 18 of them whole sentences that lack their full stop; wrong ones were
    the last line of a song, words before a picture and the name of a feed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.rule import Fault, Rule
from newsqa.rules.text.candidates import Place, edges, faults_in_texts, shown
from newsqa.rules.text.credits import BYLINE, is_caption, is_credit

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

_MORE = (
    r"(?i:read more|continue reading|read the rest(?: of [\w ]{1,30})?|read (?:the )?full (?:story|article)"
    r"|full story available on [\w.]{1,30}|weiterlesen|mehr lesen|lire la suite|en savoir plus|leia mais|continue lendo"
    r"|seguir leyendo|leer más|continua a leggere|leggi tutto|lees (?:meer|verder)|czytaj (?:dalej|więcej)|devamını oku"
    r"|selengkapnya|baca juga|xem thêm|đọc tiếp|читать (?:далее|дальше|полностью)|подробнее|читати далі"
    r"|اقرأ المزيد|تابع القراءة|ادامه مطلب|阅读全文|阅读更多|查看更多|查看全文|閱讀全文|続きを読む|더 ?보기)"
)
# what says that the rest is for those who pay
_WALL = (
    r"(?i:(?:article|content|story) is (?:only |exclusively )?(?:for|available (?:only )?to|reserved for|exclusive to)"
    r" (?:our )?(?:paid |paying |premium )?(?:subscribers|members)|to (?:continue|keep) reading this (?:article|story)"
    r"|(?:artikel|inhalt|text|beitrag) ist (?:nur|exklusiv) für (?:unsere )?\w*abonnent"
    r"|weiterlesen mit \w{0,20}(?:plus|abo)"
    r"|réservée? (?:à nos|aux) abonnés|pour lire la suite|(?:exclusivo para|s[oó]lo para|reservado a) suscriptores"
    r"|para (?:seguir|continuar) leyendo|exclusivo para assinantes|para continuar (?:lendo|a ler)"
    r"|riservato agli abbonati|per continuare a leggere|только для подписчиков|للمشتركين فقط"
    r"|仅[限供]?(?:付费)?(?:会员|订阅用户|用户)(?:阅读|可读))"
)
_ELLIPSIS = r"(?:\.\.\.|…|\. \. \.)"
_SIEVE = (
    rf"\[\+?[0-9][0-9,.]* (?:chars|characters)\]\s*\z|{_ELLIPSIS}[\])]?\s*\z|{_MORE}\W*\z|{_WALL}"
    r"|[\p{Latin}\p{Greek}\p{Cyrillic}0-9,،，、]\s*\z"
)
_COUNTED = re.compile(r"\S{0,30}\s?\[\+?[0-9][0-9,.]* (?:chars|characters)\]$")
_DOTS = re.compile(
    rf"(?:(?<!\S)[^\s/]{{0,60}}|(?<=[\u3040-\u9fff。，])[^\s/]{{0,2}})\s?[\[(]?{_ELLIPSIS}[\])]?$"
)  # no address
_TEASER = re.compile(rf"(?:^|(?<=\W)){_MORE}\W{{0,5}}$")
_PAID_FOR = re.compile(_WALL)
_SHORTEST_TEASER = 80  # characters before a notice: where there are fewer, the notice is all (NQ511)
# "More information...", "(leia mais...)": the label of a link
_LABEL = re.compile(
    rf"[\n(](?:{_MORE}|(?i:(?:more|learn more|see more|mehr|weitere|plus|mais|más|altro)(?: \w+)?)) ?{_ELLIPSIS}[\])]?$"
)
_TO_FOLLOW = re.compile(r"(?i)\b(?:to follow|updates?|updated|developing|follows|to come|coming soon|continued)\W*$")
_TAIL = 200  # characters in which the end of a text shows
_LONGEST_TEASER = 1_000  # characters: "Read more" behind a longer text is the label of a link
_LAST = re.compile(r"\S+(?:\s+\S+){0,3}$")
# words that begin something: nothing ends with them
_BEGINNING = frozenset(
    "a an the of and or than into whose their our its my your because while during among if nor which who"
    " der die das den dem des eine einen einer und oder von für im zum zur dass"
    " le la les de des du et un une pour dans sur avec que au aux"
    " el los del y en una con por para al os da dos das em um uma com na e o il di del della che per nel".split()
)
# words after which more is to come, mostly: a sentence may end with them
_LEADING = frozenset(
    "to with from by for in on at that as is are was were has have had been but between against about will would could"
    " should without within until where when".split()
)
# those of them that end no "Sign in", "Read on"
_NO_PARTICLES = _LEADING - frozenset("to with from by for in on as about".split())
_ADDRESS = re.compile(r"(?:https?:|www\.)\S*\s*\S{0,3}$")
# "… to do,” he said": only the full stop is missing
_SPOKEN = re.compile(r"[\"”»],?(?:\s+\S+){1,5}$")
_SENTENCE_END = re.compile(r"[.!?][\"”’')]*\s+(?=[\"“‘'(*]?[^\W\d_a-z])")
_ENDED = re.compile(r"[^\w,،，、]\s*$")
# a word and a full stop, and no title or initial: "May.", not "Gov."
_STOP = re.compile(
    r"\b(?!(?:Gov|Rep|Sen|Lt|Gen|Col|Sgt|Capt|Dr|Mr|Mrs|Ms|St|Prof|Jr|Sr|Inc|Co|No|Nr|Sra|Dra)\b)\w{2,30}[.!?][\"”’')]*\s"
)
_FEWEST_LETTERS = 60  # of a paragraph that is one
_HEADLINE = 110  # characters that a headline or the label of a link does not have
_FARTHEST = 3_000  # characters before the end that are looked at
_COMMAS = ",،，、"
_WAY_OUT = "collect the whole text, or mark the record as an excerpt"
_IN_THE_MIDDLE = ("the body breaks off in the middle of a sentence", _WAY_OUT)
_WITHOUT_A_STOP = (
    "the body ends without a full stop, as none of its other sentences does",
    "see whether the source goes on: collect the whole text, or set the full stop",
)


def find(tables: Tables) -> Iterator[Fault]:
    return faults_in_texts(tables, _SIEVE, _places, ("body",), lambda bodies: edges(bodies, 0, _TAIL))


def _places(body: str) -> list[Place]:
    text = body.rstrip()
    tail = text[-_TAIL:]
    offset = len(text) - len(tail)
    if counted := _COUNTED.search(tail):
        return [_place(counted, offset, "the body ends with a count of what was cut")]
    dots = None if _LABEL.search(tail) else _DOTS.search(tail)
    if dots and _is_cut_by_dots(text, dots.group(), tail):
        return [_place(dots, offset, "the body ends with an ellipsis")]
    teaser = _TEASER.search(tail)
    if teaser and len(text) <= _LONGEST_TEASER:
        return [_place(teaser, offset, "the body is a teaser that ends with a link to the text")]
    wall = _PAID_FOR.search(tail)
    if wall and offset + wall.start() >= _SHORTEST_TEASER and len(text) <= _LONGEST_TEASER:
        return [_place(wall, offset, "the body is a teaser that ends with a notice for subscribers")]
    last = None if dots or teaser else _LAST.search(tail)
    if last and (what := _how_it_ends(text)):
        return [_place(last, offset, *what)]
    return []


def _place(match: re.Match[str], offset: int, what: str, way_out: str = _WAY_OUT) -> Place:
    return Place(offset + match.start(), offset + match.end(), f'{what}: "{shown(match.group())}"', way_out)


def _is_cut_by_dots(text: str, words: str, tail: str) -> bool:
    """Whether an ellipsis stands for what was cut. At the end of a longer text it may be the author's."""
    if _TO_FOLLOW.search(tail[-60:].rstrip(".… ")) or _ADDRESS.search(tail):
        return False
    if len(text) <= _LONGEST_TEASER or words[-1] in "])":
        return True
    before = words.rstrip(".… ")
    return before in _BEGINNING


def _how_it_ends(text: str) -> tuple[str, str] | None:
    """What is to be said, and to be done, of a text that ends with a letter or a comma; None where it may end so."""
    last = text[max(text.rfind("\n") + 1, len(text) - _FARTHEST) :].strip()
    if not last or not (last[-1].isalnum() or last[-1] in _COMMAS):
        return None
    lines = text[-_FARTHEST : -len(last)].split("\n")[len(text) > _FARTHEST :]  # the first may be cut
    others = [line for line in lines if len(line.strip()) >= _FEWEST_LETTERS]
    have_stops = all(map(_ENDED.search, others))
    sentence = _SENTENCE_END.split(last)[-1]
    words = sentence.lstrip('“"').split()
    if len(last) < _FEWEST_LETTERS:
        is_open = words[-1] in _BEGINNING or words[-1] in _NO_PARTICLES
        return _IN_THE_MIDDLE if others and have_stops and len(words) > 2 and is_open else None
    if is_credit(sentence) or is_caption(sentence) or BYLINE.fullmatch(sentence):
        return None
    if not _is_prose(last) and len(_STOP.findall(last)) < 2:  # nouns of German have capitals
        return None
    is_begun = len(words) < 4 and words[0].lower() in _BEGINNING  # "… in June. The union"
    if words[-1] in _BEGINNING or (is_begun and len(sentence) < len(last)):
        return _IN_THE_MIDDLE
    is_alone = not others and _STOP.search(last) is None
    if words[-1] in _LEADING and have_stops and not is_alone:
        return _WITHOUT_A_STOP
    if last[-1] in _COMMAS and have_stops and not is_alone and len(words) > 3:
        return _IN_THE_MIDDLE
    if not _is_prose(sentence):
        return None
    if last[-1] in _COMMAS:
        return _IN_THE_MIDDLE
    # credits and links end in a name, an address or the number of a telephone
    is_number = words[-1][-1].isdigit() and not words[-2][-1].isdigit() and not set("-/@+").intersection(words[-1])
    is_word = words[-1].islower() or is_number
    if not is_word or len(sentence) < _FEWEST_LETTERS // 3 or _SPOKEN.search(sentence):
        return None
    return _WITHOUT_A_STOP if have_stops and not is_alone and len(last) >= _HEADLINE else None


def _is_prose(sentence: str) -> bool:
    """Whether most of the words of a sentence are small: no headline, list, caption or table is that."""
    words = sentence.split()
    return len(words) >= 5 and sum(word[0].islower() for word in words) >= 0.6 * len(words) and sentence[0] != "*"


RULE = Rule("NQ512", "cut-off-text", "warning", reads="articles", find=find)
