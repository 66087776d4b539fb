"""From a look at a source to a configuration: the text of a newsqa.toml, each line with how sure it is and a value."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from newsqa.articles.columns import DATE_COLUMNS, MAPPABLE_COLUMNS
from newsqa.articles.day_order import describe, evidence_in
from newsqa.articles.field_paths import OR_ELSE
from newsqa.articles.looking import Overview, Shape, title_of
from newsqa.articles.mapped import MappedField, listed, shortened
from newsqa.articles.readers.options import DEFAULTS, ReadOptions
from newsqa.articles.timestamps import parse_timestamp
from newsqa.printable import printable

COMMENT_AT = 34  # the column where comments begin, where the line leaves room
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


@dataclass(frozen=True)
class Proposal:
    """`fields`: column (or `id`) -> path, as a configuration takes it. `text` is the whole file."""

    fields: Mapping[str, str]
    text: str


DEFAULT_JUDGES = ('profile = "default"',)


def propose(overview: Overview, how: ReadOptions = DEFAULTS, first: Sequence[str] = DEFAULT_JUDGES) -> Proposal:
    """The configuration that reads this source as it is read without one, to be corrected by a person. `how` is what
    had to be said for the look at it; the lines `first` say what is checked, and by what it is judged."""
    news = [shape for shape in overview.shapes if shape.mapping and shape.has_own_fields]
    fields: dict[str, str] = {}
    lines: list[str] = []
    for column in MAPPABLE_COLUMNS:
        line = _field_line(column, news, fields)
        lines += [line] if line else []
    left_over = dict.fromkeys(name for shape in news if shape.mapping for name in shape.mapping.left_over)
    empty = [column for column in MAPPABLE_COLUMNS if all(column in shape.empty_columns for shape in news)]
    text = [
        *_head(overview),
        "",
        *first,
        "",
        "[fields]                          # article column = field of the source",
        *([] if news else ["# text files have no fields: their first line is the title, the rest the body"]),
        *lines,
        *([f"# kept in the column extra: {printable(listed(left_over))}"] if left_over else []),
        *([f"# no field was found for: {', '.join(empty)}"] if empty and news else []),
        "",
        "[load]",
        _timezone_line(news),
        _day_first_line(news),
        *_database_lines(how),
    ]
    return Proposal(fields, "\n".join(text) + "\n")


def toml_text(text: str) -> str | None:
    """A text as a TOML string that is safe to look at; None for what TOML cannot hold (half a surrogate pair)."""
    if any("\ud800" <= char <= "\udfff" for char in text):
        return None
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    if unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp"):  # would break the line, or turn its direction
        return f"\\U{ord(char):08X}"
    return char


def path_of(mapped: MappedField, fields: Iterable[str]) -> str:
    """The field with those that stand in for it as one path, or the field alone where names make that ambiguous."""
    whole = OR_ELSE.join((mapped.path, *mapped.otherwise))
    is_clear = whole not in fields and whole.split(OR_ELSE) == [mapped.path, *mapped.otherwise]
    return whole if is_clear else mapped.path


def _field_line(column: str, news: Sequence[Shape], fields: dict[str, str]) -> str | None:
    """The line of a column, and its path into `fields`; a comment where files differ; None where no file has it."""
    found = [(shape, mapped) for shape in news if (mapped := _mapped(shape, column))]
    if not found:
        return None
    paths = [path_of(mapped, shape.fields) for shape, mapped in found]
    if len(set(paths)) > 1 or len(found) < len(news):
        # one name for all files would take the field from those that have it under another: each file for itself then
        ways = "; ".join(f'"{path}" in {shape.files[0]}' for path, (shape, _) in zip(paths, found, strict=True))
        return f"# {column}: recognised file by file: {shortened(printable(ways))}"
    mapped = found[0][1]
    value = toml_text(paths[0])
    if value is None:
        return f"# {column}: its field has a name that cannot be written here: {printable(paths[0])}"
    fields[column] = paths[0]
    example = f': "{printable(mapped.example)}"' if mapped.example else ""
    return _commented(f"{column} = {value}", f"{mapped.sure} ({printable(mapped.grounds)}){example}")


def _commented(line: str, comment: str) -> str:
    return f"{line:{COMMENT_AT - 1}} # {comment}"


def _mapped(shape: Shape, column: str) -> MappedField | None:
    return shape.mapping.columns.get("article_id" if column == "id" else column) if shape.mapping else None


def _head(overview: Overview) -> list[str]:
    lines = [f"# Proposed by newsqa init from a look at {printable(overview.path)}; correct what is wrong."]
    for shape in overview.shapes:
        lines.append(f"# {printable(title_of(shape, overview.path))}")
        about = shape.mapping.about if shape.mapping else (f"not read as articles: {shape.problem}",)
        lines += [f"#   {printable(text)}" for text in about]
    return lines


def _timezone_line(news: Sequence[Shape]) -> str:
    for column in DATE_COLUMNS:
        stamps = [parse_timestamp(value) for shape in news for value in shape.dates.get(column, ())]
        read = [stamp for stamp in stamps if stamp.precision]
        naive = sum("+naive" in (stamp.precision or "") for stamp in read)
        if naive:
            evidence = f"{naive:,} of {len(read):,} values of {column} name no zone and are read as UTC"
            return _commented('# timezone = "Europe/Paris"', evidence)
    return _commented('# timezone = "Europe/Paris"', "of dates that name no zone; none was seen")


def _day_first_line(news: Sequence[Shape]) -> str:
    """What the dates show, as a comment: without the setting each column is read as its own dates show."""
    shown = [
        f"{column}: {describe(evidence)}"
        for shape in news
        for column, values in shape.dates.items()
        if (evidence := evidence_in(values)).undecided
    ]
    return _commented("# day_first = true", printable("; ".join(shown)) or "03/04/2024 is in April; none was seen")


def _database_lines(how: ReadOptions) -> list[str]:
    given = {"table": how.table, "query": how.query}
    lines = [(name, toml_text(text)) for name, text in given.items() if text is not None]
    return [f"{name} = {text}" for name, text in lines if text is not None]
