"""Choosing a field for a column by the fields' names, and by their values where a name means several things."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from newsqa.articles.columns import DATE_COLUMNS
from newsqa.articles.field_names import CLOCK_NAMES, COLUMN_OF, MANY_MEANINGS, NAMES_OF_OBJECTS, plain_name
from newsqa.articles.field_paths import JOINED, value_at
from newsqa.articles.mapped import MappedField, Sure, example_at, is_filled, listed
from newsqa.articles.timestamps import parse_timestamp

LOOKED_AT = 200  # records whose values are weighed
MOST_LABELS = 20
LONGEST_LABEL = 40
LONG_BODY = 200  # characters; longer texts under a name such as "content" are bodies
MUCH_LONGER = 2

Sample = Sequence[Mapping[str, Any]]

_URL = re.compile(r"https?://", re.IGNORECASE)  # https://feeds.example.org/world.rss
_CLOCK = re.compile(r"\s*\d{1,2}:\d\d")  # 14:20:00, 2:20 p.m.
_ANY_CLOCK = re.compile(r"\d:\d\d")  # 2024-05-14T14:20


def candidates(fields: Collection[str], sample: Sample) -> dict[str, list[str]]:
    """Column -> the fields whose names are known for it, unless their values speak against it; first choice first."""
    found: dict[str, list[str]] = {}
    for (column, _), name in sorted(
        (COLUMN_OF[plain_name(name)], name) for name in fields if plain_name(name) in COLUMN_OF
    ):
        found.setdefault(column, []).append(name)
    found["label"] = [name for name in found.get("label", ()) if plain_name(name) != "type" or is_label(name, sample)]
    found["outlet"] = [
        name for name in found.get("outlet", ()) if plain_name(name) != "media" or _is_text(name, sample)
    ]
    if "title" not in found:
        titles = [name for name in found.get("section", ()) if plain_name(name) == "subject" and _varies(name, sample)]
        found["title"] = titles  # the subject line of a mail or a post
        found["section"] = [name for name in found.get("section", ()) if name not in titles]
    return found


def choose(column: str, names: list[str], sample: Sample) -> MappedField:
    """The best of these fields that has a value, and those that only occur in records without it."""
    filled = [name for name in names if any(is_filled(record.get(name)) for record in sample)]
    best, *others = filled or names
    otherwise = [name for name in others if _stands_in(name, best, name in filled, sample)]
    # fields that stand side by side are different things; fields that replace each other are one
    rivals = [name for name in others if name not in otherwise and name in filled]
    example = next((record[best] for record in sample if is_filled(record.get(best))), None)
    if column != "body" and isinstance(example, Mapping):
        inner = next((name for name in NAMES_OF_OBJECTS if isinstance(example.get(name), str)), None)
        if inner:
            others_are_plain = any(is_filled(v := record.get(best)) and not isinstance(v, Mapping) for record in sample)
            otherwise = [best, *otherwise] if others_are_plain else otherwise
            best = f"{best}.{inner}"
    elif column == "outlet" and isinstance(example, str) and _URL.match(example):
        why = f'taken from "{best}" (guessed; its values are addresses, not names of outlets)'
        shown = example_at(sample, best)
        return MappedField(
            best, "guessed", shown, tuple(otherwise), why, "guess", "its name, but its values are addresses"
        )
    sure, grounds = _sure(column, best, rivals, sample)
    return MappedField(best, "recognised", example_at(sample, best), tuple(otherwise), "", sure, grounds)


def _stands_in(name: str, best: str, is_seen: bool, sample: Sample) -> bool:
    """Whether a field only occurs in records without the best one.

    A reader that makes columns gives each record all fields, so that where a value `is_seen` the values count.
    """
    if is_seen:
        return not any(is_filled(record.get(best)) and is_filled(record.get(name)) for record in sample)
    return not any(best in record and name in record for record in sample)


def _sure(column: str, path: str, rivals: list[str], sample: Sample) -> tuple[Sure, str]:
    """How sure it is that this field is meant, and on what that rests."""
    values = [value for record in sample[:LOOKED_AT] if is_filled(value := value_at(record, path))]
    if not values:
        return "likely", "its name, but no value was seen"
    if column in DATE_COLUMNS and not _mostly(_is_date(value) for value in values):
        return "guess", "its name, but most of its values are no dates that can be read"
    if column == "url" and not _mostly(isinstance(value, str) and _URL.match(value) for value in values):
        return "guess", "its name, but most of its values are no addresses"
    if rivals:
        return "likely", f"the first choice of several; there are also {listed(rivals[:3])}"
    if plain_name(path) in MANY_MEANINGS and not (column == "body" and typical_length(path, sample) >= LONG_BODY):
        return "likely", "its name, which means different things in different datasets"
    return "certain", "its name"


def joined_with_time(field: MappedField, fields: Collection[str], sample: Sample) -> MappedField | None:
    """The field of a day joined with the field of its time of day, where there is one: post_date and post_time."""
    plain = plain_name(field.path)
    wanted = {plain.replace(day, clock) for day, clock in CLOCK_NAMES.items() if day in plain}
    clock_name = next((name for name in fields if plain_name(name) in wanted and name != field.path), None)
    if clock_name is None or field.otherwise:
        return None
    days = [str(value) for record in sample[:LOOKED_AT] if is_filled(value := record.get(field.path))]
    clocks = [str(value) for record in sample[:LOOKED_AT] if is_filled(value := record.get(clock_name))]
    if not clocks or not all(map(_CLOCK.match, clocks)):
        return None
    if any(_ANY_CLOCK.search(day) and not re.search(r"\b00:00(?::00)?", day) for day in days):
        return None  # the day brings its own time
    path = f"{field.path}{JOINED}{clock_name}"
    why = f'"{field.path}" and "{clock_name}" are read as one'
    return MappedField(
        path, "recognised", example_at(sample, path), (), why, "likely", "two fields that belong together"
    )


def longer_texts(path: str, names: Collection[str], sample: Sample) -> str | None:
    """The first of these fields whose texts are much longer than those of the body that was chosen."""
    length = typical_length(path, sample)
    return next((name for name in names if typical_length(name, sample) > max(MUCH_LONGER * length, LONG_BODY)), None)


def typical_length(path: str, sample: Sample) -> float:
    """The mean length in characters of the texts at a path, also of lists of texts."""
    lengths = [_length(value) for record in sample[:LOOKED_AT] if is_filled(value := value_at(record, path))]
    return sum(lengths) / len(lengths) if lengths else 0.0


def is_label(name: str, sample: Sample) -> bool:
    """Whether the values of a field sort the records: a few short ones, and more than one."""
    values = [str(value).strip() for record in sample if is_filled(value := record.get(name))]
    distinct = set(values)
    most = min(MOST_LABELS, max(2, len(values) // 2))
    return 2 <= len(distinct) <= most and max(map(len, distinct)) <= LONGEST_LABEL


def is_moment(value: Any) -> bool:
    """Whether a value that no name explains is a date: texts and dates only, since any number may be one."""
    if isinstance(value, str) and value.strip().isdigit() and len(value.strip()) != 8:
        return False
    return not isinstance(value, int | float) and _is_date(value)


def _is_date(value: Any) -> bool:
    return parse_timestamp(value, day_first=True).moment is not None or (
        parse_timestamp(value, day_first=False).moment is not None
    )


def _mostly(tests: Any) -> bool:
    found = [bool(test) for test in tests]
    return sum(found) >= 0.9 * len(found)


def _length(value: Any) -> int:
    if isinstance(value, str):
        return len(value)
    if isinstance(value, list | tuple):
        return sum(
            len(part) for one in value for part in (one if isinstance(one, list) else [one]) if isinstance(part, str)
        )
    return 0


def _is_text(name: str, sample: Sample) -> bool:
    return any(isinstance(record.get(name), str) and record[name] for record in sample)


def _varies(name: str, sample: Sample) -> bool:
    """Whether nearly every record has its own value of several words, as titles have and sections have not."""
    values = [value for record in sample[:LOOKED_AT] if isinstance(value := record.get(name), str) and value.strip()]
    return (
        bool(values)
        and len(set(values)) >= 0.9 * len(values)
        and sum(map(len, map(str.split, values))) >= 3 * len(values)
    )
