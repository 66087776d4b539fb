"""A date that lies after publication in, whether the sentence tells it as past out: "the bridge collapsed on May 3,
2031", printed in 2024.

Most dates to come stand in sentences about plans, whose verbs are in the past all the same ("agreed on an election on
May 3, 2031"). So a sentence counts as told only when a verb in the past has the date for itself and no word in the
sentence looks ahead.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from newsqa.annotate.dates.calendar import interval_of
from newsqa.annotate.dates.cues import FUTURE_CUES
from newsqa.annotate.dates.joining import Found
from newsqa.annotate.dates.words import CARDINALS

_ZONES: Final = timedelta(days=1)  # a day that has begun elsewhere lies one day ahead
_SOON: Final = timedelta(days=60)
_BACK: Final = 300  # characters of the sentence to look at, before the date and after it
_ON: Final = 160
# "Tuesday, November 21", "Tue 21 Nov.": with its weekday a day is of one year only
_OF_WEEKDAY: Final = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? (?:.* )?\d", re.IGNORECASE)
# a word, or what may end a sentence or a clause
_TOKEN: Final = re.compile(r"[a-z]+(?:['’][a-z]+)?|[0-9]+|[.!?;:,()\n\"“”—–]", re.IGNORECASE)
# Words of plans and of what may be: where one stands in the sentence, nothing is said to have happened.
_PLANS: Final = frozenset(
    [
        *FUTURE_CUES,
        *("plan", "plans", "planned", "planning", "schedule", "schedules", "rescheduled", "proposed", "proposal"),
        *("proposes", "delay", "delayed", "delaying", "postpone", "postponing", "extend", "extended", "extends"),
        *("extension", "extending", "adjourned", "deferred", "pushed", "moved", "expire", "expires", "expiry"),
        *(
            "effect",
            "effective",
            "forecast",
            "forecasts",
            "projected",
            "projects",
            "projection",
            "predicted",
            "predicts",
        ),
        *("estimated", "estimates", "may", "can", "if", "unless", "whether", "when", "want", "wants", "wanted"),
        *("hope", "hoped", "hoping", "promise", "promised", "promises", "vowed", "pledged", "agreed", "agrees", "aims"),
        *("aim", "aimed", "target", "targets", "targeted", "goal", "goals", "booked", "reserved", "called", "calls"),
        *("intended", "intend", "begins", "starts", "ends", "opens", "closes", "takes", "comes", "come", "arrives"),
        *("ahead", "future", "later", "eventual", "eventually", "tentatively", "mandated", "requires", "required"),
        *("require", "ordered", "orders", "designated", "earmarked", "slotted", "penciled", "pencilled", "announced"),
        *("election-day", "onward", "onwards", "maturing", "mature", "matures", "imagine", "imagined", "fictional"),
        *("set", "novel", "film", "advance", "retire", "retiring", "resign", "resigning", "eligible", "won't", "wont"),
        *("he'll", "she'll", "they'll", "it'll", "we'll", "i'll", "you'll", "he’ll", "she’ll", "they’ll", "it’ll"),
        *("upcoming", "forthcoming", "looming", "remain", "remains", "through", "throughout", "before", "allowed"),
        # what editors say of the article itself is younger than the article
        *("amended", "updated", "corrected", "revised", "correction", "update", "clarified", "editor", "editors"),
        *("give", "gives", "allow", "allows", "registered", "invited", "deadline", "deadlines", "term", "terms"),
    ]
)
# Beside a date these too tell of that day: "agreed on May 3", but not "was moved to May 3".
_ADJACENT_ALL_THE_SAME: Final = frozenset(
    ("announced", "ordered", "agreed", "called", "predicted", "moved", "required", "promised", "vowed", "pledged")
)
# Verbs in the past that do not end in -ed.
_PAST: Final = frozenset(
    [
        *("was", "were", "had", "did", "met", "went", "came", "made", "took", "held", "began", "gave", "won", "lost"),
        *("fell", "rose", "wrote", "saw", "left", "found", "sent", "spoke", "broke", "ran", "led", "got", "struck"),
        *("shot", "hit", "sold", "bought", "drew", "grew", "flew", "hurt", "cut", "became", "brought", "built"),
        *("caught", "fought", "kept", "knew", "put", "sought", "spent", "stood", "said", "told", "sat", "swore"),
        *("sworn", "born", "killed", "dead", "died", "slain", "taken", "seen", "given", "shown", "beaten", "burned"),
        *("burnt", "sank", "sunk", "drove", "rode", "threw", "thrown", "tore", "stole", "stolen", "hid", "blew"),
        *("froze", "chose", "chosen", "forgot", "lay", "laid", "paid", "read", "quit", "shut", "split", "spread"),
        *("swept", "slept", "wept", "dealt", "felt", "meant", "lent", "bent", "fled", "bled", "fed", "slid", "beat"),
        *("dug", "hung", "stuck", "swung", "understood", "withdrew", "overthrew", "arose", "awoke", "heard", "sued"),
        *("written", "begun", "fallen", "broken", "spoken", "driven", "known", "grown", "flown", "drawn", "been"),
        *("reopened", "vetoed", "filed", "used", "wed", "led", "rang", "sang", "swam", "wore", "won", "bit", "bid"),
    ]
)
_NO_VERBS: Final = frozenset(("need", "indeed", "hundred", "united", "proceed", "exceed", "succeed", "sacred", "naked"))
_NOT_YET: Final = frozenset(("is", "are", "be", "being", "am", "gets", "get", "not", "never", "to", "isn't", "aren't"))
_LINKS: Final = frozenset(("on", "in", "since", "during", "around", "early", "late", "mid"))
# A date before any other word belongs to that: "the November 2031 elections".
_MAY_FOLLOW: Final = frozenset(
    [
        *("in", "at", "on", "by", "with", "and", "but", "or", "as", "after", "when", "while", "following", "near"),
        *("during", "because", "over", "outside", "inside", "from", "without", "against", "where", "under", "about"),
        *("between", "despite", "amid", "just", "only", "even", "again", "that", "than", "alongside", "using", "since"),
        *("into", "to", "so", "for", "the", "a", "an", "he", "she", "it", "they", "we", "there", "of", "which", "who"),
    ]
)
# What is held on a day: "approved an election on May 3" tells of the approval, "held an election on May 3" of the day.
_EVENTS: Final = frozenset(
    [
        *("election", "elections", "vote", "votes", "hearing", "hearings", "meeting", "meetings", "trial", "trials"),
        *("march", "rally", "rallies", "summit", "conference", "session", "debate", "debates", "primary", "primaries"),
        *("ballot", "referendum", "game", "games", "match", "concert", "inauguration", "launch", "release", "opening"),
        *("closing", "ceremony", "event", "events", "festival", "strike", "runoff", "caucus", "caucuses", "start"),
        *("convention", "wedding", "exhibition", "parade", "protest", "demonstration", "talks", "show", "race", "date"),
        *("dates", "appearance", "execution", "expiration", "retirement", "departure", "withdrawal", "exit"),
        *("contract", "lease", "contest", "championship", "tournament", "olympics", "cup", "premiere"),
    ]
)
_HELD: Final = frozenset(
    [
        *("held", "hosted", "attended", "staged", "won", "lost", "watched", "missed", "saw", "led", "joined", "ended"),
        *("opened", "closed", "disrupted", "interrupted", "skipped", "left", "chaired", "organised", "organized"),
        *("celebrated", "covered", "finished", "played", "gave", "began", "started", "took", "fought", "concluded"),
        *("boycotted", "was", "were"),
    ]
)
_NOUNS_AFTER_TO: Final = frozenset(
    [
        *("the", "a", "an", "his", "her", "their", "its", "our", "my", "this", "that", "these", "those", "court"),
        *("trial", "jail", "prison", "school", "work", "hospital", "death", "safety", "power", "victory", "members"),
        *("reporters", "lawmakers", "voters", "residents", "all", "about", "more", "both", "some", "second", "first"),
    ]
)


def contradicts(text: str, found: Found, published: date | None) -> bool:
    """Whether a date that says its year, or its weekday, lies after publication, and is told as past. Only dates that
    are no coarser than a month are asked: of a year as a whole more can be known."""
    type_, value, _, status, _ = found.reading
    if published is None or status != "resolved" or type_ not in ("DATE", "TIME") or len(value) < 7:
        return False
    if value[:7] < f"{published.year:04d}-{published.month:02d}" or not value[5:7].isdigit():
        return False
    interval = interval_of(value)
    if interval is None or interval[0] <= published + _ZONES:
        return False
    words = text[found.start : found.end]
    if not _says_year(words, value) and not (_OF_WEEKDAY.match(words) and interval[0] <= published + _SOON):
        return False
    return is_told_as_past(text, found.start, found.end)


def _says_year(words: str, value: str) -> bool:
    return value[:4] in words or re.search(rf"[/’']{value[2:4]}\b", words) is not None


def is_told_as_past(text: str, start: int, end: int) -> bool:
    """Whether a verb in the past has the date at start:end for itself, and no word of its sentence looks ahead."""
    after = [token.lower() for token in _TOKEN.findall(text[end : end + _ON])]
    if after and after[0].isalnum() and after[0] not in _MAY_FOLLOW:
        return False
    before = _sentence_before([token.lower() for token in _TOKEN.findall(text[max(start - _BACK, 0) : start])])
    after = _sentence_after(after)
    at = len(before)
    while at > 0 and before[at - 1] in _LINKS:
        at -= 1
    beside = before[at - 1] if at > 0 else ""
    looks_ahead = {word for word in (*before, *after) if word in _PLANS}
    if beside in looks_ahead and beside in _ADJACENT_ALL_THE_SAME and not _is_passive_plan(before, at - 1):
        looks_ahead.discard(beside)
    if looks_ahead:
        return False
    if at > 0 and _is_past(before, at - 1):
        return True
    if not any(word.isalpha() for word in before[:at]):
        return _follows_past(after)
    return at > 0 and before[at - 1].isalnum() and _has_past(before[:at])


def _sentence_before(tokens: list[str]) -> list[str]:
    for at in range(len(tokens) - 1, -1, -1):
        if tokens[at] in _SENTENCE_ENDS and not _is_abbreviated(tokens, at):
            return tokens[at + 1 :]
    return tokens


def _sentence_after(tokens: list[str]) -> list[str]:
    for at, token in enumerate(tokens):
        if token in _SENTENCE_ENDS and not _is_abbreviated(tokens, at):
            return tokens[:at]
    return tokens


_SENTENCE_ENDS: Final = frozenset((".", "!", "?", ";", "\n"))
_ABBREVIATED: Final = frozenset(
    ("mr", "mrs", "ms", "dr", "gov", "sen", "rep", "gen", "lt", "col", "sgt", "st", "no", "u", "s", "d", "p", "m", "a")
)


def _is_abbreviated(tokens: list[str], at: int) -> bool:
    return tokens[at] == "." and at > 0 and tokens[at - 1] in _ABBREVIATED


def _is_past(words: list[str], at: int) -> bool:
    """Whether the word is a verb that tells of what has happened: "ruled", "was"; not "is held", "to be held"."""
    word = words[at]
    is_form = word in _PAST or (word.endswith("ed") and len(word) > 4 and word not in _NO_VERBS)
    return is_form and (at == 0 or words[at - 1] not in _NOT_YET)


def _is_passive_plan(words: list[str], at: int) -> bool:
    """was moved, were called: the day is what it was moved to."""
    return at > 0 and words[at - 1] in ("was", "were", "been", "is", "are")


def _has_past(words: list[str]) -> bool:
    """Whether the nearest verb before a date is in the past and has the date: "approved the budget on"."""
    for at in range(len(words) - 1, max(len(words) - 13, -1), -1):
        word = words[at]
        if word in ("that", "which", "who", "for", "until", "till", "by", "from") or word in _CLAUSE_ENDS:
            return False
        if word == "to" and at + 1 < len(words) and words[at + 1] not in _NOUNS_AFTER_TO:
            return False
        if _is_past(words, at):
            return words[-1] not in _EVENTS or word in _HELD
        if word in _NOT_YET or word.endswith("ing"):
            return False
    return False


_CLAUSE_ENDS: Final = frozenset((":", "(", ")", "—", "–", '"', "“", "”"))


def _follows_past(words: list[str]) -> bool:
    """Whether the first verb after a date that opens its sentence is in the past: "On May 3, 2031, the court ruled"."""
    for at, word in enumerate(words[:14]):
        if word in _NOT_YET:
            return False
        if _is_past(words, at) and words[at - 1 if at else 0] not in ("has", "have") and word not in CARDINALS:
            return True
    return False
