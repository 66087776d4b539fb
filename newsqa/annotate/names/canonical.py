"""Which names of an article are one name: takes the distinct forms of the article's names, gives each its fullest form."""

import re
from collections import defaultdict

from newsqa.annotate.names.kinds import kind_of_form
from newsqa.annotate.names.organisations import LEGAL_FORMS, ORGANISATION_HEADS
from newsqa.annotate.names.people import NICKNAMES

# No article has more people of one surname; what a made-up one has more is left alone, so that work stays linear.
_MOST_NAMESAKES = 24
# Two letters say little: only these are read as what they usually stand for.
_SHORT_ACRONYMS = {"US": "United States", "UK": "United Kingdom", "UN": "United Nations", "EU": "European Union"}
_ACRONYM = re.compile(r"(?:[A-Z]\.?){2,8}")  # IAEA, U.N.
_SMALL = frozenset(["of", "the", "and", "for", "de", "la", "del", "du", "da", "do", "dos", "di", "van", "von", "der", "den", "al", "el", "bin", "ibn"])


def canonical_forms(forms: dict[str, int]) -> dict[str, str]:
    """For each form (text of a mention, with its count) the fullest form of the same name.

    A bare surname that two people of the article share stays by itself.
    """
    spelled = _by_letters(forms)
    longer_by_end: dict[str, list[str]] = defaultdict(list)
    longer_by_start: dict[str, list[str]] = defaultdict(list)
    acronyms: dict[str, str] = {}
    for form in forms:
        if " " not in form:
            continue
        words = form.split(" ")
        for index, key in ((longer_by_end, words[-1]), (longer_by_start, words[0])):
            if len(index[key]) < _MOST_NAMESAKES:
                index[key].append(form)
        letters = "".join(word[0] for word in words if word not in _SMALL)
        if len(letters) > 2:
            acronyms.setdefault(letters.upper(), form)
            acronyms.setdefault("".join(word[0] for word in words if word != "the").upper(), form)
    fullest = {}
    for form in forms:
        same = spelled[form.lower().replace(".", "")]
        full = _expansion(same, forms, acronyms)
        fullest[form] = full or _fullest(same, longer_by_end, longer_by_start)
    return {form: fullest.get(full, full) for form, full in fullest.items()}


def _by_letters(forms: dict[str, int]) -> dict[str, str]:
    """One form for those that differ only in capitals and points (UNITED NATIONS, U.S. and US): the commonest."""
    chosen: dict[str, str] = {}
    for form, count in forms.items():
        key = form.lower().replace(".", "")
        other = chosen.get(key)
        shouted = form.isupper() and " " in form
        if other is None or (other.isupper() and " " in other and not shouted) or (count > forms[other] and not shouted):
            chosen[key] = form
    return chosen


def _expansion(form: str, forms: dict[str, int], acronyms: dict[str, str]) -> str | None:
    if not _ACRONYM.fullmatch(form):
        return None
    letters = form.replace(".", "")
    short = _SHORT_ACRONYMS.get(letters)
    if short:
        return short if short in forms else None
    return acronyms.get(letters) if len(letters) > 2 else None


def _fullest(form: str, by_end: dict[str, list[str]], by_start: dict[str, list[str]]) -> str:
    words = form.split(" ")
    kind = kind_of_form(form)
    if kind in ("LOC", "OTHER"):
        return form
    longer = []
    for other in by_end.get(words[-1], ()):
        if len(other) > len(form) and kind_of_form(other) in ("PER", None) and _is_short_person(words, other.split(" ")):
            longer.append(other)
    if not longer:
        for other in by_start.get(words[0], ()):
            others = other.split(" ")
            if len(others) > len(words) and others[: len(words)] == words and _goes_on(others[len(words) :], kind_of_form(other)):
                longer.append(other)
    if not longer or len({other.split(" ")[0] for other in longer if len(other.split(" ")[0].rstrip(".")) > 1}) > 1:
        return form
    return max(longer, key=lambda other: (other.count(" "), len(other)))


def _goes_on(rest: list[str], kind: str | None) -> bool:
    """Whether a longer name is the shorter with what a short form drops: "Intel" + "Corp", "Carnegie" + "... Center"."""
    last = rest[-1].lower().rstrip(".")
    return rest[0] not in _SMALL and (kind == "PER" or last in LEGAL_FORMS or rest[-1] in ORGANISATION_HEADS)


def _is_short_person(short: list[str], full: list[str]) -> bool:
    """Whether one person's name is a short form of another's: Khamenei, A. Khamenei, Bill Clinton, John Kennedy."""
    if any(word in _SMALL and word not in ("al", "el", "bin", "ibn", "de", "van", "von", "la", "del", "der", "da", "di", "den") for word in full):
        return False
    if short == full[-len(short) :]:
        return True
    if short[-1] != full[-1] or len(short) < 2:
        return False
    first, whole = short[0], full[0]
    if len(first.rstrip(".")) == 1 and first[0] == whole[0]:
        return len(short) == 2
    return first == whole or NICKNAMES.get(first.lower()) == whole.lower()
