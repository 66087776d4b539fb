"""Exit statuses: 0 passed, 1 failed the verdict, 2 could not run. Situation by situation, and what is said then."""

from __future__ import annotations

import dataclasses
import gzip
import hashlib
import json
import shlex
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import pytest

from newsqa.engines import check as checking
from newsqa.engines import spool
from newsqa.rules import registry
from tests.cli.conftest import Done, Newsqa

Patch = Callable[[pytest.MonkeyPatch], None]


@dataclass(frozen=True)
class Situation:
    """What is typed in the folder of `yard`, after what has been typed `before` (separated by ";"); the exit status;
    and words of what is said, on stderr where the status is 2 and else on stdout."""

    name: str
    typed: str
    status: int
    says: str = ""
    before: str = ""
    patch: Patch | None = None
    in_a_process: bool = False


def article(number: int = 1, **fields: Any) -> str:
    text = "The hall opened on Monday, said Ana Silva, who runs it."
    return json.dumps({"id": f"a{number}", "published": "2024-05-14", "text": text, "title": "Hall opens", **fields})


HEARSAY = "The hall reportedly opened on Monday. Ana Silva runs it."
GOOD = [article()]
FEW_FAULTS = [article(1), *(article(n, text=HEARSAY) for n in range(2, 5))]
WAIVER = '[[waivers]]\nrule = "NQ203"\noutlet = "{outlet}"\nreason = "rumours"\nuntil = {until}\n'

FILES = {
    "good.jsonl": GOOD,
    "better.jsonl": GOOD,
    "hearsay.jsonl": FEW_FAULTS,
    "more-hearsay.jsonl": [*FEW_FAULTS, article(9, text=HEARSAY)],
    "critical.jsonl": [article(n, text="") for n in (1, 2)],
    "undated.jsonl": [article(published=None)],
    "zoneless.jsonl": [article(published="2024-05-14T10:00:00")],
    "half.jsonl": [article(1), "{", article(2), "{"],
    "empty.jsonl": [],
    "cities.csv": ["city,population", "Oslo,700000"],
    "a.toml": ["profile = "],
    "key.toml": ['profil = "wire"'],
    "type.toml": ["processes = 'two'"],
    "tolerance.toml": ["[rules.NQ301]", "tolerance = 5"],
    "rule.toml": ['ignore = ["NQ999"]'],
    "extends.toml": ['extend = "gone.toml"'],
    "ring.toml": ['extend = "ring.toml"'],
    "profile.toml": ['profile = "wier"'],
    "globs.toml": ['inputs = ["data/*.jsonl"]'],
    "inputs.toml": ['inputs = ["goo?.jsonl"]', "processes = 1"],
    "suites-broken/dates.json": ['{"expectations": ['],
    "suites-unknown/dates.json": ['{"expectations": [{"type": "expect_pigs_to_fly", "kwargs": {}}]}'],
    "suites-column/dates.json": ['{"expectations": [{"type": "expect_column_to_exist", "kwargs": {"column": "dat"}}]}'],
    "suites-table/date.json": ['{"expectations": [{"type": "expect_dates_to_resolve"}]}'],
    "suites-none/readme.txt": ["no suite"],
    "suites-rule/articles.json": [
        '{"expectations": [{"type": "expect_articles_to_pass_rule", "kwargs": {"rule": "NQ203", "mostly": 0.99}}]}'
    ],
    "broken-baseline.jsonl": ["[]"],
    "expired.toml": [WAIVER.format(outlet="Herald", until="2001-01-01")],
    "holding.toml": [WAIVER.format(outlet="Herald", until="2999-01-01")],
    "endless.toml": ['[[waivers]]\nrule = "NQ203"\noutlet = "Herald"\nreason = "x"'],
    "no-rule.toml": [WAIVER.format(outlet="x", until="2999-01-01").replace("NQ203", "NQ999")],
    "query.toml": [
        WAIVER.format(outlet="x", until="2999-01-01").replace("outlet =", "query =").replace('"x"', '"x +"')
    ],
    "herald.jsonl": [article(n, text=HEARSAY, outlet="Herald") for n in (1, 2)],
    "folder-without-articles/picture.png": ["\x89PNG"],
    "no-run/report.json": ["{}"],
}


@pytest.fixture
def yard(tmp_path: Path) -> Path:
    """A folder with all that the situations speak of."""
    for name, lines in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    (tmp_path / "newsqa.toml").write_text("processes = 1\n")
    (tmp_path / "junk.jsonl").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "junk.bin").write_bytes(bytes(range(256)) * 40)
    many = "".join(f"{article(n, text=hashlib.sha256(bytes([n % 256])).hexdigest() * 3)}\n" for n in range(100))
    (tmp_path / "cut.jsonl.gz").write_bytes(gzip.compress(many.encode())[:-500])
    (tmp_path / "junk.jsonl.gz").write_bytes(b"\x1f\x8bnothing that could be unpacked")
    (tmp_path / "a-file").write_text("")
    with sqlite3.connect(tmp_path / "news.db") as database:
        database.execute("create table articles (id text, body text)")
        database.execute("create table other (id text, body text)")
        database.execute("insert into articles values ('1', 'The hall opened.')")
    database.close()
    return tmp_path


def _raises(place: Any, name: str, error: BaseException) -> Patch:
    def broken(*arguments: Any, **named: Any) -> NoReturn:
        raise error

    return lambda monkeypatch: monkeypatch.setattr(place, name, broken)


def _with_a_rule_that_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    def find(tables: Any) -> Iterator[Any]:
        raise ZeroDivisionError("oops")

    rule = dataclasses.replace(registry.find_rule("NQ203"), find=find)
    monkeypatch.setattr(checking, "select_rules", lambda select, ignore, besides=(): (rule,))
    monkeypatch.setattr(checking, "rule_documentation", lambda rules: {})


FULL = OSError(28, "No space left on device")
RULE = "--select NQ203 --suite suites-rule"  # judges by hearsay alone: 3 of 4 articles, where 99 % are to have none
WRITTEN = f"check hearsay.jsonl {RULE}; baseline write"

SITUATIONS = [
    # the verdict
    Situation("passes", "check good.jsonl", 0, "PASSED  1 article"),
    Situation("fails", "check critical.jsonl", 1, "FAILED  2 articles"),
    Situation("fails in JSON", "check critical.jsonl --format json", 1, '"passed": false'),
    Situation("fails quietly", "check critical.jsonl --quiet", 1),
    Situation("a warning counts", "check undated.jsonl", 1, "FAILED"),
    Situation("a warning counts with --fail-on warning", "check undated.jsonl --fail-on warning", 1, "FAILED"),
    Situation("a warning with --fail-on critical", "check undated.jsonl --fail-on critical", 0, "PASSED"),
    Situation("critical with --fail-on critical", "check critical.jsonl --fail-on critical", 1, "FAILED"),
    Situation("an info does not count", "check zoneless.jsonl", 0, "PASSED"),
    Situation("an info with --fail-on info", "check zoneless.jsonl --fail-on info", 1, "FAILED"),
    Situation("the samples", "check --demo", 1, "FAILED  53 articles"),
    Situation("inputs of the configuration", "check --config inputs.toml", 0, "PASSED"),
    # what the data are
    Situation("an empty file", "check empty.jsonl", 1, "NQ008 empty-source"),
    Situation("more rejects than are tolerated", "check half.jsonl", 1, "2 rejects"),
    Situation("a truncated gzip", "check cut.jsonl.gz", 1, "what stands before the break was read"),
    Situation("binary junk named as articles", "check junk.jsonl", 1, "0 articles, 41 rejects"),
    Situation("binary junk", "check junk.bin", 2, "junk.bin"),
    Situation("a gzip of junk", "check junk.jsonl.gz", 1, "0 articles, 1 reject"),
    Situation("no news", "check cities.csv", 2, "cities.csv"),
    Situation("no file", "check missing.jsonl", 2, "missing.jsonl: there is no such file"),
    Situation("one good file and one that is missing", "check good.jsonl missing.jsonl", 2, "missing.jsonl"),
    Situation("a folder without articles", "check folder-without-articles", 2, "folder-without-articles: expected"),
    Situation("an unreachable address", "check http://127.0.0.1:9/a.jsonl", 2, "http://127.0.0.1:9/a.jsonl"),
    Situation("a scheme that is none", "check gopher://host/a.jsonl", 2, "gopher"),
    Situation("a database and no table", "check news.db", 2, "news.db"),
    Situation("a database and a table", f"check news.db --table articles {RULE}", 0, "PASSED"),
    Situation("a database and no such table", "check news.db --table article", 2, "article"),
    Situation("a query that is none", "check news.db --query 'SELEC 1'", 2, "SELEC"),
    Situation("a field that is not there", "check good.jsonl --field body=prose", 2, "prose"),
    # usage
    Situation("no arguments", "", 2, "newsqa"),
    Situation("nothing to check", "check", 2, "give the files or folders to read"),
    Situation("an input that nothing fits", "check --config globs.toml", 2, 'globs.toml:1: inputs: there is no'),
    Situation("an unknown command", "chekc good.jsonl", 2, "chekc"),
    Situation("an unknown option", "check good.jsonl --fial-on info", 2, "--fial-on"),
    Situation("an unknown severity", "check good.jsonl --fail-on error", 2, "error"),
    Situation("an unknown profile", "check good.jsonl --profile wier", 2, 'there is no profile "wier"'),
    Situation("an unknown rule", "check good.jsonl --select NQ999", 2, 'no rule "NQ999"'),
    Situation("no rule left", "check good.jsonl --select NQ301 --ignore NQ3", 2, "no rule is left"),
    Situation("an unknown format", "check good.jsonl --format junti", 2, 'there is no format "junti"'),
    Situation("a number of processes that is none", "check good.jsonl -j many", 2, "many"),
    Situation("the samples and a path", "check good.jsonl --demo", 2, "--demo"),
    Situation("help", "--help", 0, "newsqa"),
    Situation("help of a command", "check --help", 0, "newsqa check"),
    Situation("version", "--version", 0, "newsqa "),
    # configuration
    Situation("no such configuration", "check good.jsonl --config gone.toml", 2, "gone.toml: there is no such"),
    Situation("a configuration that is no TOML", "check good.jsonl --config a.toml", 2, "a.toml: cannot be read"),
    Situation("an unknown key", "check good.jsonl --config key.toml", 2, "key.toml:1: profil is not a setting"),
    Situation("a value of another type", "check good.jsonl --config type.toml", 2, "type.toml:1: processes is 'two'"),
    Situation("a tolerance in per cent", "check good.jsonl --config tolerance.toml", 2, "5 % is 0.05"),
    Situation("an unknown rule there", "check good.jsonl --config rule.toml", 2, "rule.toml:1: ignore: no rule"),
    Situation("an unknown profile there", "check good.jsonl --config profile.toml", 2, 'there is no profile "wier"'),
    Situation("a file that is extended and gone", "check good.jsonl --config extends.toml", 2, "-> gone.toml"),
    Situation("a ring", "check good.jsonl --config ring.toml", 2, "ring.toml -> ring.toml"),
    # suites
    Situation("no such suite", "check good.jsonl --suite gone", 2, "gone: there is no such folder"),
    Situation("a folder without suites", "check good.jsonl --suite suites-none", 2, "suites-none: holds no suite"),
    Situation("a suite that is no JSON", "check good.jsonl --suite suites-broken", 2, "suites-broken/dates.json"),
    Situation("an unknown expectation", "check good.jsonl --suite suites-unknown", 2, "expect_pigs_to_fly"),
    Situation("a column that is not there", "check good.jsonl --suite suites-column", 2, 'has no column "dat"'),
    Situation("a suite for no table", "check good.jsonl --suite suites-table", 2, "suites-table/date.json"),
    # baselines and waivers
    Situation("hearsay", f"check hearsay.jsonl {RULE}", 1, "FAILED"),
    Situation("no such baseline", "check good.jsonl --baseline gone.jsonl", 2, "gone.jsonl"),
    Situation("a broken baseline", "check good.jsonl --baseline broken-baseline.jsonl", 2, "broken-baseline.jsonl"),
    Situation("known alone", f"check hearsay.jsonl {RULE} --baseline newsqa-baseline.jsonl", 0, "PASSED", WRITTEN),
    Situation(
        "new beside known", f"check more-hearsay.jsonl {RULE} --baseline newsqa-baseline.jsonl", 1, "FAILED", WRITTEN
    ),
    Situation(
        "a stale entry", f"check good.jsonl {RULE} --baseline newsqa-baseline.jsonl", 0, "not found again", WRITTEN
    ),
    Situation("a baseline that is there", "baseline write", 2, "newsqa-baseline.jsonl: is there already", WRITTEN),
    Situation("a baseline of no run", "baseline write folder-without-articles", 2, "folder-without-articles"),
    Situation("an update with nothing new", "baseline update", 0, "0 new", WRITTEN),
    Situation(
        "an update with new", "baseline update", 1, "not taken in", f"{WRITTEN}; check more-hearsay.jsonl {RULE}"
    ),
    Situation(
        "an update that takes in new",
        "baseline update --accept-new",
        0,
        "1 new",
        f"{WRITTEN}; check more-hearsay.jsonl {RULE}",
    ),
    Situation("an update of nothing", "baseline update", 2, "newsqa-baseline.jsonl", f"check good.jsonl {RULE}"),
    Situation("a waiver that holds", f"check herald.jsonl {RULE} --waivers holding.toml", 0, "PASSED"),
    Situation("an expired waiver", f"check herald.jsonl {RULE} --waivers expired.toml", 1, "expired on 2001-01-01"),
    Situation("a waiver without an end", "check good.jsonl --waivers endless.toml", 2, "endless.toml: waiver 1"),
    Situation("a waiver of no rule", "check good.jsonl --waivers no-rule.toml", 2, 'no rule "NQ999"'),
    Situation("a waiver that asks nothing", "check good.jsonl --waivers query.toml", 2, "query.toml: waiver 1: "),
    Situation("no such waivers", "check good.jsonl --waivers gone.toml", 2, "gone.toml"),
    # where it goes
    Situation("an output that is a file", "check good.jsonl --output a-file", 2, "a-file: cannot be written to"),
    Situation("an output below a file", "check good.jsonl --output a-file/b", 2, "a-file/b: cannot be written to"),
    Situation("no place for output", "check good.jsonl --output /proc/none", 2, "/proc/none: cannot be written to"),
    # the machine, and newsqa itself
    Situation("a fault in newsqa", "check good.jsonl", 2, "a fault in newsqa itself", "",
              _raises(checking, "build_report", ZeroDivisionError("oops"))),
    Situation("a rule that fails", "check good.jsonl", 2, "the rule NQ203 hearsay failed: ZeroDivisionError: oops", "",
              _with_a_rule_that_fails),
    Situation("a full disk", "check good.jsonl", 2, "No space left on device", "", _raises(spool.Spool, "add", FULL)),
    Situation("no memory", "check good.jsonl", 2, "the memory does not suffice", "",
              _raises(checking, "judge", MemoryError())),
    Situation("interrupted", "check good.jsonl", 2, "newsqa: interrupted", "",
              _raises(checking, "compare_and_tally", KeyboardInterrupt())),
    Situation("nobody reads a report", "check critical.jsonl --format json | true", 1, in_a_process=True),
    Situation("nobody reads help", "--help | true", 2, in_a_process=True),
    # other commands
    Situation("annotate", "annotate good.jsonl", 0, "articles.parquet: 1 rows"),
    Situation("annotate nothing", "annotate", 2, "give the files or folders to read"),
    Situation("annotate what is missing", "annotate missing.jsonl", 2, "missing.jsonl"),
    Situation("explain", "explain NQ301", 0, "NQ301 unresolved-date"),
    Situation("explain an unknown rule", "explain NQ999", 2, 'no rule "NQ999"'),
    Situation("rules", "rules", 0, "NQ301"),
    Situation("schema", "schema good.jsonl", 0, "body"),
    Situation("schema of what is missing", "schema missing.jsonl", 2, "missing.jsonl"),
    Situation("init over a configuration", "init good.jsonl", 2, "newsqa.toml: is there already"),
    Situation("init of no news", "init cities.csv --output new.toml", 2, "cities.csv"),
    Situation("init of what is missing", "init missing.jsonl --output new.toml", 2, "missing.jsonl"),
    Situation("report", "report --quiet", 0, "", "check good.jsonl"),
    Situation("report of no run", "report folder-without-articles", 2, "holds no report.json"),
    Situation("report of nothing", "report gone", 2, "gone: expected the output folder of a run"),
    Situation("report of another's report", "report no-run", 2, "no-run/report.json"),
    Situation("report to nowhere", "report --output gone/a.html", 2, "gone/a.html", "check good.jsonl"),
    Situation("a format of no run", "report gone --format junit", 2, "gone: expected the output folder"),
    Situation("diff", "diff good.jsonl hearsay.jsonl", 0, "findings are new"),
    Situation("diff with a step that is passed", "diff good.jsonl hearsay.jsonl --step 2", 1, "FAILED: "),
    Situation("diff with a step that is kept", "diff good.jsonl better.jsonl --step 0", 0, "PASSED: no rate"),
    Situation("diff with a step that is none", "diff good.jsonl better.jsonl --step two", 2, '--step "two"'),
    Situation("diff of what is missing", "diff good.jsonl missing.jsonl", 2, "missing.jsonl: there is no such file"),
    Situation("diff of a broken run", "diff good.jsonl no-run", 2, "no-run/report.json"),
]  # fmt: skip


@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda situation: situation.name)
def test_status_and_message(newsqa: Newsqa, yard: Path, monkeypatch: pytest.MonkeyPatch, situation: Situation) -> None:
    for command in filter(None, situation.before.split("; ")):
        assert newsqa(*shlex.split(command), cwd=yard).returncode in (0, 1)
    if situation.patch is not None:
        situation.patch(monkeypatch)
    if situation.in_a_process:
        done = in_a_shell(situation.typed, yard)
    else:
        done = newsqa(*shlex.split(situation.typed), cwd=yard)
    assert done.returncode == situation.status, done
    assert "Traceback" not in done.stderr
    if situation.status == 2:
        assert done.stdout == ""
        assert situation.says in done.stderr
    else:
        assert done.stderr == ""
        assert situation.says in done.stdout


def in_a_shell(typed: str, folder: Path) -> Done:
    """What a shell makes of it, with newsqa's own exit status."""
    command = f"{shlex.quote(sys.executable)} -m newsqa {typed}; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], cwd=folder, capture_output=True, text=True)
    return Done(done.returncode, done.stdout, done.stderr)


def test_situations_have_names_of_their_own() -> None:
    names = [situation.name for situation in SITUATIONS]
    assert len(names) == len(set(names))
