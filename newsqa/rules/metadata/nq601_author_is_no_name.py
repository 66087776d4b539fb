"""An author is no name of anybody.

What it finds
    Authors that are a text of the web page ("Share", "View Comments", "Backgroundurl Avatar_Large", "admin"), a role
    without anybody in it ("Staff Writer", "Redaktion"), a date ("In July Of"), a piece of a sentence ("Author Of") or
    have no letter.

Why it matters
    The program that collected the page took what stood near the byline. Whoever counts authors counts buttons, and a
    model learns that "Comment Count" writes articles.

Bad
    authors: Ann Lee; Comment Count; Popular Tags

    The council met on 3 May 2024.
    ---
    authors: Staff Writer

    The council met on 3 May 2024.

Good
    authors: Ann Lee, Staff Writer

    The council met on 3 May 2024.
    ---
    authors: April May; Story Hinckley

    The council met on 3 May 2024.

Options
    further: further texts that are no names, compared without regard to case (default: none).

Limits
    A role that stands behind a name is left alone: "Ann Lee, Staff Writer" is a byline. The words are those of English,
    and the commonest of German, French, Spanish, Portuguese, Italian and a few other languages; pieces of sentences are
    told in English alone. Placeholders such as "None" are NQ103's, agencies and outlets NQ605's.
    100 of 100 findings in US newspapers were right by a data engineer's reading, and so were all 37 texts that are
    found in them. The authors of five other datasets have none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.articles.placeholders import PLACEHOLDERS
from newsqa.rules.metadata.author_words import no_name
from newsqa.rules.metadata.column_values import authors_of
from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

# what may follow a name in a byline
_BEHIND_NAMES = ("a role", "a piece of a sentence")


def find(tables: Tables) -> Iterator[Fault]:
    further = {text.strip().casefold() for text in tables.options["further"]}
    name_in_row = -1  # the row whose last author was a name, or a role behind one
    for row, _, name in authors_of(tables.articles):
        plain = name.strip().casefold()
        what = "a text that is no name" if plain in further else no_name(name)
        if what is None:
            name_in_row = row
        elif plain not in PLACEHOLDERS and not (what in _BEHIND_NAMES and name_in_row == row):
            name_in_row = -1
            yield Fault(
                row=row,
                field="authors",
                start=None,
                end=None,
                message=f'the author "{name}" is {what}, and nobody\'s name',
                help="take authors from the byline of the article alone, and leave the field empty where there is none",
                details={"author": name, "is": what},
                identity=name,
            )


RULE = Rule("NQ601", "author-is-no-name", "warning", reads="articles", find=find, options={"further": ()})
