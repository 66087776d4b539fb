"""Whether a column writes the day or the month first: from its values to the evidence, and from that to a decision.

23/05/2017 can only be day first, 05/23/2017 only month first; 03/04/2017 is one or the other, and the rest of its
column decides. A decision needs at least one proof, and all proofs must agree.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC

import pyarrow as pa
import pyarrow.compute as pc

from newsqa.articles.sequences import Values, as_array, objects_in, text_array
from newsqa.articles.written_dates import Written, written_date

# what may hold a date whose order matters: two numbers of one or two digits, and a year; also in full-width characters
_NUMBER, _MARK = "[0-9０-９]{1,2}", r"[\s\p{Z}]?[/.\-／．－][\s\p{Z}]?"
_MAYBE = rf"(?:^|[^0-9０-９]){_NUMBER}{_MARK}{_NUMBER}{_MARK}(?:[0-9０-９]{{2}}){{1,2}}(?:$|[^0-9０-９])"
# Texts that are surely none of these, in a pattern for bytes that takes little time: 2024-04-03T10:20:30.123+02:00,
# and what has no mark with a number and another mark behind it.
SHOWS_NOTHING = (
    rb"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9:]+(?:\.[0-9]{3,9})?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
    rb"|(?:[ !#-,0-\[\]-~]|[-./](?! ?[0-9]{1,2} ?[-./])){0,100}"
)
_MONTH_NAMES = "January February March April May June July August September October November December".split()


@dataclass(frozen=True)
class DayOrderEvidence:
    """How many dates of a column can only be day first, only month first, or either, and the first example of each."""

    day_first: int = 0
    month_first: int = 0
    undecided: int = 0
    day_first_example: str | None = None
    month_first_example: str | None = None
    undecided_example: str | None = None

    def __add__(self, other: DayOrderEvidence) -> DayOrderEvidence:
        """The evidence of this part of a column and of another that comes after it."""
        return DayOrderEvidence(
            self.day_first + other.day_first,
            self.month_first + other.month_first,
            self.undecided + other.undecided,
            self.day_first_example or other.day_first_example,
            self.month_first_example or other.month_first_example,
            self.undecided_example or other.undecided_example,
        )


NO_EVIDENCE = DayOrderEvidence()


def evidence_in(values: Values) -> DayOrderEvidence:
    """What the values of a column show. Values that are no text show nothing."""
    found = NO_EVIDENCE
    for text, count in _candidates(values):
        try:
            written = written_date(text.strip())
        except (ValueError, OverflowError):  # no such day
            continue
        if written is not None:
            found += _shown_by(written, text.strip(), count)
    return found


def decide(evidence: DayOrderEvidence) -> bool | None:
    """True: the day comes first; False: the month; None: nothing proves it, or the proofs contradict each other."""
    if bool(evidence.day_first) == bool(evidence.month_first):
        return None
    return evidence.day_first > 0


def describe(evidence: DayOrderEvidence) -> str:
    """For people: how dates such as 03/04/2017 are read in this column, and why."""
    if not (evidence.day_first or evidence.month_first or evidence.undecided):
        return "no date depends on whether the day or the month comes first"
    example = evidence.undecided_example or "03/04/2017"
    day_first = _counted(evidence.day_first, evidence.day_first_example, "day first")
    month_first = _counted(evidence.month_first, evidence.month_first_example, "month first")
    order = decide(evidence)
    if order is not None:
        proof = f"{day_first}; {month_first}" if order else f"{month_first}; {day_first}"
        return f"{example} is read as {_in_words(example, order)}: {proof}"
    if not evidence.undecided:
        return f"dates are written in both orders, and none is open: {day_first}; {month_first}"
    proofs = (
        f"{day_first}; {month_first}"
        if evidence.day_first
        else "nothing shows whether the day or the month comes first"
    )
    what = f"{evidence.undecided:,} {_dates(evidence.undecided)} such as {example} cannot be read"
    return f"{what}: {proofs}. Set day_first under [load] in newsqa.toml"


def _candidates(values: Values) -> list[tuple[str, int]]:
    """The distinct texts that may hold such a date, in the order of their first appearance, with their counts."""
    array = as_array(values)
    if array is None:
        array = text_array([value if isinstance(value, str) else None for value in values])
    if pa.types.is_dictionary(array.type):
        array = array.cast(array.type.value_type)
    if not pa.types.is_string(array.type):
        return []
    maybe = array.filter(pc.match_substring_regex(array, _MAYBE))
    return [(item["values"], item["counts"]) for item in objects_in(pc.value_counts(maybe))]


def _shown_by(written: Written, text: str, count: int) -> DayOrderEvidence:
    if written.is_open:
        return DayOrderEvidence(undecided=count, undecided_example=text)
    if written.proof is None:
        return NO_EVIDENCE
    if written.proof:
        return DayOrderEvidence(day_first=count, day_first_example=text)
    return DayOrderEvidence(month_first=count, month_first_example=text)


def _counted(count: int, example: str | None, order: str) -> str:
    if not count:
        return f"none {order}"
    return f"{count:,} {_dates(count)} such as {example} can only be {order}"


def _dates(count: int) -> str:
    return "date" if count == 1 else "dates"


def _in_words(example: str, day_first: bool) -> str:
    """ "3 April" for 03/04/2017."""
    try:
        written = written_date(example)
        moment = written.moment(UTC, day_first) if written else None
    except ValueError:  # 23-07-17 in a column that writes the month first
        moment = None
    return f"{moment.day} {_MONTH_NAMES[moment.month - 1]}" if moment else "no day"
