"""docs/ci.md: its blocks can be read, and name inputs, hooks, files and options that there are; all versions are this
one."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from newsqa import __version__
from newsqa.config import read_settings
from tests.ci.commands import check_command
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
YAML = {text.splitlines()[0].removeprefix("# "): yaml.safe_load(text) for kind, text in BLOCKS if kind == "yaml"}
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
PINNED = ("action.yml", "ci/gitlab.yml", "docs/ci.md", "Dockerfile", "README.md")
# newsqa==0.1.0, newsqa@v0.1.0, rev: v0.1.0, newsqa:0.1.0, NEWSQA_VERSION: "0.1.0", raw/v0.1.0/
VERSIONS = re.compile(r"(?:newsqa(?:\[[\w,]+\])?(?:==|@v|:)|rev: v|_VERSION: \"|/v)(\d+\.\d+\.\d+)")


def _of(kind: str) -> list[str]:
    return [text for block, text in BLOCKS if block == kind]


def test_the_action_is_used_with_inputs_that_it_has(tmp_path: Path) -> None:
    workflow: dict[str, Any] = YAML[".github/workflows/dataset.yml"]
    [step] = [one for one in workflow["jobs"]["newsqa"]["steps"] if "newsqa@" in one["uses"]]
    assert set(step.get("with", {})) <= set(ACTION["inputs"])
    section = PAGE.partition("## GitHub")[2].partition("## GitLab")[0]
    rows = re.findall(r"^\| (`.*?) \|", section, re.MULTILINE)
    assert set(re.findall(r"`([\w-]+)`", " ".join(rows))) == set(ACTION["inputs"])
    assert set(re.findall(r"`([\w-]+)`", section.partition("Outputs are")[2])) >= set(ACTION["outputs"])
    _validate(yaml.safe_dump(workflow).replace("true:", "'on':", 1), "vendor.github-workflows", tmp_path)


def test_the_template_is_included_with_variables_that_it_has(tmp_path: Path) -> None:
    given = YAML[".gitlab-ci.yml"]
    template = yaml.safe_load((ROOT / "ci" / "gitlab.yml").read_text(encoding="utf-8"))
    assert set(given["newsqa"]["variables"]) <= set(template["newsqa"]["variables"])
    assert (ROOT / given["include"][0]["remote"].partition(f"v{__version__}/")[2]).is_file()
    check_command(f"newsqa check {given['newsqa']['variables']['NEWSQA_ARGUMENTS']}")
    _validate(yaml.safe_dump(given), "vendor.gitlab-ci", tmp_path)


def test_the_hooks_are_those_of_the_manifest(tmp_path: Path) -> None:
    [repository] = YAML[".pre-commit-config.yaml"]["repos"]
    assert {hook["id"] for hook in repository["hooks"]} <= {hook["id"] for hook in HOOKS}
    assert all(f"`{hook['id']}`" in PAGE for hook in HOOKS)
    path = tmp_path / "config.yaml"
    path.write_text(yaml.safe_dump(YAML[".pre-commit-config.yaml"]))
    command = [sys.executable, "-m", "pre_commit", "validate-config", str(path)]
    assert subprocess.run(command).returncode == 0


def _validate(text: str, schema: str, folder: Path) -> None:
    (folder / "checked.yml").write_text(text)
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(folder / "checked.yml")]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_the_configuration_is_one(tmp_path: Path) -> None:
    [block] = _of("toml")
    assert tomllib.loads(block)
    (tmp_path / "newsqa.toml").write_text(block)
    assert read_settings(tmp_path / "newsqa.toml").inputs


def test_the_python_can_be_read() -> None:
    for block in _of("python"):
        compile(block, "docs/ci.md", "exec")


@pytest.mark.parametrize("block", _of("sh"))
def test_scripts_can_be_read_and_name_options_that_there_are(block: str) -> None:
    assert subprocess.run(["sh", "-n"], input=block, text=True).returncode == 0
    for line in re.findall(r"newsqa (?:check|diff|baseline) [^;|&\n]+", block):
        check_command(line)


def test_the_night_is_as_the_page_says(tmp_path: Path) -> None:
    """The script of the night, with programs that only write down how they are called."""
    [script] = [block for block in _of("sh") if "newsqa diff" in block]
    newsqa = tmp_path / "newsqa"
    newsqa.write_text(
        '#!/bin/sh\necho "$1" >> called\n'
        'if [ "$1" = diff ]; then exit "$DIFF"; fi\n'
        'mkdir -p runs/today; echo "$CHECK" > runs/today/status; exit "$CHECK"\n'
    )
    newsqa.chmod(0o755)
    told = []
    for check, diff in (("1", "0"), ("0", "0"), ("0", "1"), ("2", "0"), ("1", "0")):
        (tmp_path / "called").write_text("")
        environment = {"PATH": f"{tmp_path}:/usr/bin:/bin", "CHECK": check, "DIFF": diff}
        done = subprocess.run(["sh"], input=script, text=True, cwd=tmp_path, env=environment)
        before = (tmp_path / "runs" / "before" / "status").read_text().strip()
        told.append((done.returncode, *(tmp_path / "called").read_text().split(), before))
    assert told == [
        (0, "check", "1"),
        (0, "check", "diff", "0"),
        (1, "check", "diff", "0"),
        (1, "check", "0"),
        (0, "check", "diff", "1"),
    ]


@pytest.mark.parametrize("name", PINNED)
def test_every_version_that_is_named_is_this_one(name: str) -> None:
    found = VERSIONS.findall((ROOT / name).read_text(encoding="utf-8"))
    assert set(found) <= {__version__}
    assert found or name in ("action.yml", "Dockerfile", "README.md")


def test_the_action_installs_what_its_tag_names() -> None:
    assert ACTION["inputs"]["version"]["default"] == "", "what was asked for by its tag is installed"
