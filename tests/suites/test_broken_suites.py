"""A suite with a mistake is refused before an article is read: with file, line, path, and what was meant."""

from __future__ import annotations

import functools
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsqa.articles.load import LoadOptions
from newsqa.cli import main
from newsqa.config import Settings
from newsqa.engines import one_pass
from newsqa.engines.check import check, known_columns
from newsqa.errors import SuiteError, UsageError
from newsqa.suites.building import build_suites
from newsqa.suites.json_lines import json_path, read_json
from newsqa.suites.profiles import check_columns, profile_folder, read_suites
from newsqa.suites.row_conditions import ConditionError, columns_of

BETWEEN = "expect_column_values_to_be_between"
RESOLVE = "expect_dates_to_resolve"


def _write(folder: Path, table: str, *expectations: Any, **more: Any) -> Path:
    (folder / f"{table}.json").write_text(json.dumps({"expectations": expectations, **more}, indent=1))
    return folder


def _said(folder: Path) -> list[str]:
    """What is said before an article is read, without the folder."""
    with pytest.raises(SuiteError) as caught:
        check_columns(read_suites(folder), known_columns())
    return [line.replace(f"{folder}/", "") for line in caught.value.mistakes]


def _one(kind: str, **kwargs: Any) -> dict[str, Any]:
    return {"type": kind, "kwargs": kwargs}


# table, expectation, what is said of it
MISTAKES = [
    (
        "dates",
        _one("expect_date_to_resolve"),
        'dates.json:4: $.expectations[0].type: there is no expectation "expect_date_to_resolve"; '
        'did you mean "expect_dates_to_resolve"?',
    ),
    (
        "dates",
        _one("expect_column_value_to_be_betwen", column="start"),
        'dates.json:4: $.expectations[0].type: there is no expectation "expect_column_value_to_be_betwen"; '
        'did you mean "expect_column_values_to_be_between"?',
    ),
    (
        "dates",
        _one(RESOLVE, mostyl=0.9),
        'dates.json:6: $.expectations[0].kwargs.mostyl: there is no such argument; did you mean "mostly"? '
        "it takes mostly, row_condition, condition_parser",
    ),
    (
        "dates",
        _one(RESOLVE, mostly=95),
        "dates.json:6: $.expectations[0].kwargs.mostly: is 95; expected a share from 0 to 1 (95 % is 0.95)",
    ),
    (
        "articles",
        _one(BETWEEN, column="body_words", min_value=1, mostly=-0.5),
        "articles.json:8: $.expectations[0].kwargs.mostly: is -0.5; expected a share from 0 to 1",
    ),
    (
        "dates",
        _one(RESOLVE, mostly="0.9"),
        'dates.json:6: $.expectations[0].kwargs.mostly: is "0.9"; expected a share from 0 to 1',
    ),
    (
        "dates",
        _one(RESOLVE, mostly=True),
        "dates.json:6: $.expectations[0].kwargs.mostly: is true; expected a share from 0 to 1",
    ),
    (
        "dates",
        {**_one(RESOLVE), "severity": "warn"},
        'dates.json:6: $.expectations[0].severity: is "warn"; expected critical, warning, info; '
        'did you mean "warning"?',
    ),
    (
        "dates",
        _one(RESOLVE, severity="warning"),
        'dates.json:6: $.expectations[0].kwargs.severity: is no argument; it belongs beside "kwargs", not in it',
    ),
    (
        "dates",
        {**_one(RESOLVE), "severty": "info"},
        'dates.json:6: $.expectations[0].severty: an expectation has no such key; did you mean "severity"?',
    ),
    (
        "dates",
        {**_one(RESOLVE), "meta": "ours"},
        'dates.json:6: $.expectations[0].meta: is "ours"; expected an object',
    ),
    (
        "dates",
        {"type": RESOLVE, "kwargs": [0.9]},
        "dates.json:5: $.expectations[0].kwargs: is [0.9]; expected an object with the arguments",
    ),
    (
        "articles",
        _one("expect_articles_to_pass_rule", rule="NQ31O"),
        'articles.json:6: $.expectations[0].kwargs.rule: no rule "NQ31O" (did you mean NQ',
    ),
    (
        "articles",
        _one("expect_articles_to_pass_rule", rule="vague-source"),
        'articles.json:6: $.expectations[0].kwargs.rule: is "vague-source"; expected a code: '
        'vague-source has the code "NQ202"',
    ),
    (
        "articles",
        _one("expect_articles_to_pass_rule", rule="nq202"),
        'articles.json:6: $.expectations[0].kwargs.rule: is "nq202"; expected a code: '
        'vague-source has the code "NQ202"',
    ),
    (
        "articles",
        _one("expect_articles_to_pass_rule", mostly=0.9),
        'articles.json:5: $.expectations[0].kwargs.rule: is missing; expected the code of a rule, such as "NQ301"',
    ),
    (
        "dates",
        _one("expect_articles_to_pass_rule", rule="NQ301"),
        "dates.json:4: $.expectations[0].type: is about the table articles, so it belongs in articles.json",
    ),
    (
        "articles",
        _one(BETWEEN, column="body_wrods", min_value=1),
        'articles.json:6: $.expectations[0].kwargs.column: the table articles has no column "body_wrods"; '
        'did you mean "body_words"?',
    ),
    (
        "articles",
        _one("expect_articles_to_pass_rule", rule="NQ001"),
        'articles.json:6: $.expectations[0].kwargs.rule: the table articles has no column "NQ001"; '
        "there is one in dataset",
    ),
    (
        "dates",
        _one("expect_compound_columns_to_be_unique", column_list=["start", "Value"]),
        'dates.json:8: $.expectations[0].kwargs.column_list[1]: the table dates has no column "Value"; '
        'did you mean "value"?',
    ),
    (
        "dates",
        _one(RESOLVE, row_condition='type = "DATE"', condition_parser="pandas"),
        'dates.json:6: $.expectations[0].kwargs.row_condition: is "type = \\"DATE\\"", which does not parse at '
        "character",
    ),
    (
        "dates",
        _one(RESOLVE, row_condition=3),
        "dates.json:6: $.expectations[0].kwargs.row_condition: is 3; expected a text",
    ),
    (
        "dates",
        _one(RESOLVE, row_condition='typ == "DATE"', condition_parser="pandas"),
        'dates.json:6: $.expectations[0].kwargs.row_condition: the table dates has no column "typ"; '
        'did you mean "type"?',
    ),
    (
        "dates",
        _one(RESOLVE, row_condition='col("typ") == "DATE"', condition_parser="great_expectations"),
        'dates.json:6: $.expectations[0].kwargs.row_condition: the table dates has no column "typ"; '
        'did you mean "type"?',
    ),
    (
        "dates",
        _one(RESOLVE, row_condition='type == "DATE"', condition_parser="spark"),
        'dates.json:7: $.expectations[0].kwargs.condition_parser: is "spark"; expected "pandas" or '
        '"great_expectations": suites are judged on pandas',
    ),
    (
        "articles",
        _one(BETWEEN, column="body_words", min_value=300, max_value=20),
        "articles.json:7: $.expectations[0].kwargs.min_value: is 300, which is above max_value, 20: "
        "no value can be both",
    ),
    (
        "articles",
        _one(BETWEEN, column="body_words", min_value={"$PARAMETER": "least"}),
        "articles.json:7: $.expectations[0].kwargs.min_value: is a parameter of the suite, which nobody gives here; "
        "expected the value itself",
    ),
    (
        "dates",
        "expect_dates_to_resolve",
        "dates.json:3: $.expectations[0]: is no expectation; expected an object with a",
    ),
    ("dates", {"kwargs": {}}, "dates.json:3: $.expectations[0]: is no expectation; expected an object with a"),
]


@pytest.mark.parametrize(("table", "expectation", "said"), MISTAKES, ids=lambda value: str(value)[-60:])
def test_a_mistake_is_told_before_articles_are_read(tmp_path: Path, table: str, expectation: Any, said: str) -> None:
    (told,) = _said(_write(tmp_path, table, expectation))
    assert told.startswith(said)


# what only Great Expectations knows of its own expectations
REFUSED = [
    (
        _one(BETWEEN, column="body_words", min_valeu=10, max_value=20),
        'articles.json:7: $.expectations[0].kwargs.min_valeu: there is no such argument; did you mean "min_value"? '
        "it takes ",
    ),
    (
        _one(BETWEEN, column="body_words", min_value=10, mostyl=0.9),
        'articles.json:8: $.expectations[0].kwargs.mostyl: there is no such argument; did you mean "mostly"? ',
    ),
    (
        _one("expect_column_mean_to_be_between", column="body_words", min_value=10, mostly=0.9),
        "articles.json:8: $.expectations[0].kwargs.mostly: there is no such argument; it takes ",
    ),
    (_one(BETWEEN, max_value=10), "articles.json:5: $.expectations[0].kwargs.column: is missing"),
    (
        _one(BETWEEN, column="body_words"),
        "articles.json:5: $.expectations[0].kwargs: min_value and max_value cannot both be None",
    ),
    (
        _one(BETWEEN, column="body_words", min_value="few"),
        'articles.json:7: $.expectations[0].kwargs.min_value: is "few"; value is not a valid float, ',
    ),
    (
        _one("expect_column_values_to_be_in_set", column="split", value_set="train"),
        'articles.json:7: $.expectations[0].kwargs.value_set: is "train"; value is not a valid list',
    ),
]


def test_what_is_made_of_a_wrong_value_is_not_told(tmp_path: Path) -> None:
    wrong = _one("expect_dataset_to_pass_rule", rule="NQ001", max_per_1000_records="few")
    with pytest.raises(SuiteError) as caught:
        build_suites(read_suites(_write(tmp_path, "dataset", wrong)))
    (told,) = caught.value.mistakes
    assert told.endswith('$.expectations[0].kwargs.max_per_1000_records: is "few"; value is not a valid float')


@pytest.mark.parametrize(("expectation", "said"), REFUSED, ids=lambda value: str(value)[-60:])
def test_what_great_expectations_refuses_is_told_alike(tmp_path: Path, expectation: dict[str, Any], said: str) -> None:
    files = read_suites(_write(tmp_path, "articles", expectation))
    with pytest.raises(SuiteError) as caught:
        build_suites(files)
    (told,) = caught.value.mistakes
    assert told.replace(f"{tmp_path}/", "").startswith(said)


def test_all_mistakes_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    _write(tmp_path, "dates", _one(RESOLVE, mostly=95), _one(RESOLVE, mostly=0.9), _one(RESOLVE, mostly=-1))
    _write(tmp_path, "names", _one("expect_names_to_be_consistnet"), expektations=[])
    (tmp_path / "attributions.json").write_text("{,}")
    first, *others = _said(tmp_path)
    assert first.startswith("attributions.json:1:2: this is not JSON")
    assert [line.split(": ")[1] for line in others] == [
        "$.expectations[0].kwargs.mostly",
        "$.expectations[2].kwargs.mostly",
        "$.expektations",
        "$.expectations[0].type",
    ]


def test_what_great_expectations_refuses_is_told_at_once(tmp_path: Path) -> None:
    files = read_suites(_write(tmp_path, "articles", *[expectation for expectation, _ in REFUSED]))
    with pytest.raises(SuiteError) as caught:
        build_suites(files)
    assert len(caught.value.mistakes) == len(REFUSED)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('{"expectations": [\n  {"type": "expect_dates_to_resolve",}\n]}', "dates.json:2:"),
        ("{", "dates.json:1:"),
        ("", "dates.json:1:1: this is not JSON: "),
        ('{"expectations": [{"type": "expect_dates_to_resolve", "kwargs": {"mostly": NaN}}]}', "dates.json:1:"),
    ],
)
def test_what_is_not_json_is_told_with_line_and_column(tmp_path: Path, content: str, said: str) -> None:
    (tmp_path / "dates.json").write_text(content)
    with pytest.raises(UsageError, match=r"this is not JSON: .+") as caught:
        read_suites(tmp_path)
    assert str(caught.value).removeprefix(f"{tmp_path}/").startswith(said)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[]", 'dates.json:1: $: is []; expected an object with a list "expectations"'),
        ("{\n}", "dates.json:1: $.expectations: is missing; expected a list with at least one expectation"),
        (
            '{\n"expectations": []}',
            "dates.json:2: $.expectations: is []; expected a list with at least one expectation",
        ),
        ('{"expectations":\n{}}', "dates.json:2: $.expectations: is {}; expected a list with at least one expectation"),
    ],
)
def test_what_is_no_suite(tmp_path: Path, content: str, said: str) -> None:
    (tmp_path / "dates.json").write_text(content)
    assert _said(tmp_path) == [said]


def test_a_key_that_stands_twice(tmp_path: Path) -> None:
    (tmp_path / "dates.json").write_text(
        '{"expectations": [\n {"type": "expect_dates_to_resolve",\n  "kwargs": {"mostly": 0.9,\n   "mostly": 0.5}}]}'
    )
    assert _said(tmp_path) == [
        "dates.json:4: $.expectations[0].kwargs.mostly: stands twice in its object; only the last would count"
    ]


def test_a_file_of_bytes_and_one_with_a_byte_order_mark(tmp_path: Path) -> None:
    (tmp_path / "dates.json").write_bytes(b'{"name": "\xff"}')
    with pytest.raises(UsageError, match=r"dates\.json: this file cannot be read: .*utf-8"):
        read_suites(tmp_path)
    (tmp_path / "dates.json").write_bytes(b"\xef\xbb\xbf" + json.dumps({"expectations": [_one(RESOLVE)]}).encode())
    assert len(read_suites(tmp_path)) == 1


def test_a_file_that_is_named_for_no_table(tmp_path: Path) -> None:
    _write(tmp_path, "articels", _one(RESOLVE))
    with pytest.raises(
        UsageError, match=r'no table has this name; did you mean "articles"\?; a suite\'s file is named'
    ):
        read_suites(tmp_path)


def test_no_such_profile_or_folder(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"expected one of .*default"):
        profile_folder("defualt")
    with pytest.raises(UsageError, match="no such folder"):
        read_suites(tmp_path / "nowhere")
    with pytest.raises(UsageError, match="holds no suite"):
        read_suites(tmp_path)


def test_a_suite_as_great_expectations_writes_it_has_no_mistake(tmp_path: Path) -> None:
    import great_expectations as gx
    from great_expectations.core.expectation_suite import expectationSuiteSchema

    written = {
        "type": BETWEEN,
        "kwargs": {"column": "body_words", "min_value": 1.0, "mostly": 0.9, "strict_min": True},
        "severity": "warning",
        "description": "long enough",
        "notes": ["ours"],
        "meta": {"owner": "desk"},
        "id": "8a4b7c2e-0000-4000-8000-000000000000",
    }
    suite = gx.ExpectationSuite(name="articles", expectations=[written], notes="all", meta={})
    (tmp_path / "articles.json").write_text(json.dumps(expectationSuiteSchema.dump(suite)))
    files = read_suites(tmp_path)
    check_columns(files, known_columns())
    (built,) = build_suites(files)
    assert built.built[0].mostly == 0.9


def test_an_expectation_of_ones_own_is_known_once_it_is_registered(tmp_path: Path) -> None:
    _write(tmp_path, "articles", _one("expect_ids_of_my_own", column="article_id"))
    (told,) = _said(tmp_path)
    assert "there is no expectation" in told
    import great_expectations.expectations as gxe

    class ExpectIdsOfMyOwn(gxe.ExpectColumnValuesToBeUnique):
        """Registers itself."""

    (suite,) = build_suites(read_suites(tmp_path))
    assert type(suite.built[0]) is ExpectIdsOfMyOwn


def test_a_broken_suite_ends_the_command_with_2_and_leaves_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    suites = tmp_path / "suites"
    suites.mkdir()
    _write(suites, "dates", _one(RESOLVE, mostly=95), _one("expect_date_to_resolve\x1b[31m"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["newsqa", "check", "--demo", "--suite", "suites", "--output", "left"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert capsys.readouterr().err.splitlines() == [
        "newsqa: suites/dates.json:6: $.expectations[0].kwargs.mostly: is 95; expected a share from 0 to 1 "
        "(95 % is 0.95)",
        'suites/dates.json:10: $.expectations[1].type: there is no expectation "expect_date_to_resolve\\u001b[31m"; '
        'did you mean "expect_dates_to_resolve"?',
    ]
    assert not (tmp_path / "left").exists()


def test_what_great_expectations_refuses_costs_no_pass_over_the_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import great_expectations  # noqa: F401 -- takes seconds, in which all would be read

    (tmp_path / "suites").mkdir()
    _write(tmp_path / "suites", "articles", _one(BETWEEN, column="body_words", min_valeu=10, max_value=20))
    source = tmp_path / "articles.jsonl"
    source.write_text("".join(json.dumps({"id": n, "text": "It rained."}) + "\n" for n in range(2_000)))
    monkeypatch.setattr(one_pass, "LoadOptions", functools.partial(LoadOptions, batch_rows=2))
    seen = [0]

    def progress(articles: int, rejects: int) -> None:
        seen.append(articles)
        time.sleep(0.005)

    with pytest.raises(SuiteError, match="min_valeu: there is no such argument"):
        check([source], Settings(suite=tmp_path / "suites", output=tmp_path / "out", processes=1), progress)
    assert seen[-1] < 1_000


def test_mistakes_are_found_without_great_expectations(tmp_path: Path) -> None:
    _write(tmp_path, "articles", *[one for table, one, _ in MISTAKES if table == "articles"])
    code = (
        "import sys\nfrom pathlib import Path\nfrom newsqa.errors import SuiteError\n"
        "from newsqa.suites.profiles import read_suites\n"
        f"try:\n    read_suites(Path({str(tmp_path)!r}))\n"
        "except SuiteError as error:\n    print(len(error.mistakes), 'great_expectations' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    count = sum(table == "articles" and "no column" not in said for table, _, said in MISTAKES)
    assert done.stdout.split() == [str(count), "False"]


@pytest.mark.parametrize(
    ("condition", "parser", "columns"),
    [
        ('status == "vague" and start > 10', "pandas", ["status", "start"]),
        ("`body words` > 3 | (`body words` < index)", None, ["body words"]),
        ('status.isin(["a", "b"]) and not mod.isnull()', "pandas", ["status", "mod"]),
        ("sqrt(start) > 2", "pandas", ["start"]),
        (" 3 < start", None, ["start"]),
        ('col("status") == "vague"', "great_expectations", ["status"]),
    ],
)
def test_columns_of_a_condition(condition: str, parser: str | None, columns: list[str]) -> None:
    assert columns_of(condition, parser) == columns


@pytest.mark.parametrize("condition", ["status =", "", "status == @mine", "a\0b", "(status", "import os"])
def test_a_condition_that_does_not_parse(condition: str) -> None:
    with pytest.raises(ConditionError, match="does not parse"):
        columns_of(condition)


def _places(value: Any, place: tuple[str | int, ...] = ()) -> set[tuple[str | int, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return {place}.union(*(_places(one, (*place, step)) for step, one in inner))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text('a\\"\n{}[],:é', max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text('ab\\"\n{}[],:', max_size=3), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(value=JSON, indent=st.sampled_from([None, 1]))
def test_every_value_has_its_line(tmp_path_factory: pytest.TempPathFactory, value: Any, indent: int | None) -> None:
    path = tmp_path_factory.getbasetemp() / "any.json"
    path.write_text(json.dumps(value, indent=indent), encoding="utf-8")
    read = read_json(path)
    assert read.content == value
    assert set(read.lines) == _places(value)
    assert not read.repeated
    if indent is None:
        assert set(read.lines.values()) == {1}
    else:  # a value to a line, but for closing brackets
        lines = path.read_text(encoding="utf-8").split("\n")
        assert [read.lines[place] for place in sorted(read.lines, key=read.lines.__getitem__)] == [
            number for number, line in enumerate(lines, 1) if line.strip() not in ("}", "]", "},", "],")
        ]


def test_a_path_is_written_as_people_write_it() -> None:
    assert json_path(("expectations", 3, "kwargs", "mostly")) == "$.expectations[3].kwargs.mostly"
