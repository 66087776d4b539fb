"""The rules about the text find what is planted in clean text, and nothing in the clean text; their places lie in the
text, and do not depend on the other articles of a batch."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsqa.articles.schema import ARTICLES
from newsqa.rules.registry import rules
from newsqa.rules.rule import Fault, Rule
from newsqa.rules.tables import Tables

TEXT_RULES = [rule for code, rule in rules().items() if code.startswith("NQ5") and not rule.is_optional]
NOW = datetime(2026, 1, 1, tzinfo=UTC)
PLANTED = 60  # articles of each class

WHO = ["the mayor", "a council member", "Ana Prado", "the harbour master", "the school’s head", "the union"]
VERBS = ["said that", "argued that", "told the council that", "hoped that", "wrote that"]
WHAT = [
    "the new bridge would open in June",
    "ferries couldn’t carry more than 300 cars a day",
    "the cost had risen to 4.2 million euros",
    "the city’s library is to stay open on Sundays",
    "a café and a playground belong on the square",
]
PIECES = [
    *("“", "”", '"', "<p>", "</p>", "&amp;", "\\n", "\\", "?", "Ã©", "â€™", "\ufffd", "\u200b", "e\u0301", "\x93"),
    *("{{a}}", "[+12 chars]", "…", "...", "Read more", "By Ann Lee\n", "\n", " ", "don t ", "the ", "word", "é", "नि"),
    *("accept cookies", "404 not found", "Photo by Ann", "%s", "[NAME]", "۔", "。"),
]


def _find(rule: Rule, articles: list[dict[str, Any]]) -> list[Fault]:
    filled = [{"article_id": str(n), "source_file": "f", "source_row": n, **one} for n, one in enumerate(articles)]
    table = pa.Table.from_pylist(filled, ARTICLES)
    return list(rule.find(Tables.with_only(NOW, rule.options, articles=table)))


def _sentence(chance: random.Random) -> str:
    words = f"{chance.choice(WHO)} {chance.choice(VERBS)} {chance.choice(WHAT)}"
    return words[0].upper() + words[1:] + chance.choice([".", ", and others agreed.", ", as it did in 2019."])


def _article(chance: random.Random) -> dict[str, Any]:
    paragraphs = []
    for number in range(chance.randint(3, 6)):
        sentences = [_sentence(chance) for _ in range(chance.randint(2, 4))]
        if chance.random() < 0.5:
            sentences.append(f"“It is so,” {chance.choice(WHO)} said.")
        paragraphs.append(" ".join([*sentences, f"That was point {number}."]))
    body = "\n\n".join(paragraphs)
    return {"title": f"Council votes on {chance.choice(WHAT)}", "summary": _sentence(chance), "body": body}


def _behind_a_word(*what: str) -> Callable[[str, random.Random], str]:
    def plant(body: str, chance: random.Random) -> str:
        words = body.split(" ")
        words[chance.randrange(len(words) // 3, len(words) - 2)] += chance.choice(what)
        return " ".join(words)

    return plant


def _instead(*bodies: str) -> Callable[[str, random.Random], str]:
    return lambda body, chance: chance.choice(bodies)


DEFECTS: dict[str, Callable[[str, random.Random], str]] = {
    "NQ501": _behind_a_word(" cafÃ©", "â€™s", " Ã¼ber", " ObamaÃ¢â‚¬â„¢s"),
    "NQ502": _behind_a_word("\x93", "\x92s", "\x7f", "\x01", "\x85"),
    "NQ503": _behind_a_word("\ufffd", " city?s", " didn?t", " M?nchen", " O?Malley"),
    "NQ504": lambda body, _: body.replace("’", " ") + " It didn t open, it s shut, and the mayor s plan isn t known.",
    "NQ505": _behind_a_word("&amp;", " #39;s", " quot;so", "&nbsp;", " &mdash;", "&#x2019;s"),
    "NQ506": _behind_a_word("\\n", "\\u2019s", '\\"', "\\\\", "\\the"),
    "NQ507": _behind_a_word(" cafe\u0301", " \u212bngstrom", " o\u0302"),
    "NQ508": _behind_a_word("\xad", "\u200b", "\ufeff", "\u200e", "\u2060", "\u200c"),
    "NQ509": _behind_a_word("<br/>", "<!-- x -->", " .a{color:red;margin:0}", " ![x](a.png)", ' [caption id="1"]'),
    "NQ511": _instead(
        "Subscribe now to continue reading. Already a subscriber? Log in.",
        "We use cookies to improve your experience. Accept all cookies or manage preferences.",
        "Please enable JavaScript to continue.",
        "Access Denied\n\nYou don't have permission to access this page on this server.",
        "Dieser Inhalt ist nur für Abonnenten. Jetzt testen.",
        "Nous utilisons des cookies. Tout accepter",
        "Este conteúdo é exclusivo para assinantes. Já é assinante?",
    ),
    "NQ512": lambda body, chance: body[: chance.randint(200, 400)].rstrip(" .”\n") + chance.choice(["…", " […]"]),
    "NQ513": lambda body, chance: chance.choice([f"By Ann Lee\n\n{body}", f"{body}\n\n(Editing by Ann Lee)"]),
    "NQ515": lambda body, _: body + "\n\n" + body.split("\n\n")[0],
    "NQ516": lambda body, chance: body + chance.choice([" “It is so, he said.", " It is so,” he said."]),
    "NQ517": _behind_a_word(" {{title}}", " [NAME]", " ${author}", " [email protected]", " TKTK", " Lorem ipsum"),
}


@pytest.mark.parametrize("rule", [rule for rule in TEXT_RULES if rule.code in DEFECTS], ids=lambda rule: rule.code)
def test_what_is_planted_is_found(rule: Rule) -> None:
    chance = random.Random(rule.code)
    articles = [_article(chance) for _ in range(PLANTED)]
    harmed = [{**one, "body": DEFECTS[rule.code](one["body"], chance)} for one in articles]
    assert len({fault.row for fault in _find(rule, harmed)}) >= 0.95 * PLANTED
    assert _find(rule, articles) == []


def test_titles_in_place_of_bodies_are_found() -> None:
    chance = random.Random(1)
    articles = [_article(chance) for _ in range(PLANTED)]
    rule = rules()["NQ514"]
    assert _find(rule, articles) == []
    assert len(_find(rule, [{**one, "body": one[chance.choice(["title", "summary"])]} for one in articles])) == PLANTED


@pytest.mark.parametrize("rule", TEXT_RULES, ids=lambda rule: rule.code)
@settings(max_examples=40, deadline=None)
@given(bodies=st.lists(st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=40).map("".join), max_size=4))
def test_places_lie_in_the_text_whatever_the_batch(rule: Rule, bodies: list[str]) -> None:
    articles = [{"title": body[:30], "summary": body[:60], "body": body} for body in bodies]
    together = _find(rule, articles)
    alone = [fault._replace(row=n) for n, one in enumerate(articles) for fault in _find(rule, [one])]
    assert together == alone
    for fault in together:
        assert fault.field is not None and fault.start is not None and fault.end is not None
        assert 0 <= fault.start < fault.end <= len(articles[fault.row][fault.field])


@pytest.mark.parametrize(
    "rule", [rule for code, rule in rules().items() if code.startswith("NQ5")], ids=lambda rule: rule.code
)
def test_a_batch_without_articles_has_no_fault(rule: Rule) -> None:
    """As of a file of which no record can be read: its columns have no piece at all."""
    none = pa.table({name: pa.chunked_array([], ARTICLES.field(name).type) for name in ARTICLES.names})
    assert list(rule.find(Tables.with_only(NOW, rule.options, articles=none))) == []


# Of each a pattern is tried at every place, and would go through the rest of the text from there.
WORST = [
    *("don?t " + "?" * 300_000, "??? ?" * 60_000, "â€™\x01 " * 60_000, "[ORG] " * 50_000, "window." * 40_000),
    *("&" + "amp;" * 70_000 + "quot;", "“" * 100_000, "<a " * 100_000, "[+1 chars " * 30_000, "{{" * 100_000),
]


@pytest.mark.parametrize("rule", TEXT_RULES, ids=lambda rule: rule.code)
def test_the_worst_texts_end(rule: Rule) -> None:
    """What takes the square of their length does not end in hours."""
    for fault in _find(rule, [{"body": text} for text in WORST]):
        assert len(fault.message) < 1_000


def test_a_quotation_that_is_cut_where_reading_ends_is_not_told_of() -> None:
    from newsqa.rules.text.nq516_unbalanced_quotation_marks import _lonely

    news = "The council met on Monday and voted.\n" * 1_351  # 49,987 characters
    quoted = '"The bridge is to be built by June," the mayor said, "and all will walk."\nHe left."'
    assert _lonely(news + quoted) == []
    assert [mark.place for mark in _lonely('He left."\n' + news)] == [8]
