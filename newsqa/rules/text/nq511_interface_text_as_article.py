"""The body of an article is what the page said to its reader.

What it finds
    Bodies at least half of which are an offer of a subscription, a cookie notice, a request to enable JavaScript, an
    error page, a notice that the page is not shown in the reader's country or a check for robots, in English, German,
    French, Spanish, Portuguese, Italian, Vietnamese, Russian, Arabic and Chinese.

Why it matters
    The article was never collected. Hundreds of records with one and the same offer pass for news, and a model learns
    them by heart.

Bad
    Try unlimited access. Only $1 for 4 weeks. Then $75 per month. Cancel anytime during your trial.
    ---
    Wir verwenden Cookies, um Inhalte und Anzeigen zu personalisieren. Alle akzeptieren.
    ---
    404 Not Found. The page you requested could not be found.
    ---
    Please enable JavaScript to view this page.

Good
    The regulator fined the company 50 million euros on 3 May 2024, since its website uses cookies before anybody may
    say no. Users who clicked "accept all cookies" were followed across the web, the court in Lyon found. Its lawyers
    said that they would appeal.
    ---
    The newspaper raised its price to $75 per month on 3 May 2024. It had offered readers a first year for $299.

Options
    None.

Limits
    Sentences and lines in which such a phrase stands are counted by length; one at least must have a phrase that hardly
    stands in an article's own voice, outside of quotation marks, and none of those that are counted tells what somebody
    said, did or ruled, or of users and subscribers to whom it does not speak. An article that begins or ends with a
    shorter notice is none; NQ518 finds the notice if other articles of the outlet have it. A body of more than 3,000
    characters is not looked at: it has an article behind the offer. Other languages are not read.
    100 of 100 findings in two datasets (feeds behind a paywall, a news service) were right by an editor's reading; all
    635 that there are have 15 texts between them. Ten other datasets have none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from newsqa.rules.rule import Fault, Rule
from newsqa.rules.text.candidates import shown
from newsqa.rules.text.interface_texts import LIKELY, SURE

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

_SIEVE = "(?i)" + "|".join(phrase for phrases in SURE.values() for phrase in phrases)
_KINDS = {kind: re.compile("|".join(phrases), re.IGNORECASE) for kind, phrases in SURE.items()}
_LIKELY = re.compile("|".join(LIKELY), re.IGNORECASE)
# an article about the web: "was fined for", "the court found", "laut Urteil", "on Monday"
_REPORTED = re.compile(
    r"\b(?:said|says|told|according to|announced|reported|found that|found\.|court|judges?|fined|sued|lawsuit|million"
    r"|billion|commission|on (?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|sagten?|teilten?|laut|gericht|kommission|am (?:(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch)"
    r"|selon|a déclaré|précise(?:nt)?|(?:lun|mar|mercre|jeu|vendre|same)di|tribun[ae]le?s?|según|dijo|se lee|comisión"
    r"|disse|segundo a|lê-se|comissão|secondo|ha detto|commissione"
    r"|заявил[аи]?|сообщил[аи]?|сказал[аи]?|комисси\w+|cho biết|tuyên bố|ủy ban|tòa án"
    r"|و?(?:قال|قالت|أعلن|أعلنت|تقول|يقول)|المفوضية|المحكمة)\b"
    r"|表示|宣布|称|说|指出|法院|周[一二三四五六日]",
    re.IGNORECASE,
)
# who is told of, and not spoken to: "New subscribers can cancel anytime"
_TOLD_OF = re.compile(
    r"\b(?:users|subscribers|readers|viewers|visitors|customers|guests|publishers|nutzer(?:n|innen)?|kund(?:en|innen)"
    r"|leser(?:n|innen)?|utilisateurs|usuarios|lectores|usuários|leitores|utenti|lettori|пользовател\w+"
    r"|người dùng|المستخدم\w*)\b|用户|读者",
    re.IGNORECASE,
)
_SPOKEN_TO = re.compile(
    r"\b(?:you|your|we|our|us|sie|ihr\w*|wir|uns\w*|du|dein\w*|vous|votre|vos|nous|nos|usted|tu|tus|su|nuestr[oa]s?"
    r"|seu|sua|você|nosso|nossa|tuo|tua|nostr[oiae]|вы|ваш\w*|мы|наш\w*|bạn|chúng tôi)\b|您|你|我们|本",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“„«‹「『\"][^“”„«»‹›「」『』\"\n]{0,200}[”“»›」』\"]")
_UNIT = re.compile(r"[^.!?。！？؟।\n]+(?:[.!?](?!\s)[^.!?。！？؟।\n]*)*[.!?。！？؟।]*")
_LONGEST = 3_000  # characters of a body
_CHARACTERS_A_PHRASE = 400  # a body with fewer phrases that are sure has too much else in it
_SHARE = 0.5


def find(tables: Tables) -> Iterator[Fault]:
    import pyarrow.compute as pc

    bodies = tables.articles["body"]
    lengths = pc.utf8_length(bodies)
    short = pc.indices_nonzero(pc.less_equal(lengths, _LONGEST))
    phrases = pc.count_substring_regex(bodies.take(short), _SIEVE)
    enough = pc.greater_equal(pc.multiply(phrases, _CHARACTERS_A_PHRASE), lengths.take(short))
    rows = short.filter(pc.and_(enough, pc.greater(phrases, 0)))
    for row, body in zip(rows.to_pylist(), bodies.take(rows).to_pylist(), strict=True):
        found = interface(body)
        if found is not None and found.share >= _SHARE:
            yield _fault(row, body, found)


class Interface(NamedTuple):
    """The kind of interface text that most of a text is, the first words of that kind, and the share of the text's
    characters that are such."""

    kind: str
    words: str
    share: float


def interface(text: str) -> Interface | None:
    """What a text has of interface texts; None where it has no phrase that is sure."""
    counts = dict.fromkeys(_KINDS, 0)
    first = dict.fromkeys(_KINDS, "")
    said = whole = 0
    own = _QUOTED.sub(lambda quoted: " " * len(quoted.group()), text)  # what it quotes is not its own voice
    for unit in _UNIT.finditer(own):
        words = text[unit.start() : unit.end()].strip()
        whole += len(words)
        if _REPORTED.search(words) or (_TOLD_OF.search(words) and not _SPOKEN_TO.search(words)):
            continue
        kind = next((kind for kind, phrases in _KINDS.items() if phrases.search(unit.group())), None)
        if kind is not None:
            counts[kind] += len(words)
            first[kind] = first[kind] or words
        if kind is not None or _LIKELY.search(words):
            said += len(words)
    most = max(counts, key=lambda kind: counts[kind])
    return Interface(most, first[most], said / whole) if counts[most] else None


def _fault(row: int, body: str, found: Interface) -> Fault:
    start = len(body) - len(body.lstrip())
    return Fault(
        row=row,
        field="body",
        start=start,
        end=len(body.rstrip()),
        message=f"the body is no article: {100 * found.share:.0f} % of it is {_article(found.kind)},"
        f' "{shown(found.words)}"',
        help="collect the article again as a reader who may see it, or leave the record out",
        details={"kind": found.kind, "share": round(found.share, 2)},
    )


def _article(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


RULE = Rule("NQ511", "interface-text-as-article", "critical", reads="articles", find=find)
