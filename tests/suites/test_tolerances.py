"""Tolerances: what a configuration says of rules takes the place of what suites say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsqa.config import ForOutlet, Judging, Settings
from newsqa.errors import SuiteError
from newsqa.rules.registry import rules
from newsqa.rules.rule import OF_SOURCES
from newsqa.suites.failing_groups import name_failing_groups
from newsqa.suites.json_lines import JsonFile
from newsqa.suites.judge import Judgement, build_suites, judge
from newsqa.suites.named import columns_read, rules_about
from newsqa.suites.profiles import SuiteFile, profile_folder, read_suites
from newsqa.suites.tolerances import quoted, with_tolerances

Expectation = dict[str, Any]


def passes(code: str, mostly: float, severity: str = "warning", **kwargs: Any) -> Expectation:
    kwargs = {"rule": code, "mostly": mostly, **kwargs}
    return {"type": "expect_articles_to_pass_rule", "kwargs": kwargs, "severity": severity}


def suite(table: str, *expectations: Expectation) -> SuiteFile:
    made = JsonFile(Path(f"{table}.json"), {}, {(): 1})
    return SuiteFile(made, table, {"name": table, "expectations": list(expectations)})


def under(settings: Settings, *files: SuiteFile) -> dict[str, list[Expectation]]:
    return {file.table: [dict(one) for one in file.expectations] for file in with_tolerances(files, settings)}


def only_outlet(condition: str) -> dict[str, str]:
    return {"row_condition": condition, "condition_parser": "pandas"}


def test_without_settings_the_suites_are_what_they_were() -> None:
    files = read_suites(profile_folder("default"))
    assert with_tolerances(files, Settings()) == files


def test_a_tolerance_takes_the_place_of_mostly() -> None:
    articles = suite("articles", {**passes("NQ401", 0.85), "description": "85 %"}, passes("NQ402", 0.9))
    found = under(Settings(judging={"NQ401": Judging(tolerance=0.05)}), articles)
    assert found == {"articles": [passes("NQ401", 0.95), passes("NQ402", 0.9)]}
    assert articles.expectations[0]["kwargs"]["mostly"] == 0.85


def test_named_expectations_that_count_articles_without_a_finding_of_a_rule_are_about_it() -> None:
    speakers = {"type": "expect_quotations_to_have_a_speaker", "kwargs": {"mostly": 0.95}, "severity": "warning"}
    found = under(Settings(judging={"NQ206": Judging("info", 0.2)}), suite("articles", speakers))
    assert found["articles"] == [{**speakers, "kwargs": {"mostly": 0.8}, "severity": "info"}]


def test_expectations_about_mentions_keep_their_share_and_take_the_severity() -> None:
    names = {"type": "expect_names_to_be_consistent", "kwargs": {"mostly": 0.99}, "severity": "warning"}
    found = under(Settings(judging={"NQ401": Judging("info", 0.2)}), suite("names", names))
    assert found["names"] == [{**names, "severity": "info"}]
    assert found["articles"] == [passes("NQ401", 0.8, "info")]


def test_an_expectation_about_several_rules_keeps_its_severity() -> None:
    dates = {"type": "expect_dates_to_be_possible", "kwargs": {"mostly": 0.99}, "severity": "critical"}
    assert under(Settings(judging={"NQ304": Judging("info")}), suite("dates", dates)) == {"dates": [dates]}


def test_where_a_suite_has_none_one_is_added_with_the_rule_s_severity() -> None:
    found = under(Settings(judging={"NQ205": Judging(tolerance=0.1)}), suite("articles", passes("NQ401", 0.85)))
    assert found["articles"] == [passes("NQ401", 0.85), passes("NQ205", 0.9, "info")]
    assert under(Settings(judging={"NQ205": Judging("critical")}), suite("articles", passes("NQ401", 0.85))) == {
        "articles": [passes("NQ401", 0.85)]
    }


def test_an_expectation_with_a_condition_keeps_its_share() -> None:
    narrow = passes("NQ401", 0.99, **only_outlet('split == "test"'))
    found = under(Settings(judging={"NQ401": Judging(tolerance=0.2)}), suite("articles", narrow))
    assert found["articles"] == [narrow, passes("NQ401", 0.8)]


def test_an_outlet_has_an_expectation_of_its_own_and_the_general_one_is_about_the_others() -> None:
    outlets = {
        "Town Crier": ForOutlet(judging={"NQ401": Judging(tolerance=0.3)}),
        "Gazette": ForOutlet(ignore=("NQ401",)),
        "Herald": ForOutlet(judging={"NQ401": Judging("info")}),
    }
    found = under(Settings(outlets=outlets), suite("articles", passes("NQ401", 0.85)))
    assert [one.pop("description").split("NQ401 inconsistent-name, ")[1] for one in found["articles"]] == [
        'but for those of "Gazette", "Herald", "Town Crier"',
        'of those of "Town Crier"',
        'of those of "Herald"',
    ]
    assert found["articles"] == [
        passes("NQ401", 0.85, **only_outlet('outlet not in ["Gazette", "Herald", "Town Crier"]')),
        passes("NQ401", 0.7, **only_outlet('outlet == "Town Crier"')),
        passes("NQ401", 0.85, "info", **only_outlet('outlet == "Herald"')),
    ]


def test_many_outlets_are_counted() -> None:
    outlets = {f"Outlet {n}": ForOutlet(ignore=("NQ401",)) for n in range(4)}
    [one] = under(Settings(outlets=outlets), suite("articles", passes("NQ401", 0.85)))["articles"]
    assert one["description"].endswith("NQ401 inconsistent-name, but for those of 4 outlets")


def test_an_outlet_alone_is_judged_where_only_it_has_a_tolerance() -> None:
    settings = Settings(outlets={"Herald": ForOutlet(judging={"NQ205": Judging(tolerance=0.3)})})
    found = under(settings, suite("dataset", {"type": "t", "kwargs": {"column": "c"}}))
    [one] = found["articles"]
    assert one.pop("description") == 'at least 70 % of articles pass NQ205 unnamed-role, of those of "Herald"'
    assert one == passes("NQ205", 0.7, "info", **only_outlet('outlet == "Herald"'))
    assert list(found) == ["articles", "dataset"]


def test_an_outlet_that_ignores_a_rule_is_in_no_expectation_about_it() -> None:
    narrow = passes("NQ401", 0.99, **only_outlet('split == "test"'))
    settings = Settings(outlets={"Gazette": ForOutlet(ignore=("NQ401",))})
    [found] = under(settings, suite("articles", narrow))["articles"]
    assert found["kwargs"]["row_condition"] == '(split == "test") and outlet not in ["Gazette"]'


def test_of_a_rule_that_no_article_has_the_tolerance_is_a_number_of_findings() -> None:
    most = {"column": "mixed_date_formats", "max_value": 0}
    mixed = {"type": "expect_column_values_to_be_between", "kwargs": most, "severity": "info", "description": "one way"}
    rate = {"rule": "NQ002", "max_per_1000_records": 3}
    damage = {"type": "expect_dataset_to_pass_rule", "kwargs": rate, "severity": "warning", "description": "few"}
    judging = {"NQ318": Judging("critical", 3), "NQ001": Judging(tolerance=2), "NQ002": Judging(tolerance=5)}
    assert under(Settings(judging=judging), suite("dataset", mixed, damage))["dataset"] == [
        {"type": damage["type"], "kwargs": {"rule": "NQ318", "max_findings": 3}, "severity": "critical"},
        {"type": damage["type"], "kwargs": {"rule": "NQ002", "max_findings": 5}, "severity": "warning"},
        {"type": damage["type"], "kwargs": {"rule": "NQ001", "max_findings": 2}, "severity": "critical"},
    ]


SOURCES = [code for code, rule in rules().items() if rule.reads in OF_SOURCES]


@pytest.mark.parametrize("profile", sorted(path.name for path in profile_folder("default").parent.iterdir()))
def test_a_number_of_findings_is_all_that_a_profile_expects_of_a_rule_that_no_article_has(profile: str) -> None:
    files = read_suites(profile_folder(profile))
    for code in SOURCES:
        found = under(Settings(judging={code: Judging(tolerance=5)}), *files)["dataset"]
        about = [one["kwargs"] for one in found if code in rules_about(one, "")]
        assert about == [{"rule": code, "max_findings": 5}]


def bound(column: str, most: float, severity: str = "critical") -> Expectation:
    kwargs = {"column": column, "max_value": most}
    return {"type": "expect_column_values_to_be_between", "kwargs": kwargs, "severity": severity, "notes": "why"}


def in_dataset(code: str, **most: float) -> Expectation:
    return {"type": "expect_dataset_to_pass_rule", "kwargs": {"rule": code, **most}, "severity": "critical"}


def test_a_measure_that_counts_other_rules_findings_too_is_taken_apart() -> None:
    both = suite("dataset", bound("incomplete_sources", 0), bound("collection_times_per_100_outlets", 2))
    found = under(Settings(judging={"NQ007": Judging("info", 5), "NQ319": Judging(tolerance=3)}), both)["dataset"]
    assert found == [
        {**in_dataset("NQ007", max_findings=5), "severity": "info", "notes": "why"},
        {**in_dataset("NQ319", max_findings=3), "notes": "why"},
        {**in_dataset("NQ009", max_findings=0), "notes": "why"},
    ]
    lost = suite("dataset", bound("rejects_per_1000_records", 1), in_dataset("NQ003", max_findings=0))
    found = under(Settings(judging={"NQ001": Judging(tolerance=5)}), lost)["dataset"]
    assert [one["kwargs"] for one in found] == [
        {"rule": "NQ001", "max_findings": 5},
        {"rule": "NQ003", "max_findings": 0},
        *({"rule": code, "max_per_1000_records": 1} for code in ("NQ002", "NQ004", "NQ005")),
    ]


def test_a_bound_on_several_rules_that_cannot_be_taken_apart_is_named() -> None:
    with pytest.raises(SuiteError, match=r"dataset\.json:1: .*max_value: is 2, of the findings of NQ007 and NQ009 tog"):
        under(Settings(judging={"NQ007": Judging(tolerance=5)}), suite("dataset", bound("incomplete_sources", 2)))


def test_a_core_expectation_of_no_finding_is_about_the_rule() -> None:
    none, some = bound("NQ311", 0), bound("NQ311", 3)
    found = under(Settings(judging={"NQ311": Judging(tolerance=0.25)}), suite("articles", none, some))["articles"]
    assert found == [{**none, "kwargs": {**none["kwargs"], "mostly": 0.75}}, some]


def test_an_outlet_is_judged_by_all_that_it_is_left_out_of() -> None:
    general = suite("articles", passes("NQ311", 0, "info"), passes("NQ311", 0.95, "critical"))
    only_a = only_outlet('outlet == "A"')

    def of_a(said: Judging) -> list[Expectation]:
        found = under(Settings(outlets={"A": ForOutlet(judging={"NQ311": said})}), general)["articles"]
        assert all("not in" in one["kwargs"]["row_condition"] for one in found[:2])
        return [{key: value for key, value in one.items() if key != "description"} for one in found[2:]]

    assert of_a(Judging("warning")) == [passes("NQ311", mostly, "warning", **only_a) for mostly in (0, 0.95)]
    assert of_a(Judging(tolerance=0.5)) == [passes("NQ311", 0.5, grade, **only_a) for grade in ("info", "critical")]
    assert of_a(Judging("info", 0.5)) == [passes("NQ311", 0.5, "info", **only_a)]


AS_OBJECT = {"type": "comparison", "column": {"name": "split"}, "operator": "==", "parameter": "test"}
GREAT_EXPECTATIONS = [
    {"row_condition": 'col("split") == "test"', "condition_parser": "great_expectations"},
    {"row_condition": AS_OBJECT},
]


@pytest.mark.parametrize("condition", GREAT_EXPECTATIONS, ids=["text", "object"])
def test_conditions_that_no_outlet_can_be_added_to_are_named(condition: dict[str, Any]) -> None:
    narrow = suite("articles", passes("NQ204", 1), passes("NQ401", 0.99, **condition))
    tolerant = Settings(outlets={"A B": ForOutlet(judging={"NQ401": Judging(tolerance=0.3)})})
    assert under(tolerant, narrow)["articles"][1] == narrow.expectations[1]
    ignoring = Settings(outlets={"A B": ForOutlet(ignore=("NQ401",))})
    message = (
        r'^articles\.json:1: \$\.expectations\[1\]\.kwargs\.row_condition: cannot go together with outlets\."A B"\.ig'
    )
    with pytest.raises(SuiteError, match=message):
        under(ignoring, narrow)
    groups = suite("outlets", {**bound("NQ401", 10), "kwargs": {**bound("NQ401", 10)["kwargs"], **condition}})
    with pytest.raises(SuiteError, match=r'outlets\."A B"\.rules\.NQ401 of the configuration'):
        under(tolerant, groups)


def test_an_outlet_with_settings_of_its_own_is_not_held_to_what_every_outlet_is_held_to(tmp_path: Path) -> None:
    every = {"type": "expect_groups_to_pass_rule", "kwargs": {"rule": "NQ401", "mostly": 0.85}, "severity": "warning"}
    settings = Settings(outlets={HOSTILE: ForOutlet(judging={"NQ401": Judging(tolerance=0.4)})})
    files = with_tolerances([suite("outlets", every)], settings)
    table = {"name": [HOSTILE, "Herald", None, "Tiny"], "is_rest": [False] * 4, "articles": [100, 100, 100, 10]}
    pq.write_table(pa.table({**table, "NQ401": [40.0, 20.0, 10.0, 90.0]}), tmp_path / "outlets.parquet")
    outlets = {"outlets": tmp_path / "outlets.parquet"}
    outlet_files = [file for file in files if file.table == "outlets"]
    [found] = name_failing_groups(judge(build_suites(outlet_files), outlets, {}), outlets)
    assert found.success is False
    assert [group["name"] for group in found.observed["groups"]["worst"]] == ["Herald"]
    assert found.observed["groups"]["judged"] == 2
    assert found.description == (
        "in every outlet of at least 50 articles, at least 85 % of articles pass NQ401 inconsistent-name, but for "
        f'"{HOSTILE}"'
    )


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ten articles: 5 of an outlet with a name of all sorts (2 with a finding), 4 without outlet, one of another."""
    path = tmp_path_factory.mktemp("articles") / "articles.parquet"
    outlets = [HOSTILE] * 5 + [None] * 4 + ["Herald"]
    pq.write_table(pa.table({"outlet": outlets, "NQ401": pa.array([1, 1, *[0] * 7, 1], pa.int32())}), path)
    return path


HOSTILE = """Le "Cri" d'`@x` \\ ] or True # NQ999 \n{outlet} "a" == 'b' été 😀 %s"""


def judged(articles: Path, settings: Settings) -> list[Judgement]:
    files = with_tolerances([suite("articles", passes("NQ401", 0.85))], settings)
    return judge(build_suites(files), {"articles": articles}, {})


def test_each_is_judged_on_its_articles_whatever_the_outlet_s_name(articles: Path) -> None:
    settings = Settings(outlets={HOSTILE: ForOutlet(judging={"NQ401": Judging(tolerance=0.4)})})
    others, own = judged(articles, settings)
    assert (others.observed["element_count"], others.observed["unexpected_count"], others.success) == (5, 1, False)
    assert (own.observed["element_count"], own.observed["unexpected_count"], own.success) == (5, 2, True)


def test_an_outlet_without_articles_is_not_judged(articles: Path) -> None:
    settings = Settings(outlets={"Nobody's": ForOutlet(judging={"NQ401": Judging(tolerance=0.4)})})
    _, own = judged(articles, settings)
    assert own.success is None
    assert "nothing to judge" in str(own.reason)


NAMES = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)


@given(name=NAMES, other=NAMES)
@example(name='" or outlet == outlet or "', other="x")
@example(name="a\\", other="`outlet`")
@example(name="@outlet", other="NQ401")
def test_a_condition_picks_the_outlet_and_no_other(name: str, other: str) -> None:
    frame = pd.DataFrame({"outlet": pd.Series([name, other, None]), "NQ401": [0, 1, 2]})
    is_it = [name == name, other == name, False]
    for column in (frame["outlet"], frame["outlet"].astype("category")):
        frame["outlet"] = column
        kept = frame.query(f"outlet == {quoted(name)}", parser="pandas")
        assert list(kept.index) == [row for row, yes in enumerate(is_it) if yes]
        kept = frame.query(f"outlet not in [{quoted(name)}]", parser="pandas")
        assert list(kept.index) == [row for row, yes in enumerate(is_it) if not yes]


def test_a_name_in_a_condition_is_no_column() -> None:
    one = passes("NQ401", 0.85, **only_outlet(f"outlet == {quoted('NQ301 names')}"))
    assert columns_read(one, ["outlet", "NQ301", "NQ401", "names"]) == ["NQ401", "outlet"]


def test_a_column_of_great_expectations_own_conditions_is_one() -> None:
    one = passes("NQ401", 0.85, row_condition='col("split") == "NQ301"', condition_parser="great_expectations")
    assert columns_read(one, ["split", "NQ301", "NQ401"]) == ["NQ401", "split"]
