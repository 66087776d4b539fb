"""Finds what is claimed: a passage and the place of a cue come in, a range of tokens (end exclusive) goes out."""

from __future__ import annotations

from typing import Final

from newsqa.annotate.attributions import grammar_words as grammar
from newsqa.annotate.attributions.cue_words import NOUN_FORMS, VERBS
from newsqa.annotate.attributions.noun_phrases import REACH, Tokens
from newsqa.annotate.attributions.passages import QUOTE, Passage
from newsqa.annotate.attributions.source_words import PRONOUNS, TIME_WORDS
from newsqa.annotate.attributions.word_lists import word_list

END: Final = frozenset((".", "!", "?", "…", ";"))
# what follows the second half of a broken quotation
_AFTER_HALF: Final = END | {",", "and", "but"}
# what follows a postposed cue: '"...," she said in a statement.', '..., she said on Tuesday, adding ...'
ADJUNCTS: Final = frozenset(
    word_list(
        """
        in on at during after before when while as of to about last this earlier late via through from with by
        outside
        """
    )
)
# a semicolon is looked for over so many tokens
_LONGEST_CLAUSE: Final = 200


def without_mark(passage: Passage, end: int) -> int:
    while end > 1 and passage.low[end - 1] in (",", "—", "–", "-", "."):
        end -= 1
    return end


def clause_start(passage: Passage, end: int) -> int:
    """Where the clause before `end` opens: after a semicolon, else at the start of the passage."""
    low = passage.low
    if ";" in low[max(1, end - _LONGEST_CLAUSE) : end]:
        return next(at + 1 for at in range(end - 1, 0, -1) if low[at] == ";")
    return 0


def quoted_start(passage: Passage, end: int) -> int:
    """Where what is claimed opens if a quotation stands before `end`: at it where a colon or a dash introduces it."""
    low = passage.low
    at = next((n for n in range(end - 1, -1, -1) if low[n] == QUOTE), 0)
    return at if at > 0 and low[at - 1] in (":", "—", "–") else clause_start(passage, end)


def sentence_end(passage: Passage) -> int:
    end = len(passage.low)
    while end > 0 and passage.low[end - 1] in END:
        end -= 1
    return end


def is_clause(passage: Passage, start: int, end: int) -> bool:
    """Does a main clause stand before a subject? "On Tuesday," and "While he was away," hold none."""
    low = passage.low
    main = True
    fresh = True
    for at in range(start, end):
        word = low[at]
        if word in (",", "—", "–"):
            fresh = True
            continue
        if word == QUOTE:
            return True
        if fresh:
            main = not (word in grammar.PREPOSITIONS or word in grammar.SUBORDINATORS or word.endswith("ing"))
            main = main or word in ("but", "or", "nor", "yet", "so")
            fresh = False
        if main and (word in grammar.FINITE or (word.endswith("ed") and passage.words[at].islower()) or word in VERBS):
            return True
    return False


def is_quantity(passage: Passage, at: int) -> bool:
    """'about half', 'at least six', 'over 300': a preposition in form alone."""
    low = passage.low
    if low[at] == "at":
        return low[at + 1 : at + 2] in (["least"], ["most"])
    if low[at] not in ("about", "over", "around", "under") or at + 1 >= len(low):
        return False
    return low[at + 1][0].isdigit() or low[at + 1] in grammar.SHARES


def quote_follows(passage: Passage, after: int) -> bool:
    return QUOTE in passage.low[after : after + 12]


def clause_after(passage: Passage, after: int, end: int, reach: int = 15) -> bool:
    """'said on Tuesday that', 'said in a statement he would', 'said in his state there was': a clause comes later."""
    low = passage.low
    for at in range(after, min(end, after + reach)):
        if low[at] == "that" or low[at] in PRONOUNS or low[at] in grammar.FINITE:
            return True
    return False


def around(passage: Passage, start: int, cue: int, after: int) -> Tokens:
    """What is claimed where the cue stands in it or after it: with the second half of a broken quotation."""
    low = passage.low
    for at in range(after, min(len(low), after + 14)):
        if low[at] == QUOTE:
            if at > after and low[at - 1] not in (",", ":", "—", "–", "that", "and", "but"):
                break  # "she said on “Today,”"
            rest = low[at + 1 : at + 5]
            if rest and rest[0] not in _AFTER_HALF and not VERBS.keys().isdisjoint(rest):
                break  # '"...," she said, but "...," said Lund'
            return start, at + 1
        if low[at] in (".", ";", "who") or (at > after and low[at] in VERBS and passage.words[at].islower()):
            break
    return start, without_mark(passage, cue)


def goes_on(passage: Passage, at: int) -> bool:
    """'..., she said, adding that': what follows is no second half of what is claimed. A sentence that breaks off
    at its comma does not go on."""
    if at >= len(passage.low):
        return False
    word = passage.low[at]
    return word in (QUOTE, "who", "and", "but") or (word in VERBS and VERBS[word][1] == "participle")


def postposed(passage: Passage, start: int, subject: int, after: int) -> Tokens:
    """'The plan, he said, is dead': with the rest of the sentence where a comma takes it up again."""
    low = passage.low
    if after + 3 < len(low) and low[after] == "," and not goes_on(passage, after + 1):
        return start, sentence_end(passage)
    return start, without_mark(passage, subject)


def preposed(passage: Passage, after: int, kinds: frozenset[str], following: str, verb: int) -> Tokens | None:
    """What is claimed to the right of the verb, if the verb takes what follows."""
    end = sentence_end(passage)
    if after >= end:
        return None
    low = passage.low
    if low[after] in (",", ":", "—", "–") and after + 1 < end:
        quoted = QUOTE in low[after : after + 4]
        if low[after] == "," and not quoted:
            # "says, however, that"
            close = after + 1
            while close < min(end - 1, after + 10) and low[close] != ",":
                close += 1
            return (close + 1, end) if low[close : close + 2] == [",", "that"] else None
        return after + 1, end
    if QUOTE in low[after : after + 12]:
        return after, end
    lemma = VERBS[low[verb]][0]
    if lemma in ("respond", "reply", "add", "write", "go") and _takes_no_claim(lemma, following):
        return None
    if kinds == {"about"}:
        topic = topic_after(passage, after, end)
        return None if topic is None else (topic, end)
    if following in ADJUNCTS or following in TIME_WORDS:
        after = conjunction_after(passage, after, end) or after
    if not kinds.isdisjoint(("object", "clause", "document")):
        if (
            following in ADJUNCTS
            and not is_quantity(passage, after)
            and not clause_after(passage, after, end)
            and VERBS[low[verb]][0] in ("say", "tell", "write", "add")
        ):
            return None
        if "clause" not in kinds:
            end = object_end(passage, after, end)
        return after, end
    if following == "that" or (following == "whether"):
        return after, end
    return None


def conjunction_after(passage: Passage, after: int, end: int) -> int | None:
    """'said in a statement on Monday that': the conjunction that opens what is claimed."""
    low = passage.low
    for at in range(after, min(end - 1, after + 14)):
        if low[at] in ("that", "whether") and low[at + 1] not in grammar.AUXILIARIES:
            return at
        if low[at] in PRONOUNS or low[at] in grammar.FINITE or low[at] == ";":
            return None
    return None


def topic_after(passage: Passage, after: int, end: int) -> int | None:
    """'spoke of the plan', 'talked to reporters at length about the plan': where the topic opens."""
    low = passage.low
    for at in range(after, min(end - 1, after + 9)):
        if low[at] == "about" or (low[at] in ("of", "against") and at < after + 3):
            return at + 1
        if low[at] in PRONOUNS or low[at] in grammar.FINITE or low[at] in (",", ";", ":", "that"):
            return None
    return None


def relative_end(passage: Passage, start: int, end: int) -> int:
    """'Lund, who said the ferry was late, left': what is claimed ends before the verb of the main clause."""
    low = passage.low
    for at in range(start + 1, min(end - 1, start + 2 * REACH)):
        if low[at] == "," and (
            low[at + 1] in grammar.FINITE or (low[at + 1].endswith("ed") and passage.words[at + 1].islower())
        ):
            return at
    return end


def object_end(passage: Passage, start: int, end: int) -> int:
    """'praised the plan and signed it': what is spoken of ends where another verb of its speaker's follows."""
    low = passage.low
    for at in range(start + 1, min(end - 1, start + 2 * REACH)):
        if low[at] in ("and", "but", "or"):
            word = low[at + 1]
            word = low[at + 2] if word in grammar.ADVERBS and at + 2 < end else word
            if word in grammar.FINITE or (
                word in VERBS and VERBS[word][1] in ("past", "third") and word not in NOUN_FORMS
            ):
                return at
            if word.endswith("ed") and passage.words[at + 1].islower():
                return at
        elif low[at] == "," and low[at + 1] in ("but", "while", "although", "though", "which"):
            return at
        elif low[at] == "that":
            return end
    return end


def _takes_no_claim(lemma: str, following: str) -> bool:
    """'responded to the letter', 'adds to the cost', 'wrote a book': nothing is said to be so."""
    if lemma == "go":
        return following not in (QUOTE, ",", ":", "on")
    if lemma == "write":
        return following in ("a", "an", "the", "two", "several", "many")
    return following in ("to", "by", "with", "in", "up", "when")


def participle_after(passage: Passage, after: int) -> int | None:
    """'responded in a statement, calling the claims ...': where the participle stands that brings what was said."""
    low = passage.low
    for at in range(after, min(len(low) - 1, after + 16)):
        if low[at] in ("calling", "describing", "dismissing", "accusing", "denouncing", "denying", "urging", "saying"):
            return at + 1 if low[at] == "saying" else at
        if low[at] in (".", ";", "that") or low[at] in PRONOUNS or low[at] in grammar.FINITE:
            return None
    return None
