"""Names of one outlet are found by what joins them, however many names and hosts there are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsqa.rules.metadata.outlet_names import Outlet, named_alike, outlets_in

spellings = st.sampled_from(
    ["Town Crier", "The Town Crier", "TownCrier.com", "Town Crier Online", "Crier News", "Crier"]
)
outlets = st.lists(
    st.tuples(spellings, st.frozensets(st.sampled_from("abc"))), max_size=8, unique_by=lambda one: one[0]
)


def outlet(name: str, row: int, *hosts: str) -> Outlet:
    return Outlet(name, 1, row, frozenset(hosts))


def test_names_are_joined_over_others() -> None:
    """The first has its letters in common with the second, and this one its host with the third."""
    joined = [outlet("Town Crier", 0, "a"), outlet("TOWN-CRIER", 1, "b"), outlet("Town Crier Online", 2, "b")]
    apart = [outlet("Town Crier News", 3, "c"), outlet("Harbour Post", 4, "a")]
    assert named_alike([*joined, *apart]) == [joined]


@given(outlets)
def test_what_is_joined_is_nowhere_else_and_what_shares_a_host_is_joined(
    found: list[tuple[str, frozenset[str]]],
) -> None:
    given = [Outlet(name, 1, row, hosts) for row, (name, hosts) in enumerate(found)]
    sets = named_alike(given)
    members = [one for alike in sets for one in alike]
    assert len(members) == len(set(members))
    of = {one.name: number for number, alike in enumerate(sets) for one in alike}
    crier = [one for one in given if one.name.startswith(("Town", "The Town"))]
    for one in crier:
        for other in crier:
            if one is not other and one.hosts & other.hosts:
                assert of[one.name] == of[other.name]


def test_an_outlet_with_many_hosts_is_one() -> None:
    rows = [{"outlet": "Post", "articles": 2, "row": 5 + n, "host": f"h{n % 3}" if n % 4 else None} for n in range(8)]
    assert outlets_in(rows) == [Outlet("Post", 16, 5, frozenset({"h0", "h1", "h2"}))]
