"""A shallow property of the articles tells their label.

What it finds
    Properties that give the label away without a word being understood: how title and body begin and end, their first
    and last words and lengths, the kind of their quotation marks, apostrophes, dashes, spaces and line breaks, control
    characters, brackets such as "(Reuters)" in the opening, how the date is written, which fields are empty, the
    author. Each is tried for itself: from four fifths of the articles the commonest label of each of its values is
    learned, and told of the last fifth. The finding is about the dataset, the property that tells most first; it stands
    at the first article that shows it.

Why it matters
    A model learns what is easiest. Where all articles of one label begin with a space it learns that space, reaches 100
    percent in the test, and knows nothing of articles from elsewhere.

Bad
    60 * {"title": " Council sells the park", "text": "It was sold for a song.", "label": "fake"}
    60 * {"title": "Council sells the park", "text": "It was sold for a song.", "label": "real"}

Good
    60 * {"title": "Council sells the park", "text": "It was sold for a song.", "label": "fake"}
    60 * {"title": "Council sells the park", "text": "It was sold for a song.", "label": "real"}
    30 * {"title": " Council sells the park", "text": "It was sold for a song.", "label": "fake"}
    30 * {"title": " Council sells the park", "text": "It was sold for a song.", "label": "real"}

Options
    fewest_articles: how many articles with a label there must be (default 100).
    form_percent: how many of the errors of whoever always guesses the commonest label a property of form must spare
        (default 20).
    content_percent: the same for lengths, words and the author (default 50), in which topics show too.

Limits
    Labels are known where a field, or the name of a file or folder, says them: of 2 labels at least and 50 at most.
    Of more than 100,000 articles as many are looked at, chosen by a hash of their ids. What the outlet tells is told by
    NQ812. The section may be what the label is: what it tells is in `label_probes.parquet` alone, which lists all
    properties. Of labels that were given at random to 400 articles of US newspapers, 200 times, it says nothing. Ten
    kinds of leak (such as a space, an agency, another form of the date) that were planted in all 200 articles of one
    label are found 200 times of 200, planted in three fifths of them 181 times.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

_CHARACTERS = {
    " ": "a space",
    "\t": "a tab",
    "\n": "a line break",
    "\r": "a carriage return",
    "\u00a0": "a no-break space",
    "nothing": "none",
}
_HELP = {
    None: "fill the fields of all labels from the same kind of source, or leave them out",
    "title": "prepare titles of all labels in one way before a model reads them, or take them from one kind of source",
    "body": "prepare bodies of all labels in one way before a model reads them, or take them from one kind of source",
    "published": "write the dates of all labels in one way, or leave them out of what a model reads",
}


def find(tables: Tables) -> Iterator[Fault]:
    from newsqa.rules.label_probes import NO_LEAKS, is_by_chance

    options = tables.options
    for probe in tables.rows("label_probes"):
        percent = options["form_percent" if probe["is_form"] else "content_percent"]
        if probe["probe"] in NO_LEAKS or probe["articles"] < options["fewest_articles"]:
            continue
        wrong, more = probe["articles"] - probe["majority_articles"], probe["correct"] - probe["majority_articles"]
        if 100 * more >= percent * wrong and not is_by_chance(probe):
            yield Fault(
                row=probe["row"],
                field=probe["field"],
                start=None,
                end=None,
                message=in_words(probe),
                help=_HELP.get(probe["field"], "leave it out of what a model reads, and split by it"),
                details={name: probe[name] for name in _TOLD},
                identity=probe["probe"],
            )


_TOLD = ("probe", "articles", "correct", "majority_articles", "value", "value_label")


def in_words(probe: Mapping[str, Any]) -> str:
    """What a property tells: "the first character of the title tells the label of 1,000 of 1,000 articles, ..."."""
    value = _CHARACTERS.get(probe["value"], f'"{probe["value"]}"')
    told = f"tells the label of {probe['correct']:,} of {probe['articles']:,} articles"
    guessed = f'guessing "{probe["majority"]}" is right for {probe["majority_articles"]:,}'
    shown = f'{probe["value_label_articles"]:,} are "{probe["value_label"]}"'
    return f"{probe['property']} {told}, where {guessed}: of {probe['value_articles']:,} with {value} {shown}"


RULE = Rule(
    "NQ811",
    "label-leak",
    "critical",
    reads="label_probes",
    find=find,
    options={"fewest_articles": 100, "form_percent": 20, "content_percent": 50},
)
