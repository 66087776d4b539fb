"""The page of quality: its figures come from a command, its prose is kept, and the counts by rule are right."""

from __future__ import annotations

import os
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.conftest import ROOT, needs_shared

sys.path.insert(0, str(ROOT / "benchmarks"))
from quality import BEGIN, END, PAGE, figure, gaps, main, write_between_markers
from rule_quality import RuleCounts, count_article, count_rules


def test_only_what_stands_between_the_markers_is_written() -> None:
    page = f"# Quality\n\nBy hand.\n\n{BEGIN}\nold\n{END}\n\nBy hand too.\n"
    written = write_between_markers(page, "\nnew\n\n")
    assert written == f"# Quality\n\nBy hand.\n\n{BEGIN}\nnew\n{END}\n\nBy hand too.\n"
    assert write_between_markers(written, "new") == written


@pytest.mark.parametrize("page", ["", BEGIN, f"{END}\n{BEGIN}", f"{BEGIN}{BEGIN}{END}"])
def test_a_page_without_its_markers_is_refused(page: str) -> None:
    with pytest.raises(ValueError, match="expected one"):
        write_between_markers(page, "new")


def test_the_page_has_its_markers() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert write_between_markers(page, page.partition(BEGIN)[2].partition(END)[0]) == page


def test_gaps_are_listed_by_rule_and_case() -> None:
    cases = [path.read_text(encoding="utf-8").count("\n  gap: ") for path in (ROOT / "tests" / "rules").glob("NQ*.yml")]
    assert gaps().count("\n- NQ") == sum(cases)


def test_figures_are_written_as_shares() -> None:
    assert [figure(value) for value in (0.8484, 1.0, 0.0)] == [".848", "1.000", ".000"]


def test_without_gold_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = PAGE.read_bytes()
    monkeypatch.setenv("NEWSQA_SHARED", str(tmp_path))
    assert main() == 2
    assert "NEWSQA_SHARED" in capsys.readouterr().err
    assert PAGE.read_bytes() == before


@pytest.fixture
def score(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(Path(os.environ["NEWSQA_SHARED"], "gold", "attributions")))
    import score_attributions

    module: ModuleType = score_attributions
    return module


def _article(text: str, *attributions: tuple[str, str, str | None]) -> dict[str, Any]:
    """A gold article whose attributions are given by the words of content, cue and source."""

    def span(words: str | None) -> list[int] | None:
        return None if words is None else [text.index(words), text.index(words) + len(words)]

    items = [
        {
            "content": span(content),
            "cue": span(cue),
            "cue_text": cue,
            "source": span(source),
            "source_text": source,
            "kind": "indirect",
        }
        for content, cue, source in attributions
    ]
    return {"id": "1", "text": text, "attributions": items}


@needs_shared
def test_counts_by_rule(score: ModuleType) -> None:
    article = _article(
        "Officials said the ferry was late. Eva Lund said the harbour was full. It rained, a sailor said.\n\n"
        "Sources close to the mayor said the cranes were old. The pier is rotten, in the words of several experts.",
        ("the ferry was late", "said", "Officials"),
        ("the harbour was full", "said", "Eva Lund"),
        ("The pier is rotten", "in the words of", "several experts"),
        ("the cranes were old", "said", "Sources close to the mayor"),
    )
    counted = count_rules([article], score)
    by_code = {counts.code: counts for counts in counted.rules}
    # of the two vague sources of the gold the one without a verb of speech is none that the scorer counts
    assert by_code["NQ202"] == RuleCounts("NQ202", "vague-source", 1, 1, 1, 1, 1)
    assert by_code["NQ201"] == RuleCounts("NQ201", "anonymous-source", 1, 1, 1, 1, 1)
    # the sailor is in nobody's gold: a finding that is wrong
    assert by_code["NQ205"] == RuleCounts("NQ205", "unnamed-role", 0, 0, 1, 0, 0)
    assert by_code["NQ203"] == RuleCounts("NQ203", "hearsay", 0, 0, 0, 0, 0)


@needs_shared
def test_a_finding_of_another_rule_is_not_right_but_unsourced(score: ModuleType) -> None:
    article = _article(
        "An unnamed official said the ferry was late.", ("the ferry was late", "said", "An unnamed official")
    )
    (annotated,) = article["attributions"]
    counts: Counter[tuple[str, str]] = Counter()
    count_article(article, [{**annotated, "rules": ["NQ205"]}], score, counts)
    assert +counts == {("NQ201", "gold"): 1, ("NQ205", "findings"): 1, ("NQ205", "unsourced"): 1}


@needs_shared
def test_a_finding_on_a_source_whose_words_do_not_decide_is_left_out(score: ModuleType) -> None:
    article = _article("She said the ferry was late.", ("the ferry was late", "said", "She"))
    (annotated,) = article["attributions"]
    counts: Counter[tuple[str, str]] = Counter()
    count_article(article, [{**annotated, "rules": ["NQ202"]}], score, counts)
    assert not +counts


@needs_shared
def test_a_quotation_without_speaker_is_wrong_where_the_gold_has_one(score: ModuleType) -> None:
    article = _article("The ferry was late, Eva Lund said.", ("The ferry was late", "said", "Eva Lund"))
    (annotated,) = article["attributions"]
    counts: Counter[tuple[str, str]] = Counter()
    count_article(article, [{**annotated, "rules": ["NQ206"]}], score, counts)
    assert +counts == {("NQ206", "findings"): 1, ("NQ206", "with source"): 1}
