"""An article that the repetition filter of Gopher would drop.

What it finds
    Every article of 50 words and more whose body repeats itself beyond a limit of J. Rae et al., "Scaling Language
    Models: Methods, Analysis & Insights from Training Gopher", 2021, table A1. Of all lines, or paragraphs, more than
    30 % stood there before; more than 20 % of the characters are of such. The commonest two words on end make up more
    than 20 % of the characters, three more than 18 %, four more than 16 %. More than 15 % of the characters are of five
    words on end that stood there before, of six 14 %, of seven 13 %, of eight 12 %, of nine 11 %, of ten 10 %.
    The message says which, and the value. The rule is optional: it runs where it is selected by its code, or where a
    suite is about it, as that of the profile `pretraining` is.

Why it matters
    A model learns to repeat what repeats itself. In news such texts are tables, forms, and pages that were scraped
    twice.

Bad
    The ferry to Vale sails at nine.
    The harbour board met on Monday, and the mayor thanked the builders for the work on the pier.
    The ferry to Vale sails at nine.
    The ferry to Vale sails at nine.
    The ferry to Vale sails at nine.
    The ferry to Vale sails at nine.
    The ferry to Vale sails at nine.

Good
    The town hall of Harwick opened its doors again on Monday after two years of repairs to the roof, the stairs and
    the old council chamber. The mayor thanked the builders, who had worked through the winter, and said that the first
    meeting would be held there in May. The repairs cost four million, of which the county paid a half.

Options
    `lines`, `line_chars`: the share of lines that stood there before, and of their characters (0.3, 0.2).
    `paragraphs`, `paragraph_chars`: the same of paragraphs, between empty lines (0.3, 0.2).
    `top_2` to `top_4`: the share of characters of the commonest words on end (0.2, 0.18, 0.16).
    `again_5` to `again_10`: the share of characters of words on end that stood there before (0.15 down to 0.1).

Limits
    Words are what stands between spaces; in scripts without spaces only lines and paragraphs tell. The paper does not
    say whether the first of several counts as repeated: here it does not. Live blogs, tables of results and lists of
    names are dropped too. NQ515 finds single paragraphs that stand twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from newsqa.rules.rule import Fault, Rule
from newsqa.rules.text.filters import Short, faults_of_filter, percent, repeated

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from newsqa.rules.tables import Tables

FEWEST_WORDS = 50  # what has fewer is dropped for that
TOP = {2: 0.2, 3: 0.18, 4: 0.16}
AGAIN = {5: 0.15, 6: 0.14, 7: 0.13, 8: 0.12, 9: 0.11, 10: 0.1}
LIMITS = {
    "lines": 0.3,
    "line_chars": 0.2,
    "paragraphs": 0.3,
    "paragraph_chars": 0.2,
    **{f"top_{n}": limit for n, limit in TOP.items()},
    **{f"again_{n}": limit for n, limit in AGAIN.items()},
}
_BETWEEN = {"line": re.compile(r"\n+"), "paragraph": re.compile(r"\n\s*\n")}
_FACTOR = 0x9E3779B97F4A7C15


def find(tables: Tables) -> Iterator[Fault]:
    bodies = tables.articles["body"].to_pylist()
    yield from faults_of_filter(
        "Gopher's filter of repetition", {r: _short(b, tables.options) for r, b in enumerate(bodies)}
    )


def _short(body: str | None, limits: Mapping[str, Any]) -> list[Short]:
    words = (body or "").split()
    if body is None or len(words) < FEWEST_WORDS:
        return []
    return [*_of_parts(body, limits), *_of_words(words, limits)]


def _of_parts(body: str, limits: Mapping[str, Any]) -> Iterator[Short]:
    for kind, between in _BETWEEN.items():
        parts = [part.strip() for part in between.split(body) if part.strip()]
        number, characters = repeated(parts)
        share, of_characters = number / len(parts), characters / sum(map(len, parts))
        if share > limits[f"{kind}s"]:
            said = f"{percent(share)} of {kind}s stood there before (at most {percent(limits[f'{kind}s'])})"
            yield Short(f"{kind}s", share, said)
        if of_characters > limits[f"{kind}_chars"]:
            most = percent(limits[f"{kind}_chars"])
            said = f"{percent(of_characters)} of characters are of {kind}s that stood there before (at most {most})"
            yield Short(f"{kind}_chars", of_characters, said)


def _of_words(words: list[str], limits: Mapping[str, Any]) -> Iterator[Short]:
    import numpy as np

    numbers: dict[str, int] = {}
    codes = np.array([numbers.setdefault(word, len(numbers)) for word in words], np.uint64)
    lengths = np.array([len(word) for word in words], np.int64)
    ends = np.concatenate([[0], np.cumsum(lengths)])
    for n in TOP:
        share = top_share(codes, ends, n)
        if share > limits[f"top_{n}"]:
            most = percent(limits[f"top_{n}"])
            said = f"{percent(share)} of characters are of the commonest {n} words on end (at most {most})"
            yield Short(f"top_{n}", share, said)
    for n in AGAIN:
        share = again_share(codes, lengths, n)
        if share > limits[f"again_{n}"]:
            most = percent(limits[f"again_{n}"])
            said = f"{percent(share)} of characters are of {n} words on end that stood there before (at most {most})"
            yield Short(f"again_{n}", share, said)
        if share <= min(limits[f"again_{m}"] for m in AGAIN if m >= n):
            return  # of longer runs there are not more


def top_share(codes: npt.NDArray[np.uint64], ends: npt.NDArray[np.int64], n: int) -> float:
    """The share of characters in the commonest run of n words; 0 where none stands there twice. `codes` has a number
    for each word, `ends` where each ends, with a 0 before."""
    import numpy as np

    runs = _runs(codes, n)
    _, first, times = np.unique(runs, return_index=True, return_counts=True)
    if not len(times) or times.max() < 2:
        return 0.0
    at = first[times == times.max()]
    longest = (ends[at + n] - ends[at]).max()
    return min(1.0, float(longest * times.max() / ends[-1]))


def again_share(codes: npt.NDArray[np.uint64], lengths: npt.NDArray[np.int64], n: int) -> float:
    """The share of characters in runs of n words that stood there before."""
    import numpy as np

    runs = _runs(codes, n)
    order = np.argsort(runs, kind="stable")
    again = order[1:][runs[order][1:] == runs[order][:-1]]
    if not len(again):
        return 0.0
    change = np.zeros(len(codes) + 1, np.int64)
    change[again] += 1
    np.add.at(change, again + n, -1)
    return float(lengths[np.cumsum(change)[:-1] > 0].sum() / lengths.sum())


def _runs(codes: npt.NDArray[np.uint64], n: int) -> npt.NDArray[np.uint64]:
    """A number for each run of n words."""
    import numpy as np

    runs = np.zeros(max(len(codes) - n + 1, 0), np.uint64)
    for at in range(n):
        runs = runs * np.uint64(_FACTOR) + codes[at : at + len(runs)] + np.uint64(1)
    return runs


RULE = Rule("NQ552", "dropped-as-repetition", "info", reads="articles", find=find, options=LIMITS, is_optional=True)
