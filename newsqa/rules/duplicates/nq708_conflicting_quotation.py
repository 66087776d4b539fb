"""A quotation stands in two articles with other words, or as that of another speaker.

What it finds
    A quotation of eight words at least that another article of the same days has as well, of the same speaker, and in
    which another number, another word that says something, or a "not" stands in its place. And a quotation of twelve
    words at least of which another article names another person as the speaker. Told is the one that fewer articles
    have or, of two, the later. What is left out, put in brackets, tidied up or spelled in another way is no fault.

Why it matters
    Quotation marks promise the very words. Of two versions one was misheard, mended or made up; a dataset that holds
    both teaches a model that words may be put into people's mouths, and two people are made to have said one thing.

Bad
    published: 2024-05-14

    "The harbour will lose 80 of its workers before the end of the year," said the mayor, Jane Roe.
    +++
    published: 2024-05-15

    Jane Roe, the mayor, said: "The harbour will lose 18 of its workers before the end of the year."
    ---
    published: 2024-05-14

    "We have waited eleven years for this bridge and will not wait one more," said Jane Roe.
    +++
    published: 2024-05-14

    "We have waited eleven years for this bridge and will not wait one more," said Adam Okafor.

Good
    published: 2024-05-14

    "The harbour will lose 80 of its workers before the end of the year," said the mayor, Jane Roe.
    +++
    published: 2024-05-15

    Jane Roe, the mayor, said: "The harbour will lose eighty of its workers ... the end of the year."

Options
    None.

Limits
    Attributions are read in English text only, and quotations between double marks. Two that have no seven words on end
    in common, such as short ones that differ in the middle, are not compared. What one side leaves out without a sign
    is not told, but for a "not". Two articles are of the same days if they were published three days apart at most;
    where a date is missing, only longer quotations are compared. A speech that was translated twice, or held twice, has
    two wordings that are both right. Speakers are compared only where the text names them beside the words, and neither
    stands near them in the other article. Of 168 findings in 37,774 articles (US newspapers, three national outlets)
    163 are quotations of which one is wrong, seven of them by a slip of the keyboard. Of 714 quotations in which a
    number, a "not", a word of six letters and more or the speaker was exchanged, 680 are found; what is missed are
    mostly words that say little (people, without).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

HELPS = {
    "words": "find out which words were said, and quote those",
    "speaker": "find out who said it, and name that speaker in both",
}


def find(tables: Tables) -> Iterator[Fault]:
    for conflict in tables.rows("quotation_conflicts"):
        yield Fault(
            row=conflict["row"],
            field=conflict["field"],
            start=conflict["start"],
            end=conflict["end"],
            message=_message(conflict),
            help=HELPS[conflict["kind"]],
            details={name: conflict[name] for name in ("kind", "quotation", "other_quotation", "other_id")},
        )


def _message(conflict: Mapping[str, Any]) -> str:
    here, there = conflict["here"], conflict["there"]
    if conflict["kind"] == "speaker":
        return f"{there} says these words in {_place(conflict)}, here it is {here}"
    return f'{conflict["speaker"]} says "{here}" here, and "{there}" in {_place(conflict)}'


def _place(conflict: Mapping[str, Any]) -> str:
    """Which article has the other quotation: `article 7f3a of Vale Herald (news.jsonl:12)`."""
    outlet = conflict["other_outlet"]
    of = f" of {outlet}" if outlet and outlet != conflict["outlet"] else ""
    return f"article {conflict['other_id']}{of} ({conflict['other_file']}:{conflict['other_row']})"


RULE = Rule("NQ708", "conflicting-quotation", "warning", reads="quotation_conflicts", find=find)
