"""Clean articles in nine languages, put together at random out of sentences written for this: records as files of
articles hold them. What is planted into them is in `planted_texts`, `planted_fields` and `planted_copies`."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeAlias

import yaml

Record: TypeAlias = dict[str, Any]

SENTENCES = yaml.safe_load((Path(__file__).parent / "planted_sentences.yml").read_text(encoding="utf-8"))
LANGUAGES = tuple(SENTENCES)
# English twice as often as each other language
_WEIGHTS = [2 if language == "en" else 1 for language in LANGUAGES]
# name, host
OUTLETS = (
    ("Town Crier", "towncrier.example.com"),
    ("The Harbour Post", "harbourpost.com"),
    ("Evening Courier", "courier.example.org"),
    ("Grünauer Anzeiger", "gruenauer-anzeiger.de"),
    ("La Gazette de Vézins", "gazette-vezins.fr"),
    ("Diario de Peñalba", "diariopenalba.es"),
    ("Folha de Itapuã", "folhaitapua.com.br"),
    ("Báo Bình Lục", "baobinhluc.vn"),
    ("Заречье", "zarechye.ru"),
    ("صوت الوادي", "sawtalwadi.com"),
    ("清河日报", "qinghe-ribao.cn"),
)
# what clean articles hold that looks like a fault: the words of pages, marks and brackets in an article's own voice
ODD = (
    "The regulator said that {place}’s website uses cookies and has no privacy policy, and fined it {n} euros.",
    "“Subscribe to our newsletter” is what {who} reads on every page, {role} said.",
    "Flights TK {n} and R&D; spending at AT&T weren’t affected, {who} said.",
    "{who} wrote the plan with [the mayor] and sic(k) jokes: “a < b, and {m} > 1”.",
    "Who’d pay {n} euros for that? {who} would, and did… in {year}.",
    "The file lies at https://files.example.org/{year}/plan?id={n}&page={m}, {role} said.",
    "“I’ve never,” {who} said – and then stopped – “seen {n} people so quiet.”",
    "It’s a 6-by-{m}-foot room; model T{n} and the S curve won’t fit.",
    "The score was {m}–{n}, {place}’s *best* since {year}, {who} noted.",
)


def article(rng: random.Random, number: int, language: str | None = None) -> Record:
    """A clean article: id, title, body of three to six paragraphs, summary, authors, outlet, url, language, dates."""
    language = language or rng.choices(LANGUAGES, _WEIGHTS)[0]
    words = SENTENCES[language]
    chosen = rng.sample(words["sentences"], min(len(words["sentences"]), rng.randint(9, 14)))
    if language == "en" and rng.random() < 0.5:
        chosen[rng.randrange(1, len(chosen) - 1)] = rng.choice(ODD)
    sentences = [filled(sentence, words, rng) for sentence in chosen]
    starts = sorted({0, *rng.sample(range(2, len(sentences) - 1), rng.randint(2, 4))})
    gap = "" if language == "zh" else " "
    paragraphs = [gap.join(sentences[a:b]) for a, b in zip(starts, [*starts[1:], len(sentences)], strict=True)]
    outlet, host = OUTLETS[number % len(OUTLETS)]
    published = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=rng.randrange(500_000))
    return {
        "id": f"a{number}",
        "title": filled(rng.choice(words["titles"]), words, rng),
        "text": "\n\n".join(paragraphs),
        "summary": filled(rng.choice(words["sentences"]), words, rng),
        "authors": [person(words, rng) for _ in range(rng.choice((1, 1, 1, 2)))],
        "outlet": outlet,
        "url": f"https://www.{host}/{published:%Y/%m/%d}/{number}-{rng.randrange(10**6)}",
        "language": language,
        "published": published.isoformat(),
        "event": f"e{number}",
    }


def person(words: Mapping[str, Any], rng: random.Random) -> str:
    first, last = rng.choice(words["first"]), rng.choice(words["last"])
    return f"{first}{last}" if words is SENTENCES["zh"] else f"{first} {last}"


def filled(sentence: str, words: Mapping[str, Any], rng: random.Random) -> str:
    """A sentence with its blanks filled in."""
    role = rng.choice(words["roles"])
    place, place2 = rng.sample(words["places"], 2)
    return sentence.format(
        who=person(words, rng),
        role=role,
        Role=role[0].upper() + role[1:],
        place=place,
        place2=place2,
        date=rng.choice(words["days"]).format(day=rng.randint(1, 28)),
        year=rng.randint(1950, 2019),
        n=rng.randint(11, 999),
        m=rng.randint(2, 96),
    )


def articles(rng: random.Random, count: int, languages: Sequence[str] = LANGUAGES, start: int = 0) -> list[Record]:
    """Clean articles in these languages."""
    weights = [weight for language, weight in zip(LANGUAGES, _WEIGHTS, strict=True) if language in languages]
    chosen = [language for language in LANGUAGES if language in languages]
    return [article(rng, start + n, rng.choices(chosen, weights)[0]) for n in range(count)]
