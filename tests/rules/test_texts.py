"""The texts of a batch that may be kept: what stands in a row, and which articles have one."""

from __future__ import annotations

import functools
import json
import pickle
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from newsqa.articles.load import Loaded, LoadOptions, read_articles
from newsqa.config import Settings
from newsqa.engines.check import make_plan
from newsqa.rules import texts as texts_module
from newsqa.rules.batch import Plan, process_batch
from newsqa.rules.registry import select_rules
from newsqa.rules.texts import CANDIDATES, KEPT, Ceilings

NOW = datetime(2024, 6, 1, tzinfo=UTC)
RUMOUR = "\U0001f600 Ann Lee reportedly sold the cranes on 30 February. “It is true,” said Ann Lee on 3 May 2024."
QUIET = "The council met on 3 May 2024 in the town hall."


def plan(*codes: str) -> Plan:
    return make_plan(select_rules(codes, ()), (), Settings(), NOW)


def loaded(folder: Path, *bodies: str, **fields: Any) -> Loaded:
    source = folder / "news.jsonl"
    source.write_text(
        "".join(json.dumps({"id": f"a{n}", "text": body, **fields}) + "\n" for n, body in enumerate(bodies))
    )
    [batch] = read_articles([source], LoadOptions())
    return batch


def made(
    folder: Path, *bodies: str, codes: tuple[str, ...] = (), ceilings: Ceilings | None = None, **fields: Any
) -> Any:
    result = process_batch(
        loaded(folder, *bodies, **fields), plan(*codes), ceilings={} if ceilings is None else ceilings
    )
    assert result.texts.schema.equals(CANDIDATES)
    return result.texts.to_pylist()


def test_a_row_has_the_article_as_it_is_and_its_annotations(tmp_path: Path) -> None:
    fields = {"title": "Cranes", "outlet": "Post", "url": "https://post.example/1", "published": "May 14, 2024"}
    [row] = made(tmp_path, RUMOUR, codes=("NQ203", "NQ303", "NQ401"), **fields)
    assert {name: row[name] for name in ("article_id", "title", "outlet", "url", "published", "body", "row")} == {
        **fields,
        "article_id": "a0",
        "body": RUMOUR,
        "row": 0,
    }
    assert row["rules"] == ["NQ203", "NQ303"]
    words = [RUMOUR[one["start"] : one["end"]] for one in row["dates"] if one["field"] == "body"]
    assert words == ["30 February", "3 May 2024"]
    assert [one["value"] for one in row["dates"]][-1] == "2024-05-03"
    assert {one["canonical"] for one in row["names"]} >= {"Ann Lee"}
    said = [RUMOUR[one["cue_start"] : one["cue_end"]] for one in row["attributions"]]
    assert said == ["reportedly", "said"]
    assert [one["is_unsourced"] for one in row["attributions"]] == [True, False]
    assert all(list(row[name][0]) == list(KEPT[name]) for name in KEPT)


def test_annotations_stand_by_title_body_and_place_with_their_own_article(tmp_path: Path) -> None:
    rows = made(tmp_path, RUMOUR, "Nothing.", f"Bob Ray left. {RUMOUR}", title="Ann Lee in London on 4 May 2024")
    for row in rows:
        for name, column in (("dates", "start"), ("names", "start")):
            places = [(one["field"] == "body", one[column]) for one in row[name]]
            assert places == sorted(places)
            assert all(one["end"] <= len(row[one["field"]]) for one in row[name])
    assert [sum(one["field"] == "body" for one in row["dates"]) for row in rows] == [2, 0, 2]


def test_what_the_run_did_not_look_for_is_null(tmp_path: Path) -> None:
    [row] = made(tmp_path, RUMOUR, codes=("NQ303",))
    assert (row["attributions"], row["names"]) == (None, None)
    assert len(row["dates"]) == 2
    [row] = made(tmp_path, QUIET, codes=("NQ101",))
    assert [row[name] for name in KEPT] == [None] * 3


def test_without_ceilings_nothing_is_kept(tmp_path: Path) -> None:
    assert len(process_batch(loaded(tmp_path, RUMOUR), plan("NQ203")).texts) == 0


def test_only_what_may_be_chosen_is_sent(tmp_path: Path) -> None:
    send = functools.partial(made, tmp_path, RUMOUR, QUIET, codes=("NQ203", "NQ303"))
    turns = [row["turn"] for row in send()]
    closed = dict.fromkeys(("NQ203", "NQ303", "found", "silent"), 0)
    assert send(ceilings=closed) == []
    for group, row in (("NQ203", 0), ("NQ303", 0), ("found", 0), ("silent", 1)):
        assert [one["row"] for one in send(ceilings={**closed, group: turns[row] + 1})] == [row]
        assert send(ceilings={**closed, group: turns[row]}) == []


def test_the_longest_articles_are_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    [row] = made(tmp_path, RUMOUR)
    assert row["size"] == sum(len(row[name] or "") for name in texts_module._WORDS)
    monkeypatch.setattr(texts_module, "LONGEST", row["size"])
    assert len(made(tmp_path, RUMOUR)) == 1
    monkeypatch.setattr(texts_module, "LONGEST", row["size"] - 1)
    assert made(tmp_path, RUMOUR) == []


def test_turns_hang_on_the_article_and_its_place_alone(tmp_path: Path) -> None:
    one, other = ([row["turn"] for row in made(tmp_path, *bodies)] for bodies in ((RUMOUR, QUIET), (QUIET, RUMOUR)))
    assert one == other
    assert len(set(one)) == 2


def test_what_comes_of_a_batch_can_be_sent(tmp_path: Path) -> None:
    result = process_batch(loaded(tmp_path, RUMOUR), plan("NQ203"), ceilings={})
    assert pickle.loads(pickle.dumps(result)).texts.equals(result.texts)
    assert result.tables(7)["texts"]["row"].to_pylist() == [7]
