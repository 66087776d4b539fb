"""Which names of an article are one name: takes the distinct forms of its names, gives each its fullest form."""

from collections import defaultdict
from typing import Final

from newsqa.annotate.names.english_words import is_english_word
from newsqa.annotate.names.forms import SMALL_WORDS, Form
from newsqa.annotate.names.organisations import LEGAL_FORMS, ORGANISATION_HEADS
from newsqa.annotate.names.people import GIVEN_NAMES, NICKNAMES
from newsqa.annotate.names.word_lists import word_list

# No article has more people of one surname; what a made-up one has more is left alone, so that work stays linear.
_MOST_NAMESAKES: Final = 24
# What a given name may stand before, in words: "Bernie" for "Bernie van Sanders", not for a line of a list.
_LONGEST_REST: Final = 4
# Father and son are two people, and an article that names the son by them may name the father too.
_GENERATIONS: Final = word_list("Jr Sr Junior Senior II III IV")
# Two letters say little: only these are read as what they usually stand for.
_SHORT_ACRONYMS: Final = {"US": "United States", "UK": "United Kingdom", "UN": "United Nations", "EU": "European Union"}
# A longer word in capitals is a shout where the article has it in small letters too: CARLY and Carly, but NATO.
_LONGEST_ACRONYM: Final = 4
# Small words that stand in the names of people.
_PARTICLES: Final = word_list("al el bin ibn de van von la del der da di den")


def canonical_forms(forms: dict[str, Form], counts: dict[str, int]) -> dict[str, str]:
    """For each form (text of a mention, in order of first appearance; with its count) the fullest of the same name.

    A bare surname that two people of the article share stays by itself.
    """
    spelled = _by_letters(forms, counts)
    by_end: dict[str, list[str]] = defaultdict(list)
    by_start: dict[str, list[str]] = defaultdict(list)
    expansions: dict[str, str] = {}
    for name, form in forms.items():
        words = form.words
        if len(words) > 1:
            for namesakes in (by_end[words[-1]], by_start[words[0]]):
                if len(namesakes) < _MOST_NAMESAKES:
                    namesakes.append(name)
            for letters in form.initials:
                expansions.setdefault(letters, name)
    fullest = {}
    for name, form in forms.items():
        same = spelled[form.letters]
        words = forms[same].words
        alone = 0 if len(words) == 1 else 1  # a name of several words is indexed itself
        if form.acronym is None and len(by_end.get(words[-1], ())) <= alone >= len(by_start.get(words[0], ())):
            fullest[name] = same  # most names: nothing in the article is longer
        else:
            fullest[name] = _expansion(forms[same], forms, expansions) or _fullest(same, forms, by_end, by_start)
    return {name: fullest.get(full, full) for name, full in fullest.items()}


def _by_letters(forms: dict[str, Form], counts: dict[str, int]) -> dict[str, str]:
    """One form for those that differ only in capitals and points (UNITED NATIONS, U.S. and US): the commonest, but none
    in capitals throughout where there is another."""
    chosen = {form.letters: name for name, form in forms.items()}
    if len(chosen) == len(forms):
        return chosen  # no two are alike
    chosen.clear()
    for name, form in forms.items():
        other = chosen.setdefault(form.letters, name)
        if other != name:
            shouted, other_shouted = (
                text.isupper() and (form.acronym is None or len(form.acronym) > _LONGEST_ACRONYM)
                for text in (name, other)
            )
            if shouted < other_shouted or (shouted == other_shouted and counts[name] > counts[other]):
                chosen[form.letters] = name
    return chosen


def _expansion(form: Form, forms: dict[str, Form], expansions: dict[str, str]) -> str | None:
    """What an acronym stands for, when the article writes it out."""
    if form.acronym is None:
        return None
    short = _SHORT_ACRONYMS.get(form.acronym)
    if short:
        return short if short in forms else None
    return expansions.get(form.acronym)


def _fullest(name: str, forms: dict[str, Form], by_end: dict[str, list[str]], by_start: dict[str, list[str]]) -> str:
    words, kind, *_ = forms[name]
    if kind in ("LOC", "OTHER"):
        return name
    longer = []
    for other in by_end.get(words[-1], ()):
        if (
            len(other) > len(name)
            and forms[other].kind in ("PER", None)
            and _is_short_person(words, forms[other].words)
        ):
            longer.append(other)
    if not longer:
        for other in by_start.get(words[0], ()):
            others = forms[other].words
            if (
                len(others) > len(words)
                and others[: len(words)] == words
                and _drops(others[len(words) :], name, kind, forms[other].kind)
            ):
                longer.append(other)
    if (
        len(longer) > 1
        and len({forms[other].words[0] for other in longer if len(forms[other].words[0].rstrip(".")) > 1}) > 1
    ):
        return name
    return max(longer, key=lambda other: (other.count(" "), len(other)), default=name)


def _drops(rest: tuple[str, ...], name: str, kind: str | None, full_kind: str | None) -> bool:
    """Whether the short form `name`, a `kind`, drops the rest of a longer one: "Corp" of "Intel Corp", "Center" of
    "Carnegie Center"; but the Senate, a word of the language, is no short form of "Senate Democrats"."""
    last = rest[-1]
    if rest[0] in SMALL_WORDS:
        return False
    if full_kind == "PER":
        return len(rest) < _LONGEST_REST and last.isalpha() and last not in _GENERATIONS
    if kind == "PER":
        return False  # George Bush is not the George Bush Institute
    if last.lower().rstrip(".") in LEGAL_FORMS:
        return True
    return (
        last in ORGANISATION_HEADS
        and len(rest) == 1
        and not (name in ORGANISATION_HEADS or is_english_word(name.lower()))
    )


def _is_short_person(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether one person's name is a short form of another's: Khamenei, A. Khamenei, Bill Clinton, John Kennedy."""
    if any(word in SMALL_WORDS and word not in _PARTICLES for word in full):
        return False
    if short == full[-len(short) :]:
        # "Photo Deb Smith" is Deb Smith and a word more, "Mary Jane Smith" is not
        if len(short) == 1 or len(short) == len(full) or full[0] in GIVEN_NAMES or len(full[0]) == 2:
            return True
        return short[0] not in GIVEN_NAMES and not is_english_word(full[0].lower())
    if short[-1] != full[-1] or len(short) < 2:
        return False
    first, whole = short[0], full[0]
    if len(first.rstrip(".")) == 1 and first[0] == whole[0]:
        return len(short) == 2
    return first == whole or NICKNAMES.get(first.lower()) == whole.lower()
