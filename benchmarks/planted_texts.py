"""What happens to texts on their way into a dataset (NQ5xx): each function takes a clean record and gives it harmed.

Damage is done as programs do it, by decoding, escaping, stripping and cutting, not by the words that rules look for.
"""

from __future__ import annotations

import html
import random
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import yaml
from planted_articles import LANGUAGES, SENTENCES, Record, filled, person

PAGES = yaml.safe_load((Path(__file__).parent / "planted_pages.yml").read_text(encoding="utf-8"))
Harm = Callable[[Record, random.Random], Record]
LATIN = ("en", "de", "fr", "es", "pt", "vi")


def with_text(record: Record, text: str, field: str = "text") -> Record:
    return {**record, field: text}


def part_of(text: str, rng: random.Random, harm: Callable[[str], str]) -> str:
    """The text with a sentence, a paragraph or all of it harmed: the first of these that harm does anything to."""
    pieces = re.split(r"(?<=[.。!?])(?=\s|\S)|(?<=\n)", text)
    order = list(range(len(pieces)))
    rng.shuffle(order)
    for at in order if rng.random() < 0.7 else ():
        if (harmed := harm(pieces[at])) != pieces[at]:
            return "".join([*pieces[:at], harmed, *pieces[at + 1 :]])
    return harm(text)


def garbled(record: Record, rng: random.Random) -> Record:
    """UTF-8 read as another encoding, once or twice, in a part of the text or in the title."""
    language = record["language"]
    codecs = {"ru": ["cp1251", "latin-1", "cp1252"], "ar": ["cp1256", "latin-1"], "zh": ["latin-1"]}
    codec = rng.choice(codecs.get(language, ["cp1252", "cp1252", "latin-1", "mac_roman"]))
    times = 2 if codec in ("cp1252", "latin-1") and language in LATIN and rng.random() < 0.2 else 1

    def misread(text: str) -> str:
        for _ in range(times):
            data = text.encode("utf-8")
            try:
                text = data.decode(codec)
            except UnicodeDecodeError:  # bytes without a character: browsers take those of latin-1
                text = "".join(_as_browsers(byte, codec) for byte in data)
        return text

    field = "title" if rng.random() < 0.15 and not record["title"].isascii() else "text"
    return with_text(record, part_of(record[field], rng, misread), field)


def _as_browsers(byte: int, codec: str) -> str:
    try:
        return bytes([byte]).decode(codec)
    except UnicodeDecodeError:
        return chr(byte)


def controls(record: Record, rng: random.Random) -> Record:
    """Windows-1252 read as Latin-1, and marks of terminals, of page ends and of teletypes."""
    text = record["text"]
    if rng.random() < 0.5:
        typed = text.replace("'", "’").replace(" - ", " – ").replace('"', "“")
        marks = [mark for mark in typed if mark in "’–“”€…„"]
        if marks:
            one = rng.choice(marks)
            return with_text(record, typed.replace(one, one.encode("cp1252").decode("latin-1")))
    mark = rng.choice(["\x0b", "\x0c", "\x1b[1m", "\x7f", "\x08", "\x02", "\x1f", "\x85", "\x96", "\x0e"])
    at = rng.choice([space.start() for space in re.finditer(r"[ \n，。]", text)])
    return with_text(record, text[:at] + mark + text[at:])


def replaced(record: Record, rng: random.Random) -> Record:
    """Characters that an encoder or decoder did not know: "?" and U+FFFD."""
    text = record["text"]
    if record["language"] in LATIN and rng.random() < 0.5:
        return with_text(record, text.encode("ascii", "replace").decode("ascii"))
    if record["language"] in LATIN:
        return with_text(record, text.encode("cp1252", "replace").decode("utf-8", "replace"))
    data = text.encode("utf-8")
    at = rng.randrange(len(data) // 3, len(data) - 10)
    while data[at] & 0xC0 != 0x80:  # a block of bytes ends within a character
        at += 1
    return with_text(record, data[:at].decode("utf-8", "replace") + data[at + 1 :].decode("utf-8", "replace"))


def without_apostrophes(record: Record, rng: random.Random) -> Record:
    """A cleaner takes away what is no letter, or puts a space in its place. "Vales" for "Vale’s" is a word."""
    if len(re.findall(r"(?:n’t|[Ww]e’ve|[Ww]ho’[sd]|’ll)\b", record["text"])) < 2:
        return record
    return with_text(record, re.sub(r"(?<=\w)['’](?=\w)", rng.choice([" ", " ", ""]), record["text"]))


def entities(record: Record, rng: random.Random) -> Record:
    """Text that was taken out of HTML without taking its escapes back."""
    way = rng.randrange(5)

    def escaped(text: str) -> str:
        if way == 0:
            return "".join(f"&#{ord(letter)};" if ord(letter) > 127 else letter for letter in text)
        if way == 1:
            names = html.entities.codepoint2name
            return "".join(f"&{names[ord(letter)]};" if ord(letter) in names else letter for letter in text)
        if way == 2:
            return html.escape(html.escape(text.replace("“", '"').replace(" и ", " & ").replace("’", "'")))
        if way == 3:
            return "".join(f"&#x{ord(letter):x};" if ord(letter) > 127 else letter for letter in text)
        return text.replace("’", " #39;").replace("“", "quot;").replace("”", "quot;").replace(", ", "&nbsp;, ", 1)

    field = "title" if rng.random() < 0.1 and way in (0, 3) and not record["title"].isascii() else "text"
    return with_text(record, part_of(record[field], rng, escaped), field)


def escapes(record: Record, rng: random.Random) -> Record:
    """A text as a program writes it down, read as it stands."""
    text = record["text"]
    way = rng.randrange(5)
    if way == 0:
        return with_text(record, text.replace("\n", "\\n"))
    if way == 1:
        return with_text(record, text.replace("\n", "\\r\\n"))
    if way == 2 and not text.isascii():
        return with_text(record, part_of(text, rng, lambda part: part.encode("unicode_escape").decode("ascii")))
    if way == 3 and re.search("[“”’]", text):
        return with_text(record, re.sub("[“”]", '\\"', text).replace("’", "\\'"))
    return with_text(record, text.replace("\n\n", "\\"))


def decomposed(record: Record, rng: random.Random) -> Record:
    """A text as file systems of Apple and some editors hold it."""
    return with_text(record, part_of(record["text"], rng, lambda part: unicodedata.normalize("NFD", part)))


def invisible(record: Record, rng: random.Random) -> Record:
    """Marks of editors: hyphens of a typesetter, joints, marks of direction and of byte order."""
    text, way = record["text"], rng.randrange(5)
    if way == 0 and record["language"] in LATIN:
        return with_text(record, re.sub(r"([^\W\d_]{4})([^\W\d_]{4})", "\\1\xad\\2", text))
    if way == 1:
        return with_text(record, rng.choice(["\ufeff", "\u2060"]) + text)
    if way == 2 and record["language"] != "zh":
        return with_text(record, text.replace("\n\n", "\n\n\u200b\n\n", 1))
    marks = {"ar": ["\u200b", "\u2060", "\ufeff"], "zh": ["\u200e", "\u2060", "\ufeff"]}
    marks = marks.get(record["language"], ["\u200b", "\u200e", "\u2063", "\u2060", "\ufeff"])
    spaces = [space.start() for space in re.finditer(r"[ 。，]", text)]
    at = rng.choice(spaces[len(spaces) // 4 :])
    return with_text(record, text[:at] + rng.choice(marks) + text[at:])


def markup(record: Record, rng: random.Random) -> Record:
    """What a page is made of: tags, shortcodes, styles, scripts, Markdown."""
    paragraphs = record["text"].split("\n\n")
    at = rng.randrange(len(paragraphs))
    words = paragraphs[at].split(" ")
    one = rng.randrange(len(words))
    number = rng.randrange(100, 9999)
    inline = [
        f"<a href='/topic/{number}'>{words[one]}</a>",
        f'<span class="c-{number}">{words[one]}</span>',
        f"<em>{words[one]}</em>",
        f"{words[one]}<br>",
        f"[{words[one]}](https://news.example.com/{number})",
        f"{words[one]}<sup>{number % 9}</sup>",
        f"[url=https://news.example.com/{number}]{words[one]}[/url]",
    ]
    block = [
        f"<p>{paragraphs[at]}</p>",
        f'<div class="ad-slot" data-id="{number}"></div>\n\n{paragraphs[at]}',
        f'[gallery ids="{number},{number + 1}"]\n\n{paragraphs[at]}',
        f'[caption id="attachment_{number}" align="alignleft" width="300"]{paragraphs[at]}[/caption]',
        f'<img src="https://img.example.com/{number}.jpg" alt="">\n\n{paragraphs[at]}',
        f"![]({number}.jpg)\n\n{paragraphs[at]}",
        f".wp-block-{number} {{ display: none; margin: 0 auto }}\n\n{paragraphs[at]}",
        f"window.dataLayer = window.dataLayer || []; dataLayer.push({{'id': {number}}});\n\n{paragraphs[at]}",
        f"<!-- wp:paragraph -->\n\n{paragraphs[at]}",
        f"<iframe width={number} src=//player.example.com/{number}></iframe>\n\n{paragraphs[at]}",
        f"$(document).ready(function(){{ $('#x{number}').hide(); }});\n\n{paragraphs[at]}",
        f"<blockquote><p>{paragraphs[at]}</p></blockquote>",
        f'<script type="application/ld+json">{{"@type": "NewsArticle"}}</script>\n\n{paragraphs[at]}',
    ]
    if record["language"] == "zh" or rng.random() < 0.6:
        paragraphs[at] = rng.choice(block)
    else:
        words[one] = rng.choice(inline)
        paragraphs[at] = " ".join(words)
    return with_text(record, "\n\n".join(paragraphs))


def page(record: Record, rng: random.Random) -> Record:
    """What the page said to its reader, alone or behind a line of the article."""
    language, *parts = rng.choice(PAGES)
    said = rng.choice([" ", "\n\n"]).join(parts[: rng.randint(1, len(parts))])
    price = rng.choice(["$1", "€2.99", "4,99 €", "£12", "R$ 9,90", "99 ₽"])
    text = said.format(outlet=record["outlet"], price=price, n=rng.randint(2, 900))
    return {**with_text(record, text), "language": language}


def cut(record: Record, rng: random.Random) -> Record:
    """A text that a service cut: in a sentence, with or without a mark, or a teaser with a link."""
    text, language = record["text"].replace("\n\n", " "), record["language"]
    at = rng.randrange(min(120, len(text) // 3), min(400, len(text) * 2 // 3))
    short = text[:at].rstrip(" .,，。")
    links = {
        "en": ["Read more", "Continue reading", "Read the full story", "Read More »"],
        "de": ["Weiterlesen", "Mehr lesen", "Weiterlesen …"],
        "fr": ["Lire la suite", "Lire la suite…", "En savoir plus"],
        "es": ["Leer más", "Seguir leyendo"],
        "pt": ["Leia mais", "Continue lendo"],
        "vi": ["Xem thêm", "Đọc tiếp"],
        "ru": ["Читать далее", "Подробнее"],
        "ar": ["اقرأ المزيد", "تابع القراءة"],
        "zh": ["阅读全文", "查看更多"],
    }
    endings = [
        f"{short}…",
        f"{short}...",
        f"{short} [...]",
        f"{short} […]",
        f"{short}… [+{rng.randint(90, 9000)} chars]",
    ]
    sentence = re.match(r".{40,}?[.。]", text)
    teaser = sentence[0] if sentence else short
    kind = rng.random()
    if kind < 0.25:
        return with_text(record, f"{teaser} {rng.choice(links[language])}")
    if kind < 0.45 and language in LATIN:
        words = short.rpartition(" ")[0].split(" ")
        whole = record["text"][: rng.randrange(len(record["text"]) // 2, len(record["text"]) - 60)].rpartition(" ")[0]
        return with_text(record, whole if len(words) < 5 or rng.random() < 0.5 else short)
    return with_text(record, rng.choice(endings))


def credited(record: Record, rng: random.Random) -> Record:
    """A byline on top, or a credit below."""
    name, language = person(SENTENCES[record["language"]], rng), record["language"]
    other = person(SENTENCES[language], rng)
    tops = {
        "en": [f"By {name}", f"By {name} and {other}", f"BY {name.upper()}", f"By {name}, Staff Writer", f"by {name}"],
        "de": [f"Von {name}", f"Von {name} und {other}", f"Text: {name}"],
        "fr": [f"Par {name}", f"Par {name} et {other}"],
        "es": [f"Por {name}", f"Por {name} y {other}"],
        "pt": [f"Por {name}", f"Por {name} e {other}"],
        "vi": [f"Theo {name}", f"Tác giả: {name}"],
        "ru": [f"Автор: {name}", f"Текст: {name}"],
        "ar": [f"بقلم: {name}", f"كتب: {name}"],
        "zh": [f"记者 {name}", f"文/{name}", f"作者：{name}"],
    }
    ends = [
        f"(Reporting by {name}; Editing by {other})",
        f"{name} contributed to this report.",
        f"Additional reporting by {name}",
        f"Photo: {name}/Getty Images",
        f"Reporting by {name} in Port Elms; writing by {other}",
        f"Featured image via {name}/Getty Images",
    ]
    if language == "en" and rng.random() < 0.5:
        return with_text(record, f"{record['text']}\n\n{rng.choice(ends)}")
    return with_text(record, f"{rng.choice(tops[language])}\n\n{record['text']}")


def title_as_text(record: Record, rng: random.Random) -> Record:
    source = record[rng.choice(["title", "summary"])].strip()
    ways = [source, source.upper(), f"{source.rstrip('.')}.", f"  {source}\n", f"{source.rstrip('.')}…", f'"{source}"']
    return with_text(record, rng.choice(ways))


def repeated(record: Record, rng: random.Random) -> Record:
    """A paragraph once more, by a page that shows it twice, or the whole text twice."""
    paragraphs = record["text"].split("\n\n")
    if rng.random() < 0.15:
        return with_text(record, f"{record['text']}\n\n{record['text']}")
    longest = max(paragraphs, key=len)
    at = paragraphs.index(longest)
    paragraphs.insert(rng.randrange(at + 1, len(paragraphs) + 1), longest)
    return with_text(record, rng.choice(["\n\n", "\n"]).join(paragraphs))


def half_quoted(record: Record, rng: random.Random) -> Record:
    """One of the marks of a quotation is lost."""
    words = SENTENCES[record["language"]]
    marks = rng.choice([("“", "”"), ('"', '"')])
    claim = filled(rng.choice(words["sentences"][:2]), words, rng).strip(".").replace("“", "").replace("”", "")
    who = person(words, rng)
    whole = rng.choice([f"{marks[0]}{claim}, {who}.", f"{claim},{marks[1]} {who}.", f"{who}: {marks[0]}{claim}."])
    paragraphs = record["text"].split("\n\n")
    paragraphs[-1] += f" {whole}"  # a paragraph that opens with a mark may go on with the quotation before
    return with_text(record, "\n\n".join(paragraphs))


def unfilled(record: Record, rng: random.Random) -> Record:
    """What a program or an editor was to fill in."""
    marks = (
        "{{name}} ${city} {0} {team_name} %s %(date)s %%TITLE%% [NAME] [CITY] [DATE]"
        " [INSERT\xa0QUOTE] [YOUR\xa0NAME\xa0HERE] TKTK [TK] [email\xa0protected] <PERSON> [LOCATION] {{{summary}}}"
        " #{name} [PHOTO\xa0HERE] lorem\xa0ipsum\xa0dolor [PERSON_1] <NAME>"
    ).split(" ")
    marks = [mark.replace("\xa0", " ") for mark in marks]
    marks += ["{{ article.lead }}", "<%= who %>", "{% include 'x' %}", "[INSERT QUOTE HERE]"]
    field = "title" if rng.random() < 0.2 else "text"
    spaces = [space.start() for space in re.finditer(r"[ 。，]", record[field])] or [0]
    at = rng.choice(spaces)
    return with_text(record, f"{record[field][:at]} {rng.choice(marks)}{record[field][at:]}", field)


# rule -> (what harms, the languages in which it is done)
TEXTS: Mapping[str, tuple[Harm, Sequence[str]]] = {
    "NQ501": (garbled, LANGUAGES),
    "NQ502": (controls, LANGUAGES),
    "NQ503": (replaced, LANGUAGES),
    "NQ504": (without_apostrophes, ("en",)),
    "NQ505": (entities, LANGUAGES),
    "NQ506": (escapes, LANGUAGES),
    "NQ507": (decomposed, ("de", "fr", "es", "pt", "vi", "ru")),
    "NQ508": (invisible, LANGUAGES),
    "NQ509": (markup, LANGUAGES),
    "NQ511": (page, LANGUAGES),
    "NQ512": (cut, LANGUAGES),
    "NQ513": (credited, LANGUAGES),
    "NQ514": (title_as_text, LANGUAGES),
    "NQ515": (repeated, LANGUAGES),
    "NQ516": (half_quoted, ("en", "es", "pt", "vi")),
    "NQ517": (unfilled, LANGUAGES),
}
