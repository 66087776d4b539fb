"""What a configuration says of single rules and outlets, and the messages about what it must not say."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsqa.config import ForOutlet, Judging, Settings, check_settings, read_settings
from newsqa.config.file import lines_of
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
        ("fail-on = 'info'", r"newsqa.toml:1: fail-on is not a setting; did you mean \"fail_on\"?"),
        ("[load]\nday-first = true", 'newsqa.toml:2: load.day-first is not a setting; did you mean "day_first"?'),
        ("[csv]\nqoute = ''", 'newsqa.toml:2: csv.qoute is not a setting; did you mean "quote"?'),
        ("inputs = 'data'", "newsqa.toml:1: inputs is 'data'; expected a list of files"),
        ("extend = 3", "newsqa.toml:1: extend is 3; expected a configuration file, or a list of them"),
        ("extend = [3]", "newsqa.toml:1: extend is [3]; expected a configuration file, or a list of them"),
        ("outlets = 3", "newsqa.toml:1: outlets is 3; expected a table of outlets"),
        ("[rules.NQ519]\ntimes = 2", "rules.NQ519.times is 2; expected a whole number from 4 to 1,000,000"),
        ("[rules.NQ833]\nfewest_articles = 0", "rules.NQ833.fewest_articles is 0; expected a whole number from 1 to"),
        ("[rules.NQ515]\nshortest = 0", "rules.NQ515.shortest is 0; expected a whole number from 1 to 1,000,000"),
        ("[rules.NQ811]\nform_percent = 200", "rules.NQ811.form_percent is 200; expected a whole number from 0 to 100"),
        ("rules.NQ301 = 3", "newsqa.toml:1: rules.NQ301 is 3; expected a table"),
        ("[rules.NQ301]\nseverty = 'info'", 'newsqa.toml:2: [rules.NQ301] "severty" is no option; did you mean "sev'),
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
        ("[outlets.'A B']\nignores = ['NQ203']", 'newsqa.toml:2: outlets."A B".ignores is not a setting; did you'),
        ("[outlets.A]\nignores = ['NQ203']", 'newsqa.toml:2: outlets.A.ignores is not a setting; did you mean "ign'),
        (
            "[outlets.'A B']\nignore = 'NQ203'",
            "newsqa.toml:2: outlets.\"A B\".ignore is 'NQ203'; expected a list of rule",
        ),
        ("[outlets.A]\nignore = ['NQ999']", 'newsqa.toml:2: outlets.A.ignore: no rule "NQ999"'),
        ("[outlets.A]\nignore = ['NQ00']", "newsqa.toml:2: outlets.A.ignore: what NQ00 finds is no outlet's"),
        ("[outlets]\nA = 3", "newsqa.toml:2: outlets.A is 3; expected a table"),
        ("[outlets.A.rules.NQ999]", 'newsqa.toml:1: [outlets.A.rules.NQ999]: no rule "NQ999"'),
        ("[outlets.A.rules.NQ401]\ntolerence = 1", "newsqa.toml:2: outlets.A.rules.NQ401.tolerence is not a setting"),
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
    assert lines_of(dotted)[tuple(keys)] == before + 1
    if len(keys) > 1:
        table = f"{above}[{'.'.join(written[:-1])}] # x = 1\n{written[-1]}=1\n"
        assert lines_of(table)[tuple(keys)] == before + 2


def test_no_line_is_told_where_a_text_could_be_taken_for_a_key() -> None:
    assert lines_of('a = """\nb = 1\n"""\nb = 2\n') == {}


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"judging": {"NQ301": {"tolerance": 0.1}}}, "judging[\"NQ301\"] is {'tolerance': 0.1}; expected Judging("),
        ({"judging": {"NQ301": Judging(tolerance=5)}}, 'judging["NQ301"].tolerance is 5; expected the share of'),
        ({"judging": {"NQ301": Judging("error")}}, "judging[\"NQ301\"].severity is 'error'; expected critical"),
        ({"judging": {"NQ001": Judging(tolerance=0.5)}}, "expected a number of findings"),
        ({"judging": {"NQ999": Judging()}}, 'judging: no rule "NQ999"'),
        ({"judging": {"NQ301": Judging(), "unresolved-date": Judging()}}, "is about NQ301, as another entry is"),
        ({"outlets": {"A": {"ignore": ["NQ203"]}}}, "outlets[\"A\"] is {'ignore'"),
        ({"outlets": {"A": ForOutlet("NQ203")}}, "outlets[\"A\"].ignore is 'NQ203'; expected a tuple"),
        ({"outlets": {"A": ForOutlet(("NQ999",))}}, 'outlets["A"].ignore: no rule "NQ999"'),
        ({"outlets": {"A": ForOutlet(("NQ00",))}}, 'outlets["A"].ignore: what NQ00 finds is no outlet\'s'),
        ({"outlets": {"A": ForOutlet((), {"NQ001": Judging()})}}, 'outlets["A"].judging["NQ001"]: what NQ001'),
        (
            {"outlets": {"A": ForOutlet((), {"NQ301": Judging(tolerance=True)})}},
            "tolerance is True; expected the sh",
        ),
        ({"outlets": {"A": ForOutlet(("NQ3",), {"NQ301": Judging()})}}, "NQ301 is ignored, and has a tolerance"),
    ],
    ids=lambda value: value[:30] if isinstance(value, str) else "",
)
def test_from_python_they_are_looked_into(said: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError) as error:
        check_settings(Settings(**said), "settings")
    assert str(error.value).startswith("settings: ")
    assert message in str(error.value)


def test_from_python_rules_have_names_too() -> None:
    said = Settings(
        judging={"unresolved-date": Judging("info")}, outlets={"A": ForOutlet(("hearsay",), {"nq401": Judging("info")})}
    )
    settings = check_settings(said, "settings")
    assert settings.judging == {"NQ301": Judging("info")}
    assert settings.outlets == {"A": ForOutlet(("NQ203",), {"NQ401": Judging("info")})}


def test_lines_are_looked_up_for_mistakes_alone_and_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []

    def counted(text: str) -> Mapping[tuple[str, ...], int]:
        looked.append(text)
        return lines_of(text)

    monkeypatch.setattr("newsqa.config.file.lines_of", counted)
    (tmp_path / "base.toml").write_text('[fields]\nbody = "text"\n[rules.NQ314]\ntolerance_hours = 3\n')
    outlets = [f'[outlets."Outlet {n}"]\nignore = ["NQ203"]\nrules.NQ401.tolerance = 0.3\n' for n in range(9)]
    text = 'extend = "base.toml"\nfail_on = "info"\n[rules.NQ301]\nseverity = "info"\n' + "".join(outlets)
    read(tmp_path, text)
    assert looked == []
    with pytest.raises(UsageError, match=r"newsqa\.toml:34: tail is not a setting"):
        read(tmp_path, text.replace("[rules.NQ301]", "[rules.NQ302]") + "\n\n[tail]\n")
    assert len(looked) == 1
