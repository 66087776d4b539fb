"""One person has two offices that exclude each other, or one office has two holders, in the same article.

What it finds
    A person whom the article gives one office in one place ("Foreign Minister Ann Lee") and in another one that nobody
    holds beside it ("Ann Lee, the defence minister,"), and an office that has one holder ("Springfield Mayor Ann Lee")
    with another one elsewhere ("Bob Cole, mayor of Springfield,"). The second of the two is marked.

Why it matters
    One of the two is wrong, or words are missing that say who held the office when. Offices are what readers, knowledge
    graphs and models tell people by: a wrong one makes two people of one, or one of two.

Bad
    Foreign Minister Ann Lee flew to Oslo on Monday. The talks will go on, said Defence Minister Ann Lee.
    ---
    Springfield Mayor Ann Lee opened the bridge. Bob Cole, mayor of Springfield, thanked the builders.
    ---
    The fire is out, Police Chief Bob Cole said. Two houses burned down, said Fire Chief Cole.

Good
    Foreign Minister Ann Lee flew to Oslo on Monday. Lee, a former defence minister, knows the town.
    ---
    Springfield Mayor Ann Lee opened the bridge. Bob Cole, mayor of Shelbyville, thanked the builders.
    ---
    Prime Minister Ann Lee spoke. Ann Lee, who is also foreign minister, left for Oslo.
    ---
    Sen. Ann Lee voted no. In 1996, Gov. Ann Lee had signed the first bill.

Options
    None.

Limits
    Only offices that exclude each other are compared: ministers, governors, mayors, members of parliament, chief
    officers of firms, chiefs of police, prosecutors. President, vice president and prime minister exclude each other
    only where both places say, in the same words, whose office it is ("Norwegian President", "Norwegian Prime
    Minister"): clubs and firms have presidents too. Not looked at are judges, ambassadors, commissioners, leaders and
    chairs of parties, officers of armies, clergy, professors, and who is only an envoy, a spokesman or a lawyer: many
    hold such an office beside another, or the words alone do not say which one it is. What is quoted is left alone, and
    so is a place where words tell of another time ("then", "until", another year), and a person of whom the article
    says elsewhere that the office was held before or comes later ("former", "acting", "as governor"). Two holders are
    found only where both places say whose the office is, in the same words ("Israeli Prime Minister" twice).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from newsqa.annotate.names.roles import Role, find_roles
from newsqa.rules.names.held_offices import (
    HEADS,
    Held,
    body_of,
    exclude_each_other,
    has_one_holder,
    leaves_room,
    may_be_one,
    offices_told,
)
from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

# More roles of one person, or holders of one office, than any article has are not compared.
_MOST = 24
# How far around a role other times are looked for, in characters: what tells of those who held an office before often
# says when only once for a whole sentence.
_NEAR = 60
_FAR = 100


def find(tables: Tables) -> Iterator[Fault]:
    texts = {field: tables.articles[field].to_pylist() for field in ("title", "body")}
    for row, roles in _roles_by_row(tables, texts):
        year = _year(tables, row)
        of_row = {field: of_field[row] or "" for field, of_field in texts.items()}
        pairs = [*_two_offices(roles, of_row, year), *_two_holders(roles, of_row, year)]
        for first, second in sorted(pairs, key=lambda pair: (pair[1].field == "body", pair[1].role.start)):
            yield _fault(row, first, second, of_row)


def _roles_by_row(tables: Tables, texts: Mapping[str, Sequence[str | None]]) -> Iterator[tuple[int, list[Held]]]:
    """The articles in which two roles or more are found, each with them, in order of place, the title first."""
    import pyarrow as pa
    import pyarrow.compute as pc

    people = tables.names.filter(pc.equal(tables.names["type"], "PER"))
    rows, starts, ends = (people[name].to_numpy().tolist() for name in ("row", "start", "end"))
    fields = people["field"].to_pylist()
    found: list[tuple[int, Role]] = []
    at = 0
    for (row, field), group in groupby(zip(rows, fields, strict=True)):
        stop = at + sum(1 for _ in group)
        roles = find_roles(texts[field][row] or "", starts[at:stop], ends[at:stop])
        found.extend((at + number, role) for number, role in roles)
        at = stop
    at_names = pa.array([number for number, _ in found], pa.int64())
    words, fullest = (people[name].take(at_names).to_pylist() for name in ("text", "canonical"))
    held = [
        Held(fields[number], starts[number], ends[number], name, person, role)
        for (number, role), name, person in zip(found, words, fullest, strict=True)
    ]
    of_rows = groupby(zip(found, held, strict=True), key=lambda pair: rows[pair[0][0]])
    for row, of_row in of_rows:
        several = [each for _, each in of_row]
        if len(several) > 1:
            yield row, several


def _two_offices(roles: Sequence[Held], texts: Mapping[str, str], year: str) -> list[tuple[Held, Held]]:
    """For each person with two offices that exclude each other, the first two such places."""
    by_person: dict[str, list[Held]] = defaultdict(list)
    for held in roles:
        by_person[held.person].append(held)
    namesakes = Counter(word for person in by_person for word in set(person.split(" ")))
    pairs = []
    for person, theirs in by_person.items():
        # a surname by itself may be that of another person
        if " " not in person or len({held.role.office for held in theirs}) == 1:
            continue
        surname = person.split(" ")[-1]
        named = [h for h in theirs if h.name.endswith(surname) and (" " in h.name or namesakes[surname] == 1)]
        hedged = {held.role.office for held in theirs if held.role.qualified}
        held_now = [held for held in named if held.role.office not in hedged]
        pairs += _first_pair(held_now, texts, _NEAR, year, _is_other_office)
    if not pairs:
        return pairs
    told = set().union(*map(offices_told, texts.values())) - HEADS
    return [pair for pair in pairs if told.isdisjoint(held.role.office for held in pair)]


def _two_holders(roles: Sequence[Held], texts: Mapping[str, str], year: str) -> list[tuple[Held, Held]]:
    """For each office of one body that two people have, the first two such places."""
    by_office: dict[tuple[str, str], list[Held]] = defaultdict(list)
    for held in roles:
        if not held.role.qualified and " " in held.person and has_one_holder(held.role):
            by_office[held.role.office, body_of(held.role)].append(held)
    pairs = []
    for holders in by_office.values():
        if len({held.person for held in holders}) > 1:
            pairs += _first_pair(holders, texts, _FAR, year, _is_other_person)
    return pairs


def _first_pair(
    roles: Sequence[Held],
    texts: Mapping[str, str],
    reach: int,
    year: str,
    conflict: Callable[[Held, Held], bool],
) -> list[tuple[Held, Held]]:
    """The first two roles that conflict and leave no room for both, if there are such."""
    clear = [held for held in roles[:_MOST] if not leaves_room(texts[held.field], held, reach, year)]
    for number, second in enumerate(clear):
        for first in clear[:number]:
            if conflict(first, second):
                return [(first, second)]
    return []


def _is_other_office(first: Held, second: Held) -> bool:
    return exclude_each_other(first.role, second.role) and may_be_one(first.name, second.name)


def _is_other_person(first: Held, second: Held) -> bool:
    one, other = (held.person.removesuffix("'s").removesuffix("’s") for held in (first, second))
    return one.split(" ")[-1] != other.split(" ")[-1] and not may_be_one(one, other)


def _fault(row: int, first: Held, second: Held, texts: Mapping[str, str]) -> Fault:
    words = [" ".join(texts[held.field][slice(*_span(held))].split()) for held in (first, second)]
    roles = [texts[held.field][held.role.start : held.role.end] for held in (first, second)]
    start, end = _span(first)
    where = f"{first.field} {start:,}-{end:,}"
    if first.person == second.person:
        message = f'"{words[1]}": {first.person} is "{words[0]}" at {where}, and nobody holds both offices'
        way_out = "check which office is right; if both were held, say when (former, then, until)"
    else:
        message = f'"{words[1]}": "{words[0]}" at {where} has the same office ({body_of(first.role)})'
        way_out = (
            "check the names and who holds the office; if one of the two held it before, say so (former, then, until)"
        )
    return Fault(
        row=row,
        field=second.field,
        start=second.role.start,
        end=second.role.end,
        message=message,
        help=way_out,
        details={"forms": words, "roles": roles, "places": [[held.field, *_span(held)] for held in (first, second)]},
    )


def _span(held: Held) -> tuple[int, int]:
    """Where a name stands with its office."""
    return min(held.start, held.role.start), max(held.end, held.role.end)


def _year(tables: Tables, row: int) -> str:
    published = tables.articles["published"][row].as_py()
    return "" if published is None else str(published.year)


RULE = Rule("NQ404", "conflicting-role", "warning", reads="names", find=find)
