"""One name is spelled in two ways in the same article.

What it finds
    A person, organisation or place whose name the article spells in one way and, elsewhere, in another: a slip of the
    keys ("Rueters", "Reuters") or a second transliteration ("Hizbullah", "Hezbollah"). Each rarer spelling is marked
    once, where it first stands.

Why it matters
    Readers, search and models take two spellings for two names: what the article says of one is lost for the other.
    A name that is wrong once also makes one wonder what else is.

Bad
    Hezbollah attacked from southern Lebanon. Hezbollah said so itself. Israel blamed Hizbullah.
    ---
    Ali Khamenei met the head of Hamas. Later Khamenei urged him to stop, and Khameini left.
    ---
    title: Reuters names a new editor

    Reuters said on Monday that the editor of Rueters would leave.

Good
    Ayatollah Ali Khamenei met the head of Hamas. Later Khamenei urged him to stop.
    ---
    Iran answered. An Iranian official spoke of Iraq.
    ---
    Kevin Martin beat Ole Marten in the final.

Options
    None.

Limits
    Each article is read by itself: a name that is spelled wrongly throughout is not found. Articles in another language
    than English and words in another script than Latin are left alone. Words of fewer than five
    letters, words in capitals, well-known names that look alike (Austria, Australia) and pairs such as Israel and
    Israeli are left alone. Two different people whose surnames differ by a letter may be taken for one, when the
    article gives neither a first name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables


def find(tables: Tables) -> Iterator[Fault]:
    import pyarrow as pa
    import pyarrow.compute as pc

    from newsqa.annotate.names.comparison import spelled_parts

    faulty = pc.unique(tables.names["row"].filter(pc.is_valid(tables.names["variant_of"])))
    names = tables.names.filter(pc.is_in(tables.names["row"], value_set=pa.array(faulty)))
    rows = names.select(["row", "field", "start", "end", "text", "variant_of"]).to_pylist()
    # how often an article has a name, and each word of its names
    times = Counter((name["row"], part) for name in rows for part in {name["text"], *name["text"].split(" ")})
    seen: set[tuple[int, str]] = set()
    for name in rows:
        row, rarer, commonest = name["row"], name["text"], name["variant_of"]
        if commonest is None or (row, rarer) in seen:
            continue
        seen.add((row, rarer))
        part, usual = spelled_parts(rarer, commonest)
        counts = {usual: times[row, usual], part: times[row, part]}
        yield Fault(
            row=row,
            field=name["field"],
            start=name["start"],
            end=name["end"],
            message=_message(part, usual, counts),
            help="check which spelling is right and use it throughout; if these are two names, say who or what each is",
            details={"forms": [commonest, rarer], "times": counts},
        )


def _message(part: str, usual: str, counts: dict[str, int]) -> str:
    if counts[part] == counts[usual]:
        return f'"{part}" and "{usual}" are two spellings, equally common in the article ({_times(counts[part])} each)'
    return f'"{part}" ({_times(counts[part])}) is spelled "{usual}" elsewhere in the article ({_times(counts[usual])})'


def _times(count: int) -> str:
    return f"{count:,} time{'s' * (count != 1)}"


RULE = Rule("NQ401", "inconsistent-name", "warning", reads="names", find=find)
