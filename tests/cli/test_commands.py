"""The command line as a person or a program meets it: what is printed where, and the exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from signal import SIGINT, SIGTERM, Signals

import pytest

from tests.cli.conftest import Done, Newsqa


def in_a_process(*arguments: object) -> Done:
    """Run newsqa as a process of its own."""
    command = [sys.executable, "-m", "newsqa", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True)
    return Done(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    source = tmp_path / "clean.jsonl"
    article = {"id": "1", "published": "2024-05-14", "text": 'The hall opened on Monday. "It is dry," said Ana Silva.'}
    source.write_text(json.dumps(article) + "\n")
    return source


def test_passes_with_status_0(clean: Path, tmp_path: Path) -> None:
    done = in_a_process("check", clean, "--output", tmp_path / "out")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("PASSED  1 article, 0 rejects")
    assert f"Report: {tmp_path / 'out' / 'report.html'}" in done.stdout


def test_fails_with_status_1_and_says_why(seeds: Path, tmp_path: Path) -> None:
    done = in_a_process("check", seeds, "--output", tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("FAILED  53 articles, 1 reject")
    assert "critical  at most 1 record in 1,000 cannot be read" in done.stdout
    assert "NQ303 impossible-date" in done.stdout
    assert "\x1b" not in done.stdout


def test_json_on_stdout(newsqa: Newsqa, seeds: Path, tmp_path: Path) -> None:
    done = newsqa("check", seeds, "--output", tmp_path, "--select", "NQ3", "--format", "json")
    report = json.loads(done.stdout)
    assert report == json.loads((tmp_path / "report.json").read_text())
    assert {rule["code"][:3] for rule in report["rules"]} == {"NQ3"}


def test_quiet_prints_nothing(newsqa: Newsqa, clean: Path, tmp_path: Path) -> None:
    done = newsqa("check", clean, "--output", tmp_path / "out", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_fail_on(newsqa: Newsqa, tmp_path: Path) -> None:
    source = tmp_path / "undated.jsonl"
    source.write_text('{"id": "1", "text": "The hall opened."}\n')
    assert newsqa("check", source, "--output", tmp_path / "out").returncode == 1
    assert newsqa("check", source, "--output", tmp_path / "out", "--fail-on", "critical").returncode == 0


def test_fields_from_the_command_line(newsqa: Newsqa, tmp_path: Path) -> None:
    source = tmp_path / "odd.csv"
    source.write_text("key,prose\n7,The hall opened.\n")
    done = newsqa("check", source, "--output", tmp_path / "out", "--field", "body=prose", "--field", "id=key")
    assert done.returncode in (0, 1), done.stderr
    assert done.stdout.split("  ", 1)[1].startswith("1 article, 0 rejects")


def test_configuration(newsqa: Newsqa, clean: Path, tmp_path: Path) -> None:
    config = '[fields]\nbody = "text"\n\n[rules.NQ314]\ntolerance_hours = 48\n'
    (tmp_path / "newsqa.toml").write_text(f'select = ["NQ101"]\noutput = "there"\n{config}')
    done = newsqa("check", clean, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    report = json.loads((tmp_path / "there" / "report.json").read_text())
    assert [rule["code"] for rule in report["rules"]] == ["NQ101"]


def _broken_inputs() -> list[tuple[str, str, str]]:
    return [
        ("missing.jsonl", "", "missing.jsonl"),
        ("broken.jsonl", '"https://news.example/feed"\n', "broken.jsonl"),
        ("cities.csv", "city,population\nOslo,700000\n", "cities.csv"),
        ("picture.png", "\x89PNG\r\n", "picture.png"),
    ]


@pytest.mark.parametrize("content", ["", " \n"], ids=["empty", "blank"])
def test_a_file_of_nothing_fails_the_verdict(newsqa: Newsqa, tmp_path: Path, content: str) -> None:
    (tmp_path / "a.jsonl").write_text(content)
    done = newsqa("check", tmp_path / "a.jsonl", "--output", tmp_path / "out")
    assert done.returncode == 1, done.stderr
    assert "NQ008 empty-source: the file holds no article" in done.stdout


@pytest.mark.parametrize(("name", "content", "message"), _broken_inputs(), ids=lambda value: str(value)[:14])
def test_input_that_cannot_be_read_is_status_2(
    newsqa: Newsqa, tmp_path: Path, name: str, content: str, message: str
) -> None:
    if content:
        (tmp_path / name).write_text(content)
    for command in ("check", "annotate"):
        done = newsqa(command, tmp_path / name, "--output", tmp_path / "out")
        assert done.returncode == 2
        assert message in done.stderr
        assert done.stderr.startswith("newsqa: ")
        assert "Traceback" not in done.stderr
        assert done.stdout == ""


def test_a_pointer_in_place_of_data_is_a_fault_of_the_dataset(newsqa: Newsqa, tmp_path: Path) -> None:
    pointer = tmp_path / "True.csv"
    pointer.write_text("version https://git-lfs.github.com/spec/v1\noid sha256:abc\nsize 54140041\n")
    done = newsqa("check", pointer, "--output", tmp_path / "out")
    assert done.returncode == 1
    assert "0 articles, 1 reject" in done.stdout
    assert 'Run \\"git lfs pull\\"' in (tmp_path / "out" / "rejects.jsonl").read_text()


@pytest.mark.parametrize(
    ("line", "status"), [(b'{"body": "\x81"}\n', 1), (b"no JSON\n", 2), (b"[1]\n", 2)], ids=["bytes", "text", "lists"]
)
def test_a_file_without_a_record_is_damaged_or_not_what_its_name_says(
    newsqa: Newsqa, tmp_path: Path, line: bytes, status: int
) -> None:
    (tmp_path / "a.jsonl").write_bytes(line * 3)
    done = newsqa("check", tmp_path / "a.jsonl", "--output", tmp_path / "report", "--processes", 1)
    assert done.returncode == status
    assert ("NQ002" in done.stdout) is (status == 1)
    assert ("none of the first 3 records can be read" in done.stderr) is (status == 2)


def test_standard_input_is_read(clean: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "newsqa", "check", "-", "--format", "json", "--output", tmp_path / "out"]
    done = subprocess.run(command, input=clean.read_text(), capture_output=True, text=True)
    report = json.loads(done.stdout)
    assert report["sources"][0]["path"] == "standard input"
    assert (done.returncode, report["articles"] > 0) == (0, True)


@pytest.mark.parametrize(
    ("config", "message"),
    [
        ("select = [", "cannot be read as TOML"),
        ('profil = "default"', 'did you mean "profile"?'),
        ('fail_on = "error"', 'fail_on is "error"; expected critical, warning, info'),
        ('profile = "defualt"', 'there is no profile "defualt"'),
        ('select = ["NQ99"]', 'no rule "NQ99"'),
        ('select = "NQ301"', "expected a list of rule codes"),
        ('[fields]\nbdy = "text"', '"bdy" is not an article column'),
        ('[fields]\nbody = "prose"', "prose"),
        ('[load]\ntimezone = "Mars/Olympus"', 'no time zone "Mars/Olympus"'),
        ("[rules.NQ314]\ntolerance_hour = 3", '"tolerance_hour" is no option'),
        ('[rules.NQ314]\ntolerance_hours = "long"', "expected a whole number from 0"),
        ("[rules.NQ314]\ntolerance_hours = true", "expected a whole number from 0"),
        ("[rules.NQ314]\ntolerance_hours = 1000000000000", "expected a whole number from 0"),
        ("[rules.NQ103]\nplaceholders = [1]", "expected a list of texts"),
        ("ignore = [3]", "expected a list of rule codes"),
        ("[rules.NQ3140]\ntolerance_hours = 3", 'no rule "NQ3140"'),
    ],
)
def test_a_broken_configuration_is_status_2(
    newsqa: Newsqa, clean: Path, tmp_path: Path, config: str, message: str
) -> None:
    (tmp_path / "newsqa.toml").write_text(config)
    done = newsqa("check", clean, "--config", tmp_path / "newsqa.toml", "--output", tmp_path / "out")
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "give the files or folders to read"),
        (["--demo", "here"], "give either that or paths"),
        (["here", "--config", "nowhere.toml"], "nowhere.toml"),
        (["here", "--suite", "nowhere"], "no such folder of suites"),
        (["here", "--profile", "x", "--suite", "y"], "give one of them"),
        (["here", "--select", "NQ301", "--ignore", "NQ3"], "no rule is left to run"),
        (["here", "--field", "body"], "expected COLUMN=FIELD"),
        (["here", "--fail-on", "error"], "error"),
        (["--no-such-option"], "--no-such-option"),
    ],
    ids=lambda value: " ".join(value)[:30] if isinstance(value, list) else "",
)
def test_bad_usage_is_status_2(newsqa: Newsqa, arguments: list[str], message: str, tmp_path: Path) -> None:
    done = newsqa("check", *arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_a_broken_suite_is_status_2(newsqa: Newsqa, clean: Path, tmp_path: Path) -> None:
    suites = tmp_path / "suites"
    suites.mkdir()
    (suites / "dates.json").write_text('{"expectations": [{"type": "expect_pigs_to_fly", "kwargs": {}}]}')
    done = newsqa("check", clean, "--suite", suites, "--output", tmp_path / "out")
    assert done.returncode == 2
    assert done.stderr.endswith(
        'suites/dates.json:1: $.expectations[0].type: there is no expectation "expect_pigs_to_fly"\n'
    )
    assert "Traceback" not in done.stderr


def test_a_fault_of_the_program_is_status_2_and_says_so(clean: Path, tmp_path: Path) -> None:
    code = (
        "import sys, newsqa.cli, newsqa.engines.check as check\n"
        "def broken(**arguments):\n    raise ZeroDivisionError('oops')\n"
        "check.build_report = broken\n"
        f"sys.argv = ['newsqa', 'check', {str(clean)!r}, '--output', {str(tmp_path / 'out')!r}, *sys.argv[1:]]\n"
        "newsqa.cli.main()\n"
    )
    plain = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert plain.returncode == 2
    assert "a fault in newsqa itself: ZeroDivisionError: oops" in plain.stderr
    assert "Traceback" not in plain.stderr
    debug = subprocess.run([sys.executable, "-c", code, "--debug"], capture_output=True, text=True)
    assert debug.returncode == 2
    assert "Traceback" in debug.stderr


def test_annotate_says_what_it_wrote(newsqa: Newsqa, clean: Path, tmp_path: Path) -> None:
    done = newsqa("annotate", clean, "--output", tmp_path / "out")
    assert done.returncode == 0
    assert f"{tmp_path / 'out' / 'articles.parquet'}: 1 rows" in done.stdout


def test_explain_and_rules(newsqa: Newsqa) -> None:
    explained = newsqa("explain", "unresolved-date")
    assert explained.returncode == 0
    assert explained.stdout.startswith("NQ301 unresolved-date (warning)\n")
    assert "\nLimits\n    " in explained.stdout
    unknown = newsqa("explain", "NQ310")
    assert (unknown.returncode, unknown.stdout) == (2, "")
    assert 'no rule "NQ310" (did you mean NQ31' in unknown.stderr
    listed = json.loads(newsqa("rules", "--format", "json").stdout)
    assert {"NQ001", "NQ101", "NQ201", "NQ301", "NQ401"} <= {rule["code"] for rule in listed}


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ("explain NQ301", 2),
        ("--help", 2),
        ("annotate {clean} --output {out}", 0),
        ("check {clean} --output {out}", 0),
        ("check {clean} --format json", 0),
    ],
)
def test_a_reader_that_goes_away(arguments: str, status: int, clean: Path, tmp_path: Path) -> None:
    """What is printed is lost; the verdict of a finished check is not."""
    command = f"{sys.executable} -m newsqa {arguments.format(clean=clean, out=tmp_path / 'out')}"
    pipe = f"cd {tmp_path}; {command} | (exec <&-; sleep 0.1); exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", pipe], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (status, "")


@pytest.mark.parametrize(("chosen", "used"), [(None, "system"), ("mimalloc", "mimalloc")])
def test_where_arrow_has_its_memory_from(chosen: str | None, used: str, clean: Path, tmp_path: Path) -> None:
    code = (
        "import atexit, sys\n"
        "from newsqa.cli import main\n"
        "def tell():\n"
        "    import pyarrow\n"
        "    print(pyarrow.default_memory_pool().backend_name)\n"
        "atexit.register(tell)\n"
        "main()\n"
    )
    others = {name: value for name, value in os.environ.items() if name != "ARROW_DEFAULT_MEMORY_POOL"}
    environment = others | ({"ARROW_DEFAULT_MEMORY_POOL": chosen} if chosen else {})
    command = [sys.executable, "-c", code, "check", str(clean), "--output", str(tmp_path / "out"), "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{used}\n", "")


@pytest.mark.parametrize("signal", [SIGINT, SIGTERM])
def test_an_interrupt_ends_it_with_a_message(signal: Signals, tmp_path: Path) -> None:
    article = json.dumps({"id": "1", "text": "Officials said on Tuesday that Ana Silva left. " * 100})
    source = tmp_path / "long.jsonl"
    source.write_text(f"{article}\n" * 5_000)
    command = [sys.executable, "-m", "newsqa", "annotate", source, "--output", tmp_path / "out", "--processes", "1"]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while not list(tmp_path.glob("out/.newsqa*")):
        assert running.poll() is None
        time.sleep(0.05)
    running.send_signal(signal)
    _, errors = running.communicate(timeout=60)
    assert (running.returncode, errors) == (2, "newsqa: interrupted\n")
    assert not (tmp_path / "out").exists()
