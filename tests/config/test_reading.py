"""Settings: from newsqa.toml and pyproject.toml, and nothing that is not understood."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsqa.config import Settings, read_settings
from newsqa.errors import UsageError

FULL = """
profile = "wire"
select = ["NQ3"]
ignore = ["NQ302"]
fail_on = "critical"
output = "report"
processes = 2

[fields]
id = "uuid"
outlet = "source.name"

[labels]
"politifact_*.csv" = "fake"

[load]
timezone = "Europe/Paris"
day_first = true

[rules.NQ314]
tolerance_hours = 48

[rules.placeholder-value]
placeholders = ["(leer)"]
"""


def test_everything_that_can_be_said(tmp_path: Path) -> None:
    path = tmp_path / "newsqa.toml"
    path.write_text(FULL)
    assert read_settings(path) == Settings(
        profile="wire",
        select=("NQ3",),
        ignore=("NQ302",),
        fail_on="critical",
        output=tmp_path / "report",
        processes=2,
        fields={"id": "uuid", "outlet": "source.name"},
        labels={"politifact_*.csv": "fake"},
        timezone="Europe/Paris",
        day_first=True,
        rule_options={"NQ314": {"tolerance_hours": 48}, "NQ103": {"placeholders": ["(leer)"]}},
    )


def test_defaults_without_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert read_settings(None) == Settings()


def test_pyproject_is_read_where_there_is_no_newsqa_toml(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("pyproject.toml").write_text('[tool.newsqa]\nprofile = "a"\n')
    assert read_settings(None).profile == "a"
    Path("newsqa.toml").write_text('profile = "b"\n')
    assert read_settings(None).profile == "b"


def test_a_pyproject_that_does_not_speak_of_newsqa(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("pyproject.toml").write_text('[project]\nname = "x"\n')
    assert read_settings(None) == Settings()


def test_settings_can_be_pickled_and_compared() -> None:
    import pickle

    settings = Settings(fields={"body": "text"})
    assert pickle.loads(pickle.dumps(settings)) == settings


def test_a_number_of_processes_below_nought(tmp_path: Path) -> None:
    (tmp_path / "newsqa.toml").write_text("processes = -1\n")
    with pytest.raises(UsageError, match="expected 1 or more"):
        read_settings(tmp_path / "newsqa.toml")


def test_a_label_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "newsqa.toml").write_text('[labels]\n"a.csv" = 1\n')
    with pytest.raises(UsageError, match=r'newsqa\.toml:2: labels\."a\.csv" is 1; expected a text'):
        read_settings(tmp_path / "newsqa.toml")
