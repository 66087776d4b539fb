"""The words that tell whether an undated weekday, day or month lies ahead."""

from typing import Final

# Words that say that an undated weekday, day or month lies ahead, and verbs that say it does not; besides these, any
# word in -ed is a verb in the past.
FUTURE_CUES: Final = (
    *("will", "ll", "shall", "would", "could", "might", "must", "should", "until", "till", "deadline", "upcoming"),
    *("scheduled", "due", "planned", "expected", "expects", "slated", "supposed", "tomorrow", "next", "soon"),
    *("starting", "beginning", "planning", "postponed", "poised", "effective", "payable", "avert", "averting"),
    # the present tells of what is on the calendar: "the trial begins on Monday"
    *("begins", "starts", "opens", "resumes", "reopens", "expires", "ends", "meets", "meet", "arrives", "departs"),
)
# These look ahead where "to" follows: "they agreed to meet on Friday".
INTENTIONS: Final = (
    *("set", "going", "plans", "hopes", "intends", "plan", "intend", "hope", "expect", "prepare", "likely", "about"),
    *("promise", "preparing", "hoping", "intending", "trying", "wants", "want", "prepares", "vows", "promises"),
    *("agreed", "intended", "hoped", "promised", "vowed", "pledged", "invited", "prepared", "decided", "ordered"),
    *("asked", "urged"),
)
PAST_CUES: Final = (
    *("said", "told", "was", "were", "had", "did", "met", "went", "came", "made", "took", "held", "began", "gave"),
    *("won", "lost", "fell", "rose", "wrote", "read", "saw", "left", "found", "sent", "spoke", "broke", "ran", "led"),
    *("says", "got", "struck", "shot", "hit", "sold", "bought", "drew", "grew", "flew", "hurt", "cut", "since", "last"),
    *("been", "became", "brought", "built", "caught", "fought", "kept", "knew", "put", "sought", "spent", "stood"),
    *("laid", "paid", "heard", "taught", "thought", "felt", "chose", "drove", "threw", "swept", "wore", "meant"),
    *("dealt", "shook", "stole", "swore", "slept", "sat", "rode", "rang", "bore", "hid", "froze", "stuck", "sang"),
    *("sank", "hung", "ate", "lay", "woke", "arose", "spread", "upheld", "withdrew", "forgot", "understood", "learnt"),
)
# In -ed, but no verb in the past.
NOT_PARTICIPLES: Final = (
    *("hundred", "indeed", "speed", "exceed", "proceed", "succeed", "breed", "bleed", "greed", "creed", "embed"),
    *("naked", "sacred", "wicked", "rugged", "crooked", "beloved", "kindred"),
)
