"""A private e-mail address or a telephone number of somebody stands in the article or its fields.

What it finds
    E-mail addresses at the large providers of private mail (Gmail, Hotmail, Yahoo, AOL, GMX and others) in title,
    summary and body, and in fields that no column holds; and values of fields for telephone numbers, e-mail addresses
    and streets, whatever their host.

Why it matters
    Contacts of people are personal data: who passes them on in a dataset needs a reason, and a model may tell them to
    anybody who asks. Columnists give their addresses to readers of the page, not to every copy of it.

Bad
    The council met on 3 May 2024. Ann Lee is a pensioner in Harwick; write to her at ann.lee1951@gmail.com.

Good
    The council met on 3 May 2024. Send letters to letters@crier.example.
    ---
    The phishing mails came from the account harwick.council.it@gmail.com, the police said on 3 May 2024.

Options
    None.

Limits
    An address whose name is that of a desk or a service (news, tips, letters, info and the like) is nobody's, and one
    that the text tells of (hacked, phishing, a password) is news; both are left alone. Telephone numbers in texts are
    not found: most are those of newsrooms. Of the fields of a record the first that holds a contact is told, and names
    of fields are read in nine languages. Authors are for NQ602. Of all 36 findings in 57,000 articles and items of 14
    datasets 33 are addresses of a person, most of them columnists'; one is that of a project, and two are of accounts
    that the text tells of.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from newsqa.rules.rule import Fault, Rule
from newsqa.rules.text.candidates import Place, faults_in_texts, shown

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

_HOSTS = (
    r"(?:(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|aol|icloud|gmx|web|proton|protonmail|comcast|sbcglobal"
    r"|bellsouth|earthlink|uol|bol|t-online|freenet|wanadoo|laposte|libero|virgilio|yandex|163|126|qq|naver"
    r"|hanmail|rediffmail|rocketmail|btinternet|ntlworld|talktalk|bigpond|verizon|foxmail|sina|sohu|terra|tutanota|tuta"
    r"|fastmail|posteo|mailbox|orange|alice|tiscali|telefonica|bluewin|ziggo|telenet|seznam|rambler|ukr)"
    r"\.(?:com?(?:\.[a-z]{2})?|net|org|de|fr|me|ru|it|es|at|be|ch|cz|pt|nl|cn)"
    # names that other hosts bear too
    r"|(?:me|mac|mail|zoho|shaw)\.com|(?:att|cox|charter|juno|optonline)\.net|(?:mail|bk|list|inbox)\.ru"
    r"|(?:free|sfr|neuf|numericable)\.fr|(?:arcor|online)\.de|(?:wp|o2|onet|interia)\.pl|sapo\.pt|rogers\.com|tim\.it)"
)
_SIEVE = rf"(?i)@{_HOSTS}\b"
_ADDRESS = re.compile(rf"(?<![\w.+-])(?P<name>[\w.+-]{{1,64}})@{_HOSTS}(?![\w-])", re.IGNORECASE)
# of a desk, a service or a page, and of nobody
_ROLE = re.compile(
    r"editor|letter|contact|office|report|service|support|column|reda[ck]|kontakt|opinion|politico|magazin|campaign"
    r"|mailing|newsroom|newsdesk|newstip"
    # Ann Newsome and Jim Jobson have names of their own
    r"|(?:news|desk|tips?|info|press|team|reply|admin|media|radio|events?|jobs?)(?![a-z])",
    re.IGNORECASE,
)
_TOLD_OF = re.compile(
    r"\b(?:phish|hack|spoof|fake|account|password|register|scam|fraud|malware|attack|leak|spam|e-?mail(?:s|ed)? from)",
    re.IGNORECASE,
)
_AROUND = 60  # characters before and after an address in which it shows that it is news

# names of fields of the source that no column holds: "author_phone", "homePhone", "email2", "Tel."; but neither
# "microphone" nor "email_sent"
_PHONE = (
    r"(?:(?:tele|cell|mobile)?phone|mobile|tel|cell|handy|fax|whatsapp|telefon[eo]?|telefonnummer|téléphone|celular"
    r"|cellulare|телефон|电话|手机|電話|هاتف)"
)
_MAIL = r"(?:e_?-?mail|mail|correo|courriel)"
_HOME = r"(?:street|postal_?address|home_?address)"
_BEGIN = r"(?-i:(?<![a-zA-Z])|(?=[A-Z]))"
_END = r"(?:s|es)?(?:[_ .-]?(?:no|nr|num|number|nummer|address|addr|adresse|line|work|home|private|[0-9]))*\W*$"
_FIELD_SIEVE = rf'(?i)(?:{_PHONE}|{_MAIL}|{_HOME})[^"]{{0,40}}":|@{_HOSTS}\b'
# names, and the values that are contacts there
_IN_FIELD = (
    (re.compile(rf"{_BEGIN}{_PHONE}{_END}", re.IGNORECASE), re.compile(r"^(?!http)(?:\D{0,9}[0-9]){6,15}\D{0,9}$")),
    (re.compile(rf"{_BEGIN}{_MAIL}{_END}", re.IGNORECASE), re.compile(r"^(?!http)[^@]+@[^@]+\.[^@]+$")),
    (re.compile(rf"{_BEGIN}{_HOME}{_END}", re.IGNORECASE), re.compile(r"^(?!http).*[0-9]")),
)
_LONGEST_VALUE = 400


def find(tables: Tables) -> Iterator[Fault]:
    faults = [*faults_in_texts(tables, _SIEVE, _addresses), *_in_fields(tables)]
    yield from sorted(faults, key=lambda fault: fault.row)


def _addresses(text: str) -> Sequence[Place]:
    found = []
    for match in _ADDRESS.finditer(text):
        around = text[max(0, match.start() - _AROUND) : match.end() + _AROUND]
        if not _ROLE.search(match["name"]) and not _TOLD_OF.search(around):
            message = f'"{shown(match[0], 60)}" is a private e-mail address'
            found.append(Place(match.start(), match.end(), message, "take it out, unless its owner wants it told"))
    return found


def _in_fields(tables: Tables) -> Iterator[Fault]:
    import pyarrow.compute as pc

    column = tables.articles["extra"].combine_chunks()
    rows = pc.indices_nonzero(pc.match_substring_regex(column, _FIELD_SIEVE))
    for row, extra in zip(rows.to_pylist(), column.take(rows).to_pylist(), strict=True):
        for name, value in _values(json.loads(extra)):
            told = _told_of_field(name, value)
            if told is not None:
                yield Fault(
                    row=row,
                    field="extra",
                    start=None,
                    end=None,
                    message=f'the field "{shown(name)}" holds {told}',
                    help="drop the field before the data go out",
                    details={"name": name},
                    identity=name,
                )
                break


def _values(extra: Any) -> Iterator[tuple[str, str]]:
    """The texts and numbers of an object, also of those within, each with the name of the field that it stands in."""
    waiting = [("", extra)]
    while waiting:
        name, value = waiting.pop()
        if isinstance(value, dict):
            waiting += reversed(value.items())
        elif isinstance(value, list):
            waiting += [(name, one) for one in reversed(value)]
        elif isinstance(value, str | int) and not isinstance(value, bool):
            yield name, str(value)


def _told_of_field(name: str, value: str) -> str | None:
    if len(value) <= _LONGEST_VALUE and any(of.search(name) and contact.match(value) for of, contact in _IN_FIELD):
        return f'a contact: "{shown(value, 60)}"'
    address = next((one for one in _ADDRESS.finditer(value) if not _ROLE.search(one["name"])), None)
    return None if address is None else f'a private e-mail address: "{shown(address[0], 60)}"'


RULE = Rule("NQ842", "private-contact", "info", reads="articles", find=find)
