"""Dockerfile: what it copies is there, what it builds from is let through, and it names no other version."""

from __future__ import annotations

import re

import pytest

from tests.conftest import ROOT

LINES = re.sub(r"\\\n", "", (ROOT / "Dockerfile").read_text(encoding="utf-8")).splitlines()
COPIED = [source for line in LINES if re.match(r"COPY (?!--from)", line) for source in line.split()[1:-1]]
LET_THROUGH = [
    line[1:] for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines() if line.startswith("!")
]


def test_what_is_copied_is_there_and_let_through() -> None:
    assert COPIED
    assert all((ROOT / source).exists() for source in COPIED)
    assert set(COPIED) == set(LET_THROUGH)


def test_all_that_the_wheel_is_built_from_is_copied() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    wanted = {*wheel["packages"], *wheel["force-include"], project["project"]["readme"], "pyproject.toml"}
    assert {*wanted, *project["project"]["license-files"], "hatch_build.py"} == set(COPIED)


@pytest.mark.parametrize("line", ["USER newsqa", "WORKDIR /data", 'ENTRYPOINT ["newsqa"]'])
def test_it_runs_newsqa_as_an_ordinary_user(line: str) -> None:
    assert line in LINES


def test_its_python_is_one_that_newsqa_is_for() -> None:
    [version] = [line.removeprefix("ARG PYTHON=") for line in LINES if line.startswith("ARG PYTHON=")]
    assert f"Programming Language :: Python :: {version}" in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert {line.split()[1] for line in LINES if line.startswith("FROM")} == {"python:${PYTHON}-slim"}
