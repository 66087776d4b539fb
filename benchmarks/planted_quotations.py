# ruff: noqa: E501 -- lists of quotations are read across
"""Quotations of two articles (NQ708), and contacts of people in texts and fields (NQ842), with the fault and without."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from planted_articles import OUTLETS, SENTENCES, Record, filled, person

# {a|b|c}: words of another sense, one of which is said; {n}: a number; {not}: where the sentence may be denied
QUOTATIONS = (
    "We will{not} {close|widen|sell} the harbour to {ferries|tankers|visitors} before the {winter|election} of {n}",
    "The {hospital|school|library} has{not} lost {n} of its {nurses|windows|readers} since the {merger|flood}, and that is only the beginning",
    "There were {n} {children|soldiers|miners} on that {bridge|train}, and we were{not} told where the {driver|captain} had gone",
    "I have{not} seen the {report|contract} on the {tunnel|reactor}, but I am told it runs to {n} pages and blames {contractors|inspectors}",
    "Our {farmers|bakers|teachers} do{not} need another {subsidy|inquiry}; they need {n} days of {rain|silence} and a fair price",
    "The {court|council|bank} did{not} {approve|delay|reject} the plan because {n} people wrote {letters|poems} about it",
    "She was{not} {innocent|guilty|asleep} when the {police|neighbours} arrived at {n} Mill Lane, whatever the {papers|lawyers} now claim",
    "This {budget|treaty|reform} should{not} {double|halve} the {rents|pensions} of {n} thousand families on the coast by spring",
    "If the {dam|strike|drought} lasts {n} more days, the {town|valley} will{not} have enough {water|bread|diesel} to get through it",
    "My {father|sister|uncle} worked {n} years in that {mill|mine|theatre} and did{not} {complain|prosper|retire} for a single day of it",
    "The {vaccine|machine|software} was{not} tested on {n} {patients|monkeys|volunteers} before it was {praised|banned} in parliament last week",
    "It could{not} be {cheaper|louder|safer} to build {n} {houses|turbines} on the {hill|island} than to repair what stands there already",
    "What happened in the {square|prison|stadium} is{not} a {victory|disaster|mistake}, and {n} witnesses will say so under oath",
    "We are{not} {proud|ashamed|afraid} of these {n} {volunteers|protesters}, who stayed in the {rain|smoke} until the last bus had left",
)  # fmt: skip
SURNAMES = ("Bra", "Kel", "Mor", "Tan", "Vel", "Ros", "Din", "Hal", "Gor", "Pel", "Sur", "Lom")
PREFIXES = ("", "Mac", "Fitz", "De", "Van", "Le")
ENDINGS = ("dane", "wick", "ström", "otti", "mann", "ley", "ova", "ford", "berg", "ides", "sen", "court")


def _speaker(number: int) -> str:
    """A full name that no article of the same days has, and which is not like that of the next number."""
    first = SENTENCES["en"]["first"][number % 12]
    return (
        f"{first} {PREFIXES[number // 144 % 6]}{SURNAMES[number * 7 % 12]}{ENDINGS[(number // 12 + 5 * number) % 12]}"
    )


def _said(template: str) -> list[str]:
    """The parts of a quotation: plain words, and blanks."""
    return re.split(r"(\{[^}]*\})", template)


def _text(parts: Sequence[str], chosen: Sequence[str]) -> str:
    return "".join(chosen[at] if part.startswith("{") else part for at, part in enumerate(parts))


def _chosen(parts: Sequence[str], rng: random.Random) -> list[str]:
    return [
        str(rng.randint(12, 480))
        if part == "{n}"
        else ""
        if part == "{not}"
        else rng.choice(part.strip("{}").split("|"))
        for part in parts
    ]


def _article(quotation: str, speaker: str, rng: random.Random, number: int, day: datetime) -> Record:
    """A quotation as reporters bring it, among other sentences of English."""
    words = SENTENCES["en"]
    others = [filled(one, words, rng) for one in rng.sample([s for s in words["sentences"] if "“" not in s], 4)]
    role = rng.choice(("the mayor", "a member of the council", "the chair of the union", "who runs the ferry"))
    ways = (f"“{quotation},” said {speaker}, {role}.", f"“{quotation},” {speaker} said on Monday.",
            f"“{quotation},” {speaker} told reporters.", f"{speaker}, {role}, said: “{quotation}.”",
            f'"{quotation}," said {speaker}.', f'"{quotation}," {speaker} told the council.')  # fmt: skip
    outlet, host = rng.choice(OUTLETS[:3])
    text = f"{others[0]} {others[1]}\n\n{rng.choice(ways)}\n\n{others[2]} {others[3]}"
    return {
        "id": f"q{number}",
        "text": text,
        "outlet": outlet,
        "url": f"https://{host}/{number}",
        "published": day.isoformat(),
    }


def conflicting(rng: random.Random, number: int, is_planted: bool) -> Sequence[Record]:
    """A quotation in two articles of the same days: cut, filled in, tidied up or the same; planted: with another number
    or another word, denied, or of another speaker."""
    parts, speaker, other = _said(rng.choice(QUOTATIONS)), _speaker(2 * number), _speaker(2 * number + 1)
    chosen = _chosen(parts, rng)
    changed = list(chosen)
    one = two = _text(parts, chosen)
    kind = rng.choice(("number", "word", "word", "denied", "speaker"))
    if is_planted:
        blanks = {"number": "{n}", "denied": "{not}"}.get(kind)
        at = rng.choice(
            [n for n, part in enumerate(parts) if part.startswith("{") and (part == blanks if blanks else "|" in part)]
        )
        values = {"number": [str(rng.randint(12, 480))], "denied": [" not"]}.get(kind, parts[at].strip("{}").split("|"))
        if kind != "speaker":
            changed[at] = rng.choice([value for value in values if value != chosen[at]] or ["11"])
        two = _text(parts, changed)
    else:
        two = _tidied(one, rng)
    day = datetime(1985, 1, 1, tzinfo=UTC) + timedelta(days=9 * number)
    later = day + timedelta(hours=rng.randint(1, 50))
    first = _article(one, speaker, rng, 2 * number, day)
    return [first, _article(two, other if is_planted and kind == "speaker" else speaker, rng, 2 * number + 1, later)]


def _tidied(quotation: str, rng: random.Random) -> str:
    """The words as another reporter brings them who is no liar."""
    words = quotation.split(" ")
    cut = rng.randrange(4, len(words) - 4)
    short = (("will not", "won’t"), ("did not", "didn’t"), ("I am", "I’m"), ("We are", "We’re"), ("We will", "We’ll"))
    ways = [
        quotation,
        " ".join(words[: len(words) - rng.randint(1, 4)]),
        " ".join([*words[:cut], "...", *words[cut + rng.randint(1, 3) :]]),
        " ".join([*words[:cut], f"[{rng.choice(('the town', 'the council', 'they'))}]", *words[cut + 1 :]]),
        f"Well, {quotation[0].lower() if not quotation.startswith('I ') else 'I'}{quotation[1:]}",
        " ".join([*words[:cut], "uh,", *words[cut:]]),
        " ".join([*words[:cut], "really", *words[cut:]]),
        quotation.replace("parliament", "Parliament").replace("harbour", "harbor").replace("neighbours", "neighbors"),
        f"I tell you: {quotation}",
        f"{quotation}, and I will say it again",
    ]  # fmt: skip
    for long, brief in short:
        ways.append(quotation.replace(long, brief))
    return rng.choice(ways)


# providers of private mail in many countries
HOSTS = """
gmail.com gmail.com hotmail.com hotmail.co.uk hotmail.fr outlook.com outlook.de live.com live.nl yahoo.com yahoo.co.uk yahoo.fr
yahoo.com.br ymail.com aol.com icloud.com me.com mac.com gmx.de gmx.net gmx.at web.de t-online.de freenet.de posteo.de orange.fr
free.fr wanadoo.fr laposte.net sfr.fr libero.it tiscali.it alice.it terra.com.br uol.com.br bol.com.br telefonica.net mail.ru
yandex.ru bk.ru list.ru inbox.ru rambler.ru 163.com 126.com qq.com sina.com foxmail.com protonmail.com proton.me tutanota.com
btinternet.com ntlworld.com comcast.net verizon.net att.net cox.net rocketmail.com bigpond.com sapo.pt seznam.cz wp.pl
bluewin.ch ziggo.nl telenet.be
""".split()
INVITATIONS = {
    "en": ("Write to {who} at {mail}.", "{who} can be reached at {mail}.", "{who} lives in {place}. {mail}", "Contact: {who}, {mail}"),
    "de": ("{who} ist unter {mail} zu erreichen.", "Hinweise nimmt {who} entgegen: {mail}"),
    "fr": ("On peut joindre {who} à {mail}.", "Contact : {who}, {mail}"), "es": ("Se puede escribir a {who}: {mail}",),
    "pt": ("Contato: {who}, {mail}.",), "vi": ("Liên hệ {who} qua {mail}.",), "ru": ("Связаться с {who}: {mail}.",),
    "ar": ("للتواصل مع {who}: {mail}",), "zh": ("联系{who}：{mail}",),
}  # fmt: skip
PRIVATE_FIELDS = ("author_email", "phone", "authorPhone", "contact_email", "mobile", "telefon", "home_address", "reporter_phone",
                  "email", "street", "telephone", "e-mail")  # fmt: skip
NAMES = (
    "ann.lee",
    "mkovacs",
    "r_novak",
    "lena.vance1974",
    "osei.hugo",
    "jb.renner",
    "grace-dunne",
    "tomasbell",
    "ines77",
    "amiro",
)
OFFICES = ("newsroom", "letters", "desk.harwick", "info", "tips", "kontakt", "redaktion", "contact")
TOLD = ("Hackers used {mail} to ask {n} people for money, {who} said.", "The phishing mail came from {mail}, {who} said.",
        "The account {mail} was registered in {year}, the indictment says.")  # fmt: skip


def private_contact(record: Record, rng: random.Random) -> Record:
    """Somebody's address in the text, or a contact in a field of the source."""
    mail = f"{rng.choice(NAMES)}@{rng.choice(HOSTS)}"
    if rng.random() < 0.25:
        name = rng.choice(PRIVATE_FIELDS)
        values = {
            "mail": mail,
            "address": f"{rng.randint(1, 99)} Mill Lane, Harwick",
            "street": f"Mühlweg {rng.randint(1, 99)}",
        }
        number = rng.choice(("+49 171 {}", "07700 {}", "(555) {}", "06 12 {}")).format(rng.randint(100_000, 999_999))
        return {**record, name: next((value for key, value in values.items() if key in name), number)}
    words = SENTENCES[record["language"]]
    line = rng.choice(INVITATIONS[record["language"]]).format(
        who=person(words, rng), mail=mail, place=rng.choice(words["places"])
    )
    return {
        **record,
        "text": rng.choice((f"{record['text']}\n\n{line}", f"{record['text']} {line}", f"{line}\n\n{record['text']}")),
    }


def contact_of_nobody(record: Record, rng: random.Random) -> Record:
    """The address of a desk, of the outlet, or one that the news is about."""
    host = record["url"].split("/")[2].removeprefix("www.")
    office = rng.choice(OFFICES)
    kind = rng.randrange(4)
    if kind == 0:
        words = SENTENCES["en"]
        told = rng.choice(TOLD).format(
            mail=f"{rng.choice(NAMES)}@{rng.choice(HOSTS)}", who=person(words, rng), n=rng.randint(9, 90), year=2019
        )
        return {**record, "text": f"{record['text']}\n\n{told}"}
    mail = (
        f"{office}@{rng.choice(HOSTS)}"
        if kind == 1
        else f"{rng.choice(NAMES)}@{host}"
        if kind == 2
        else f"{office}@{host}"
    )
    return {**record, "text": f"{record['text']}\n\n{mail}", "email_sent": rng.choice(("yes", "no"))}
