"""House style for the spelling of names: a list in TOML comes in, its checked entries go out."""

from __future__ import annotations

import difflib
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
    "extend": "true or false",
}
_AT_TOP = ("names", "english_only")


@dataclass(frozen=True)
class Entry:
    """One name: the `preferred` form, and the `variants` that house style wants replaced by it.

    `source` says who decided so, `since` when (a year). An article that was published before `valid_from` is not found
    fault with. `exceptions` are phrases in which a variant is right. With `context` only articles are looked at that
    have one of these words. `english_only` keeps the entry to articles in English. With `extend` the shipped entry with
    the same preferred form is kept, and this one adds to it.
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
    extend: bool = False


@functools.cache
def shipped_entries() -> tuple[Entry, ...]:
    """The entries of the list that ships."""
    return read_entries(SHIPPED)


def merge(own: Sequence[Entry], shipped: Iterable[Entry]) -> tuple[Entry, ...]:
    """The own entries, and those that ship and share no form with an own one: who writes "Kiev" must not be told of
    "Kyiv" too. An own entry without variants does nothing but that; one that extends is joined with what it extends."""
    shipped = tuple(shipped)
    by_preferred = {entry.preferred: entry for entry in shipped}
    joined = tuple(_extended(entry, by_preferred[entry.preferred]) if entry.extend else entry for entry in own)
    taken = {form.lower() for entry in joined for form in _forms(entry)}
    return (*joined, *(entry for entry in shipped if taken.isdisjoint(form.lower() for form in _forms(entry))))


def displaced(own: Sequence[Entry], shipped: Iterable[Entry]) -> tuple[tuple[str, str], ...]:
    """The preferred forms of own entries and of the shipped ones in whose place they stand. Those that extend one, or
    have no variants and so say that nothing is to be found, are left out."""
    owner = {form.lower(): e.preferred for e in own if e.variants and not e.extend for form in _forms(e)}
    pairs = ((owner.get(form.lower()), entry.preferred) for entry in shipped for form in _forms(entry))
    return tuple(dict.fromkeys((mine, theirs) for mine, theirs in pairs if mine is not None))


def check_extended(path: Path, own: Sequence[Entry], shipped: Iterable[Entry]) -> None:
    """Raises UsageError where an own entry extends one that does not ship."""
    preferred = {entry.preferred for entry in shipped}
    for number, entry in enumerate(own, 1):
        if entry.extend and entry.preferred not in preferred:
            raise UsageError(
                f'{path}: entry {number} ("{entry.preferred}"): extend is true, but no shipped entry is used that '
                f'prefers "{entry.preferred}"; take extend out, or write the preferred form as it is there'
            )


def _forms(entry: Entry) -> tuple[str, ...]:
    return (entry.preferred, *entry.variants)


def _extended(own: Entry, shipped: Entry) -> Entry:
    """A shipped entry with what an own one adds; what is said once in an entry is said by the own one, if it does."""
    return Entry(
        preferred=own.preferred,
        variants=tuple(dict.fromkeys((*shipped.variants, *own.variants))),
        kind=own.kind or shipped.kind,
        source=own.source or shipped.source,
        since=own.since or shipped.since,
        valid_from=own.valid_from or shipped.valid_from,
        exceptions=tuple(dict.fromkeys((*shipped.exceptions, *own.exceptions))),
        context=tuple(dict.fromkeys((*shipped.context, *own.context))) if shipped.context else (),
        english_only=own.english_only or shipped.english_only,
    )


def read_entries(path: Path) -> tuple[Entry, ...]:
    """The entries of a list. Raises UsageError that names the file, the entry, what was expected and what was there."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise UsageError(f"{path}: there is no such list of names; rules.NQ403.list names a TOML file") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise UsageError(f"{path}: cannot be read as TOML: {error}") from error
    for key in content:
        if key in _FIELDS:
            raise UsageError(f'{path}: "{key}" stands before the first entry; write [[names]] on a line above it')
        if key not in _AT_TOP:
            raise UsageError(f'{path}: "{key}" is nothing that a list of names has; {_known(key, _AT_TOP)}')
    english_only, names = content.get("english_only", False), content.get("names")
    if not isinstance(english_only, bool):
        raise UsageError(f"{path}: english_only is {english_only!r}; expected true or false")
    if isinstance(names, dict):
        raise UsageError(
            f"{path}: [names] is a single table; expected a list of entries: write [[names]], with two brackets, above "
            "each entry"
        )
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
        if key == "english_only":
            raise UsageError(
                f"{where}: english_only stands in an entry; it is for the whole list: move it above the first [[names]]"
            )
        if key not in _FIELDS:
            raise UsageError(f'{where}: "{key}" is nothing that an entry has; {_known(key, tuple(_FIELDS))}')
        if not _fits(key, value):
            raise UsageError(f"{where}: {key} is {_shown(value)}; expected {_FIELDS[key]}")
    for key in ("preferred", "variants"):
        if key not in given:
            raise UsageError(f"{where}: {key} is missing; expected {_FIELDS[key]}")
    extend = given.get("extend", False)
    entry = Entry(
        preferred=given["preferred"],
        variants=tuple(given["variants"]),
        kind=given.get("kind"),
        source=given.get("source", "" if extend else path.name),
        since=_year(given.get("since", given.get("from"))),
        valid_from=_day(given.get("from")),
        exceptions=tuple(given.get("except", ())),
        context=tuple(given.get("with", ())),
        english_only=english_only,
        extend=extend,
    )
    for variant in entry.variants:
        if not (KEY.search(variant) and variant[0].isalnum() and variant[-1].isalnum()):
            raise UsageError(
                f'{where}: the variant "{variant}" is no name; expected a letter or figure at both ends, and a capital '
                "with another letter after it"
            )
    for phrase in () if extend else entry.exceptions:
        if not any(variant.lower() in phrase.lower() for variant in entry.variants):
            raise UsageError(
                f'{where}: the exception "{phrase}" has none of the variants in it; expected a phrase with one'
            )
    return entry


def _known(key: str, known: tuple[str, ...]) -> str:
    """What a key may be that is not known, and what to do."""
    near = difflib.get_close_matches(key, known, 1)
    do = f'write "{near[0]}"' if near else "take it out"
    return f"known are: {', '.join(known)}; {do}"


def _fits(key: str, value: Any) -> bool:
    if key == "extend":
        return isinstance(value, bool)
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
