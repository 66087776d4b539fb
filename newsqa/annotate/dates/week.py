"""Days of the week: "Tuesday", "last Friday", "Monday night", "the previous Friday", "the weekend"."""

from __future__ import annotations

from typing import Final

from newsqa.annotate.dates.calendar import add_days, week_value, weekday_near
from newsqa.annotate.dates.near_days import with_part
from newsqa.annotate.dates.proper_names import is_in_a_name
from newsqa.annotate.dates.reading import PART_OF, Hit, Reading, Rule, part_mod, placed
from newsqa.annotate.dates.words import STEPS, WEEKDAYS


def read_weekday(hit: Hit) -> Reading | None:
    """Tuesday, last Friday, Monday night: the nearest past one with today, or the next where the words look ahead."""
    if is_in_a_name(hit):
        return None
    scene, which = hit.scene, hit.word("which")
    weekday = WEEKDAYS[hit.word("weekday") or ""]
    if scene.anchor is None:
        return with_part(hit, f"XXXX-WXX-{weekday}", hit.word("daypart"))
    step = STEPS.get(which or "", 0)
    today = scene.anchor.isoweekday() == weekday
    owns = hit.parts[hit.end] in ("'", "\u2019") and hit.after() == "s"  # "Friday's vote": mostly one that was held
    ahead = not which and not today and (hit.is_foretold() if owns else hit.ahead())
    found = weekday_near(scene.anchor, weekday, ahead=step > 0 or ahead)
    if found and step < 0 and found == scene.anchor:
        found = add_days(found, -7)
    if found and which == "this" and found != scene.anchor:
        found = weekday_near(scene.anchor, weekday, ahead=True)
    return with_part(hit, found.isoformat() if found else None, hit.word("daypart"))


def read_weekday_beside(hit: Hit) -> Reading | None:
    """the previous Friday, the following Monday: the nearest one before or after the day that was named before."""
    scene = hit.scene
    back = hit.word("which") in ("previous", "preceding")
    day = (scene.focus if back else scene.focus_end) or scene.anchor
    if is_in_a_name(hit) or hit.word("which") not in ("previous", "preceding", "following") or day is None:
        return None
    weekday = WEEKDAYS[hit.word("weekday") or ""]
    found = (
        weekday_near(add_days(day, -1) or day, weekday, ahead=False) if back else weekday_near(day, weekday, ahead=True)
    )
    return Reading("DATE", found.isoformat()) if found else None


def read_weekend(hit: Hit) -> Reading | None:
    """the weekend, last weekend: the one before publication, and the next where the words look ahead."""
    anchor, which = hit.scene.anchor, hit.word("which")
    if anchor is None:
        return placed(hit.scene, "DATE", "XXXX-WXX-WE")
    step = STEPS.get(which or "", 1 if hit.ahead() else -1)
    weekend_now = anchor.isoweekday() >= 6
    if step < 0 and not which and weekend_now:
        step = 0
    if step > 0 and not weekend_now and which != "next":
        step = 0
    day = add_days(anchor, 7 * step)
    return placed(hit.scene, "DATE", f"{week_value(day)}-WE" if day else None, part_mod(hit))


_THIS: Final = "(?: THIS SP (?= LAST/NEXT ) )?"  # "this past Friday", "this coming weekend"
_WEEKDAY: Final = "(?: (?P<weekday>WEEKDAY) )"
RULES: Final[tuple[Rule, ...]] = (
    # the weekend, last weekend
    Rule(f"{PART_OF} {_THIS} (?: THE SP )? (?P<which>THIS/LAST/NEXT) SP WEEKEND | THE SP WEEKEND", read_weekend),
    # the previous Friday, the following Monday
    Rule(f"THE SP (?P<which>LAST/LATEST/FOLLOWING) SP {_WEEKDAY} (?! SP DAYPART/NOON )", read_weekday_beside),
    # Tuesday, last Friday, Monday night, early Wednesday
    Rule(
        f"{_THIS} (?: (?P<which>LAST/THIS/NEXT) SP | THE SP (?= LAST ) (?P<the>LAST) SP )? {PART_OF} "
        f"{_WEEKDAY} (?! SP DAYPARTS ) (?: SP (?P<daypart>DAYPART/NOON) )?",
        read_weekday,
    ),
)
