"""The page of the tables says of every column what its schema says."""

from __future__ import annotations

import re

import pyarrow as pa
import pytest

from newsqa.annotate import tables
from newsqa.articles.schema import ARTICLES
from newsqa.rules import boilerplate, copies, label_probes, leaks
from newsqa.rules.findings import FINDINGS
from newsqa.rules.label_properties import PROPERTIES
from newsqa.rules.languages import LANGUAGES
from newsqa.rules.measures import measures_schema
from newsqa.rules.texts import TEXTS
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "tables.md").read_text(encoding="utf-8")
_ROW = re.compile(r"^\| `(\w+)` \| (.+?) \|", re.MULTILINE)  # | `start` | int32 | where it stands |


def as_written(schema: pa.Schema) -> pa.Schema:
    """The table as users have it: with ids for the rows of a batch."""
    table = schema.empty_table()
    ids = pa.chunked_array([pa.array([], pa.string())])
    return tables.with_article_ids(table, ids).schema if "row" in schema.names else schema


SCHEMAS = {
    "articles": ARTICLES,
    **{name: as_written(schema) for name, schema in tables.TABLES.items()},
    "findings": FINDINGS,
    "measures": measures_schema(()),
    "texts": TEXTS,
    "duplicates": copies.DUPLICATES,
    "leakage": leaks.LEAKAGE,
    "label_probes": label_probes.LABEL_PROBES,
    "languages": LANGUAGES,
    "boilerplate": boilerplate.BOILERPLATE,
}


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_column_is_documented_with_its_type(name: str) -> None:
    section = PAGE.split(f"\n## {name}\n")[1].split("\n## ")[0]
    assert _ROW.findall(section) == [(field.name, str(field.type)) for field in SCHEMAS[name]]


def test_every_table_has_its_section_and_no_other() -> None:
    assert re.findall(r"^## (\w+)$", PAGE, re.MULTILINE) == list(SCHEMAS)


@pytest.mark.parametrize(
    ("table", "column", "values"),
    [
        ("attributions", "source_kind", tables.SOURCE_KINDS),
        ("attributions", "quote_kind", tables.QUOTE_KINDS),
        ("dates", "type", tables.DATE_TYPES),
        ("dates", "status", tables.DATE_STATUSES),
        ("names", "type", tables.NAME_TYPES),
        ("duplicates", "kind", copies.KINDS),
        ("leakage", "kind", leaks.KINDS),
        ("label_probes", "probe", tuple(PROPERTIES)),
        ("boilerplate", "where", ("opening", "ending", "line")),
    ],
)
def test_the_values_of_a_column_are_all_there(table: str, column: str, values: tuple[str, ...]) -> None:
    section = PAGE.split(f"\n## {table}\n")[1].split("\n## ")[0]
    [line] = [line for line in section.splitlines() if line.startswith(f"| `{column}` ")]
    assert re.findall(r"`([^`]+)`", line.split("|")[3]) == list(values)
