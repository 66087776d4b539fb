""".pre-commit-hooks.yaml: pre-commit takes it, and its hooks block a commit and let one pass, in a real repository."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from tests.ci.datasets import BAD, GOOD
from tests.conftest import ROOT

MANIFEST = ROOT / ".pre-commit-hooks.yaml"
HOOKS = {hook["id"]: hook for hook in yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))}
PRE_COMMIT = [sys.executable, "-m", "pre_commit"]

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_pre_commit_takes_the_manifest() -> None:
    done = subprocess.run([*PRE_COMMIT, "validate-manifest", str(MANIFEST)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """A function that runs a command in an empty repository."""
    folder = tmp_path / "repository"
    folder.mkdir()
    outer = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    python = tmp_path / "programs" / "python"
    python.parent.mkdir()
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    environment = {
        **outer,
        "HOME": str(tmp_path),
        "PATH": f"{python.parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "PRE_COMMIT_HOME": str(tmp_path / "pre-commit"),
        **{f"GIT_{who}_{what}": "x@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    }

    def run_it(*command: str, cwd: Path = folder) -> subprocess.CompletedProcess[str]:
        return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True)

    assert run_it("git", "init", "--quiet", "--initial-branch=main").returncode == 0
    return run_it


def hook_installed(run: Run, folder: Path, name: str) -> None:
    """The hook as the manifest has it, but with the newsqa of these tests in place of an environment of its own."""
    hook = {**HOOKS[name], "language": "system"}
    config = {"repos": [{"repo": "local", "hooks": [hook]}]}
    (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config))
    assert run(*PRE_COMMIT, "install").returncode == 0
    assert run("git", "add", ".pre-commit-config.yaml").returncode == 0


def test_a_commit_is_blocked_for_its_own_files(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "repository"
    hook_installed(run, folder, "newsqa")
    (folder / "bad.jsonl").write_text(BAD)  # is not part of the commit
    (folder / "a good.jsonl").write_text(GOOD % 1)
    (folder / "package.json").write_text("{}")
    assert run("git", "add", "a good.jsonl", "package.json").returncode == 0
    passed = run("git", "commit", "-m", "good")
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert "newsqa, on the files of the commit" in passed.stderr
    assert run("git", "add", "bad.jsonl").returncode == 0
    blocked = run("git", "commit", "-m", "bad")
    assert blocked.returncode == 1
    assert "NQ303 impossible-date" in blocked.stderr
    assert "1 article, 0 rejects" in blocked.stderr
    assert run("git", "status", "--porcelain").stdout == "A  bad.jsonl\n", "no report stands in the way"
    assert (folder / ".git" / "newsqa-report" / "report.html").is_file()


def test_the_whole_dataset_is_checked_as_configured(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "repository"
    hook_installed(run, folder, "newsqa-config")
    (folder / "bad.jsonl").write_text(BAD)
    (folder / "good.jsonl").write_text(GOOD % 1)
    (folder / "newsqa.toml").write_text('inputs = ["*.jsonl"]\nselect = ["NQ303"]\n')
    assert run("git", "add", "good.jsonl", "newsqa.toml").returncode == 0
    blocked = run("git", "commit", "-m", "good alone")
    assert blocked.returncode == 1
    assert "2 articles, 0 rejects" in blocked.stderr


def test_in_a_worktree_the_report_goes_to_its_folder_of_git(run: Run, tmp_path: Path) -> None:
    assert run("git", "commit", "--allow-empty", "--quiet", "-m", "first").returncode == 0
    assert run("git", "worktree", "add", "--quiet", str(tmp_path / "other")).returncode == 0
    (tmp_path / "other" / "good.jsonl").write_text(GOOD % 1)
    command = [*HOOKS["newsqa"]["entry"].split(), "good.jsonl", "--select", "NQ303"]
    assert run(*command, cwd=tmp_path / "other").returncode == 0
    assert (tmp_path / "repository" / ".git" / "worktrees" / "other" / "newsqa-report" / "report.html").is_file()
    assert not (tmp_path / "other" / "newsqa-report").exists()
