"""Reads attributions marked by a verb of speech: a passage and the verb come in, a `Claim` or None goes out."""

from __future__ import annotations

from typing import Final

from newsqa.annotate.attributions import grammar_words as grammar
from newsqa.annotate.attributions.claim import Claim
from newsqa.annotate.attributions.contents import (
    ADJUNCTS,
    END,
    around,
    clause_after,
    clause_start,
    goes_on,
    is_clause,
    participle_after,
    postposed,
    preposed,
    quote_follows,
    quoted_start,
    relative_end,
    sentence_end,
    without_mark,
)
from newsqa.annotate.attributions.cue_words import (
    HEARSAY_ADVERBS,
    INVERTIBLE,
    INVERTIBLE_BESIDE_QUOTATION,
    NOUN_FORMS,
    VERBS,
)
from newsqa.annotate.attributions.noun_phrases import Tokens, noun_phrase_before
from newsqa.annotate.attributions.noun_phrases_after import noun_phrase_after
from newsqa.annotate.attributions.other_frames import according_claim, passive_claim
from newsqa.annotate.attributions.participles import nearest_subject, participle_claim
from newsqa.annotate.attributions.passages import QUOTE, Passage
from newsqa.annotate.attributions.source_words import (
    PRONOUNS,
    TIME_WORDS,
)
from newsqa.annotate.attributions.verb_groups import VerbGroup, verb_group, with_subject, without_subject
from newsqa.annotate.attributions.verb_readings import (
    agrees,
    document_speaks,
    is_perfect,
    is_reduced,
    may_claim,
    plural_subject,
)

_BEFORE_SUBJECT: Final = INVERTIBLE | {"say"}
_BEFORE_SUBJECT_BESIDE_QUOTATION: Final = INVERTIBLE_BESIDE_QUOTATION | {"say"}
# "led critics to say"
_CAUSES: Final = frozenset(("led", "leading", "prompted", "prompting", "caused", "causing", "leaving", "left"))
_ADDRESSING: Final = frozenset(("tell", "inform", "remind", "assure", "warn", "ask"))


def verb_claim(passage: Passage, at: int, found: list[Claim]) -> Claim | None:
    """What the verb of speech at a token marks. `found` are the claims before it in the passage."""
    low = passage.low
    _, form, kinds = VERBS[low[at]]
    before = low[at - 1] if at else ""
    if not may_claim(passage, at, form):
        return None
    lead = _lead(passage, at) if before == "to" and form != "participle" else without_subject(passage, at)
    if lead is None:
        return None
    if form == "participle" and not lead.auxiliaries & grammar.BE:
        return participle_claim(passage, at, kinds, found)
    if lead.adverbs & HEARSAY_ADVERBS:
        return None  # the subject of "X reportedly urged" is no source
    if form == "base" and before != "to" and lead.auxiliaries and not plural_subject(passage, lead):
        return None  # "can say": told without the subject
    group = lead if before == "to" else with_subject(passage, lead)
    if (
        form == "past"
        and group.auxiliaries & grammar.BE
        and not is_perfect(passage, group)
        and not ("being" in group.auxiliaries and len(group.auxiliaries) > 2)
    ):
        return passive_claim(passage, at, group)
    if form == "base" and before != "to" and not plural_subject(passage, group):
        return _inverted_claim(passage, at, group) if low[at] == "say" and group.subject is None else None
    if "anonymity" in low[at + 1 : at + 3]:
        return None  # "who requested anonymity"
    if low[at + 1 : at + 2] == ["by"]:
        # "As reported by the Courier, ..." but not "claims made by", "a man described by"
        return according_claim(passage, at - 1, 3) if before == "as" else None
    if "document" in kinds and not document_speaks(passage, at, group, kinds):
        return None
    inverted = _inverted_claim(passage, at, group)
    if inverted is not None:
        return inverted
    if group.subject is None:
        opener = low[group.left] if group.left >= 0 else ""
        if opener in ("and", "or", ",", "then", "but"):
            return _coordinated_claim(passage, at, group, kinds, found)
        return None
    if low[at] in NOUN_FORMS and not agrees(passage, at, group):
        return None
    return _active_claim(passage, at, group, kinds)


def _lead(passage: Passage, at: int) -> VerbGroup | None:
    """'went on to say', 'continued to question': the group of the verb that the infinitive at a token hangs on."""
    low = passage.low
    verb = at - 2
    if low[verb : verb + 1] == ["on"]:
        verb -= 1
    if verb < 0 or low[verb] not in grammar.LEADS:
        return _caused(passage, at)
    lead = verb_group(passage, verb)
    return VerbGroup(lead.first, lead.subject, lead.auxiliaries | {"did"}, lead.adverbs, lead.left)


def _caused(passage: Passage, at: int) -> VerbGroup | None:
    """'The delay led critics to say', 'prompting some to question': who was brought to speak is the subject."""
    subject = noun_phrase_before(passage, at - 1)
    if subject is None:
        return None
    for cause in range(at - 3, max(-1, at - 10), -1):
        if passage.low[cause] in _CAUSES:
            first = max(subject[0], cause + 1)
            fits = first == cause + 1 or passage.low[cause + 1] in grammar.SENTENCE_ADVERBS
            return VerbGroup(at - 1, (first, at - 1), frozenset(("did",)), frozenset(), cause) if fits else None
    return None


def _inverted_claim(passage: Passage, at: int, group: VerbGroup) -> Claim | None:
    """'"...," said Smith', '..., said the mayor': the subject follows its verb."""
    low = passage.low
    if at == 0 or group.first != at or low[at] not in _BEFORE_SUBJECT_BESIDE_QUOTATION:
        return None
    before = low[at - 1]
    if low[at] not in _BEFORE_SUBJECT and QUOTE not in low[max(0, at - 2) : at]:
        return None
    if group.subject is not None:
        following = passage.words[at + 1] if at + 1 < len(low) else "."
        if before != "," or VERBS[low[at]][0] in _ADDRESSING or not following[0].isupper():
            return None
        if group.subject[0] <= 1 and QUOTE not in low[:at]:
            return None  # "Lund, for example, said Bergen ..."
    if before not in (",", QUOTE, "—", "–") and not (before in END and QUOTE in low[:at]):
        return None
    quoted = before == QUOTE or low[at - 2 : at - 1] == [QUOTE]
    source = noun_phrase_after(passage, at + 1)
    if source is None or low[source[0]] in ("that", "it", "there") or low[source[0]] in TIME_WORDS:
        return None
    if low[source[0]] in PRONOUNS and not quoted:
        return None
    after = low[source[1]] if source[1] < len(low) else "."
    if not quoted and not (after in END or after in (",", ":", "—") or after in ADJUNCTS or after == QUOTE):
        return None
    start = quoted_start(passage, at) if quoted else clause_start(passage, at - 1)
    if start >= at - 1 and not quoted:
        return None
    if not quoted and after == "," and not goes_on(passage, source[1] + 1):
        return Claim("verb", (at, at + 1), source, (start, sentence_end(passage)))
    return Claim("verb", (at, at + 1), source, around(passage, start, at, source[1]))


def _active_claim(passage: Passage, at: int, group: VerbGroup, kinds: frozenset[str]) -> Claim | None:
    """The subject stands before its verb; what is claimed stands before both, after both or around them."""
    low = passage.low
    subject = group.subject
    assert subject is not None
    after, addressee = _addressee(passage, at)
    following = low[after] if after < len(low) else "."
    content = _content_before(passage, at, group, kinds, after)
    if content is None:
        if is_reduced(passage, at, group, after):
            return None
        calling = participle_after(passage, after) if following in ADJUNCTS else None
        content = (
            preposed(passage, after, kinds, following, at) if calling is None else (calling, sentence_end(passage))
        )
        if content is not None and low[subject[1] - 1] == "who":
            content = content[0], relative_end(passage, *content)
    return None if content is None else Claim("verb", (group.first, at + 1), subject, content, addressee)


def _content_before(
    passage: Passage, at: int, group: VerbGroup, kinds: frozenset[str], after: int
) -> tuple[int, int] | None:
    """'"...," she said', '..., she said on Tuesday', '..., as she wrote': None where nothing before is claimed."""
    low = passage.low
    assert group.subject is not None
    first = group.subject[0]
    if first == 0:
        return None
    following = low[after] if after < len(low) else "."
    before = low[first - 1]
    quoted = before == QUOTE or (before in (",", ".", "—", "–") and low[first - 2 : first - 1] == [QUOTE])
    if quoted and not (following == "that" and before == QUOTE):
        return around(passage, quoted_start(passage, first), first, after)
    if "clause" not in kinds and "document" not in kinds:
        return None
    if is_reduced(passage, at, group, after) and not (
        before == "," and passage.words[group.subject[1] - 1][0].isupper()
    ):
        return None
    takes_up = before == "," and following == "," and after + 3 < len(low) and not goes_on(passage, after + 1)
    ends = following in END or following == "," or following in ADJUNCTS or following in TIME_WORDS
    if before in (",", "—", "–", ";") and ends and (takes_up or not quote_follows(passage, after)):
        start = clause_start(passage, first - 1)
        if following in END or takes_up or is_clause(passage, start, first) or _is_last(passage, start, after):
            return postposed(passage, start, first, after)
    if before == "as" and following != "that":
        if first > 3 and low[first - 2] == ",":
            return clause_start(passage, first - 2), without_mark(passage, first - 1)
        if first <= 2 and "," in low[after : after + 8]:
            # "As Lund noted, the ferry was late"
            return low.index(",", after) + 1, sentence_end(passage)
    return None


def _is_last(passage: Passage, start: int, after: int) -> bool:
    """'The ferry operates as before, he said on Tuesday.': nothing after the verb can be what is claimed."""
    low = passage.low
    if low[after] == "to" or low[start] in grammar.PREPOSITIONS or low[start] in grammar.SUBORDINATORS:
        return False
    return not clause_after(passage, after, len(low), 10) and participle_after(passage, after) is None


def _addressee(passage: Passage, at: int) -> tuple[int, Tokens | None]:
    """After "told" and the like: who was told, and the token after."""
    low = passage.low
    if VERBS[low[at]][0] not in _ADDRESSING:
        return at + 1, _interviewer(passage, at + 1)
    told = noun_phrase_after(passage, at + 1)
    if told is None:
        return at + 1, None
    end = told[1]
    for number in range(told[0] + 1, told[1]):
        # "told Reuters the plan", "told CNN he": the clause starts where a determiner or a pronoun does
        if low[number] in grammar.DETERMINERS or low[number] in PRONOUNS or low[number] == ",":
            end = number
            break
    return end, (told[0], end)


def _interviewer(passage: Passage, after: int) -> Tokens | None:
    """'said in an interview with CNN that': who is told."""
    low = passage.low
    for at in range(after, min(after + 8, len(low) - 2)):
        if low[at] == "interview" and low[at + 1] in ("with", "on", "to"):
            return noun_phrase_after(passage, at + 2)
        if low[at] in (QUOTE, ",", "that") or low[at] in PRONOUNS:
            return None
    return None


def _coordinated_claim(
    passage: Passage, at: int, group: VerbGroup, kinds: frozenset[str], found: list[Claim]
) -> Claim | None:
    """'... and added that': the source of the verb before it."""
    low = passage.low
    if VERBS[low[at]][1] not in ("past", "third"):
        return None
    if low[at] in NOUN_FORMS and low[at + 1 : at + 2] not in (["that"], [QUOTE]):
        return None
    after, addressee = _addressee(passage, at)
    following = low[after] if after < len(low) else "."
    takes = (
        following in ("that", QUOTE, ",", ":", "there", "to", "for", "on", "whether", "how")
        or following in PRONOUNS
        or following in grammar.DETERMINERS
    )
    if not takes and following[0].isalnum() and following not in ADJUNCTS:
        takes = "clause" in kinds or passage.words[after][0].isupper()
    if not takes:
        return None
    source = found[-1].source if found and found[-1].form != "hearsay" else None
    if source is None:
        # "Lund opened the ferry and said": no attribution before it tells whose
        source = nearest_subject(passage, group.first)
    if source is None:
        return None
    content = preposed(passage, after, kinds, following, at)
    return None if content is None else Claim("verb", (group.first, at + 1), source, content, addressee)
