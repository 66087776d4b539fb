"""What a field mapping is: article column -> where it comes from in the source, how that was found, and how sure."""

from __future__ import annotations

import functools
import importlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from newsqa.articles.field_paths import value_at

How = Literal["configured", "recognised", "guessed"]
Sure = Literal["certain", "likely", "guess"]
EXAMPLE_LENGTH = 60


@dataclass(frozen=True)
class MappedField:
    """Where a column comes from. `path` is as in `newsqa.articles.field_paths`: a field, a field in an object
    (`source.name`), or two fields joined (`post_date + post_time`).

    `otherwise` are fields that stand in for it in records that do not have it: records of one file may drift from
    `description` to `summary`. `example` is the first value seen, cut short. `why` is what a reader of the run must be
    told, or "". `sure` says how sure the mapping is, and `grounds` on what it rests, in words.
    """

    path: str
    how: How
    example: str
    otherwise: tuple[str, ...] = ()
    why: str = ""
    sure: Sure = "certain"
    grounds: str = ""


@dataclass(frozen=True)
class FieldMapping:
    """`columns`: article column -> where it comes from. `left_over`: the source's fields that no column holds.

    `layout` is the name of the known layout that the records have, `about` what people should know about it, and
    `adapter` the function that makes plain fields of such records, if it has one ("module:function").
    """

    columns: Mapping[str, MappedField]
    left_over: tuple[str, ...]
    layout: str | None = None
    about: tuple[str, ...] = ()
    adapter: str | None = None

    def notes(self) -> list[str]:
        """What a reader of the run should be told: the layout, each guess, each stand-in, and the fields left over."""
        found = list(self.about)
        found += [f"{column}: {field.why}" for column, field in self.columns.items() if field.why]
        for column, field in self.columns.items():
            if field.otherwise:
                others = ", ".join(f'"{name}"' for name in field.otherwise)
                found.append(f'{column}: taken from "{field.path}", or from {others} in records without it')
        if "outlet" not in self.columns and "url" in self.columns:
            found.append(f'outlet: the host in "{self.columns["url"].path}", as no field names the outlet')
        if self.left_over:
            found.append(f"kept in the column extra: {listed(self.left_over)}")
        return found


def listed(fields: Iterable[str]) -> str:
    """The names of fields for a message, the first twenty of many."""
    names = [shortened(name) for name in fields]
    more = f" and {len(names) - 20:,} more" if len(names) > 20 else ""
    return (", ".join(names[:20]) + more) or "none"


def shortened(text: str) -> str:
    """The text, or its start and "…"."""
    return text if len(text) <= EXAMPLE_LENGTH else text[:EXAMPLE_LENGTH] + "…"


def example_at(sample: Sequence[Mapping[str, Any]], path: str) -> str:
    """The first value that a path has in these records, on one line and cut short; "" when it has none."""
    return as_example(next((value for record in sample if is_filled(value := value_at(record, path))), ""))


def as_example(value: Any) -> str:
    """A value on one line, cut short; of a list its first texts."""
    for _ in range(3):  # paragraphs may be lists of sentences
        if isinstance(value, list | tuple) and value:
            value = value[0] if isinstance(value[0], list | tuple) else "; ".join(map(_short, value[:5]))
    return _short(value)


def _short(value: Any) -> str:
    try:
        shown = value if isinstance(value, str) else str(value)
    except RecursionError:
        shown = "…"
    return shortened(" ".join(shown[: 4 * EXAMPLE_LENGTH].split()))


def is_filled(value: Any) -> bool:
    """Whether a value says anything."""
    return value is not None and value != "" and value != []


@functools.cache
def adapter_of(name: str) -> Callable[[Mapping[str, Any]], dict[str, Any]]:
    """The function that an adapter names ("module:function")."""
    module, _, function = name.partition(":")
    found: Callable[[Mapping[str, Any]], dict[str, Any]] = getattr(importlib.import_module(module), function)
    return found


def adapted(records: Iterable[Mapping[str, Any]], adapter: str | None) -> list[Mapping[str, Any]]:
    """The records with the plain fields that the adapter of their layout makes, if it has one."""
    return list(map(adapter_of(adapter), records)) if adapter else list(records)
