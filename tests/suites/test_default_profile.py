"""The default profile lets a dataset pass that is as good as a newspaper, and fails each kind of damage."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from newsqa.config import Settings
from newsqa.engines.check import Run, check

Records = list[dict[str, Any]]
SIZE = 60


def _newspaper(seeds: Path) -> Records:
    """Sixty articles: mostly clean ones, and as many unsourced claims and slips as a newspaper has."""
    lines = [line for line in (seeds / "articles.jsonl").read_text(encoding="utf-8").splitlines() if line[-1] == "}"]
    samples = {record["id"]: record for record in map(json.loads, lines)}
    clean = [samples["port-strike"], samples["library-reopens"], samples["spy-balloon"]]
    usual = [samples["ferry-deal"], samples["school-roof"]]
    records = [clean[n % len(clean)] for n in range(SIZE - 8)] + [usual[n % len(usual)] for n in range(8)]
    return [
        {**record, "id": f"{record['id']}-{n}", "published": record["published"].replace("T06:30", f"T06:{n:02}")}
        for n, record in enumerate(records)
    ]


# The sixty articles are five, so that each is a copy of others.
COPIES = ("NQ7", "NQ8")


def _check(records: Records, tmp_path: Path, ignore: Sequence[str] = COPIES) -> Run:
    source = tmp_path / "articles.jsonl"
    source.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return check([source], Settings(output=tmp_path / "out", processes=1, ignore=ignore))


def _failed(run: Run) -> set[str]:
    failed = [e for e in run.report["expectations"] if e["success"] is False and e["severity"] != "info"]
    return {e["type"] if e["table"] == "outlets" else e["kwargs"].get("rule") or e["type"] for e in failed}


def test_a_newspaper_passes(seeds: Path, tmp_path: Path) -> None:
    run = _check(_newspaper(seeds), tmp_path)
    assert run.passed, _failed(run)
    assert run.report["findings"] > 0


def _every(step: int, change: Callable[[dict[str, Any]], dict[str, Any]]) -> Callable[[Records], Records]:
    return lambda records: [change(r) if n % step == 0 else r for n, r in enumerate(records)]


DAMAGE: dict[str, tuple[Callable[[Records], Records], set[str]]] = {
    "texts lost": (_every(20, lambda r: {**r, "text": " "}), {"NQ101"}),
    "ids repeated": (_every(20, lambda r: {**r, "id": "same"}), {"NQ102"}),
    "None as the author": (_every(10, lambda r: {**r, "author": "None"}), {"NQ103"}),
    "buttons as authors": (_every(10, lambda r: {**r, "author": "Comment Count"}), {"NQ601"}),
    "addresses of authors": (_every(10, lambda r: {**r, "author": "ann@example.com"}), {"NQ602"}),
    "bylines in lists": (_every(10, lambda r: {**r, "author": ["By Ann Lee", "Bo Chen"]}), {"NQ603"}),
    "authors of other articles": (_every(10, lambda r: {**r, "author": [f"Ann L{v}e" for v in "aeiouy"]}), {"NQ604"}),
    "addresses without a host": (_every(10, lambda r: {**r, "url": f"/stories/{r['id']}"}), {"NQ611"}),
    "addresses of home pages": (_every(10, lambda r: {**r, "url": "https://n.example/"}), {"NQ612"}),
    "short addresses": (_every(10, lambda r: {**r, "url": f"https://t.co/{r['id']}"}), {"NQ614"}),
    "outlets in titles": (
        _every(10, lambda r: {**r, "title": f"{r['title']} | Crier", "outlet": "Crier"}),
        {"NQ621"},
    ),
    "spaces before titles": (_every(5, lambda r: {**r, "title": f" {r['title']}"}), {"NQ622"}),
    "titles of CSV": (_every(10, lambda r: {**r, "title": f'""{r["title"]}"" at last'}), {"NQ623"}),
    "titles of errors": (_every(20, lambda r: {**r, "title": "404 Not Found"}), {"NQ624"}),
    "feeds as outlets": (_every(5, lambda r: {**r, "outlet": "https://feeds.n.example/all.rss"}), {"NQ631"}),
    "outlets in many spellings": (
        lambda records: [
            {**r, "outlet": ("Crier", "The Crier", "CRIER", "C.R.I.E.R.")[n % 4]} for n, r in enumerate(records)
        ],
        {"NQ632"},
    ),
    "languages of feeds": (_every(10, lambda r: {**r, "language": "de"}), {"NQ641"}),
    "dates lost": (
        _every(2, lambda r: {**r, "published": None}),
        {"expect_articles_to_have_publication_date", "expect_dates_to_resolve"},
    ),
    "dates that cannot be read": (_every(10, lambda r: {**r, "published": "in the spring"}), {"NQ312"}),
    "dates in the future": (_every(20, lambda r: {**r, "published": "2093-01-01"}), {"NQ314"}),
    "years that cannot be": (_every(20, lambda r: {**r, "published": "0024-05-14"}), {"NQ315"}),
    "modified too early": (_every(10, lambda r: {**r, "modified": "2020-05-14T10:00:00Z"}), {"NQ316"}),
    "addresses of other days": (_every(10, lambda r: {**r, "url": "https://n.example/2020/05/14/a"}), {"NQ317"}),
    "times of the collection": (
        _every(1, lambda r: {**r, **dict.fromkeys(("published", "collected"), f"2024-05-14T06:{r['id'][-1]}4:07Z")}),
        {"expect_column_values_to_be_between"},
    ),
    "days in figures": (
        _every(10, lambda r: {**r, "text": r["text"] + " The next sitting is on 03/04/2031."}),
        {"NQ302"},
    ),
    "told before it came": (
        _every(10, lambda r: {**r, "text": r["text"] + " The old bridge collapsed on 3 May 2031."}),
        {"NQ305"},
    ),
    "days that do not exist": (
        _every(5, lambda r: {**r, "text": r["text"] + " It ended on 31 June 2023."}),
        {"NQ303", "expect_dates_to_be_possible"},
    ),
    "claims without a source": (
        _every(
            1,
            lambda r: {
                **r,
                "text": r["text"] + 3 * "\n\nOfficials said the plan was dead. Critics say it never lived.",
            },
        ),
        {"expect_attributions_to_be_sourced"},
    ),
    "hearsay": (_every(4, lambda r: {**r, "text": r["text"] + " The deal is reportedly off."}), {"NQ203"}),
    "sources that stay anonymous": (
        _every(3, lambda r: {**r, "text": r["text"] + "\n\nThe deal is off, said a source who asked not to be named."}),
        {"NQ201"},
    ),
    "claims in the passive": (
        _every(4, lambda r: {**r, "text": r["text"] + "\n\nIt is alleged that the deal is off."}),
        {"NQ204"},
    ),
    "an outlet without dates": (
        lambda records: (
            [
                *records,
                *({**r, "id": f"b-{n}", "outlet": "Crier", "published": None} for n, r in enumerate(records[:50])),
            ]
            + [{**r, "id": f"c-{r['id']}"} for r in records * 4]
        ),
        {"expect_groups_to_pass_rule"},
    ),
    "names misspelled": (
        _every(
            3,
            lambda r: {
                **r,
                "text": r["text"].replace("Okafor said", "Okaffor said").replace("Castellano said", "Castelano said"),
            },
        ),
        {"NQ401"},
    ),
    "the wrong encoding": (_every(10, lambda r: {**r, "text": r["text"] + " It wonâ€™t open."}), {"NQ501"}),
    "quotation marks as controls": (_every(20, lambda r: {**r, "text": r["text"] + " It \x93won\x94."}), {"NQ502"}),
    "characters lost": (_every(10, lambda r: {**r, "text": r["text"] + " It didn?t open."}), {"NQ503"}),
    "entities left": (_every(10, lambda r: {**r, "title": r["title"] + " &amp; more"}), {"NQ505"}),
    "escapes left": (_every(10, lambda r: {**r, "text": r["text"] + "\\nIt opened."}), {"NQ506"}),
    "soft hyphens": (_every(10, lambda r: {**r, "text": r["text"] + " It o\xadpened."}), {"NQ508"}),
    "markup left": (_every(10, lambda r: {**r, "text": f"<p>{r['text']}</p>"}), {"NQ509"}),
    "offers in place of articles": (
        _every(20, lambda r: {**r, "text": "Try unlimited access. Then $75 per month. Cancel anytime."}),
        {"NQ511"},
    ),
    "texts cut off": (_every(10, lambda r: {**r, "text": r["text"] + " The bridge is… [+213 chars]"}), {"NQ512"}),
    "titles as texts": (_every(20, lambda r: {**r, "text": r["title"]}), {"NQ514"}),
    "paragraphs twice": (_every(10, lambda r: {**r, "text": r["text"] + "\n\n" + r["text"]}), {"NQ515"}),
    "templates": (_every(10, lambda r: {**r, "title": "Live: {{headline}}"}), {"NQ517"}),
    "apostrophes lost": (
        _every(10, lambda r: {**r, "text": r["text"] + " It didn t open. They re shut. It isn t clear."}),
        {"NQ504"},
    ),
    "offices exchanged": (
        _every(
            10,
            lambda r: {
                **r,
                "text": r["text"] + "\n\nFire Chief Ann Lee left. Police Chief Ann Lee said that all was well.",
            },
        ),
        {"NQ404"},
    ),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_damage_fails(damage: str, seeds: Path, tmp_path: Path) -> None:
    harm, expected = DAMAGE[damage]
    run = _check(harm(_newspaper(seeds)), tmp_path)
    assert not run.passed
    assert expected <= _failed(run)


COPIED: dict[str, tuple[Callable[[dict[str, Any], int], dict[str, Any]], set[str]]] = {
    "texts there twice": (lambda r, n: r, {"expect_column_values_to_be_between"}),
    "one address": (lambda r, n: {**r, "url": "https://n.example/", "text": f"{n} " * 30}, {"NQ703"}),
    "texts nearly there twice": (
        lambda r, n: {**r, "title": "", "url": None, "text": f"{r['text']} {n}"},
        {"expect_column_values_to_be_between"},
    ),
    "one text in two splits": (
        lambda r, n: {**r, "split": ("train", "test")[n % 2]},
        {"expect_column_values_to_be_between"},
    ),
    "two labels": (lambda r, n: {**r, "label": f"{n % 2}"}, {"NQ707"}),
}


@pytest.mark.parametrize("damage", COPIED)
def test_copies_fail(damage: str, seeds: Path, tmp_path: Path) -> None:
    harm, expected = COPIED[damage]
    run = _check([harm(record, n) for n, record in enumerate(_newspaper(seeds))], tmp_path, ignore=())
    assert not run.passed
    assert expected <= _failed(run)


def test_labels_that_are_given_away_fail(seeds: Path, tmp_path: Path) -> None:
    records = [
        {**record, "id": f"{record['id']}-{label}", "label": label, "title": f"{space}{record['title']}"}
        for record in _newspaper(seeds)
        for label, space in (("fake", " "), ("real", ""))
    ]
    run = _check(records, tmp_path, ignore=("NQ7",))
    [failed] = [e for e in run.report["expectations"] if e["success"] is False and e["severity"] == "critical"]
    assert failed["kwargs"]["column"] == "leaked_labels_per_100_articles"
    assert failed["observed"]["observed_value"] == 100


def test_unreadable_records_fail(seeds: Path, tmp_path: Path) -> None:
    source = tmp_path / "articles.jsonl"
    lines = [json.dumps(record) for record in _newspaper(seeds)]
    source.write_text("\n".join([*lines, lines[0][:50]]) + "\n", encoding="utf-8")
    run = check([source], Settings(output=tmp_path / "out", processes=1, ignore=COPIES))
    assert not run.passed
    assert _failed(run) == {"expect_column_values_to_be_between"}
