"""Great Expectations' own API knows the named expectations and runs newsqa's suites once newsqa is imported."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import orjson
import pytest

import newsqa
from newsqa.suites.named import NAMED
from newsqa.suites.profiles import profile_folder

ROOT = Path(__file__).parent.parent.parent

KNOWS = (
    "from great_expectations.expectations.registry import list_registered_expectation_implementations\n"
    "print(*list_registered_expectation_implementations())\n"
)


def _run(*lines: str) -> str:
    """What a fresh Python prints, which has imported nothing."""
    code = "import warnings; warnings.simplefilter('ignore')\n" + "\n".join(lines)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(
    "imports",
    [
        ["import newsqa", "import great_expectations"],
        ["import great_expectations", "import newsqa"],
        ["import newsqa", "import great_expectations.expectations as gxe"],
        ["import newsqa", "import newsqa.suites.expectations"],
        ["import newsqa.suites.expectations"],
        # looked for, not imported
        [
            "import newsqa, importlib.util",
            "importlib.util.find_spec('great_expectations')",
            "import great_expectations",
        ],
        # forgotten and imported again
        ["import newsqa, sys", "sys.modules.pop('newsqa')", "import newsqa", "import great_expectations"],
    ],
    ids=" ; ".join,
)
def test_named_expectations_are_known_in_any_order(imports: list[str]) -> None:
    assert set(NAMED) <= set(_run(*imports, KNOWS).split())


def test_named_expectations_are_known_when_threads_import() -> None:
    both = (
        "import threading, newsqa",
        "def one(): import great_expectations",
        "def two(): import newsqa.suites.expectations",
        "threads = [threading.Thread(target=target) for target in (one, two, one, two)]",
        "[thread.start() for thread in threads]",
        "[thread.join() for thread in threads]",
    )
    assert set(NAMED) <= set(_run(*both, KNOWS).split())


def test_importing_newsqa_imports_nothing_of_it() -> None:
    loaded = _run("import newsqa, sys", "print(*{name.split('.')[0] for name in sys.modules})").split()
    assert not {"great_expectations", "pandas", "pyarrow", "numpy", "orjson"} & set(loaded)


def test_who_does_not_import_great_expectations_never_notices() -> None:
    printed = _run(
        "import newsqa, sys, importlib.util",
        "print(importlib.util.find_spec('no_such_thing'), importlib.util.find_spec('json').name)",
        "import json.tool",
        "print('great_expectations' in sys.modules)",
    )
    assert printed.split() == ["None", "json", "False"]


WHOLE_PROFILE = """
import json, sys
from pathlib import Path
import newsqa
import pandas
import great_expectations as gx
from newsqa.suites.profiles import profile_folder

if __name__ == "__main__":
    run, kept = Path(sys.argv[1]), Path(sys.argv[2])
    context = gx.get_context(mode="file", project_root_dir=sys.argv[3])
    source = context.data_sources.add_pandas("newsqa")
    tables = {"articles": run / "measures.parquet"}
    tables |= {name: kept / f"{name}.parquet" for name in ("attributions", "dates", "names")}
    found = {}
    for table, path in tables.items():
        suite = gx.ExpectationSuite(**json.loads((profile_folder("default") / f"{table}.json").read_text()))
        suite = context.suites.add(suite)
        batch = source.add_dataframe_asset(table).add_batch_definition_whole_dataframe("whole")
        definition = context.validation_definitions.add(gx.ValidationDefinition(name=table, data=batch, suite=suite))
        results = definition.run(batch_parameters={"dataframe": pandas.read_parquet(path)})
        again = context.suites.get(table).expectations
        assert [one.configuration.type for one in again] == [one.configuration.type for one in suite.expectations]
        found[table] = [
            (one.expectation_config.type, one.expectation_config.kwargs.get("rule"), one.success,
             one.result.get("unexpected_count"), one.result.get("element_count"))
            for one in results.results
        ]
    context.build_data_docs()
    print(json.dumps(found))
"""


def test_a_whole_profile_runs_by_great_expectations_own_api(tmp_path: Path, seeds: Path) -> None:
    newsqa.check(seeds, output=tmp_path / "run")
    newsqa.write_annotations(seeds, output=tmp_path / "kept")
    script = tmp_path / "plain.py"
    script.write_text(WHOLE_PROFILE)
    command = [sys.executable, "-W", "ignore", script, tmp_path / "run", tmp_path / "kept", tmp_path]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    found: dict[str, list[Any]] = orjson.loads(done.stdout.splitlines()[-1])
    report = orjson.loads((tmp_path / "run" / "report.json").read_bytes())
    judged = [one for one in report["expectations"] if one["table"] in found]
    ours = [
        [one["type"], one["kwargs"].get("rule"), one["success"], one["observed"].get("unexpected_count"),
         one["observed"].get("element_count")]
        for one in judged
    ]  # fmt: skip
    theirs = [result for results in found.values() for result in results]
    assert sorted(ours, key=str) == sorted(theirs, key=str)
    assert {one["success"] for one in judged} == {True, False}
    pages = "".join(page.read_text(encoding="utf-8") for page in (tmp_path / "gx").rglob("*.html"))
    assert "of attributions name somebody who stands behind the claim" in pages


def test_the_example_on_the_page_works(tmp_path: Path, seeds: Path) -> None:
    page = (ROOT / "docs" / "suites.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    newsqa.check(seeds, output=tmp_path / "newsqa-report")
    shutil.copytree(profile_folder("default"), tmp_path / "suites")
    printed = _run(f"import os, sys; os.chdir({str(tmp_path)!r}); sys.path.insert(0, {str(ROOT)!r})", example)
    assert orjson.loads(printed)["statistics"]["evaluated_expectations"] > 10
