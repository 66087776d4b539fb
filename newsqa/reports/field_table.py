"""The fields of a source for people and programs: what is in each, and the article column that it goes to.

Comes in: an `Overview`. Goes out: text, a table on a terminal, or JSON.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Sequence
from typing import Any

import orjson
from rich import box
from rich.table import Table
from rich.text import Text

from newsqa.articles.looking import FieldSeen, Overview, Shape, title_of
from newsqa.printable import printable
from newsqa.reports.terminal import PlainConsole, width

HEADS = ("field", "kind", "filled", "column", "sure", "example")
LONGEST_CELL = 40
SURE_COLOURS = {"certain": "green", "likely": "yellow", "guess": "red"}


def print_fields(overview: Overview) -> None:
    """Print all shapes to stdout: tables on a terminal, plain text without control codes in a pipe."""
    if not sys.stdout.isatty():
        print("\n".join(fields_as_text(overview)))
        return
    console = PlainConsole(file=sys.stdout, highlight=False, emoji=False, markup=False)
    for shape in overview.shapes:
        console.print(Text(printable(title_of(shape, overview.path)), "bold"))
        console.print(_table(shape))
        for line in _remarks(shape):
            console.print(Text(line))
    for note in overview.notes:
        console.print(Text(f"note: {printable(note)}", "dim"))


def fields_as_text(overview: Overview) -> list[str]:
    """The lines of the plain text."""
    lines: list[str] = []
    for shape in overview.shapes:
        rows = [HEADS, *(_cells(shape, field) for field in shape.fields.values())]
        widths = [max(width(row[place]) for row in rows) for place in range(len(HEADS))]
        lines += [printable(title_of(shape, overview.path)), ""]
        lines += ["  ".join(map(_padded, row, widths)).rstrip() for row in rows]
        lines += ["", *_remarks(shape), ""]
    lines += [f"note: {printable(note)}" for note in overview.notes]
    return lines[:-1] if lines and not lines[-1] else lines


def mapping_as_text(overview: Overview) -> list[str]:
    """A few lines for each shape: the article columns that are fed, from which field, and how sure that is."""
    lines: list[str] = []
    for shape in overview.shapes:
        lines += ["", printable(title_of(shape, overview.path))]
        if shape.mapping is None:
            lines.append(f"  not read as articles: {printable(shape.problem)}")
            continue
        rows = [
            (_column(name), _cut(printable(mapped.path)), mapped.sure, _cut(printable(mapped.example)))
            for name, mapped in shape.mapping.columns.items()
        ]
        widths = [max(width(row[place]) for row in rows) for place in range(3)]
        lines += ["  " + "  ".join((*map(_padded, row[:3], widths), row[3])).rstrip() for row in rows]
        lines += [f"  {note}" for note in _notes(shape)]
    return [*lines[1:], *(f"note: {printable(note)}" for note in overview.notes)]


def fields_as_json(overview: Overview) -> str:
    """The same for programs: one object, with a list of sources of one shape each."""
    shapes = [
        {
            "files": shape.files,
            "format": shape.format,
            "records": shape.records,
            "rejects": shape.rejects,
            "layout": shape.mapping.layout if shape.mapping else None,
            "problem": shape.problem or None,
            "fields": [_field_for_programs(shape, field) for field in shape.fields.values()],
            "columns": {
                _column(name): {
                    "path": mapped.path,
                    "otherwise": list(mapped.otherwise),
                    "how": mapped.how,
                    "sure": mapped.sure,
                    "grounds": mapped.grounds,
                }
                for name, mapped in (shape.mapping.columns.items() if shape.mapping else ())
            },
            "empty_columns": shape.empty_columns,
            "left_over": list(shape.mapping.left_over) if shape.mapping else list(shape.fields),
            "notes": list(shape.notes),
        }
        for shape in overview.shapes
    ]
    found = {"path": overview.path, "sources": shapes, "notes": list(overview.notes)}
    return orjson.dumps(_storable(found), option=orjson.OPT_INDENT_2).decode()


def _field_for_programs(shape: Shape, field: FieldSeen) -> dict[str, Any]:
    return {
        "field": field.path,
        "kinds": dict(field.kinds.most_common()),
        "filled": field.records,
        "share": round(field.records / max(shape.records, 1), 4),
        "columns": [_column(name) for name in shape.columns_at(field.path)],
        "example": field.example,
    }


def _cells(shape: Shape, field: FieldSeen) -> tuple[str, ...]:
    columns = shape.columns_at(field.path)
    mapped = [shape.mapping.columns[name] for name in columns] if shape.mapping else []
    kinds = [kind for kind, _ in field.kinds.most_common(2)]
    return (
        _cut(printable(field.path)),
        ", ".join(kinds) + (", …" if len(field.kinds) > 2 else ""),
        _share(field.records, shape.records),
        ", ".join(map(_column, columns)),
        ", ".join(dict.fromkeys(one.sure for one in mapped)),
        _cut(printable(field.example)),
    )


def _share(part: int, whole: int) -> str:
    """A share that is 0 % or 100 % only when it is none or all."""
    if part in (0, whole):
        return "100 %" if part else "0 %"
    return f"{min(99, max(1, round(100 * part / whole)))} %"


def _remarks(shape: Shape) -> list[str]:
    """What is to be said below the table."""
    lines = []
    if shape.unlisted:
        lines.append(f"only the first {len(shape.fields):,} fields are listed")
    if shape.mapping is None:
        return [*lines, f"not read as articles: {printable(shape.problem)}"]
    doubtful = [(name, mapped) for name, mapped in shape.mapping.columns.items() if mapped.sure != "certain"]
    lines += [
        f'{_column(name)}: {mapped.sure}, from "{printable(mapped.path)}" ({printable(mapped.grounds)})'
        for name, mapped in doubtful
    ]
    if empty := shape.empty_columns:
        lines.append(f"no field for: {', '.join(empty)}")
    return lines + _notes(shape, without={f"{name}: {mapped.why}" for name, mapped in doubtful})


def _notes(shape: Shape, without: Collection[str] = ()) -> list[str]:
    """The notes but those that are said elsewhere."""
    said = {*without, f"read as {shape.mapping.layout}" if shape.mapping else ""}
    return [f"note: {printable(note)}" for note in shape.notes if note not in said]


def _column(name: str) -> str:
    """A column as configurations call it."""
    return "id" if name == "article_id" else name


def _table(shape: Shape) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for head in HEADS:
        table.add_column(head, justify="right" if head == "filled" else "left", overflow="fold")
    for field in shape.fields.values():
        cells = _cells(shape, field)
        table.add_row(*(Text(cell, SURE_COLOURS.get(cell, "")) for cell in cells))
    return table


def _padded(text: str, to: int) -> str:
    return text + " " * (to - width(text))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 1] + "…"


def _storable(value: Any) -> Any:
    """The same with halves of surrogate pairs replaced, which JSON text cannot hold."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {_storable(name): _storable(inner) for name, inner in value.items()}
    return [_storable(one) for one in value] if isinstance(value, Sequence) else value
