# ruff: noqa: E501 -- lists of lines are read across
"""Whole outlets for the rules about lines, lengths, days and fields of an outlet (NQ518 to NQ520, NQ831 to NQ833): each
function makes the articles of an outlet, with the fault or without. Articles that are at fault themselves are marked."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from planted_articles import SENTENCES, Record
from planted_sets import pool

MARK = "planted"  # a field of what is at fault
BEGIN = datetime(2021, 3, 1, tzinfo=UTC)  # of all outlets, within two months: a gap of one is none of the dataset
Outlet = Callable[[random.Random, int, bool], Sequence[Record]]

# lines of the page, which pages repeat at the end or on top
LINES = {
    "en": ("Sign up for our morning briefing and get the day’s stories in your inbox.", "Copyright 2024 {outlet}. All rights reserved.",
           "This story is part of the series on river towns that {outlet} makes with its readers.", "Follow {outlet} on Mastodon and Bluesky.",
           "Photographs on this page come from the archive of {outlet} and may not be reprinted.",
           "{outlet} is owned by its staff and paid for by subscriptions and nothing else.", "Have a tip? Write to the newsroom.",
           "Enjoying this story? Support us with a small donation today."),
    "de": ("Abonnieren Sie unseren Newsletter und lesen Sie jeden Morgen, was wichtig ist.", "© {outlet}. Alle Rechte vorbehalten.",
           "Dieser Text ist zuerst in der gedruckten Ausgabe von {outlet} erschienen, Seite 3.", "Folgen Sie {outlet} auch auf Mastodon."),
    "fr": ("Abonnez-vous à notre lettre du matin pour ne rien manquer de l’actualité.", "© {outlet} – tous droits réservés, reproduction interdite",
           "Cet article a paru d’abord dans l’édition imprimée de {outlet}, page 3.", "Suivez-nous aussi sur Mastodon et Bluesky."),
    "es": ("Suscríbase a nuestro boletín y reciba cada mañana las noticias del día.", "© {outlet}. Prohibida la reproducción total o parcial.",
           "Este texto apareció primero en la edición impresa de {outlet}, página 3.", "Síganos también en Mastodon y en Bluesky."),
    "pt": ("Assine a nossa newsletter e receba as notícias do dia todas as manhãs.", "© {outlet}. Todos os direitos reservados a esta edição.",
           "Este texto foi publicado antes na edição impressa de {outlet}, página 3.", "Siga-nos também no Mastodon e no Bluesky."),
    "vi": ("Đăng ký nhận bản tin buổi sáng của chúng tôi qua thư điện tử.", "© {outlet}. Mọi quyền được bảo lưu, cấm sao chép."),
    "ru": ("Подпишитесь на нашу утреннюю рассылку и читайте главное за день.", "При перепечатке ссылка на {outlet} обязательна."),
    "ar": ("اشترك في نشرتنا الصباحية لتصلك أخبار اليوم كلها في بريدك.", "جميع الحقوق محفوظة لصحيفة {outlet} ولا يجوز النسخ."),
    "zh": ("欢迎订阅本报的晨间简报，每天早上把最重要的新闻送到您的邮箱里。", "版权所有：{outlet}，未经书面许可不得转载、摘编或以其他方式使用。"),
}  # fmt: skip
# what clean outlets repeat: headings of sections, and notes under some articles
HEADINGS = {"en": "Background", "de": "Hintergrund", "fr": "Contexte", "es": "Antecedentes", "pt": "Contexto", "vi": "Bối cảnh",
            "ru": "Справка", "ar": "خلفية", "zh": "背景"}  # fmt: skip


def _outlet(rng: random.Random, number: int, size: int, language: str | None = None) -> list[Record]:
    """Articles of an outlet of its own, all of them others."""
    name = f"{rng.choice(['Bote', 'Echo', 'Monitor', 'Observer', 'Вести', 'Sentinel'])} of Ward {number}"
    chosen = rng.sample(pool(language), size)
    return [{**one, "id": f"o{number}-{n}", "outlet": name, "url": f"https://ward{number}.example.org/{n}"}
            for n, one in enumerate(chosen)]  # fmt: skip


def boilerplate(rng: random.Random, number: int, is_planted: bool) -> Sequence[Record]:
    """A heading or the note of a series stands in some articles; planted: a line of the page in ten or more."""
    language = rng.choice(list(SENTENCES))
    some = _outlet(rng, number, rng.randint(14, 40), language)
    outlet = some[0]["outlet"]
    line, is_on_top = rng.choice(LINES[language]).format(outlet=outlet), rng.random() < 0.2
    gap = rng.choice(("\n", "\n\n"))
    having = set(rng.sample(range(len(some)), rng.randint(12, len(some)) if is_planted else rng.randint(0, 5)))
    made = []
    for at, record in enumerate(some):
        text = record["text"]
        if not is_planted and rng.random() < 0.6:
            begin, _, rest = text.partition("\n\n")
            text = f"{begin}\n\n{HEADINGS[language]}\n\n{rest}"
        if at in having:
            text = f"{line}{gap}{text}" if is_on_top else f"{text}{gap}{line}"
        made.append({**record, "text": text, **({MARK: True} if is_planted and at in having else {})})
    return made


def _lengths(rng: random.Random, number: int, spread: float) -> list[Record]:
    """Articles whose lengths have a logarithmic normal distribution, or are those of items and long reads."""
    some = _outlet(rng, number, rng.randint(60, 100), rng.choice(list(SENTENCES)))
    whole = "\n\n".join(record["text"] for record in some)
    median = rng.randint(400, 1500)
    made = []
    for record in some:
        start, length = rng.randrange(len(whole) // 2), round(median * rng.lognormvariate(0, spread))
        made.append({**record, "text": whole[start : start + length].strip()})
    return made


def short(rng: random.Random, number: int, is_planted: bool) -> Sequence[Record]:
    """Planted: a teaser, or what is left of an article, of a tenth of the length and less."""
    some = _lengths(rng, number, rng.uniform(0.1, 0.45 if is_planted else 0.6))
    return (
        _with_one(some, rng, lambda text, median: text[: max(8, median // rng.randint(10, 40))]) if is_planted else some
    )


def long(rng: random.Random, number: int, is_planted: bool) -> Sequence[Record]:
    """Planted: a transcript, or the comments with the article, of ten times the length and more."""
    some = _lengths(rng, number, rng.uniform(0.1, 0.45 if is_planted else 0.6))
    whole = "\n\n".join(record["text"] for record in some)
    return _with_one(some, rng, lambda text, median: whole[: median * rng.randint(10, 40)]) if is_planted else some


def _with_one(some: list[Record], rng: random.Random, change: Callable[[str, int], str]) -> list[Record]:
    median, at = sorted(len(record["text"]) for record in some)[len(some) // 2], rng.randrange(len(some))
    some[at] = {**some[at], "text": change(some[at]["text"], median), MARK: True}
    return some


def _on(days: Sequence[datetime], number: int) -> list[Record]:
    return [{"id": f"d{number}-{n}", "text": "The council met.", "outlet": f"Observer of Ward {number}",
             "published": day.isoformat()} for n, day in enumerate(days)]  # fmt: skip


def _poisson(rng: random.Random, mean: float) -> int:
    """How many articles appear on a day or in a week, when so many do on average."""
    return (
        max(0, round(rng.gauss(mean, mean**0.5))) if mean > 20 else sum(rng.random() < mean / 100 for _ in range(100))
    )


def gap(rng: random.Random, number: int, is_planted: bool) -> Sequence[Record]:
    """An outlet with fewer articles on Sundays, some days of rest, or an issue a week; planted: nothing for 8 to 60
    days, in which 30 articles or more should have been."""
    begin, days = BEGIN + timedelta(days=rng.randrange(60)), rng.randint(120, 200)
    is_weekly, sunday = rng.random() < 0.15, rng.uniform(0, 1)
    pace = rng.uniform(15, 25) / 7 if is_weekly else rng.uniform(2, 5)
    length = rng.randint(28 if is_weekly else 8, 60)
    length = max(length, round(30 / pace) + 1)
    first = rng.randint(40, days - 10)
    silent = set(range(first, first + length if is_planted else first + rng.randint(0, 5)))
    found = []
    for day in range(days + length if is_planted else days):
        date = begin + timedelta(days=day, hours=rng.randrange(24))
        if day in silent or (is_weekly and day % 7):
            continue
        mean = 7 * pace if is_weekly else pace * (sunday if date.weekday() == 6 else 1)
        found += [date] * _poisson(rng, mean)
    return _on(found, number)


def step(rng: random.Random, number: int, is_planted: bool) -> Sequence[Record]:
    """An outlet that grows slowly, doubles, or has an election; planted: five to twelve times as many articles from one
    week to the next, or as few."""
    begin, weeks = BEGIN + timedelta(days=rng.randrange(60)), rng.randint(34, 60)
    low, at = rng.uniform(2.5, 6), rng.randint(14, weeks - 14)
    kind, times = rng.choice(("growth", "double", "election")), rng.uniform(5, 12)
    is_down = rng.random() < 0.5
    found = []
    for week in range(weeks):
        mean = low * (times if week >= at else 1)
        if not is_planted:
            mean = 3 * low * {"growth": 1 + 2 * week / weeks, "double": 1 + (week >= at),
                              "election": 6 if at <= week < at + 4 else 1}[kind]  # fmt: skip
        place = weeks - 1 - week if is_down else week
        found += [
            begin + timedelta(days=7 * place, minutes=rng.randrange(7 * 1440)) for _ in range(_poisson(rng, mean))
        ]
    return _on(found, number)


COLUMNS = ("title", "summary", "section", "language", "url", "authors", "published", "modified")


def missing_field(rng: random.Random, number: int, is_planted: bool) -> Sequence[Record]:
    """Each field is missing in up to half of the articles of an outlet; planted: one in nearly all."""
    size = rng.randint(55, 90)
    lost = rng.choice(COLUMNS)
    absent = dict.fromkeys(COLUMNS, 0.02) | {rng.choice(COLUMNS): rng.uniform(0.1, 0.5)}
    absent |= {lost: rng.choice((1.0, 1.0, 0.99))} if is_planted else {}
    made = []
    for record in _outlet(rng, number, size):
        whole = {**record, "text": "The council met.", "section": "News", "modified": record["published"]}
        made.append({key: value for key, value in whole.items() if rng.random() >= absent.get(key, 0)})
    return made


OUTLETS_AT_FAULT: Mapping[str, Outlet] = {
    "NQ518": boilerplate,
    "NQ519": short,
    "NQ520": long,
    "NQ831": gap,
    "NQ832": step,
    "NQ833": missing_field,
}
