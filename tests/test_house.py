"""The shape of the code: which part may import which, and what a quick command may cost."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from newsqa.articles.columns import DATE_COLUMNS, MAPPABLE_COLUMNS, TEXT_COLUMNS
from newsqa.articles.schema import ARTICLES

ROOT = Path(__file__).parent.parent

# A part may import itself and what stands before it.
FLOW = (
    *"errors alike grouping printable shipped articles annotate rules config corpus suites reports".split(),
    *"engines keywords result api testing cli".split(),
)


def _part(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def _imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module)
    return {_part(name) for name in found if name.startswith("newsqa.")}


@pytest.mark.parametrize("path", sorted((ROOT / "newsqa").glob("*/**/*.py")), ids=str)
def test_parts_import_only_what_stands_before_them(path: Path) -> None:
    part = path.relative_to(ROOT / "newsqa").parts[0]
    later = {name for name in _imports(path) if FLOW.index(name) > FLOW.index(part)}
    assert not later, f"{path} is of {part}, and imports {later}, which comes after it"


def test_the_parts_of_the_flow_are_those_there_are() -> None:
    there = {path.stem for path in (ROOT / "newsqa").iterdir() if not path.name.startswith(("_", "py.typed"))}
    assert there == set(FLOW)


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["explain", "NQ301"], ["rules"], ["check", "--help"], ["init", "--help"], ["schema", "--help"]],
    ids=" ".join,
)
def test_quick_commands_import_nothing_heavy(arguments: list[str]) -> None:
    code = (
        "import sys, newsqa.cli\n"
        f"sys.argv = ['newsqa', *{arguments!r}]\n"
        "try:\n    newsqa.cli.main()\n"
        "except SystemExit as end:\n    assert not end.code, end.code\n"
        "heavy = {'pandas', 'pandera', 'great_expectations', 'pyarrow', 'numpy', 'rich', 'pydantic', 'jinja2'}\n"
        "heavy.add('holidays')\n"
        "print('HEAVY', sorted(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "HEAVY []"


def test_column_names_are_those_of_the_schema() -> None:
    assert {*TEXT_COLUMNS, *DATE_COLUMNS, "authors"} <= set(ARTICLES.names)
    assert set(MAPPABLE_COLUMNS) == {*TEXT_COLUMNS, *DATE_COLUMNS, "authors", "id"}


@pytest.mark.parametrize("path", sorted((ROOT / "newsqa").rglob("*.py")), ids=str)
def test_types_of_numpy_have_names_that_are_read_without_numpy(path: Path) -> None:
    """Where a wheel is built there is no numpy: then mypy takes `Rows = npt.NDArray[...]` for a variable."""
    aliases = re.findall(r"^_?[A-Z]\w* = npt\..*", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert not aliases, "write it as Rows: TypeAlias = 'npt.NDArray[...]'"


def test_tests_of_what_is_installed_import_nothing_of_the_checkout() -> None:
    """`make compiled` runs them where the folder of the checkout is not on the path, to test what users get."""
    run = re.search(r"^compiled:.*?pytest -n auto ([^\n]*)", (ROOT / "Makefile").read_text(), re.MULTILINE | re.DOTALL)
    assert run is not None
    paths = [ROOT / name for name in run[1].split()]
    files = [file for path in paths for file in ([path] if path.is_file() else sorted(path.rglob("*.py")))]
    assert len(files) > 40
    imports = re.compile(r"^\s*(?:from|import) tests\b", re.MULTILINE)
    assert [file.name for file in files if imports.search(file.read_text(encoding="utf-8"))] == []
