"""When an item of a news agency was published: from its several dates to the columns `published` and `modified`."""

from __future__ import annotations

from typing import Any

from newsqa.articles.timestamps import parse_timestamp


def publication_dates(first: Any, version: Any, embargoed: Any = None) -> dict[str, Any]:
    """`published` and, where the item came out again later, `modified`: the raw values of some of the three dates.

    `first` is when the first version of the item was made, `version` when this one was, `embargoed` the moment before
    which nobody may publish it. An embargo is set for the first publication, so it decides; then comes the first
    version. An item that knows its present version only was published then, as far as anybody can tell. When the
    content was made (a picture taken, a text written) says nothing about publication, so it is not asked.
    """
    published = next((value for value in (embargoed, first, version) if _is_given(value)), None)
    dates = {} if published is None else {"published": published}
    if _is_given(version) and version != published:
        one, other = parse_timestamp(published).moment, parse_timestamp(version).moment
        # a version made while the embargo held is no later change
        if one is None or other is None or other > one:
            dates["modified"] = version
    return dates


def _is_given(value: Any) -> bool:
    return bool(value.strip()) if isinstance(value, str) else value is not None
