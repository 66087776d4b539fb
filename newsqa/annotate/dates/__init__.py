"""Articles in, a table of their date expressions out: TIMEX3 type, value and mod, and where each lies in time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any, Final

import pyarrow as pa

from newsqa.annotate.dates.calendar import interval_of
from newsqa.annotate.dates.contradiction import contradicts, is_on_another_weekday
from newsqa.annotate.dates.countries import country_of
from newsqa.annotate.dates.dateline import Dates, anchored, dateline_of
from newsqa.annotate.dates.day_order import order_in, order_of_column, order_of_region, order_of_zones
from newsqa.annotate.dates.finder import find_dates
from newsqa.annotate.dates.joining import Found
from newsqa.annotate.dates.reading import DayOrder, Scene
from newsqa.annotate.dates.stretches import Excerpt, excerpt_of
from newsqa.annotate.tables import DATES
from newsqa.annotate.unread import is_article_english, languages

__all__ = ["annotate_dates"]

_EPOCH: Final = date(1970, 1, 1).toordinal()
_PLACED: Final = ("resolved", "contradictory")


def annotate_dates(
    articles: pa.Table, day_order: DayOrder | None = None, cut: Callable[[str], Excerpt] = excerpt_of
) -> pa.Table:
    """The date expressions of articles as `newsqa.annotate.tables.DATES`, in order of row, field and place.

    `articles` has `title` and `body` (string) and `published` (timestamp[us, UTC]); a column that is absent counts as
    null. Dates count from the day of publication, else from that of the dateline (`newsqa.annotate.dates.dateline`).
    What is in another language than English is not read (`newsqa.annotate.unread`). Offsets are code points, end
    exclusive. `interval_start` and `interval_end` are the first and the last day, both included; they are null for what
    is not on the calendar, and for a time they are its day. What hangs on a country is told by `outlet` and `url`
    (string), where there are such columns (`newsqa.annotate.dates.countries`). `day_order` says how to read 03/04/2024
    where the article itself does not show it; without it `published_raw`, `url`, `outlet`, `language` and time zones
    are asked, and a date whose order nothing shows is `ambiguous`. `cut` gives the stretches of a text in which dates
    are looked for.
    """
    titles, bodies, outlets, urls = (_texts(articles, name) for name in ("title", "body", "outlet", "url"))
    rows: list[tuple[Any, ...]] = []
    declared, days = languages(articles), _publication_days(articles)
    for row, (title, body, language, anchor) in enumerate(zip(titles, bodies, declared, days, strict=True)):
        if not is_article_english(title, body, language):
            continue
        texts = {"title": title or "", "body": body or ""}
        country = partial(country_of, outlets[row], urls[row], body)
        read = partial(_read, texts, partial(_day_order, day_order, articles, row, anchor), country, cut)
        dateline = dateline_of(texts["body"]) if anchor is None else None
        dates = anchored(dateline, read) if dateline else read(anchor)
        rows += [_row(row, field, texts[field], found, anchor) for field, found in dates]
    columns = zip(*rows, strict=True) if rows else ((),) * len(DATES)
    return pa.table([pa.array(column, field.type) for column, field in zip(columns, DATES, strict=True)], schema=DATES)


def _read(
    texts: Mapping[str, str],
    day_order: Callable[[], DayOrder | None],
    country: Callable[[], str | None],
    cut: Callable[[str], Excerpt],
    anchor: date | None,
) -> Dates:
    """The dates of an article that is of that day."""
    scene = Scene(anchor=anchor, day_order=day_order, country=country)
    return [(field, found) for field, text in texts.items() if text for found in find_dates(text, scene, cut)]


def _row(row: int, field: str, text: str, found: Found, published: date | None) -> tuple[Any, ...]:
    start, end, (type_, value, mod, status, interval) = found
    # what most dates are not is asked first: after publication as texts go, and a day in figures
    may_be_ahead = published is not None and value > published.isoformat()
    if (may_be_ahead and contradicts(text, found, published)) or (
        len(value) == 10
        and (text[start].isdigit() or text[end - 1].isdigit())
        and is_on_another_weekday(text, found, published)
    ):
        status = "contradictory"
    on_calendar = status in _PLACED and type_ in ("DATE", "TIME")
    first, last = interval or (interval_of(value) if on_calendar else None) or (None, None)
    return (row, field, start, end, text[start:end], type_, value, mod, first, last, status)


def _day_order(known: DayOrder | None, articles: pa.Table, row: int, published: date | None) -> DayOrder | None:
    """What the article itself shows goes before what is known of the dataset, and that before what is usual."""

    def value(name: str) -> str | None:
        return articles[name][row].as_py() if name in articles.column_names else None

    texts = (value("title"), value("body"))
    return (
        order_in(*texts)
        or known
        or order_of_column(value("published_raw"), published)
        or order_of_region(value)
        or order_of_zones(*texts)
    )


def _texts(articles: pa.Table, name: str) -> list[str | None]:
    if name not in articles.column_names:
        return [None] * len(articles)
    texts: list[str | None] = articles[name].to_pylist()
    return texts


def _publication_days(articles: pa.Table) -> Iterator[date | None]:
    """The UTC day each article was published; None also for days outside years 1 to 9999."""
    if "published" not in articles.column_names:
        yield from [None] * len(articles)
        return
    for days in articles["published"].cast(pa.date32()).cast(pa.int32()).to_pylist():
        ordinal = None if days is None else days + _EPOCH
        yield date.fromordinal(ordinal) if ordinal and 1 <= ordinal <= date.max.toordinal() else None
