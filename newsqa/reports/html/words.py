"""Numbers, shares, times and expectations in words: plain values of `report.json` go in, text for people comes out."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

SPACE = "\N{NO-BREAK SPACE}"
NOTHING = "not available"
LONGEST_NAME = 60

# "rejects_per_1000_records"
_RATE = re.compile(r"_per_(1\d*)_(\w+)$")
_CODE = re.compile(r"NQ\d{3}")  # a column of a rule in a table of groups: articles of 100 with a finding
# What Great Expectations keeps in kwargs for itself, and what the tolerance says already.
_SILENT = frozenset(("batch_id", "meta", "notes", "description", "severity", "result_format", "catch_exceptions"))
_MOST = ("max_value", "max_findings", "max_per_1000_records")
_TOLERANCE = frozenset(("mostly", "min_value", "strict_min", "strict_max", *_MOST))
MOST_GROUPS = 10  # that a sentence names


def number(value: Any) -> str:
    """A number with thousands separators and no more digits than a reader uses: 1234567 -> "1,234,567"."""
    if value is None or isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return NOTHING
    if isinstance(value, int) or value == int(value):
        return f"{int(value):,}"
    if abs(value) >= 0.01:
        return f"{value:,.2f}".rstrip("0").rstrip(".")
    return f"{value:.6f}".rstrip("0").rstrip(".") if abs(value) >= 0.000001 else f"{value:.1e}"


def percent(value: float) -> str:
    """A percentage, cut rather than rounded: 94.996 must not read as the 95 % that it missed."""
    cut = math.floor(round(value * 100, 6)) / 100
    if cut == 0 and value > 0:
        return f"under 0.01{SPACE}%"
    return f"{number(cut)}{SPACE}%"


def count(amount: int, one: str, many: str | None = None) -> str:
    """An amount with its unit: (1, "article") -> "1 article", (1200, "article") -> "1,200 articles"."""
    return f"{number(amount)}{SPACE}{one if amount == 1 else many or one + 's'}"


def measure(name: str, value: Any) -> str:
    """A dataset measure; one that is called a share is given as a percentage."""
    if value is None:
        return "not measured"
    is_share = "share" in name.split("_") and isinstance(value, float) and 0 <= value <= 1
    return percent(value * 100) if is_share else plain(value)


def found(name: str, value: Any) -> str:
    """A dataset measure with what it counts: ("rejects_per_1000_records", 2.5) -> "2.5 in 1,000 records"."""
    rate = _RATE.search(name)
    of_what = f" in {number(int(rate[1]))} {rate[2].replace('_', ' ')}" if rate and value is not None else ""
    return f"{measure(name, value)}{of_what}"


def spoken(name: str) -> str:
    """A name of code in words: "expect_dates_to_resolve" -> "Dates to resolve", "x_per_1000_y" -> "X per 1,000 y"."""
    said = name.removeprefix("expect_").replace("_", " ").strip()
    said = re.sub(r"\bper (\d+)\b", lambda rate: f"per {int(rate[1]):,}", said)
    return said[:1].upper() + said[1:]


def plain(value: Any) -> str:
    """Any value of a parsed JSON file in one line of text."""
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return number(value)
    if isinstance(value, Mapping):
        return "; ".join(f"{spoken(str(key)).lower()}: {plain(item)}" for key, item in value.items()) or "none"
    if isinstance(value, list | tuple):
        return ", ".join(plain(item) for item in value) or "none"
    return str(value)


def setting(value: Any) -> str:
    """An option as the configuration has it: a text as it is, anything else as JSON."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)


def tolerance(kwargs: Mapping[str, Any]) -> str:
    """What an expectation tolerates: {"mostly": 0.95} -> "at least 95 %"; {"max_value": 5} -> "at most 5"."""
    low, mostly = kwargs.get("min_value"), kwargs.get("mostly")
    high = next((kwargs[name] for name in _MOST if kwargs.get(name) is not None), None)
    bounds = ""
    if low is not None and high is not None:
        bounds = f"exactly {plain(low)}" if low == high else f"{plain(low)} to {plain(high)}"
    elif low is not None:
        bounds = f"{'more than' if kwargs.get('strict_min') else 'at least'} {plain(low)}"
    elif high is not None:
        bounds = f"{'less than' if kwargs.get('strict_max') else 'at most'} {plain(high)}"
    if isinstance(mostly, int | float) and mostly < 1:
        share = f"at least {percent(mostly * 100)}"
        return f"{bounds}, in {share}" if bounds else share
    return bounds or "no exceptions"


def observed(value: Any, kwargs: Mapping[str, Any]) -> str:
    """What was observed, in the terms of the tolerance: 3.2 % unexpected is "96.8 % (38 of 1,200 do not)"."""
    if isinstance(value, Mapping):
        if value.get("observed_value") is not None:
            return observed(value["observed_value"], kwargs)
        share, total = value.get("unexpected_percent"), value.get("element_count")
        if isinstance(share, int | float):
            return f"{percent(100 - share)}{_of(value, share)}"
        if total is None and (said := of_set(value)):
            return said
        return "no rows" if total == 0 else plain(value) if value else NOTHING
    if value is None:
        return NOTHING
    is_share = isinstance(value, float) and 0 <= value <= 1 and "mostly" in kwargs
    return percent(value * 100) if is_share else plain(value)


def of_set(value: Mapping[str, Any]) -> str:
    """What an expectation on the set of values in a column found: "1 expected value is missing, 2 other values are
    there"; empty where it is about something else."""
    missing, other = value.get("missing_count"), value.get("unexpected_count")
    if value.get("element_count") is not None or (missing is None and other is None):
        return ""
    said = [f"{count(missing, 'expected value')} {'is' if missing == 1 else 'are'} missing"] if missing else []
    said += [f"{count(other, 'other value')} {'is' if other == 1 else 'are'} there"] if other else []
    return ", ".join(said) or "as expected"


def groups(item: Mapping[str, Any]) -> str:
    """What became of the groups that an expectation (of report.json) holds against bounds: "1 of 12 outlets does not:
    Town Crier (35 % of 60 articles pass); 3 more have fewer than 50 articles and are not judged"; empty where it is
    about no groups."""
    found = item["observed"].get("groups") if isinstance(item["observed"], Mapping) else None
    if found is None:
        return ""
    rest = _too_small(found)
    judged = f"{number(found['judged'])}{SPACE}{item['table'] if found['judged'] != 1 else item['table'][:-1]}"
    if not found["failing"]:
        return (f"all {judged}" if found["judged"] != 1 else judged) + rest
    worst = [_group(group, item) for group in found["worst"][:MOST_GROUPS]]
    more = [f"{number(others)} more"] if (others := found["failing"] - len(worst)) else []
    do_not = f"{number(found['failing'])} of {judged} {'does' if found['failing'] == 1 else 'do'} not"
    return f"{do_not}: {', '.join([*worst, *more])}{rest}"


def _too_small(found: Mapping[str, Any]) -> str:
    """How many groups were not judged; runs of an earlier version do not say."""
    if not (amount := found.get("too_small")):
        return ""
    one = amount == 1
    fewer = f"fewer than {count(found['min_articles'], 'article')}"
    return f"; {number(amount)} more {'has' if one else 'have'} {fewer} and {'is' if one else 'are'} not judged"


def _group(group: Mapping[str, Any], item: Mapping[str, Any]) -> str:
    """A group with what was found in it: "Town Crier (35 % of 60 articles pass)"."""
    name = "all others together" if group["is_rest"] else f"articles without {item['table'][:-1]}"
    name = name if group["name"] is None else cut(group["name"])
    articles = count(group["articles"], "article")
    if "rule" in item["kwargs"] or _CODE.fullmatch(item["kwargs"]["column"]):
        return f"{name} ({percent(100 - group['value'])} of {articles} pass)"
    return f"{name} ({found(item['kwargs']['column'], group['value'])}; {articles})"


def cut(name: str) -> str:
    """A name that may be of any length, as far as a list has room."""
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"


def _of(value: Mapping[str, Any], share: float) -> str:
    amount, total = value.get("unexpected_count"), value.get("element_count")
    if not isinstance(amount, int) or not isinstance(total, int) or amount == 0 or total <= 0:
        return ""
    # Most expectations leave empty values out of their share, some count them: the total is what fits the share.
    totals = [base for base in (total - (value.get("missing_count") or 0), total) if base > 0]
    base = min(totals, key=lambda base: abs(100 * amount / base - share))
    return f" ({number(amount)} of {number(base)} do not)"


def particulars(kwargs: Mapping[str, Any]) -> str:
    """The rest of an expectation's kwargs in words: {"column": "body"} -> "column: body"."""
    silent = _SILENT | _TOLERANCE
    return plain({key: value for key, value in kwargs.items() if key not in silent and value is not None})


def moment(text: str | None) -> str:
    """An ISO time as people write it: "2026-11-23T01:55:12+00:00" -> "23 November 2026, 01:55 UTC"."""
    try:
        time = datetime.fromisoformat(text or "")
    except ValueError:
        return text or NOTHING
    zone = f" {time.tzname()}" if time.tzinfo else ""
    return f"{time.day} {time:%B %Y, %H:%M}{zone}"


def duration(seconds: Any) -> str:
    """Seconds as people say them: 75 -> "1 min 15 s"."""
    if not isinstance(seconds, int | float) or seconds < 120:
        return f"{number(seconds)}{SPACE}s" if isinstance(seconds, int | float) else NOTHING
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    parts = [f"{hours:,}{SPACE}h"] if hours else []
    return " ".join([*parts, f"{minutes}{SPACE}min", f"{rest}{SPACE}s"])
