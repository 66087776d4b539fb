"""action.yml: it is one, and its scripts do in bash what they do on GitHub."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from newsqa import __version__
from newsqa.config import AS_FILES, ON_STDOUT
from tests.ci.commands import options_of
from tests.ci.datasets import HOSTILE_NAME, Script
from tests.conftest import ROOT

ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS = {step.get("name", step.get("uses")): step for step in ACTION["runs"]["steps"]}
INSTALL, CHECK = STEPS["Install newsqa"], STEPS["Check the dataset"]

Step = Callable[..., tuple[subprocess.CompletedProcess[str], dict[str, str]]]


@pytest.fixture
def step(script: Script, tmp_path: Path) -> Step:
    """A function that runs a step with some inputs as GitHub would, and gives what came of it and its outputs."""

    def run(step: dict[str, Any], **inputs: str) -> tuple[subprocess.CompletedProcess[str], dict[str, str]]:
        given = {name: spec["default"] for name, spec in ACTION["inputs"].items()}
        given |= {name.replace("_", "-"): value for name, value in inputs.items()}
        environment = {
            name: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda found: given[found[1]], value)
            for name, value in step["env"].items()
        }
        files = {name: tmp_path / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        for file in files.values():
            file.write_text("")
        environment |= {name: str(file) for name, file in files.items()} | {"GITHUB_ACTION_PATH": str(ROOT)}
        done = script(step["run"], environment, "bash", "--noprofile", "--norc", "-eo", "pipefail")
        lines = files["GITHUB_OUTPUT"].read_text().splitlines()
        return done, dict(line.split("=", 1) for line in lines)

    return run


def test_it_is_an_action() -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-actions"]
    done = subprocess.run([*command, str(ROOT / "action.yml")], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_nothing_that_is_given_stands_in_a_script() -> None:
    for step in STEPS.values():
        assert "${{" not in step.get("run", "")
        assert step.get("shell") == ("bash" if "run" in step else None)


def test_every_input_is_used_and_every_one_that_is_used_is_there() -> None:
    used = set(re.findall(r"inputs\.([\w-]+)", (ROOT / "action.yml").read_text()))
    assert used == set(ACTION["inputs"])


def test_its_options_are_those_of_the_command() -> None:
    assert set(re.findall(r"--[a-z-]+(?==| )", CHECK["run"])) <= options_of("check")
    assert set(ACTION["inputs"]["format"]["default"].split(",")) <= {*ON_STDOUT, *AS_FILES}


@pytest.mark.parametrize(
    ("inputs", "requirement"),
    [
        ({}, str(ROOT)),
        ({"extras": "all"}, f"{ROOT}[all]"),
        ({"version": "0.9.1"}, "newsqa==0.9.1"),
        ({"version": "0.9.1", "extras": "html,feeds"}, "newsqa[html,feeds]==0.9.1"),
        ({"package": "newsqa @ git+https://a.example/x"}, "newsqa @ git+https://a.example/x"),
        ({"package": "--index-url=https://evil.example; touch owned"}, "--index-url=https://evil.example; touch owned"),
    ],
    ids=str,
)
def test_what_is_installed(step: Step, tmp_path: Path, inputs: dict[str, str], requirement: str) -> None:
    done, _ = step(INSTALL, **inputs)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "pip").read_text().splitlines()[-2:] == ["--", requirement]
    assert done.stdout.startswith(f"newsqa {__version__}")
    assert not (tmp_path / "work" / "owned").exists()


def test_a_dataset_that_passes(step: Step, datasets: Path, tmp_path: Path) -> None:
    done, outputs = step(CHECK, paths="good.jsonl\r\n\n")
    assert done.returncode == 0, done.stdout + done.stderr
    assert outputs == {
        "passed": "true",
        "report": "newsqa-report/report.html",
        "sarif": "newsqa-report/report.sarif",
    }
    assert (datasets / outputs["report"]).is_file()
    assert (datasets / outputs["sarif"]).is_file()
    assert (tmp_path / "GITHUB_STEP_SUMMARY").read_text().startswith("## newsqa: passed")


@pytest.mark.parametrize("name", ["bad.jsonl", HOSTILE_NAME], ids=["bad", "hostile name"])
def test_a_dataset_that_fails(step: Step, datasets: Path, tmp_path: Path, name: str) -> None:
    done, outputs = step(CHECK, paths=f"good.jsonl\n{name}", output="out put")
    assert done.returncode == 1, done.stdout + done.stderr
    assert outputs["passed"] == "false"
    assert (datasets / outputs["report"]).is_file()
    assert (tmp_path / "GITHUB_STEP_SUMMARY").read_text().startswith("## newsqa: failed")
    commands = [line for line in done.stdout.splitlines() if line.lstrip().startswith("::") or "##[" in line]
    assert commands
    assert all(re.match(r"::(error|warning|notice) (file=|title=newsqa)", line) for line in commands)
    assert not list(tmp_path.rglob("owned"))


def test_every_choice_reaches_the_command(step: Step, datasets: Path) -> None:
    (datasets / "own.toml").write_text('inputs = ["bad.jsonl"]\nselect = ["NQ303"]\n')
    done, outputs = step(CHECK, config="own.toml", profile="default", fail_on="critical", format="text")
    assert (done.returncode, outputs["passed"]) == (1, "false")
    assert "sarif" not in outputs
    done, outputs = step(CHECK, config="own.toml", suite="none", baseline="none.jsonl")
    assert (done.returncode, outputs) == (2, {})
    assert "none" in done.stderr


@pytest.mark.parametrize(
    "inputs",
    [
        {"paths": "none.jsonl"},
        {"paths": "--help"},
        {"paths": "good.jsonl", "profile": "$(touch owned)"},
        {"paths": "good.jsonl", "output": "x\npassed=true"},
        {"paths": "good.jsonl", "output": ""},
    ],
    ids=str,
)
def test_what_cannot_be_run_is_no_verdict(step: Step, tmp_path: Path, inputs: dict[str, str]) -> None:
    done, outputs = step(CHECK, **inputs)
    assert (done.returncode, outputs) == (2, {})
    assert not list(tmp_path.rglob("owned"))
