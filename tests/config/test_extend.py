"""Configurations that extend others."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsqa.config import ForOutlet, Judging, Settings, changed, inputs_of, read_settings
from newsqa.errors import UsageError
from newsqa.suites.accepted import read_accepted
from newsqa.suites.profiles import suites_of


def write(folder: Path, **files: str) -> Path:
    """Files by name with "__" for "/" and "_" for "."; the path of the last."""
    path = folder
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_toml", ".toml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return path


def test_tables_merge_key_by_key_and_other_values_replace(tmp_path: Path) -> None:
    base = """
    profile = "wire"
    fail_on = "critical"
    select = ["NQ2", "NQ3"]
    formats = ["sarif"]
    [fields]
    body = "text"
    title = "headline"
    [load]
    timezone = "Europe/Paris"
    day_first = true
    [csv]
    delimiter = ";"
    [rules.NQ314]
    tolerance_hours = 48
    severity = "info"
    [outlets."Town Crier"]
    ignore = ["NQ203"]
    rules.NQ401.tolerance = 0.3
    """
    own = """
    extend = "base.toml"
    fail_on = "info"
    select = ["NQ4"]
    [fields]
    title = "kicker"
    [load]
    timezone = "Europe/Rome"
    [csv]
    quote = ""
    [rules.future-date]
    tolerance = 0.05
    [outlets."Town Crier".rules.inconsistent-name]
    severity = "info"
    [outlets.Gazette]
    ignore = ["NQ204"]
    """.replace("future-date", _name_of("NQ314"))
    assert read_settings(write(tmp_path, base_toml=base, newsqa_toml=own)) == Settings(
        profile="wire",
        fail_on="info",
        select=("NQ4",),
        formats=("sarif",),
        fields={"body": "text", "title": "kicker"},
        timezone="Europe/Rome",
        day_first=True,
        csv={"delimiter": ";", "quote": ""},
        rule_options={"NQ314": {"tolerance_hours": 48}},
        judging={"NQ314": Judging("info", 0.05)},
        outlets={
            "Town Crier": ForOutlet(("NQ203",), {"NQ401": Judging("info", 0.3)}),
            "Gazette": ForOutlet(("NQ204",)),
        },
    )


def _name_of(code: str) -> str:
    from newsqa.rules.registry import find_rule

    return find_rule(code).name


def test_paths_are_meant_from_the_file_that_says_them(tmp_path: Path) -> None:
    base = 'output = "out"\nbaseline = "known.jsonl"\ninputs = ["data/*.jsonl"]\nsuite = "suites"\n'
    own = 'extend = "../shared/base.toml"\nwaivers = "waivers.toml"\n'
    settings = read_settings(write(tmp_path, shared__base_toml=base, mine__newsqa_toml=own))
    shared = tmp_path / "mine" / ".." / "shared"
    assert (settings.output, settings.baseline, settings.suite) == (
        shared / "out",
        shared / "known.jsonl",
        shared / "suites",
    )
    assert settings.inputs == (str(shared / "data/*.jsonl"),)
    assert settings.waivers == tmp_path / "mine" / "waivers.toml"
    assert settings.origin == (tmp_path / "mine" / "newsqa.toml", shared / "base.toml")


def test_several_are_extended_in_order(tmp_path: Path) -> None:
    own = 'extend = ["a.toml", "b.toml"]\nprocesses = 3\n'
    files = {"a_toml": 'profile = "a"\nfail_on = "info"\n', "b_toml": 'profile = "b"\nprocesses = 2\n'}
    settings = read_settings(write(tmp_path, **files, newsqa_toml=own))
    assert (settings.profile, settings.fail_on, settings.processes) == ("b", "info", 3)


def test_additions_add_to_what_is_extended(tmp_path: Path) -> None:
    base = 'select = ["NQ2"]\nextend_select = ["NQ3"]\nignore = ["NQ203"]\n'
    own = 'extend = "base.toml"\nextend_select = ["NQ4", "NQ3"]\nextend_ignore = ["NQ204"]\n'
    settings = read_settings(write(tmp_path, base_toml=base, newsqa_toml=own))
    assert (settings.select, settings.ignore) == (("NQ2", "NQ3", "NQ4"), ("NQ203", "NQ204"))
    again = 'extend = "base.toml"\nselect = ["NQ1"]\nignore = []\nextend_ignore = ["NQ402"]\n'
    settings = read_settings(write(tmp_path, newsqa_toml=again))
    assert (settings.select, settings.ignore) == (("NQ1",), ("NQ402",))


def test_an_addition_to_all_rules_leaves_all(tmp_path: Path) -> None:
    assert read_settings(write(tmp_path, newsqa_toml='extend_select = ["NQ4"]\n')).select == ()


def test_optional_rules_are_added_to_all(tmp_path: Path) -> None:
    base = 'extend_select = ["NQ551"]\n'
    more = read_settings(
        write(tmp_path, base_toml=base, newsqa_toml='extend = "base.toml"\nextend_select = ["NQ552"]\n')
    )
    assert (more.select, more.extend_select) == ((), ("NQ551", "NQ552"))
    own = read_settings(write(tmp_path, base_toml=base, newsqa_toml='extend = "base.toml"\nselect = ["NQ2"]\n'))
    assert (own.select, own.extend_select) == (("NQ2",), ())


def test_a_profile_takes_the_place_of_a_suite_that_is_extended_and_a_query_that_of_a_table(tmp_path: Path) -> None:
    base = 'suite = "suites"\n[load]\ntable = "articles"\n'
    own = 'extend = "base.toml"\nprofile = "wire"\n[load]\nquery = "SELECT 1"\n'
    settings = read_settings(write(tmp_path, base_toml=base, newsqa_toml=own))
    assert (settings.suite, settings.profile) == (None, "wire")
    assert (settings.table, settings.query) == (None, "SELECT 1")


def test_a_pyproject_is_extended_by_its_table(tmp_path: Path) -> None:
    base = '[project]\nname = "x"\n[tool.newsqa]\nprofile = "wire"\n'
    own = 'extend = "base/pyproject.toml"\n'
    assert read_settings(write(tmp_path, base__pyproject_toml=base, newsqa_toml=own)).profile == "wire"
    write(tmp_path, base__pyproject_toml='[project]\nname = "x"\n')
    with pytest.raises(UsageError, match=r"base/pyproject.toml has no table \[tool.newsqa\]"):
        read_settings(tmp_path / "newsqa.toml")


def test_a_ring_names_its_files(tmp_path: Path) -> None:
    path = write(tmp_path, b_toml='extend = "a.toml"\n', c_toml='extend = "b.toml"\n', a_toml='extend = "c.toml"\n')
    with pytest.raises(UsageError, match=r"in a ring: .*a\.toml -> .*c\.toml -> .*b\.toml -> .*a\.toml"):
        read_settings(path)


def test_what_two_files_extend_is_no_ring(tmp_path: Path) -> None:
    files = {"base_toml": 'profile = "wire"\n', "a_toml": 'extend = "base.toml"\n', "b_toml": 'extend = "base.toml"\n'}
    own = 'extend = ["a.toml", "b.toml"]\n'
    assert read_settings(write(tmp_path, **files, newsqa_toml=own)).profile == "wire"


def test_a_file_that_is_not_there_is_named_with_the_way_to_it(tmp_path: Path) -> None:
    path = write(tmp_path, b_toml='extend = "gone.toml"\n', newsqa_toml='\nextend = "b.toml"\n')
    with pytest.raises(UsageError, match=r"b\.toml:1: extend: there is no file .*gone\.toml \(.*newsqa\.toml -> .*b"):
        read_settings(path)


def test_an_error_names_the_file_that_it_stands_in(tmp_path: Path) -> None:
    path = write(tmp_path, base_toml='[load]\n\ntimzone = "UTC"\n', newsqa_toml='extend = "base.toml"\n')
    with pytest.raises(UsageError, match=r'base\.toml:3: load\.timzone is not a setting; did you mean "timezone"'):
        read_settings(path)


def test_outlets_may_be_named_like_settings(tmp_path: Path) -> None:
    outlets = "".join(f"[outlets.{name}]\nignore = ['NQ203']\n" for name in ("suite", "table", "load"))
    own = 'extend = "base.toml"\n[outlets.profile]\nignore = ["NQ204"]\n[outlets.query]\nignore = ["NQ204"]\n'
    settings = read_settings(write(tmp_path, base_toml=outlets, newsqa_toml=own))
    assert sorted(settings.outlets) == ["load", "profile", "query", "suite", "table"]


@pytest.mark.parametrize(
    ("base", "message"),
    [
        ("\nfail_on = 'error'", 'base.toml:2: fail_on is "error"'),
        ("\nformats = ['junti']", 'base.toml:2: there is no format "junti"'),
        ("[load]\ntimezone = 'Mars'", 'base.toml:2: there is no time zone "Mars"'),
        ("[csv]\nquote = 'xx'", 'base.toml:2: csv.quote is "xx"'),
    ],
    ids=["fail_on", "formats", "timezone", "quote"],
)
def test_a_value_that_is_none_names_the_line_that_says_it(tmp_path: Path, base: str, message: str) -> None:
    own = 'extend = "base.toml"\nprocesses = 2\n'
    with pytest.raises(UsageError) as error:
        read_settings(write(tmp_path, base_toml=base, newsqa_toml=own))
    assert str(error.value).startswith(f"{tmp_path}/{message}")


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ('profile = "wier"', 'newsqa.toml:2: profile: there is no profile "wier"'),
        ('suite = "gone"', "newsqa.toml:2: suite: "),
        ('baseline = "gone"', "newsqa.toml:2: baseline: "),
        ('waivers = "gone"', "newsqa.toml:2: waivers: "),
        ('inputs = ["gone"]', "newsqa.toml:2: inputs: there is no file"),
    ],
)
def test_what_a_configuration_names_and_is_not_there_has_its_line(tmp_path: Path, said: str, message: str) -> None:
    settings = read_settings(write(tmp_path, base_toml=f"# shared\n{said}\n", newsqa_toml='extend = "base.toml"\n'))

    def look(settings: Settings) -> None:
        suites_of(settings)
        read_accepted(settings)
        inputs_of(settings)

    with pytest.raises(UsageError) as error:
        look(settings)
    assert str(error.value).startswith(f"{tmp_path}/{message.replace('newsqa.toml', 'base.toml')}")
    with pytest.raises(UsageError) as error:  # not where something else said it
        look(changed(settings, {"suite": None, "profile": "wier", "baseline": None, "waivers": None}))
    assert str(error.value).startswith("there is no profile")
