"""House style for the spelling of names: a list in TOML comes in, its checked entries go out."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from newsqa.errors import UsageError

SHIPPED = Path(__file__).with_name("house_style.toml")
KINDS = ("PER", "ORG", "LOC")
LONGEST = 100  # code points of a form or phrase
# what a form is looked up by, and what begins a name: a letter that is no small one of a to z, and what follows it.
# "Kiev", the "Qaeda" of "al-Qaeda", the "Phone" of "iPhone"; letters beyond Latin-1 need not be capitals
KEY = re.compile(r"[A-Z\u00c0-\u00d6\u00d8-\u00de\u0100-\u1fff]\w+")

_TEXTS = f"a list of texts of at most {LONGEST} characters"
_YEAR = "a year or a date, such as 2019 or 2019-08-14"
_FIELDS = {
    "preferred": f"a text of at most {LONGEST} characters",
    "variants": _TEXTS,
    "kind": " or ".join(KINDS),
    "source": f"a text of at most {LONGEST} characters",
    "since": _YEAR,
    "from": _YEAR,
    "except": _TEXTS,
    "with": _TEXTS,
}


@dataclass(frozen=True)
class Entry:
    """One name: the `preferred` form, and the `variants` that house style wants replaced by it.

    `source` says who decided so, `since` when (a year). An article that was published before `valid_from` is not found
    fault with. `exceptions` are phrases in which a variant is right. With `context` only articles are looked at that
    have one of these words. `english_only` keeps the entry to articles in English.
    """

    preferred: str
    variants: tuple[str, ...]
    kind: str | None = None
    source: str = ""
    since: int | None = None
    valid_from: date | None = None
    exceptions: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    english_only: bool = False


@functools.cache
def shipped_entries() -> tuple[Entry, ...]:
    """The entries of the list that ships."""
    return read_entries(SHIPPED)


def merge(own: Sequence[Entry], shipped: Iterable[Entry]) -> tuple[Entry, ...]:
    """The own entries, and those that ship and share no form with an own one: who writes "Kiev" must not be told of
    "Kyiv" too. An own entry without variants does nothing but that."""
    taken = {form.lower() for entry in own for form in (entry.preferred, *entry.variants)}
    others = (e for e in shipped if not any(form.lower() in taken for form in (e.preferred, *e.variants)))
    return (*own, *others)


def read_entries(path: Path) -> tuple[Entry, ...]:
    """The entries of a list. Raises UsageError that names the file, the entry, what was expected and what was there."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise UsageError(f"{path}: there is no such list of names; rules.NQ403.list names a TOML file") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise UsageError(f"{path}: cannot be read as TOML: {error}") from error
    for key in content:
        if key not in ("names", "english_only"):
            raise UsageError(f'{path}: "{key}" is nothing that a list of names has; known are: names, english_only')
    english_only, names = content.get("english_only", False), content.get("names")
    if not isinstance(english_only, bool):
        raise UsageError(f"{path}: english_only is {english_only!r}; expected true or false")
    if not isinstance(names, list) or not names or not all(isinstance(name, dict) for name in names):
        raise UsageError(f'{path}: there is no entry; expected [[names]] with preferred = "..." and variants = ["..."]')
    entries = tuple(_entry(path, number, name, english_only) for number, name in enumerate(names, 1))
    _check_forms(path, entries)
    return entries


def _entry(path: Path, number: int, given: Mapping[str, Any], english_only: bool) -> Entry:
    where = f"{path}: entry {number}"
    if isinstance(given.get("preferred"), str):
        where += f' ("{given["preferred"][:LONGEST]}")'
    for key, value in given.items():
        if key not in _FIELDS:
            raise UsageError(f'{where}: "{key}" is nothing that an entry has; known are: {", ".join(_FIELDS)}')
        if not _fits(key, value):
            raise UsageError(f"{where}: {key} is {_shown(value)}; expected {_FIELDS[key]}")
    for key in ("preferred", "variants"):
        if key not in given:
            raise UsageError(f"{where}: {key} is missing; expected {_FIELDS[key]}")
    entry = Entry(
        preferred=given["preferred"],
        variants=tuple(given["variants"]),
        kind=given.get("kind"),
        source=given.get("source", path.name),
        since=_year(given.get("since", given.get("from"))),
        valid_from=_day(given.get("from")),
        exceptions=tuple(given.get("except", ())),
        context=tuple(given.get("with", ())),
        english_only=english_only,
    )
    for variant in entry.variants:
        if not (KEY.search(variant) and variant[0].isalnum() and variant[-1].isalnum()):
            raise UsageError(
                f'{where}: the variant "{variant}" is no name; expected a letter or figure at both ends, and a capital '
                "with another letter after it"
            )
    for phrase in entry.exceptions:
        if not any(variant.lower() in phrase.lower() for variant in entry.variants):
            raise UsageError(
                f'{where}: the exception "{phrase}" has none of the variants in it; expected a phrase with one'
            )
    return entry


def _fits(key: str, value: Any) -> bool:
    if key == "kind":
        return value in KINDS
    if key in ("since", "from"):
        if isinstance(value, int) and not isinstance(value, bool):
            return 1 <= value <= 9999
        return isinstance(value, date) and not isinstance(value, datetime)
    if key in ("preferred", "source"):
        return _is_text(value)
    return isinstance(value, list) and all(map(_is_text, value))


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and 0 < len(value) <= LONGEST and value == " ".join(value.split())


def _shown(value: Any) -> str:
    words = repr(value)
    return words if len(words) <= LONGEST else words[:LONGEST] + "..."


def _year(given: int | date | None) -> int | None:
    return given.year if isinstance(given, date) else given


def _day(given: int | date | None) -> date | None:
    return date(given, 1, 1) if isinstance(given, int) else given


def _check_forms(path: Path, entries: Sequence[Entry]) -> None:
    """Two entries must not tell a writer different things about one form."""
    preferred = {entry.preferred for entry in entries}
    if len(preferred) < len(entries):
        twice = next(e.preferred for n, e in enumerate(entries) if e.preferred in {o.preferred for o in entries[:n]})
        raise UsageError(f'{path}: "{twice}" is preferred in two entries; expected one entry with all its variants')
    owner: dict[str, str] = {}
    for entry in entries:
        for variant in entry.variants:
            if variant in preferred:
                raise UsageError(f'{path}: "{variant}" is preferred in one entry and a variant of "{entry.preferred}"')
            if variant in owner:
                raise UsageError(f'{path}: "{variant}" is a variant of "{owner[variant]}" and of "{entry.preferred}"')
            owner[variant] = entry.preferred
