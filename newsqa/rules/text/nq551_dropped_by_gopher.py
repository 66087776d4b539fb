"""An article that the quality filter of Gopher would drop.

What it finds
    Every article whose body falls short of a limit of J. Rae et al., "Scaling Language Models: Methods, Analysis &
    Insights from Training Gopher", 2021, appendix A.1: fewer than 50 words or more than 100,000; a mean word of fewer
    than 3 or more than 10 characters; more than one hash sign, or more than one ellipsis, for ten words; more than 90 %
    of lines that begin with a bullet; more than 30 % that end in an ellipsis; fewer than 80 % of words with a letter;
    fewer than two of the words *the, be, to, of, and, that, have, with*.
    The message says which, and the value. The rule is optional: it runs where it is selected by its code, or where a
    suite is about it, as that of the profile `pretraining` is.

Why it matters
    Corpora for language models are cleaned with this filter. Who knows before what it drops, and why, loses no articles
    that are sound, and sees what is none.

Bad
    The council meets on Monday.
    ---
    Ferry ... harbour ... mayor ... bridge ... council ... budget ... vote ... night ... rain ... storm ... pier ...
    crane ... crew ... the ... ship ... dock ... rope ... anchor ... sail ... wind ... wave ... tide ... shore ...
    sand ... rock ... gull ... fish ... net ... boat ... oar

Good
    The town hall of Harwick opened its doors again on Monday after two years of repairs to the roof, the stairs and
    the old council chamber. The mayor thanked the builders, who had worked through the winter, and said that the first
    meeting would be held there in May. The repairs cost four million, of which the county paid a half.

Options
    `words`, `most_words`: the fewest and the most words (50, 100000).
    `word_chars`, `most_word_chars`: the least and the greatest mean of their characters (3, 10).
    `symbols`: hash signs, or ellipses, for each word (0.1).
    `bullets`, `ellipses`: the share of lines that begin with a bullet (0.9), or end in an ellipsis (0.3).
    `alphabetic`: the share of words with a letter (0.8).
    `stop_words`: how many of the eight words (2).

Limits
    Words are what stands between spaces. The eight words are looked for in English articles only, and words not at all
    in scripts without spaces, such as Chinese and Thai: there lines alone are judged. Items of feeds and of agencies
    are often shorter than 50 words, and are not wrong for that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from newsqa.rules.rule import Fault, Rule
from newsqa.rules.text.filters import Short, faults_of_filter, percent

if TYPE_CHECKING:
    import pyarrow as pa

    from newsqa.rules.tables import Tables

LIMITS = {
    "words": 50,
    "most_words": 100_000,
    "word_chars": 3.0,
    "most_word_chars": 10.0,
    "symbols": 0.1,
    "bullets": 0.9,
    "ellipses": 0.3,
    "alphabetic": 0.8,
    "stop_words": 2,
}
STOP_WORDS = ("the", "be", "to", "of", "and", "that", "have", "with")
_COUNTED = {
    "words": r"\S+",
    "alphabetic": r"[^\s\pL]*\pL\S*",
    "spaces": r"\s",
    "hashes": "#",
    "dots": r"\.\.\.|…",
    "lines": r"[^\n]*\S[^\n]*",
    # "• So", "- so", "* so"; to the end of the line, since Arrow takes what follows a match for the start of another
    "bullets": r"(?m)^[^\S\n]*(?:[•‣▪◦●∙]|[-*–][^\S\n])[^\n]*",
    "ellipses": r"(?m)(?:\.\.\.|…)[^\S\n]*$",
    "unspaced": r"[\x{0e00}-\x{0fff}\x{1000}-\x{109f}\x{1780}-\x{17ff}\x{3040}-\x{30ff}\x{3400}-\x{9fff}]",
}


def find(tables: Tables) -> Iterator[Fault]:
    counted = counts(tables.articles)
    found = {row: list(_short(one, tables.options)) for row, one in enumerate(counted) if one["words"]}
    for row in [row for row, shorts in found.items() if any(short.measure == "stop_words" for short in shorts)]:
        if not _is_english(tables.articles, row):
            found[row] = [short for short in found[row] if short.measure != "stop_words"]
    yield from faults_of_filter("Gopher's filter", found)


def counts(articles: pa.Table) -> list[dict[str, int]]:
    """What is counted in each body: `_COUNTED`, its `characters`, and how many of the `stop_words` it has."""
    import functools

    import pyarrow.compute as pc

    bodies = pc.fill_null(articles["body"], "")
    columns = {name: pc.count_substring_regex(bodies, pattern) for name, pattern in _COUNTED.items()}
    columns["characters"] = pc.utf8_length(bodies)
    has = [pc.match_substring_regex(bodies, rf"(?i)\b{word}\b").cast("int32") for word in STOP_WORDS]
    columns["stop_words"] = functools.reduce(pc.add, has)
    values = zip(*(column.to_pylist() for column in columns.values()), strict=True)
    return [dict(zip(columns, one, strict=True)) for one in values]


def _short(counted: Mapping[str, int], limits: Mapping[str, Any]) -> Iterator[Short]:
    words, lines = counted["words"], counted["lines"]
    characters = counted["characters"] - counted["spaces"]
    if counted["unspaced"] * 4 < characters:
        mean = characters / words
        if words < limits["words"] or words > limits["most_words"]:
            least, most = f"{limits['words']:,}", f"{limits['most_words']:,}"
            yield Short("words", words, f"{words:,} word{'s' * (words != 1)} ({least} to {most})")
        if mean < limits["word_chars"] or mean > limits["most_word_chars"]:
            said = f"a mean word of {mean:.1f} characters ({limits['word_chars']:g} to {limits['most_word_chars']:g})"
            yield Short("word_chars", mean, said)
        for name, sign in (("hashes", "hash signs"), ("dots", "ellipses")):
            if counted[name] > limits["symbols"] * words:
                said = f"{counted[name]:,} {sign} in {words:,} words (at most {limits['symbols']:g} a word)"
                yield Short(name, counted[name] / words, said)
        if counted["alphabetic"] < limits["alphabetic"] * words:
            share = counted["alphabetic"] / words
            said = f"{percent(share)} of words have a letter (at least {percent(limits['alphabetic'])})"
            yield Short("alphabetic", share, said)
        if counted["stop_words"] < limits["stop_words"]:
            said = f"{counted['stop_words']} of the words {', '.join(STOP_WORDS)} (at least {limits['stop_words']})"
            yield Short("stop_words", counted["stop_words"], said)
    for name, said in (("bullets", "begin with a bullet"), ("ellipses", "end in an ellipsis")):
        if counted[name] > limits[name] * lines:
            share = counted[name] / lines
            yield Short(name, share, f"{percent(share)} of lines {said} (at most {percent(limits[name])})")


def _is_english(articles: pa.Table, row: int) -> bool:
    from newsqa.annotate.unread import is_article_english

    return is_article_english(*(articles[name][row].as_py() for name in ("title", "body", "language")))


RULE = Rule("NQ551", "dropped-by-gopher", "info", reads="articles", find=find, options=LIMITS, is_optional=True)
