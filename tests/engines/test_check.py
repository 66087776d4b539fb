"""A whole check: what it leaves, that nothing is lost, and that batches and processes do not matter."""

from __future__ import annotations

import functools
import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from newsqa.articles import load
from newsqa.articles.schema import KINDS
from newsqa.config import Settings
from newsqa.engines import one_pass
from newsqa.engines.annotate import annotate
from newsqa.engines.between import BETWEEN_LEFT
from newsqa.engines.check import LEFT, Run, check
from newsqa.errors import InputError, UsageError
from newsqa.rules.findings import FINDINGS
from newsqa.rules.registry import rules as all_rules
from newsqa.rules.rule import BETWEEN_ARTICLES, OF_SOURCES
from newsqa.rules.texts import TEXTS


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    seeds = Path(__file__).parents[2] / "seeds"
    return check([seeds], Settings(output=tmp_path_factory.mktemp("run"), processes=1))


def _findings(run: Run) -> list[dict[str, Any]]:
    return pq.read_table(run.folder / "findings.parquet").to_pylist()


def test_leaves_its_files_and_nothing_else(run: Run) -> None:
    assert sorted(path.name for path in run.folder.iterdir()) == sorted(
        [*LEFT, *(file for file, _ in BETWEEN_LEFT.values())]
    )
    assert pq.read_schema(run.folder / "findings.parquet").equals(FINDINGS)
    assert json.loads((run.folder / "report.json").read_text()) == run.report


def test_report_json_starts_as_promised(run: Run) -> None:
    assert list(run.report)[:10] == [
        "newsqa_version",
        "profile",
        "passed",
        "articles",
        "rejects",
        "findings",
        "rules",
        "expectations",
        "dataset",
        "outlets",
    ]
    assert {"code", "name", "severity", "findings", "articles"} <= set(run.report["rules"][0])
    assert {"table", "type", "kwargs", "severity", "success", "observed"} <= set(run.report["expectations"][0])


def test_figures_agree_with_each_other(run: Run, seeds: Path) -> None:
    report, findings = run.report, _findings(run)
    measures = pq.read_table(run.folder / "measures.parquet")
    rejects = [json.loads(line) for line in (run.folder / "rejects.jsonl").read_text().splitlines()]
    records = sum(len(path.read_text().splitlines()) for path in seeds.glob("*.jsonl")) + len(list(seeds.glob("*.txt")))
    assert report["articles"] + report["rejects"] == records
    assert report["articles"] == len(measures)
    assert report["rejects"] == len(rejects) == 1
    assert report["findings"] == len(findings)
    for rule in report["rules"]:
        found = [finding for finding in findings if finding["rule"] == rule["code"]]
        assert rule["findings"] == len(found)
        if all_rules()[rule["code"]].reads not in OF_SOURCES:
            assert sum(measures[rule["code"]].to_pylist()) == len(found)
    assert sum(outlet["articles"] for outlet in report["outlets"]) == report["articles"]
    assert sum(source["articles"] for source in report["sources"]) == report["articles"]
    of_articles = sum(finding["article_id"] is not None for finding in findings)
    for parts in (report["months"], report["splits"]):
        assert sum(part["articles"] for part in parts) == report["articles"]
        assert sum(part["findings"] for part in parts) == of_articles
    assert sum(field["findings"] for field in report["fields"]) == len(findings)


def test_the_samples_show_every_rule_and_some_are_clean(run: Run) -> None:
    silent = [rule["code"] for rule in run.report["rules"] if not rule["findings"]]
    # The samples are whole but for one record, and too few for rules that hold many articles against each other.
    of_many = [f"NQ{number}" for number in (518, 519, 520, 806, 811, 812, 821, 822, 823, 831, 832, 833)]
    assert [code for code in silent if not code.startswith("NQ0") and code not in of_many] == []
    measures = pq.read_table(run.folder / "measures.parquet").to_pylist()
    clean = [m["article_id"] for m in measures if not any(m[name] for name in m if name.startswith("NQ"))]
    assert {"port-strike", "library-reopens"} <= set(clean)


def test_words_are_marked_in_the_excerpt(run: Run, seeds: Path) -> None:
    bodies = {}
    for line in [line for path in seeds.glob("*.jsonl") for line in path.read_text().splitlines()]:
        if line.endswith("}"):
            record = json.loads(line)
            bodies.setdefault(record["id"], record["text"])
    for finding in _findings(run):
        if finding["article_id"] in bodies and finding["start"] is not None and finding["field"] == "body":
            words = bodies[finding["article_id"]][finding["start"] : finding["end"]]
            assert finding["excerpt"][finding["mark_start"] : finding["mark_end"]] == words.replace("\n", " ")


def test_articles_with_findings_are_kept_in_full(run: Run) -> None:
    kept = pq.read_table(run.folder / "texts.parquet")
    assert kept.schema.equals(TEXTS)
    rules: dict[tuple[str, str, int], set[str]] = {}
    for finding in _findings(run):
        if finding["article_id"] is not None:
            place = (finding["article_id"], finding["source_file"], finding["source_row"])
            rules.setdefault(place, set()).add(finding["rule"])
    rows = kept.to_pylist()
    assert {(row["article_id"], row["source_file"], row["source_row"]): set(row["rules"]) for row in rows} == rules
    between = {code for code, rule in all_rules().items() if rule.reads in BETWEEN_ARTICLES}
    assert between & {code for row in rows for code in row["rules"]}, "also what is found when the pass is over"


def test_the_report_says_how_long_judging_took(run: Run) -> None:
    assert 0 < run.report["judging_seconds"] < run.report["seconds"]


def _same(left: Path, right: Path, *names: str) -> None:
    for name in names:
        assert pq.read_table(left / name).equals(pq.read_table(right / name)), name


def test_batches_and_processes_do_not_matter(
    run: Run, seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(one_pass, "LoadOptions", functools.partial(load.LoadOptions, batch_rows=2))
    small = check([seeds], Settings(output=tmp_path / "small", processes=2))
    _same(run.folder, small.folder, "findings.parquet", "measures.parquet", "texts.parquet")
    assert (small.folder / "rejects.jsonl").read_text() == (run.folder / "rejects.jsonl").read_text()
    left_out = {"started", "seconds", "judging_seconds"}
    assert {k: v for k, v in small.report.items() if k not in left_out} == {
        k: v for k, v in run.report.items() if k not in left_out
    }


def test_fingerprints_outlive_a_new_order(tmp_path: Path) -> None:
    articles = [{"text": f"Sources said on Tuesday that plan {n} was dead."} for n in range(4)]
    prints = []
    for name, records in (("a", articles), ("b", articles[::-1])):
        source = tmp_path / f"{name}.jsonl"
        source.write_text("".join(json.dumps(record) + "\n" for record in records))
        left = check([source], Settings(output=tmp_path / name, select=("NQ301",)))
        prints.append({finding["fingerprint"] for finding in _findings(left)})
    assert prints[0] == prints[1]
    assert len(prints[0]) == 4


def test_only_selected_rules_run_and_the_rest_is_not_judged(seeds: Path, tmp_path: Path) -> None:
    left = check([seeds], Settings(output=tmp_path, select=("NQ3",), ignore=("NQ312",)))
    codes = {rule["code"] for rule in left.report["rules"]}
    assert codes
    assert all(code.startswith("NQ3") and code != "NQ312" for code in codes)
    judged = {e["kwargs"].get("rule", e["table"]): e["success"] for e in left.report["expectations"]}
    assert judged["NQ101"] is None
    assert judged["attributions"] is None
    assert judged["NQ314"] is not None
    assert left.report["dataset"]["attributions_per_article"] is None


def test_spellings_in_an_article_are_not_judged_where_their_rule_did_not_run(seeds: Path, tmp_path: Path) -> None:
    run = check([seeds], Settings(output=tmp_path, select=("NQ402",), processes=1))
    [judged] = [one for one in run.report["expectations"] if one["table"] == "names"]
    assert (judged["success"], judged["reason"]) == (None, "NQ401 was not selected")


def test_claims_are_not_judged_where_they_were_read_for_another_rule(seeds: Path, tmp_path: Path) -> None:
    """NQ708 compares quotations, and says nothing of whether claims have sources."""
    run = check([seeds], Settings(output=tmp_path, select=("NQ708",), processes=1))
    judged = [
        one for one in run.report["expectations"] if "sourced" in one["type"] or "unsourced" in str(one["kwargs"])
    ]
    assert len(judged) > 1
    reason = "none of NQ201, NQ202, NQ203, NQ204, NQ205 was selected"
    assert {(one["success"], one["reason"]) for one in judged} == {(None, reason)}


def test_a_declared_time_zone_is_one(tmp_path: Path) -> None:
    source = tmp_path / "articles.jsonl"
    source.write_text('{"id": "1", "text": "The council met.", "published": "2024-05-02 10:00:00"}\n')
    found = [
        check([source], Settings(output=tmp_path / "out", processes=1, select=("NQ313",), **options)).report["findings"]
        for options in ({}, {"timezone": "Europe/Paris"}, {"rule_options": {"NQ313": {"zone": "UTC"}}})
    ]
    assert found == [1, 0, 0]


def test_an_older_run_stays_when_a_new_one_cannot_be_made(seeds: Path, tmp_path: Path) -> None:
    check([seeds], Settings(output=tmp_path, select=("NQ101",)))
    before = (tmp_path / "report.json").read_text()
    broken = tmp_path / "broken.jsonl"
    broken.write_text('"https://news.example/feed"\n')
    with pytest.raises(InputError, match=r"broken\.jsonl"):
        check([broken], Settings(output=tmp_path))
    assert (tmp_path / "report.json").read_text() == before
    assert not list(tmp_path.glob(".newsqa*"))


def test_older_annotations_stay_when_new_ones_cannot_be_made(seeds: Path, tmp_path: Path) -> None:
    annotate([seeds], Settings(output=tmp_path, processes=1))
    before = pq.read_table(tmp_path / "dates.parquet")
    with pytest.raises(InputError):
        annotate([tmp_path / "nowhere"], Settings(output=tmp_path))
    assert pq.read_table(tmp_path / "dates.parquet").equals(before)


def test_a_source_of_rejects_only_cannot_be_checked(tmp_path: Path) -> None:
    source = tmp_path / "all.jsonl"
    source.write_text('"https://news.example/feed"\n')
    with pytest.raises(InputError):
        check([source], Settings(output=tmp_path / "out"))


def test_output_that_cannot_be_written(seeds: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="cannot be written to"):
        check([seeds], Settings(output=tmp_path / "file" / "out"))


def test_annotations_stand_where_they_say(seeds: Path, tmp_path: Path) -> None:
    done = annotate([seeds], Settings(output=tmp_path, processes=1))
    texts: dict[tuple[str, str], list[str]] = {}  # the samples hold an id twice
    for article in pq.read_table(tmp_path / "articles.parquet").to_pylist():
        for field in ("title", "body"):
            texts.setdefault((article["article_id"], field), []).append(article[field] or "")
    tables = {name: pq.read_table(tmp_path / f"{name}.parquet") for name in ("attributions", "dates", "names")}
    assert done.rows == {"articles": 53, **{name: len(table) for name, table in tables.items()}}
    assert all(rows > 0 for rows in done.rows.values())
    for row in [*tables["dates"].to_pylist(), *tables["names"].to_pylist()]:
        found = [text[row["start"] : row["end"]] for text in texts[row["article_id"], row["field"]]]
        assert row["text"] in found
    for row in tables["attributions"].to_pylist():
        if row["source_start"] is not None:
            found = [text[row["source_start"] : row["source_end"]] for text in texts[row["article_id"], row["field"]]]
            assert row["source_text"] in found


def test_each_record_counts_for_the_source_that_it_lies_in() -> None:
    paths = ["data", "data/may", ".", "s3://bucket/a", "postgresql://me:secret@db.example.org:5432/news"]
    files = ["data/a.csv", "data/may/b.csv", "c.csv", "s3://bucket/a/d.csv", "postgresql://db.example.org/news"]
    watch = one_pass.Watch(paths)
    watch.add(one_pass.Seen({file: 2**n for n, file in enumerate(files)}, {}, [], 0, KINDS.empty_table()))
    sources = watch.passed({}).sources
    assert [source.articles for source in sources] == [1, 2, 4, 8, 16]
    assert not any("secret" in source.path for source in sources)


GERMAN = "Die Fähre war am Montag wieder zu spät, und die Leiterin des Hafens sagte, dass sie davon nichts wusste. "
TURNS = "HOST: Why were you late?\n\nLUND: The engine stopped.\n\nHOST: And then?\n\nLUND: Officials said we rowed."
PROSE = "The ferry was late again on Monday, and officials said that the boats were old and that it had to be so. "


def test_what_is_not_read_is_counted_and_told(tmp_path: Path) -> None:
    bodies = [GERMAN * 5, TURNS, PROSE, PROSE * 9 + "\n\n" + TURNS]
    lines = [json.dumps({"id": f"ferry-{n}", "body": body, "outlet": "Post"}) for n, body in enumerate(bodies)]
    (tmp_path / "ferries.jsonl").write_text("\n".join(lines))
    run = check([tmp_path / "ferries.jsonl"], Settings(output=tmp_path / "run", processes=1))
    measures = pq.read_table(run.folder / "measures.parquet").to_pylist()
    counted = (
        "not_analysed",
        "other_languages",
        "transcripts",
        "parts_not_analysed",
        "attributions",
        "dates",
        "names_not_analysed",
    )
    assert [tuple(row[name] for name in counted) for row in measures] == [
        (1, 1, 0, 0, None, None, 1),
        (1, 0, 1, 0, None, 0, 0),
        (0, 0, 0, 0, 1, 1, 0),
        (0, 0, 0, 1, 9, 9, 0),
    ]
    rest = "; their rates are of the rest"
    assert run.report["not_read"] == [
        "1 article in another language was not read for attributions, dates and names" + rest,
        "1 transcript and 1 interview, table or list within 1 other article were not read for attributions" + rest,
    ]
    assert [row["dates_not_analysed"] for row in measures] == [1, 0, 0, 0]
    assert run.report["dataset"]["attributions_per_article"] == 5
    assert run.report["dataset"]["dates_per_article"] == 3.3333


def test_a_run_remembers_the_one_before_it(tmp_path: Path) -> None:
    source, output = tmp_path / "news.jsonl", tmp_path / "run"
    article = {"id": "a", "text": "The mayor reportedly sold the cranes."}
    runs = []
    for amount in (1, 3):
        source.write_text("".join(json.dumps({**article, "id": str(n)}) + "\n" for n in range(amount)))
        runs.append(check([source], Settings(output=output, select=("NQ203",), processes=1)).report)
    first, second = runs
    assert first["previous"] is None
    before = second["previous"]
    assert (before["started"], before["articles"], before["findings"]) == (first["started"], 1, first["findings"])
    assert before["rules"] == [{"code": "NQ203", "name": "hearsay", "findings": 1, "articles": 1}]
    assert before["dataset"] == first["dataset"]
    assert second["rules"][0]["findings"] == 3
    (output / "report.json").write_text("no report")
    assert check([source], Settings(output=output, select=("NQ203",), processes=1)).report["previous"] is None


def test_what_a_rule_prepares_may_be_noted(tmp_path: Path) -> None:
    style = tmp_path / "style.toml"
    style.write_text('[[names]]\npreferred = "Kyiv"\nvariants = ["Kiev"]\n')
    articles = tmp_path / "articles.jsonl"
    articles.write_text('{"id": "1", "text": "It rained."}\n')
    settings = Settings(output=tmp_path / "out", select=("NQ403",), rule_options={"NQ403": {"list": style}})
    notes = check([articles], settings).report["notes"]
    assert [note for note in notes if "shipped entries of NQ403 give way" in note and '"Kyiv"' in note]
