"""Tells whether a word is a verb of speech where it stands: a passage and a token come in, a bool goes out."""

from __future__ import annotations

from typing import Final

from newsqa.annotate.attributions import grammar_words as grammar
from newsqa.annotate.attributions.contents import (
    ADJUNCTS,
    clause_after,
    is_quantity,
    quote_follows,
)
from newsqa.annotate.attributions.cue_words import (
    NOUN_FORMS,
    VERBS,
)
from newsqa.annotate.attributions.noun_phrases import Tokens
from newsqa.annotate.attributions.passages import QUOTE, Passage
from newsqa.annotate.attributions.source_kinds import head_of
from newsqa.annotate.attributions.source_words import (
    DOCUMENTS,
    GROUP_NOUNS,
    PARTITIVES,
    PRONOUNS,
    ROLES,
    TIME_WORDS,
)
from newsqa.annotate.attributions.verb_groups import VerbGroup
from newsqa.annotate.attributions.word_lists import word_list

# transitive verbs: before a preposition they are participles, "a plan announced in May"
_TRANSITIVE: Final = frozenset(
    word_list(
        "announced cited mentioned reported described proposed requested demanded discussed outlined detailed revealed "
        "disclosed called quoted"
    )
)
# participles that stand before nouns: "pledged delegates", "alleged crimes"
_ADJECTIVAL: Final = _TRANSITIVE | frozenset(
    word_list("pledged alleged claimed promised estimated projected stated repeated")
)


def may_claim(passage: Passage, at: int, form: str) -> bool:
    """Whether the token before and the one after leave room for a verb of speech."""
    low = passage.low
    before = low[at - 1] if at else ""
    if before in grammar.DETERMINERS and before not in grammar.PRONOMINAL_DETERMINERS:
        return False
    if is_adjective(passage, at, form):
        return False
    if low[at : at + 2] == ["said", ","] and before == "that" and at <= 1:
        return False  # "That said, ..."
    if form != "participle" and before in grammar.PREPOSITIONS and before != "to" and not is_adverb(passage, at - 1):
        return False
    return low[at] not in NOUN_FORMS or may_be_verb(passage, at) or before in (",", QUOTE, "—", "–")


def is_adjective(passage: Passage, at: int, form: str) -> bool:
    """'270 pledged delegates', 'most reported cases': a participle between a number and its noun."""
    low = passage.low
    if form != "past" or low[at] not in _ADJECTIVAL or at == 0 or at + 1 >= len(low):
        return False
    before, following = low[at - 1], passage.words[at + 1]
    counted = before[0].isdigit() or before in grammar.PRONOMINAL_DETERMINERS or before.endswith(("'s", "’s", "s’"))
    return counted and following.islower() and following not in grammar.NOT_NOUNS


def is_adverb(passage: Passage, at: int) -> bool:
    """ "has since said": a word that is a preposition elsewhere."""
    return passage.low[at] in grammar.ADVERBS and passage.low[at - 1] in grammar.AUXILIARIES


def is_perfect(passage: Passage, group: VerbGroup) -> bool:
    """'He's said that': a short "has", since nobody says of him that he is said."""
    if group.subject is None or not group.auxiliaries <= {"'s", "’s"}:
        return False
    return passage.low[group.subject[0]] in ("he", "she", "who")


def plural_subject(passage: Passage, group: VerbGroup) -> bool:
    """A base form needs a plural, "I", or an auxiliary: "critics say", "I argue", "did say"."""
    if group.auxiliaries:
        return bool(
            group.auxiliaries & {"did", "does", "do", "will", "would", "may", "might", "didn't", "didn’t", "not"}
        )
    if group.subject is None:
        return False
    head = passage.low[group.subject[1] - 1]
    phrase = passage.low[group.subject[0] : group.subject[1]]
    if phrase[0] in ("those", "many", "some", "several", "few", "most", "both", "these", "others"):
        return True
    if head in grammar.SHARES or head.isdigit():
        return True
    first = group.subject[0] + head_of(passage.words[slice(*group.subject)])[0]
    head = passage.low[first]  # "people close to Smith say"
    if head in grammar.SHARES or (head in PARTITIVES and "of" in phrase):
        return True  # "a range of experts say"
    return head in ("they", "we", "i", "you", "people", "who", "police") or (
        (head.endswith("s") and not head.endswith("ss"))
        or "and" in phrase
        or any(word.endswith("s") for word in phrase[:2])
    )


def document_speaks(passage: Passage, at: int, group: VerbGroup, kinds: frozenset[str]) -> bool:
    """'The poll found', 'records show', 'researchers found that': not 'she found the keys'."""
    if len(kinds) > 1:
        return True
    low = passage.low
    if group.subject is None:
        return False
    first, end = group.subject
    head = first + head_of(passage.words[first:end])[0]
    if low[head] in DOCUMENTS:
        return True
    return (
        low[at + 1 : at + 2] == ["that"]
        and low[head] not in PRONOUNS
        and low[head] != "who"
        and low[at].startswith("f")
    )


def may_be_verb(passage: Passage, at: int) -> bool:
    """A form that may be a noun counts as a verb where a clause, a quotation or an object follows it."""
    low, words = passage.low, passage.words
    after = low[at + 1] if at + 1 < len(low) else "."
    return (
        after in PRONOUNS
        or after in grammar.DETERMINERS
        or (after in ("about", "of") and VERBS[low[at]][2] == {"about"})
        or after in ("that", QUOTE, "how", "what", "why", "whether", ":", "it", "there")
        or (words[at + 1 : at + 2] != [] and words[at + 1][0].isupper())
        or _closes_sentence(passage, at)
    )


def _closes_sentence(passage: Passage, at: int) -> bool:
    """'The ferry was sold in May, records show.'"""
    low = passage.low
    if low[at + 1 : at + 2] not in ([","], ["."]) or "document" not in VERBS[low[at]][2]:
        return False
    return low[at - 1].endswith("s") and low[at - 1] in DOCUMENTS


def agrees(passage: Passage, at: int, group: VerbGroup) -> bool:
    """A form that may be a noun needs a subject that is clearly one, unless a clause or a quotation follows it."""
    low = passage.low
    assert group.subject is not None
    if not may_be_verb(passage, at):
        return False
    if low[at + 1] in ("that", QUOTE):
        return True
    head = group.subject[1] - 1
    # "the office calls the plan a sham": no noun stands between a singular and a determiner or a name
    opened = low[group.subject[0]] in grammar.DETERMINERS or passage.words[group.subject[0]].endswith(("'s", "’s"))
    clear = low[at + 1] in grammar.DETERMINERS or passage.words[at + 1][0].isupper()
    if VERBS[low[at]][1] == "third" and opened and clear and not low[head].endswith("s"):
        return True
    return (
        low[head] in PRONOUNS
        or low[head] == "who"
        or passage.words[head][0].isupper()
        or low[head].endswith("s")
        or bool(group.auxiliaries)
    )


def is_reduced(passage: Passage, at: int, group: VerbGroup, after: int) -> bool:
    """'a plan announced in May', 'the bureau cited in the report': a participle, no verb with its subject."""
    low = passage.low
    assert group.subject is not None
    if low[at] not in _TRANSITIVE or group.auxiliaries or low[group.subject[1] - 1] in PRONOUNS:
        return False
    if low[at] == "called" and _is_named(passage, group.subject):
        return True
    if after + 1 < len(low) and low[after] in TIME_WORDS and low[after + 1] in grammar.AUXILIARIES:
        return True  # "a merger announced Monday would"
    if after >= len(low) or low[after] not in ADJUNCTS or is_quantity(passage, after):
        return False
    if low[at] == "called" and low[after] in ("on", "for"):
        return False
    return not clause_after(passage, after, len(low), 8) and not quote_follows(passage, after)


def _is_named(passage: Passage, subject: Tokens) -> bool:
    """'a group called Citizens': a thing and its name, unless it can speak ("a senator called the plan")."""
    low, last = passage.low, subject[1] - 1
    if "who" in low[slice(*subject)]:
        return False  # "one of those who sent the letter called the plan"
    if passage.words[last][0].isupper() or low[subject[0]] not in ("a", "an", "another", "something", "one"):
        return False
    return low[last] not in ROLES and low[last] not in GROUP_NOUNS
