"""One name is spelled in two ways in different articles.

What it finds
    A person, organisation or place whose name some articles spell in one way and others in another: a slip of the keys
    ("Kellyanne Conaway"), a second transliteration ("Mahammad Rashid", "Mohammed Rashid"), an accent or a hyphen that
    is there or not. The rarer spelling is marked in each article that has it, where it first stands. That two names
    look alike is not enough: they must be mentioned with the same other names.

Why it matters
    Search, links between articles and models take two spellings for two names, and each has only a part of what is
    said of the one. The archive of a newspaper is to be found by one spelling.

Bad
    The envoy Mohammed Rashid met Anna Lindqvist and Tomas Brandt in Oslo on Monday.
    +++
    Anna Lindqvist and Tomas Brandt said that Mahammad Rashid had agreed to come back.
    ---
    Shares of Northgate Steel fell after Priya Raman and Owen Castellano left Harwick.
    +++
    Owen Castellano now leads a rival in Harwick, and Pryia Raman advises Northgate Steel.

Good
    The envoy Mohammed Rashid met Anna Lindqvist and Tomas Brandt in Oslo on Monday.
    +++
    Anna Lindqvist and Tomas Brandt said that Rashid had agreed to come back. Mohammed Rashid was silent.
    ---
    Mark Wilson of the city council met Anna Lindqvist and Tomas Brandt.
    +++
    The singer Mark Willson opened the festival with Carla Benedetti in Verona.

Options
    None.

Limits
    Names that are mentioned alone, or never with the same names, are not compared. A single word counts only if it has
    seven letters, differs by one of them and stands in two articles at most. People of like names who keep the same
    company, as brothers do, may be taken for one. Words that the British and Americans spell differently (Defence
    Ministry, Defense Ministry) are house style and no second spelling, but NQ401 tells of them within one article. A
    spelling that more than 50 articles have is told of in 50, and `details` say so. What the rule for one article
    (NQ401) tells of is not told again. Which spelling is right nobody knows: the rarer one is marked, but may be the
    right one; of two that are equally common one is marked, and the message says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables


def find(tables: Tables) -> Iterator[Fault]:
    for article in tables.rows("name_variants"):
        usual, form = article["usual"], article["form"]
        details = {
            "forms": [usual, form],
            **{
                said: {usual: article[f"usual_{said}"], form: article[f"form_{said}"]}
                for said in ("articles", "outlets", "examples")
            },
        }
        if article["told"] is not None:
            details["told"] = article["told"]
        yield Fault(
            row=article["row"],
            field=article["field"],
            start=article["start"],
            end=article["end"],
            message=_message(article),
            help="check which spelling is right and use it throughout; if these are two names, say who or what each is",
            details=details,
        )


def _message(article: Mapping[str, Any]) -> str:
    usual, form, articles = article["usual"], article["form"], article["usual_articles"]
    if article["form_articles"] == articles:
        each = f"{articles:,} article{'s' * (articles != 1)} each"
        return f'"{form}" and "{usual}" are two spellings, equally common in the dataset ({each})'
    return f'"{form}" is spelled "{usual}" in {_where(article)}'


def _where(article: Mapping[str, Any]) -> str:
    """14 other articles (3 outlets)"""
    articles, outlets = article["usual_articles"], article["usual_outlets"]
    said = f"{articles:,} other article{'s' * (articles != 1)}"
    return said + (f" ({outlets:,} outlet{'s' * (outlets != 1)})" if outlets else "")


RULE = Rule("NQ402", "inconsistent-name-across-articles", "info", reads="name_variants", find=find)
