"""An author holds a contact.

What it finds
    Authors with an e-mail address, an address of the web, an account ("@annlee") or a telephone number, alone or beside
    the name.

Why it matters
    Contacts of people are personal data that nobody meant to publish in a dataset. And one person is several authors
    when the address stands beside the name in some articles and not in others.

Bad
    authors: ann.lee@example.com

    The council met on 3 May 2024.
    ---
    authors: Ann Lee @annlee

    The council met on 3 May 2024.

Good
    authors: Ann Lee

    The council met on 3 May 2024.

Options
    None.

Limits
    Accounts without "@" that are one word ("annlee77") look like pen names and are left alone, and so are hosts alone
    ("example.com"), which are outlets.
    100 of 100 findings in US newspapers were right by a data engineer's reading; the 149 authors that are found are
    nearly all addresses of one outlet. The authors of five other datasets have none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.metadata.author_words import contact_in
from newsqa.rules.metadata.column_values import authors_of
from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables


def find(tables: Tables) -> Iterator[Fault]:
    for row, _, name in authors_of(tables.articles):
        if found := contact_in(name):
            what, words = found
            yield Fault(
                row=row,
                field="authors",
                start=None,
                end=None,
                message=f'the author "{name}" holds {what}: "{words}"',
                help="keep the name alone; drop contacts, or move them to a field of their own that is not published",
                details={"author": name, "contact": words},
                identity=name,
            )


RULE = Rule("NQ602", "author-with-contact", "warning", reads="articles", find=find)
