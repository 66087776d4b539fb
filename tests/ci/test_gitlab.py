"""ci/gitlab.yml: it is a configuration of GitLab CI/CD, and its script does what it says."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from newsqa import __version__
from tests.ci.commands import check_command
from tests.ci.datasets import Script
from tests.conftest import ROOT

TEMPLATE = ROOT / "ci" / "gitlab.yml"
JOB = yaml.safe_load(TEMPLATE.read_text(encoding="utf-8"))["newsqa"]


def test_it_is_of_gitlab() -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.gitlab-ci"]
    done = subprocess.run([*command, str(TEMPLATE)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_its_options_are_those_of_the_command() -> None:
    check_command(JOB["script"][-1])


@pytest.mark.parametrize(("arguments", "status"), [("good.jsonl --select NQ3", 0), ("bad.jsonl --fail-on critical", 1)])
def test_its_script(script: Script, datasets: Path, tmp_path: Path, arguments: str, status: int) -> None:
    done = script("\n".join(JOB["script"]), {**JOB["variables"], "NEWSQA_ARGUMENTS": arguments})
    assert done.returncode == status, done.stdout + done.stderr
    assert (tmp_path / "pip").read_text().splitlines()[-2:] == ["--", f"newsqa=={__version__}"]
    [folder] = JOB["artifacts"]["paths"]
    reports = JOB["artifacts"]["reports"]
    found = json.loads((datasets / reports["codequality"]).read_text())
    assert bool(found) is (status == 1)
    assert "<testsuite" in (datasets / reports["junit"]).read_text()
    assert (datasets / folder / "report.html").is_file()


def test_another_package_is_installed_as_it_is_given(script: Script, tmp_path: Path) -> None:
    package = "newsqa @ git+https://a.example/x; touch owned"
    script(JOB["script"][0], {**JOB["variables"], "NEWSQA_PACKAGE": package})
    assert (tmp_path / "pip").read_text().splitlines()[-1] == package
    assert not list(tmp_path.rglob("owned"))
