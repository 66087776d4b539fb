"""What a configuration says of single rules and outlets, and the messages about what it must not say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsqa.config import ForOutlet, Judging, Settings, check_settings, read_settings
from newsqa.config.file import line_of
from newsqa.errors import UsageError


def read(folder: Path, text: str) -> Settings:
    (folder / "newsqa.toml").write_text(text)
    return read_settings(folder / "newsqa.toml")


def test_a_rule_has_options_a_severity_and_a_tolerance(tmp_path: Path) -> None:
    settings = read(tmp_path, '[rules.NQ314]\ntolerance_hours = 3\nseverity = "info"\ntolerance = 0.05\n')
    assert settings.rule_options == {"NQ314": {"tolerance_hours": 3}}
    assert settings.judging == {"NQ314": Judging("info", 0.05)}


def test_an_outlet_ignores_rules_and_judges_others_in_its_own_way(tmp_path: Path) -> None:
    text = '[outlets."O\'Brien\\"s"]\nignore = ["NQ203", "NQ30"]\nrules.NQ401 = {tolerance = 0.3, severity = "info"}\n'
    outlet = read(tmp_path, text).outlets["O'Brien\"s"]
    assert outlet == ForOutlet(("NQ203", "NQ301", "NQ302", "NQ303", "NQ304", "NQ305"), {"NQ401": Judging("info", 0.3)})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("fail-on = 'info'", r"newsqa.toml:1: \"fail-on\" is not a setting; did you mean 'fail_on'?"),
        ("[load]\nday-first = true", "newsqa.toml:2: \"load.day-first\" is not a setting; did you mean 'day_first'?"),
        ("[csv]\nqoute = ''", "newsqa.toml:2: \"csv.qoute\" is not a setting; did you mean 'quote'?"),
        ("inputs = 'data'", "newsqa.toml:1: inputs is 'data'; expected a list of files"),
        ("extend = 3", "newsqa.toml:1: extend is 3; expected a configuration file, or a list of them"),
        ("extend = [3]", "newsqa.toml:1: extend is [3]; expected a configuration file, or a list of them"),
        ("outlets = 3", "newsqa.toml:1: outlets is 3; expected a table of outlets"),
        ("rules.NQ301 = 3", "newsqa.toml:1: rules.NQ301 is 3; expected a table"),
        ("[rules.NQ301]\nseverty = 'info'", 'newsqa.toml:2: [rules.NQ301] "severty" is no option; did you mean \'sev'),
        ("[rules.NQ301]\nseverity = 'error'", "newsqa.toml:2: rules.NQ301.severity is 'error'; expected critical, w"),
        ("[rules.NQ301]\nseverity = 3", "newsqa.toml:2: rules.NQ301.severity is 3; expected critical or warning or"),
        ("[rules.NQ301]\ntolerance = 5", "newsqa.toml:2: rules.NQ301.tolerance is 5; expected the share of articles"),
        ("[rules.NQ301]\ntolerance = 5", "5 % is 0.05"),
        ("[rules.NQ301]\ntolerance = 1", "1 % is 0.01"),
        ("[rules.NQ301]\ntolerance = -0.1", "from 0 to below 1"),
        ("[rules.NQ301]\ntolerance = nan", "from 0 to below 1"),
        (
            "[rules.NQ301]\ntolerance = '5 %'",
            "tolerance is '5 %'; expected a share from 0 to 1: 5 % is 0.05",
        ),
        ("[rules.NQ301]\ntolerance = true", "rules.NQ301.tolerance is True; expected a share"),
        (
            "[rules.NQ001]\ntolerance = 0.05",
            "no article's: expected a number of findings, such as 3",
        ),
        ("[rules.NQ301]\n[rules.unresolved-date]", "newsqa.toml:2: [rules.unresolved-date] is about NQ301, as another"),
        ("[outlets.A]\nignores = ['NQ203']", 'newsqa.toml:2: "outlets.A.ignores" is not a setting; did you mean \'ign'),
        (
            "[outlets.'A B']\nignore = 'NQ203'",
            "newsqa.toml:2: outlets.\"A B\".ignore is 'NQ203'; expected a list of rule",
        ),
        ("[outlets.A]\nignore = ['NQ999']", 'newsqa.toml:2: outlets.A.ignore: no rule "NQ999"'),
        ("[outlets.A]\nignore = ['NQ00']", "newsqa.toml:2: outlets.A.ignore: what NQ00 finds is no outlet's"),
        ("[outlets]\nA = 3", "newsqa.toml:2: outlets.A is 3; expected a table"),
        ("[outlets.A.rules.NQ999]", 'newsqa.toml:1: [outlets.A.rules.NQ999]: no rule "NQ999"'),
        ("[outlets.A.rules.NQ401]\ntolerence = 1", 'newsqa.toml:2: "outlets.A.rules.NQ401.tolerence" is not a setting'),
        ("[outlets.A.rules.NQ401]\ntolerance = 30", "30 % is 0.3"),
        ("[outlets.A.rules.NQ001]\ntolerance = 3", "what NQ001"),
        ("[outlets.A]\nignore = ['NQ401']\nrules.NQ401.tolerance = 0.1", "NQ401 is ignored, and has a tolerance or a"),
    ],
    ids=lambda value: value.replace("\n", " ")[:40],
)
def test_what_is_not_right_names_file_line_key_value_and_what_was_expected(
    tmp_path: Path, text: str, message: str
) -> None:
    with pytest.raises(UsageError) as error:
        read(tmp_path, text)
    assert message.replace("\\", "") in str(error.value)


def test_in_a_pyproject_the_line_is_that_of_its_table(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[project]\nprofile = 3\n\n[tool.newsqa]\nprofile = 3\n")
    with pytest.raises(UsageError, match=r"pyproject\.toml:5: profile is 3"):
        read_settings(tmp_path / "pyproject.toml")


KEYS = st.lists(st.sampled_from(["a", "b-c", "Town Crier", "d.e", "é"]), min_size=1, max_size=3, unique=True)


@given(keys=KEYS, before=st.integers(0, 3))
def test_the_line_of_a_key_is_found_however_it_is_written(keys: list[str], before: int) -> None:
    written = [f'"{key}"' for key in keys]
    above = "# a comment\n" * before
    dotted = above + ".".join(written) + " = 1\n"
    assert line_of(dotted, keys) == before + 1
    if len(keys) > 1:
        assert line_of(f"{above}[{'.'.join(written[:-1])}] # x = 1\n{written[-1]}=1\n", keys) == before + 2


def test_no_line_is_told_where_a_text_could_be_taken_for_a_key() -> None:
    assert line_of('a = """\nb = 1\n"""\nb = 2\n', ["b"]) is None


@pytest.mark.parametrize(
    "said", [{"judging": {"NQ301": {"tolerance": 0.1}}}, {"outlets": {"A": {"ignore": ["NQ203"]}}}]
)
def test_from_python_they_are_records(said: dict[str, Any]) -> None:
    with pytest.raises(UsageError, match=f"settings: {next(iter(said))} is .*; expected"):
        check_settings(Settings(**said), "settings")
