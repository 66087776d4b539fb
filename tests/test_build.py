"""What the build leaves: the compiled modules, or the modules as they stand and the reason."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

pytest.importorskip("hatchling")
ROOT = Path(__file__).parent.parent
NAME = "newsqa/annotate/places.cpython.so"


@pytest.fixture
def build() -> ModuleType:
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def hook_of(build: ModuleType, said: list[str]) -> Any:
    hook = build.CompiledAnnotators(str(ROOT), {}, None, None, str(ROOT), "wheel")
    hook._BuildHookInterface__app = SimpleNamespace(display_warning=said.append)
    return hook


def compiles(monkeypatch: pytest.MonkeyPatch, code: int, made: list[Path]) -> None:
    """Puts a compiler in the place of mypyc that ends with this code."""

    def run(command: list[str], **_: Any) -> subprocess.CompletedProcess[bytes]:
        folder = Path(command[-1])
        made.append(folder)
        if code == 0:
            (folder / "lib" / NAME).parent.mkdir(parents=True)
            (folder / "lib" / NAME).touch()
        return subprocess.CompletedProcess(command, code, b"cc: no such compiler")

    monkeypatch.setattr(subprocess, "run", run)


def test_compiled_modules_go_into_the_wheel(build: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Path] = []
    compiles(monkeypatch, 0, made)
    data: dict[str, Any] = {"force_include": {}}
    hook = hook_of(build, [])
    hook.initialize("standard", data)
    assert list(data["force_include"].values()) == [NAME]
    assert (data["pure_python"], data["infer_tag"]) == (False, True)
    hook.finalize("standard", data, "")
    assert not made[0].exists()


def test_without_a_compiler_the_reason_is_said(build: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEWSQA_COMPILE", raising=False)
    made: list[Path] = []
    said: list[str] = []
    compiles(monkeypatch, 1, made)
    data: dict[str, Any] = {"force_include": {}}
    hook_of(build, said).initialize("standard", data)
    assert data == {"force_include": {}}
    assert "no such compiler" in said[0]
    assert not made[0].exists()


def test_what_must_be_compiled_and_cannot_is_an_error(build: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSQA_COMPILE", "yes")
    made: list[Path] = []
    compiles(monkeypatch, 1, made)
    with pytest.raises(RuntimeError, match="no such compiler"):
        hook_of(build, []).initialize("standard", {"force_include": {}})
    assert not made[0].exists()


@pytest.mark.parametrize(("version", "wish"), [("editable", "yes"), ("standard", "no")])
def test_what_is_not_to_be_compiled_is_not(
    build: ModuleType, monkeypatch: pytest.MonkeyPatch, version: str, wish: str
) -> None:
    monkeypatch.setenv("NEWSQA_COMPILE", wish)
    made: list[Path] = []
    compiles(monkeypatch, 0, made)
    hook_of(build, []).initialize(version, {"force_include": {}})
    assert made == []


def test_another_wish_is_refused(build: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSQA_COMPILE", "1")
    with pytest.raises(ValueError, match="yes or no"):
        hook_of(build, []).initialize("standard", {"force_include": {}})


def test_the_version_says_whether_it_is_compiled() -> None:
    done = subprocess.run([sys.executable, "-m", "newsqa", "--version"], capture_output=True, text=True, check=True)
    compiled = str(importlib.import_module("newsqa.annotate.places").__file__).endswith(".so")
    assert done.stdout.rstrip().endswith(", compiled") == compiled
