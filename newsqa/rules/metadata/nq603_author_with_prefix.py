"""What introduces an author stands in the name.

What it finds
    Authors that begin with the words of a byline: "By", "Posted by", "Text:", "Por", "Von", "Par", "Door", and
    "Analysis" or "Opinion" before a full name.

Why it matters
    "By Ann Lee" and "Ann Lee" are two authors in every count, and a search for her finds half of what she wrote.

Bad
    file: articles.jsonl

    {"id": "1", "text": "The council met on 3 May 2024.", "authors": ["By Ann Lee", "Bo Chen"]}

Good
    authors: By Ann Lee

    The council met on 3 May 2024.
    ---
    authors: Von Miller; Otto von Guericke

    The council met on 3 May 2024.

Options
    None.

Limits
    Of a byline that is one text what introduces the first author ("By", "Von", "Words by") is taken away when articles
    are read, so this finds what stands in lists and within a text. "Von", "Por", "Par" and the like count only before
    two words with capitals, as each is a name too. Languages: English, German, French, Spanish, Portuguese, Italian,
    Dutch, Swedish, Norwegian, Danish, Polish, Indonesian, and what stands before a colon in Russian, Chinese and
    Japanese.
    100 of 100 findings in US newspapers were right by a data engineer's reading, and so were all 29 authors that are
    found, all of one outlet. The authors of five other datasets have none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.metadata.author_words import prefix_of
from newsqa.rules.metadata.column_values import authors_of
from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables


def find(tables: Tables) -> Iterator[Fault]:
    for row, _, name in authors_of(tables.articles):
        if prefix := prefix_of(name):
            yield Fault(
                row=row,
                field="authors",
                start=None,
                end=None,
                message=f'the author "{name}" begins with "{prefix}", which is no part of a name',
                help="cut the words of the byline off, so that one person is one author",
                details={"author": name, "prefix": prefix},
                identity=name,
            )


RULE = Rule("NQ603", "author-with-prefix", "warning", reads="articles", find=find)
