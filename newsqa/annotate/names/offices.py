"""Offices: what they are called, and which words beside them say that they are not held. Plain lists from general
knowledge.
"""

from typing import Final

from newsqa.annotate.names.word_lists import name_list, word_list

# What a minister or secretary has charge of, and how it is called in titles.
_PORTFOLIOS: Final = {
    "foreign": "foreign, external affairs",
    "defence": "defence, defense",
    "finance": "finance",
    "interior": "interior, home affairs",
    "health": "health",
    "education": "education",
    "trade": "trade",
    "justice": "justice",
    "environment": "environment",
    "transport": "transport, transportation",
    "energy": "energy",
    "economy": "economy",
    "culture": "culture",
    "agriculture": "agriculture",
    "labour": "labour, labor",
    "housing": "housing",
    "commerce": "commerce",
    "treasury": "treasury",
    "oil": "oil",
    "homeland security": "homeland security",
}
_FORMS: Final = {
    "secretary": ("secretary of {}", "{} secretary"),
    "minister": ("minister of {}", "{} minister", "minister for {}", "minister of {} affairs"),
}
# The other offices. What is in none of these lists excludes no other office: a spokesman, a lawyer, a founder.
_OTHERS: Final = {
    "prime minister": "prime minister",
    "governor": "governor, gov.",
    "lieutenant governor": "lieutenant governor, lt. governor, lt. gov., lieutenant gov.",
    "mayor": "mayor",
    "senator": "senator, sen.",
    "representative": "rep., congressman, congresswoman",
    "attorney general": "attorney general",
    "solicitor general": "solicitor general",
    "district attorney": "district attorney",
    "police chief": "police chief, chief of police",
    "fire chief": "fire chief",
    "sheriff": "sheriff",
    "chief executive": "chief executive, chief executive officer, ceo",
    "chief financial officer": "chief financial officer, cfo",
    "chief operating officer": "chief operating officer, coo",
    "chief technology officer": "chief technology officer",
    "house speaker": "house speaker, speaker of the house",
    "senate majority leader": "senate majority leader",
    "senate minority leader": "senate minority leader",
    "house majority leader": "house majority leader",
    "house minority leader": "house minority leader",
    "home secretary": "home secretary",
    "foreign secretary": "secretary of state",
    "vice president": "vice president",
    "president": "president",
}


def _offices() -> dict[str, str]:
    found: dict[str, str] = {}
    for portfolio, names in _PORTFOLIOS.items():
        for name in name_list(names):
            for kind, forms in _FORMS.items():
                found.update({form.format(name): f"{portfolio} {kind}" for form in forms})
    for office, names in _OTHERS.items():
        found.update(dict.fromkeys(name_list(names), office))
    return found


# What an office is called, in small letters -> the office ("defense minister" -> "defence minister").
OFFICES: Final = _offices()
# The last words of offices -> how many words an office that ends so has at most ("gov." -> 2: "lt. gov."). Their last
# three letters tell most other words from them.
LAST_WORDS: Final = {"director": 2}
for _name in OFFICES:
    _last = _name.rpartition(" ")[2]
    LAST_WORDS[_last] = max(LAST_WORDS.get(_last, 0), _name.count(" ") + 1)
LAST_LETTERS: Final = frozenset([word[-3:] for word in LAST_WORDS])

# Before an office: it is held no more, not yet, in another's place, under another or with another.
QUALIFIERS: Final = word_list(
    """
    former formerly ex then late onetime one-time sometime past previous previously ousted deposed exiled outgoing
    departing departed disgraced fired dismissed sacked retired incoming future next acting interim caretaker deputy
    vice assistant associate under shadow opposition honorary designate designated nominee nominated elect candidate
    hopeful aspirant would-be presumptive likely possible potential co joint emeritus fictional state lieutenant lt.
    predecessor successor
    """
)
