"""Terms are looked for in the fields of the records, and beside the sources."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from newsqa.articles.schema import KINDS
from newsqa.corpus import terms
from newsqa.corpus.terms import terms_of
from newsqa.rules.terms import TERMS


def _kinds(*names: str) -> pa.Table:
    row = {"source": "a", "kind": "string", "records": 1, "first_file": "a", "first_row": 1}
    return pa.Table.from_pylist([{**row, "field": name} for name in names], KINDS)


def _terms(path: Path | str, *fields: str) -> list[dict[str, str | None]]:
    table = terms_of([str(path)], _kinds(*fields))
    assert table.schema.equals(TERMS)
    return [
        {name: row[name] and Path(row[name]).name for name in ("field", "file", "silent")} for row in table.to_pylist()
    ]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "release" / "articles.jsonl"
    path.parent.mkdir()
    path.write_text("{}")
    return path


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("LICENSE", "MIT"),
        ("LICENSE-DATA.txt", "See the agreement."),
        ("terms_of_use.html", "See the agreement."),
        ("LICENCE.txt", "see the contract"),
        ("COPYING", "GPL"),
        ("README.md", "---\nlicense: cc-by-4.0\n---\n"),
        ("readme", "The articles are under Creative Commons."),
        ("datapackage.json", '{"licenses": [{"name": "ODC-BY-1.0"}]}'),
        ("dataset_infos.json", '{"default": {"license": "mit"}}'),
        ("CITATION.cff", "license: MIT"),
        ("README.md", "The texts are CC0."),
        ("README.md", "© Crier. Alle Rechte vorbehalten."),
        ("README.md", "Лицензия: MIT"),
        ("README.md", "版权所有"),
        ("README.md", "For non-commercial research; terms and conditions apply."),
    ],
)
def test_a_file_beside_the_source_states_them(source: Path, name: str, content: str) -> None:
    (source.parent / name).write_text(content)
    assert _terms(source) == _terms(source.parent) == [{"field": None, "file": name, "silent": None}]


@pytest.mark.parametrize(
    ("name", "content", "silent"),
    [
        ("README.md", "Articles of 2024.", "README.md"),
        ("README.md", "The left and right columns are by Ann.", "README.md"),
        ("LICENSE", " \n", "LICENSE"),
        ("notes.md", "The license is MIT.", None),
        ("license_plates.csv", "plate\nA 1\n", None),
        ("terms.csv", "term\nlicense\n", None),
        ("datapackage.json", '{"name": "articles"}', "datapackage.json"),
    ],
)
def test_what_states_nothing_is_told(source: Path, name: str, content: str, silent: str | None) -> None:
    (source.parent / name).write_text(content)
    assert _terms(source) == [{"field": None, "file": None, "silent": silent}]


@pytest.mark.parametrize(
    "field",
    ["license", "Licence", "usageterms", "copyright_notice", "rights", "meta.license", "license_url", "dc:rights"],
)
def test_a_field_states_them(source: Path, field: str) -> None:
    assert _terms(source, "text", field) == [{"field": field, "file": None, "silent": None}]
    assert _terms("postgresql://host/news", "text", field) == [{"field": field, "file": None, "silent": None}]


@pytest.mark.parametrize(
    "field",
    ["licensed_to", "copyrights_of_way", "human_rights", "license_plate", "rights_of_way", "terms_a_year", "bright"],
)
def test_other_fields_do_not(source: Path, field: str) -> None:
    assert _terms(source, field) == [{"field": None, "file": None, "silent": None}]


def test_a_folder_of_data_belongs_to_the_one_above(source: Path) -> None:
    (source.parent / "LICENSE").write_text("MIT")
    for name, expected in (("data", "LICENSE"), ("other", None)):
        folder = source.parent / name
        folder.mkdir()
        assert [row["file"] for row in _terms(folder)] == [expected]


def test_they_are_found_among_many_files(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terms, "_MOST_FILES", 2)
    for at in range(9):
        (source.parent / f"{at}.jsonl").write_text("{}")
    (source.parent / "README.md").write_text("Articles of 2024.")
    (source.parent / "LICENSE").write_text("MIT")
    assert _terms(source) == [{"field": None, "file": "LICENSE", "silent": None}]


def test_nobody_can_look_beside_what_is_no_file() -> None:
    assert _terms("postgresql://host/news", "text") == _terms("-", "text") == _terms("x" * 5000, "text") == []
