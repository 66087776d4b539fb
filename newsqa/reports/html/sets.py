"""What the articles of a dataset have to do with each other: the tables that a run left beside its findings go in
(`duplicates.parquet`, `leakage.parquet`, `label_probes.parquet`), bounded tables for the page come out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from newsqa.corpus.row_groups import row_groups
from newsqa.reports.html import words
from newsqa.reports.html.boilerplate import Boilerplate, read_boilerplate
from newsqa.reports.html.data import clipped
from newsqa.rules.label_probes import is_by_chance
from newsqa.rules.label_properties import NOTHING as LABEL_NOTHING
from newsqa.rules.metadata.declared_languages import ENGLISH_NAMES

COPIES, LEAKS, PROBES = "duplicates.parquet", "leakage.parquet", "label_probes.parquet"
LANGUAGES = "languages.parquet"
MOST_LANGUAGES = 20
MOST_CLUSTERS, MOST_LEAKS, MOST_PROBES = 20, 30, 15
MOST_DROPPED, MOST_KEPT, MOST_EXAMPLES = 3, 2, 3  # of a cluster, and of a kind of leak
_LONGEST_VALUE = 80
_ALIKE = {
    "body": "the text",
    "near": "most of the text",
    "url": "the address",
    "title": "the title",
    "event": "the event",
}


class Member(NamedTuple):
    """An article: its id, its address on the page or "", its outlet, and how it is like the one that is kept."""

    article: str
    address: str
    outlet: str
    like: str


class Cluster(NamedTuple):
    """Articles that are alike: the first that are kept and that may be dropped, and how many there are of each."""

    kept: Sequence[Member]
    dropped: Sequence[Member]
    all_kept: int
    all_dropped: int


class Copies(NamedTuple):
    """The clusters with the most articles to drop, of how many clusters these are the first, and how many articles all
    of them would drop."""

    clusters: Sequence[Cluster]
    total: int
    dropped: int


class Leak(NamedTuple):
    """What of one split is in another: `alike` says what is the same, `articles` of how many articles; some of them,
    each with the one in the other split."""

    split: str
    other: str
    alike: str
    articles: int
    examples: Sequence[tuple[Member, Member]]


class Leaks(NamedTuple):
    """The leaks of the most articles, and of how many kinds and articles all are; an article may leak in two ways."""

    shown: Sequence[Leak]
    total: int
    articles: int


class Probe(NamedTuple):
    """A property that tells labels, in words: of which share of articles (in percent as `width`), of which share the
    commonest label alone is right, and a value that shows it: words of articles, or (`is_told`) what is said of it."""

    property: str
    share: str
    width: float
    guessed: str
    value: str
    is_told: bool
    said: str


class Probes(NamedTuple):
    """The most accurate properties, and of how many that tell more than the commonest label, beyond chance, these
    are the first."""

    shown: Sequence[Probe]
    total: int
    articles: int
    labels: int


class Language(NamedTuple):
    """A language as it is declared (None: it is not), the script of its articles and their language as it was found
    (None: not told), how many these are, and how many of them were read as English, in words."""

    declared: str | None
    script: str
    found: str | None
    articles: int
    share: str
    english: str


class Languages(NamedTuple):
    """The languages and scripts of the most articles, and of how many these are the first."""

    shown: Sequence[Language]
    total: int


class Sets(NamedTuple):
    """What the articles have to do with each other, their languages, and what outlets repeat; None where
    nothing is told of it."""

    copies: Copies | None
    leaks: Leaks | None
    probes: Probes | None
    languages: Languages | None
    boilerplate: Boilerplate | None


NO_SETS = Sets(None, None, None, None, None)


def read_sets(folder: Path, held: Collection[str], found: Collection[str]) -> Sets:
    """The tables of a run's folder. Of the articles (ids) that the page `held` in full, and of those of which it has a
    finding, there are links."""
    link = _Links(held, found)
    copies, leaks = _copies(folder / COPIES, link), _leaks(folder / LEAKS, link)
    return Sets(copies, leaks, _probes(folder / PROBES), _languages(folder / LANGUAGES), read_boilerplate(folder))


class _Links(NamedTuple):
    held: Collection[str]
    found: Collection[str]

    def member(self, article: str, outlet: str | None, like: str = "") -> Member:
        name = clipped(article)
        address = ""
        if name in self.held:
            address = f"#article/{quote(name, safe='')}"
        elif name in self.found:
            address = f"#findings?q={quote(name, safe='')}"
        return Member(name, address, clipped(outlet or ""), like)


def _copies(path: Path, link: _Links) -> Copies | None:
    if not path.exists():
        return None
    sizes = _counts(path, ["cluster", "keep"])
    kept = {row["cluster"]: row["count"] for row in sizes if row["keep"] and row["cluster"] is not None}
    dropped = {row["cluster"]: row["count"] for row in sizes if not row["keep"] and row["cluster"] is not None}
    if not dropped:
        return None
    first = sorted(dropped, key=lambda cluster: (-dropped[cluster], cluster))[:MOST_CLUSTERS]
    members: dict[int, tuple[list[Member], list[Member]]] = {cluster: ([], []) for cluster in first}
    for row in _rows_of(path, "cluster", first):
        of_kind = members[row["cluster"]][0 if row["keep"] else 1]
        if len(of_kind) < (MOST_KEPT if row["keep"] else MOST_DROPPED):
            of_kind.append(link.member(row["article_id"], row["outlet"], "" if row["keep"] else _like(row)))
    shown = [Cluster(*members[cluster], kept.get(cluster, 0), dropped[cluster]) for cluster in first]
    return Copies(shown, len(dropped), sum(dropped.values()))


def _like(row: Mapping[str, Any]) -> str:
    """How a copy is like the article that it is one of: "the same text", "a later version, 91 %"."""
    kinds = {"exact": "the same text", "near": "nearly the same text", "update": "a later version"}
    said = kinds.get(row["kind"], row["kind"] or "")
    if row["similarity"] is None or row["kind"] == "exact":
        return said
    return f"{said}, {int(100 * row['similarity'])}{words.SPACE}%"


def _leaks(path: Path, link: _Links) -> Leaks | None:
    if not path.exists():
        return None
    names = ["split", "other_split", "kind"]
    counts = {tuple(row[name] for name in names): row["count"] for row in _counts(path, names)}
    if not counts:
        return None
    strength = list(_ALIKE)  # what has the text of another stands first
    first = sorted(counts, key=lambda kind: (strength.index(kind[2]), -counts[kind], kind))[:MOST_LEAKS]
    examples: dict[tuple[Any, ...], list[tuple[Member, Member]]] = {kind: [] for kind in first}
    for row in _rows_of(path, "split", [split for split, _, _ in first]):
        of_kind = examples.get(tuple(row[name] for name in names))
        if of_kind is not None and len(of_kind) < MOST_EXAMPLES:
            of_kind.append((link.member(row["article_id"], row["outlet"]), link.member(row["other_article_id"], None)))
    shown = [
        Leak(clipped(kind[0]), clipped(kind[1]), _ALIKE.get(kind[2], kind[2]), counts[kind], examples[kind])
        for kind in first
    ]
    return Leaks(shown, len(counts), _distinct(path, ["source_file", "source_row"]))


def _distinct(path: Path, names: Sequence[str]) -> int:
    """How many different values some columns have together."""
    parts = [group.group_by(list(names)).aggregate([]) for group in row_groups(path, names)]
    return len(pa.concat_tables(parts).group_by(list(names)).aggregate([])) if parts else 0


def _counts(path: Path, names: Sequence[str]) -> list[dict[str, Any]]:
    """The distinct values of some columns, and how many rows have them as `count`."""
    parts = [group.group_by(list(names)).aggregate([([], "count_all")]) for group in row_groups(path, names)]
    if not parts:
        return []
    added = pa.concat_tables(parts).group_by(list(names)).aggregate([("count_all", "sum")])
    rows: list[dict[str, Any]] = added.rename_columns([*names, "count"]).to_pylist()
    return rows


def _rows_of(path: Path, name: str, values: Sequence[Any]) -> Iterator[dict[str, Any]]:
    """The rows that have one of the values in a column."""
    for group in row_groups(path):
        yield from group.filter(pc.is_in(group[name], pa.array(values, group.schema.field(name).type))).to_pylist()


def _probes(path: Path) -> Probes | None:
    if not path.exists():
        return None
    found = [row for row in pq.read_table(path).to_pylist() if not is_by_chance(row)]
    if not found:
        return None
    shown = [_probe(row) for row in sorted(found, key=lambda row: -row["accuracy"])[:MOST_PROBES]]
    return Probes(shown, len(found), found[0]["articles"], found[0]["labels"])


def _probe(row: Mapping[str, Any]) -> Probe:
    share = 100 * row["accuracy"]
    value, told = row["value"], _told(row["value"])
    right, of = words.number(row["value_label_articles"]), words.count(row["value_articles"], "article")
    return Probe(
        property=clipped(row["property"]),
        share=words.percent(share),
        width=round(share, 2),
        guessed=words.percent(100 * row["majority_articles"] / row["articles"]),
        value=told or (value if len(value) <= _LONGEST_VALUE else value[:_LONGEST_VALUE] + "…"),
        is_told=told is not None,
        said=f"{right} of {of} with it are {clipped(row['value_label'])}",
    )


def _told(value: str) -> str | None:
    """What is said of a value that nobody sees."""
    if value == LABEL_NOTHING:
        return "nothing"
    return "a space" if value == " " else None


def _languages(path: Path) -> Languages | None:
    if not path.exists():
        return None
    table = pq.read_table(path)
    if not len(table):
        return None
    every = pc.sum(table["articles"]).as_py()
    rows = table.slice(0, MOST_LANGUAGES).to_pylist()
    return Languages([_language(row, every) for row in rows], len(table))


def _language(row: Mapping[str, Any], every: int) -> Language:
    return Language(
        declared=row["language"],
        script=row["script"] or "no letters",
        found=row["found"] and ENGLISH_NAMES.get(row["found"], row["found"]),
        articles=row["articles"],
        share=words.percent(100 * row["articles"] / every),
        english=words.NOTHING if row["english"] is None else words.number(row["english"]),
    )
