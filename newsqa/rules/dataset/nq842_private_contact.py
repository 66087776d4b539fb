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
    not found: most are those of newsrooms. Of a list in a field the first value is looked at. Authors are for NQ602. Of
    all 36 findings in 57,000 articles and items of 14 datasets 33 are addresses of a person, most of them columnists';
    one is that of a project, and two are of accounts that the text tells of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

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

# fields of the source that no column holds, as JSON: "author_phone": "0171 2345678"
_NAME = r"(?:e_?-?mail|(?:tele|cell)?phone|mobile|telefon|street|postal_?address|home_?address)"
_VALUE = r'[^"]{0,200}[@0-9][^"]{0,200}'
_FIELD_SIEVE = rf'(?i)"[^"]*{_NAME}[^"]*":\[?(?:"{_VALUE}"|[0-9]{{7,15}})'
# of a list the first value
_FIELD = re.compile(r'"(?P<name>[^"]*)":\[?(?:"(?P<value>[^"]*)"|(?P<number>[0-9]{7,15}))')
# "author_phone", "homePhone", "email2", "street_address"; but neither "microphone" nor "email_sent"
_NAME_PATTERN = re.compile(
    rf"(?:(?-i:(?<![a-zA-Z])|(?=[A-Z])){_NAME})(?:s|es)?(?:[_ -]?(?:no|nr|num|number|address|addr|adresse|line|work"
    r"|home|private|[0-9]))*$",
    re.IGNORECASE,
)
_LONGEST_VALUE = 400
_CONTACT = re.compile(r"@|[0-9].{0,20}[0-9]")
_IS_PLACE = re.compile(r"street|address", re.IGNORECASE)  # a house may have a number of one digit
_DIGIT = re.compile(r"[0-9]")


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
        match = next(filter(_is_contact, _FIELD.finditer(extra)), None)
        if match is not None:
            yield Fault(
                row=row,
                field="extra",
                start=None,
                end=None,
                message=f'the field "{shown(match["name"])}" holds a contact: "{shown(_value(match), 60)}"',
                help="drop the field before the data go out",
                details={"name": match["name"]},
                identity=match["name"],
            )


def _value(match: re.Match[str]) -> str:
    return match["value"] or match["number"] or ""


def _is_contact(match: re.Match[str]) -> bool:
    """Whether a field has the name and the value of a contact. In Python one pattern for both would try each place of
    a name with each, which takes for ever where a text is made of such names."""
    name, value = match["name"], _value(match)
    if len(value) > _LONGEST_VALUE or value.startswith("http") or not _NAME_PATTERN.search(name):
        return False
    return bool(_CONTACT.search(value) or (_IS_PLACE.search(name) and _DIGIT.search(value)))


RULE = Rule("NQ842", "private-contact", "info", reads="articles", find=find)
