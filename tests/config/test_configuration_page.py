"""docs/configuration.md: every key stands there, with its default and its option, and nothing else."""

from __future__ import annotations

import dataclasses
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import typer

from newsqa.articles.columns import MAPPABLE_COLUMNS
from newsqa.cli.app import app
from newsqa.config import CONFIG_FILE, Settings, read_settings
from newsqa.config.keys import CSV, JUDGING, LOAD, OUTLET, TOP
from newsqa.keywords import ABOUT_FILES

PAGE = (Path(__file__).parents[2] / "docs" / "configuration.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| `([^`]+)` \| (?:`([^`]*)`)? ?\| (?:`([^`]*)`)? ?\|", PAGE, re.MULTILINE)
EXAMPLES = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)


def test_every_key_stands_there_and_nothing_else() -> None:
    inner = {"load": LOAD, "csv": CSV}
    keys = [key for key in TOP if key not in inner]
    keys += [f"{table}.{key}" for table, kinds in inner.items() for key in kinds]
    keys += [f"rules.CODE.{key}" for key in JUDGING]
    keys += [f"outlets.NAME.{key}" for key in OUTLET] + [f"outlets.NAME.rules.CODE.{key}" for key in JUDGING]
    assert sorted(key for key, _, _ in ROWS) == sorted(keys)


def test_every_setting_can_be_said() -> None:
    renamed = {"rule_options": "rules", "judging": "rules"}
    fields = [field.name for field in dataclasses.fields(Settings) if field.name not in ABOUT_FILES]
    names = [renamed.get(name, name) for name in fields]
    assert {*names, "extend", "extend_select", "extend_ignore", "load"} == {*TOP, *LOAD}


@pytest.mark.parametrize(("key", "default", "option"), ROWS, ids=[row[0] for row in ROWS])
def test_defaults_and_options_are_those_there_are(key: str, default: str, option: str) -> None:
    name = key.removeprefix("load.")
    if hasattr(Settings(), name):
        value = getattr(Settings(), name)
        said = tomllib.loads(f"value = {default}")["value"] if default else None
        if isinstance(value, tuple):
            assert said == list(value)
        elif isinstance(value, Path):
            assert said == str(value)
        else:
            assert said == (value or None if not isinstance(value, int) else value)
    command: Any = typer.main.get_command(app)
    options = {name for parameter in command.commands["check"].params for name in parameter.opts}
    if option:
        assert option == "PATH..." or option in options
    else:
        assert f"--{name.replace('_', '-')}" not in options


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda text: text.splitlines()[0])
def test_examples_are_right(tmp_path: Path, example: str) -> None:
    (tmp_path / "base.toml").write_text('ignore = ["NQ207"]\n')
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / CONFIG_FILE).write_text(example)
    assert read_settings(folder / CONFIG_FILE) != Settings()


def test_the_columns_are_those_there_are() -> None:
    listed = PAGE.split("Columns are ")[1].split(".\n")[0]
    assert re.findall(r"`(\w+)`", listed) == list(MAPPABLE_COLUMNS)
