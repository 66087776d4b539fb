"""The words that tell whether a sentence speaks of what has happened on a day, or of what is planned for it."""

from __future__ import annotations

from typing import Final

from newsqa.annotate.dates.cues import FUTURE_CUES, NOT_PARTICIPLES

# Words of plans and of what may be: where one stands in the sentence, nothing is said to have happened.
PLANS: Final = frozenset(
    [
        *FUTURE_CUES,
        *("plans", "planned", "planning", "schedule", "schedules", "rescheduled", "proposed"),
        *("proposes", "delay", "delayed", "delaying", "postpone", "postponing", "extend", "extended", "extends"),
        *("extension", "extending", "adjourned", "deferred", "expire", "expires", "expiry"),
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
        *("estimated", "estimates", "may", "can", "if", "unless", "whether", "want", "wants"),
        *("hope", "hopes", "hoped", "hoping", "going", "intends", "promise", "promises", "aims"),
        *("aim", "aimed", "target", "targets", "targeted", "goal", "goals", "booked", "reserved"),
        *("intended", "intend", "begins", "starts", "ends", "opens", "closes", "takes", "comes", "come", "arrives"),
        *("ahead", "future", "eventual", "eventually", "tentatively", "mandated", "requires"),
        *("require", "earmarked", "slotted", "penciled", "pencilled"),
        *("election-day", "onward", "onwards", "maturing", "mature", "matures", "imagine", "imagined", "fictional"),
        *("set", "novel", "film", "advance", "retire", "retiring", "resign", "resigning", "eligible", "won't", "wont"),
        *("he'll", "she'll", "they'll", "it'll", "we'll", "i'll", "you'll", "he’ll", "she’ll", "they’ll", "it’ll"),
        *("upcoming", "forthcoming", "looming", "remain", "remains"),
        # what editors say of the article itself is younger than the article
        *("amended", "updated", "corrected", "revised", "correction", "update", "clarified", "editor", "editors"),
        *("give", "gives", "allow", "allows", "deadline", "deadlines", "term", "terms"),
    ]
)
# The same, but not behind the date: "On May 3 the court ruled, after it was called in".
PLANS_BEFORE: Final = frozenset(
    [
        *("when", "moved", "pushed", "called", "calls", "ordered", "orders", "announced", "registered", "invited"),
        *("agreed", "agrees", "promised", "vowed", "pledged", "required", "wanted", "designated", "allowed", "before"),
        *("through", "throughout", "later"),
    ]
)
# Beside a date these too tell of that day: "agreed on May 3", but not "was moved to May 3".
ADJACENT_ALL_THE_SAME: Final = frozenset(
    ("announced", "ordered", "agreed", "called", "predicted", "moved", "required", "promised", "vowed", "pledged")
)
# Verbs in the past that do not end in -ed.
PAST: Final = frozenset(
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
NO_VERBS: Final = frozenset((*NOT_PARTICIPLES, "need", "united"))
NOT_YET: Final = frozenset(("is", "are", "be", "being", "am", "gets", "get", "not", "never", "to", "isn't", "aren't"))
LINKS: Final = frozenset(("on", "in", "since", "during", "around", "early", "late", "mid"))
# A date before any other word belongs to that: "the November 2031 elections".
MAY_FOLLOW: Final = frozenset(
    [
        *("in", "at", "on", "by", "with", "and", "but", "or", "as", "after", "when", "while", "following", "near"),
        *("during", "because", "over", "outside", "inside", "from", "without", "against", "where", "under", "about"),
        *("between", "despite", "amid", "just", "only", "even", "again", "that", "than", "alongside", "using", "since"),
        *("into", "to", "so", "for", "the", "a", "an", "he", "she", "it", "they", "we", "there", "of", "which", "who"),
        *("was", "were", "had", "has", "have", "is", "are", "did"),
    ]
)
# What is held on a day: "approved an election on May 3" tells of the approval, "held an election on May 3" of the day.
EVENTS: Final = frozenset(
    [
        *("election", "elections", "vote", "votes", "hearing", "hearings", "meeting", "meetings", "trial", "trials"),
        *("march", "rally", "rallies", "summit", "conference", "session", "debate", "debates", "primary", "primaries"),
        *("ballot", "referendum", "game", "games", "match", "concert", "inauguration", "launch", "release", "opening"),
        *("closing", "ceremony", "event", "events", "festival", "strike", "runoff", "caucus", "caucuses", "start"),
        *("convention", "wedding", "exhibition", "parade", "protest", "demonstration", "talks", "show", "race", "date"),
        *("dates", "appearance", "execution", "expiration", "retirement", "departure", "withdrawal", "exit"),
        *("contest", "championship", "tournament", "olympics", "cup", "premiere"),
    ]
)
HELD: Final = frozenset(
    [
        *("held", "hosted", "attended", "staged", "won", "lost", "watched", "missed", "saw", "led", "joined", "ended"),
        *("opened", "closed", "disrupted", "interrupted", "skipped", "left", "chaired", "organised", "organized"),
        *("celebrated", "covered", "finished", "played", "gave", "began", "started", "took", "fought", "concluded"),
        *("boycotted", "was", "were"),
    ]
)
NOUNS_AFTER_TO: Final = frozenset(
    [
        *("the", "a", "an", "his", "her", "their", "its", "our", "my", "this", "that", "these", "those", "court"),
        *("trial", "jail", "prison", "school", "work", "hospital", "death", "safety", "power", "victory", "members"),
        *("reporters", "lawmakers", "voters", "residents", "all", "about", "more", "both", "some", "second", "first"),
    ]
)
