"""Reads the attributions of one passage: tokens come in, `Claim` records with token ranges go out, in order of place."""

from __future__ import annotations

from dataclasses import dataclass, replace

from newsqa.annotate.attributions import grammar_words as grammar
from newsqa.annotate.attributions.cue_words import (
    HEARSAY_ADVERBS,
    IMPERSONAL_PASSIVES,
    INVERTIBLE,
    NOUN_FORMS,
    PASSIVE_VERBS,
    RAISING_PASSIVES,
    VERBS,
)
from newsqa.annotate.attributions.noun_phrases import (
    Tokens,
    VerbGroup,
    noun_phrase_after,
    noun_phrase_before,
    verb_group,
)
from newsqa.annotate.attributions.passages import QUOTE, Passage
from newsqa.annotate.attributions.source_words import DOCUMENTS, PRONOUNS, TIME_WORDS

# every word that can mark an attribution
CUES = frozenset(VERBS) | HEARSAY_ADVERBS | RAISING_PASSIVES | {"according"}
# those that can do so without a quotation beside them
PLAIN_CUES = frozenset(form for form in CUES if form not in VERBS or VERBS[form][2] != {"quotation"})

_END = frozenset((".", "!", "?", "…", ";"))
# what follows a postposed cue: '"...," she said in a statement.', '..., she said on Tuesday, adding ...'
_ADJUNCTS = frozenset(["in", "on", "at", "during", "after", "before", "when", "while", "as", "of", "to", "about", "last", "this", "earlier", "late", "via", "through", "from", "with", "by", "outside"])


@dataclass(frozen=True, slots=True)
class Claim:
    """One attribution in tokens of its passage. `form` is how it is marked: "verb", "according", "hearsay",
    "agentless", or "floating" (a quotation alone). `addressee` is who was told."""

    form: str
    cue: Tokens | None
    source: Tokens | None
    content: Tokens | None
    addressee: Tokens | None = None


def claims_in(passage: Passage) -> list[Claim]:
    """The attributions of a passage. What is claimed within another's claim is left out."""
    found: list[Claim] = []
    low = passage.low
    for at in [number for number, word in enumerate(low) if word in CUES]:
        word = low[at]
        claim = None
        if word in VERBS and passage.words[at].islower():
            claim = _verb_claim(passage, at, found)
        elif word == "according" and low[at + 1 : at + 2] == ["to"]:
            claim = _according(passage, at)
        elif word in HEARSAY_ADVERBS:
            claim = Claim("hearsay", (at, at + 1), None, _hearsay_content(passage, at))
        elif word in RAISING_PASSIVES:
            claim = _passive(passage, at, verb_group(passage, at))
        if claim is not None and claim.content is not None and claim.content[0] < claim.content[1]:
            found.append(claim)
    return _outermost(passage, found)


def _verb_claim(passage: Passage, at: int, found: list[Claim]) -> Claim | None:
    low = passage.low
    _, form, kinds = VERBS[low[at]]
    before = low[at - 1] if at else ""
    if before in grammar.DETERMINERS and before not in ("some", "many", "others", "both", "all", "most", "several", "few"):
        return None
    if low[at : at + 2] == ["said", ","] and before == "that" and at <= 1:
        return None  # "That said, ..."
    group = verb_group(passage, at)
    if form == "participle" and not group.auxiliaries & grammar.BE:
        return _participle(passage, at, kinds, found)
    if before == "to":
        if low[at - 2 : at - 1] not in (["on"], ["continued"], ["proceeded"]):
            return None
        # "went on to say": the subject stands before "went"
        lead = verb_group(passage, at - (3 if low[at - 2] == "on" else 2))
        group = VerbGroup(lead.first, lead.subject, lead.auxiliaries | {"did"}, lead.adverbs)
    if group.adverbs & HEARSAY_ADVERBS:
        return None  # the subject of "X reportedly urged" is no source
    if form == "past" and group.auxiliaries & grammar.BE and not ("being" in group.auxiliaries and len(group.auxiliaries) > 2):
        return _passive(passage, at, group)
    if form == "base" and before != "to" and not _plural_subject(passage, group):
        return None
    if low[at + 1 : at + 2] == ["by"]:
        return None  # "claims made by", "a man described by"
    inverted = _inverted(passage, at, group)
    if inverted is not None:
        return inverted
    if group.subject is None:
        if before in ("and", "or", ",", "then", "but") or (at > 1 and low[at - 2] in ("and", "but")):
            return _coordinated(passage, at, group, kinds, found)
        return None
    if low[at] in NOUN_FORMS and not _clear_verb(passage, at, group):
        return None
    return _active(passage, at, group, kinds)


def _plural_subject(passage: Passage, group: VerbGroup) -> bool:
    """A base form needs a plural, "I", or an auxiliary: "critics say", "I argue", "did say"."""
    if group.auxiliaries:
        return bool(group.auxiliaries & {"did", "does", "do", "will", "would", "may", "might", "didn't", "didn’t", "not"})
    if group.subject is None:
        return False
    head = passage.low[group.subject[1] - 1]
    phrase = passage.low[group.subject[0] : group.subject[1]]
    if phrase[0] in ("those", "many", "some", "several", "few", "most", "both", "these", "others"):
        return True
    return head in ("they", "we", "i", "you", "people", "who", "police") or (
        (head.endswith("s") and not head.endswith("ss")) or "and" in phrase or any(word.endswith("s") for word in phrase[:2])
    )


def _clear_verb(passage: Passage, at: int, group: VerbGroup) -> bool:
    """A form that may be a noun counts as a verb where a clause, a quotation or an object follows it."""
    low, words = passage.low, passage.words
    assert group.subject is not None
    after = low[at + 1] if at + 1 < len(low) else "."
    head = group.subject[1] - 1
    if after == QUOTE or after == "that":
        return True
    opens = (
        after in PRONOUNS
        or after in grammar.DETERMINERS
        or after in ("how", "what", "why", "whether", ":", "it", "there")
        or (words[at + 1 : at + 2] != []
        and words[at + 1][0].isupper())
    )
    if not opens:
        return False
    return low[head] in PRONOUNS or low[head] == "who" or words[head][0].isupper() or low[head].endswith("s") or bool(group.auxiliaries)


def _inverted(passage: Passage, at: int, group: VerbGroup) -> Claim | None:
    """'"...," said Smith', '..., said the mayor': the subject follows its verb."""
    low = passage.low
    if low[at] not in INVERTIBLE or group.first != at or at == 0:
        return None
    before = low[at - 1]
    if group.subject is not None and not (before == "," and passage.words[at + 1 : at + 2] and passage.words[at + 1][0].isupper()):
        return None
    if before not in (",", QUOTE, "—", "–") and not (before in _END and QUOTE in low[:at]):
        return None
    quoted = before == QUOTE or low[at - 2 : at - 1] == [QUOTE]
    source = noun_phrase_after(passage, at + 1)
    if source is None or low[source[0]] in ("that", "it", "there") or low[source[0]] in TIME_WORDS:
        return None
    if low[source[0]] in PRONOUNS and not quoted:
        return None
    after = low[source[1]] if source[1] < len(low) else "."
    if not quoted and not (after in _END or after in (",", ":", "—") or after in _ADJUNCTS or after == QUOTE):
        return None
    start = _clause_start(passage, at - 1)
    if start >= at - 1 and not quoted:
        return None
    return Claim("verb", (at, at + 1), source, _around(passage, start, at, source[1]))


def _around(passage: Passage, start: int, cue: int, after: int) -> Tokens:
    """What is claimed where the cue stands in it or after it: to the end of the passage if a quotation goes on there."""
    low = passage.low
    for at in range(after, min(len(low), after + 14)):
        if low[at] == QUOTE:
            return start, at + 1
        if low[at] in (".", ";"):
            break
    return start, _without_mark(passage, cue)


def _without_mark(passage: Passage, end: int) -> int:
    while end > 1 and passage.low[end - 1] in (",", "—", "–", "-", "."):
        end -= 1
    return end


def _clause_start(passage: Passage, end: int) -> int:
    """Where the clause before `end` opens: after a semicolon, else at the start of the passage."""
    for at in range(end - 1, 0, -1):
        if passage.low[at] == ";":
            return at + 1
    return 0


def _active(passage: Passage, at: int, group: VerbGroup, kinds: frozenset[str]) -> Claim | None:
    low = passage.low
    subject = group.subject
    assert subject is not None
    cue = (group.first, at + 1)
    after, addressee = _addressee(passage, at)
    count = len(low)
    following = low[after] if after < count else "."
    before = low[subject[0] - 1] if subject[0] else ""
    quoted_before = before == QUOTE or (before in (",", ".", "—", "–") and low[subject[0] - 2 : subject[0] - 1] == [QUOTE])
    if quoted_before and not (following == "that" and before == QUOTE):
        return Claim("verb", cue, subject, _around(passage, _clause_start(passage, subject[0] - 1), subject[0], after), addressee)
    ends = following in _END or following == "," or following in _ADJUNCTS
    if before in (",", "—", "–", ";") and ends and "clause" in kinds and not _quote_follows(passage, after):
        start = _clause_start(passage, subject[0] - 1)
        takes_up = following == "," and after + 3 < count and low[after + 1] not in VERBS
        if _is_clause(passage, start, subject[0]) or takes_up:
            return Claim("verb", cue, subject, _postposed(passage, start, subject[0], after), addressee)
    if before == "as" and subject[0] > 1 and "clause" in kinds and following != "that":
        # "..., as Smith noted in a letter", "As Smith put it, ..."
        if subject[0] > 3 and low[subject[0] - 2] == ",":
            return Claim("verb", cue, subject, (_clause_start(passage, subject[0] - 2), _without_mark(passage, subject[0] - 1)), addressee)
    if following in _ADJUNCTS:
        calling = _participle_after(passage, after)
        if calling is not None:
            return Claim("verb", cue, subject, (calling, _sentence_end(passage)), addressee)
    content = _preposed(passage, after, kinds, following, at)
    return None if content is None else Claim("verb", cue, subject, content, addressee)


def _is_clause(passage: Passage, start: int, end: int) -> bool:
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


def _participle_after(passage: Passage, after: int) -> int | None:
    """'responded in a statement, calling the claims ...': where the participle stands that brings what was said."""
    low = passage.low
    for at in range(after, min(len(low) - 1, after + 16)):
        if low[at] in ("calling", "describing", "dismissing", "accusing", "denouncing", "denying", "urging", "saying"):
            return at + 1 if low[at] == "saying" else at
        if low[at] in (".", ";", "that") or low[at] in PRONOUNS or low[at] in grammar.FINITE:
            return None
    return None


def _postposed(passage: Passage, start: int, subject: int, after: int) -> Tokens:
    """'The plan, he said, is dead': with the rest of the sentence where a comma takes it up again."""
    low = passage.low
    if after + 3 < len(low) and low[after] == "," and low[after + 1] not in VERBS and low[after + 1] not in ("who", "and", "but"):
        return start, _sentence_end(passage)
    return start, _without_mark(passage, subject)


def _sentence_end(passage: Passage) -> int:
    end = len(passage.low)
    while end > 0 and passage.low[end - 1] in _END:
        end -= 1
    return end


def _quote_follows(passage: Passage, after: int) -> bool:
    return QUOTE in passage.low[after : after + 12]


def _preposed(passage: Passage, after: int, kinds: frozenset[str], following: str, verb: int) -> Tokens | None:
    """What is claimed to the right of the verb, if the verb takes what follows."""
    end = _sentence_end(passage)
    if after >= end:
        return None
    low = passage.low
    if low[after] in (",", ":", "—", "–") and after + 1 < end:
        quoted = QUOTE in low[after : after + 4]
        if low[after] == "," and not quoted:
            return None
        return after + 1, end
    if QUOTE in low[after : after + 12]:
        return after, end
    if "object" in kinds or "clause" in kinds:
        if following in _ADJUNCTS and not _clause_after(passage, after, end) and VERBS[low[verb]][0] in ("say", "tell", "write", "add"):
            return None
        return after, end
    if following == "that" or (following == "whether"):
        return after, end
    return None


def _clause_after(passage: Passage, after: int, end: int) -> bool:
    """'said on Tuesday that', 'said in a statement he would', 'said in his state there was': a clause comes later."""
    low = passage.low
    for at in range(after, min(end, after + 15)):
        if low[at] == "that" or low[at] in PRONOUNS or low[at] in grammar.FINITE:
            return True
    return False


def _addressee(passage: Passage, at: int) -> tuple[int, Tokens | None]:
    """After "told" and the like: who was told, and the token after."""
    low = passage.low
    if VERBS[low[at]][0] not in ("tell", "inform", "remind", "assure", "warn", "ask"):
        return at + 1, None
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


def _coordinated(passage: Passage, at: int, group: VerbGroup, kinds: frozenset[str], found: list[Claim]) -> Claim | None:
    """'... and added that': the source of the verb before it."""
    low = passage.low
    if not found or found[-1].source is None or found[-1].cue is None or VERBS[low[at]][1] not in ("past", "third"):
        return None
    if low[at] in NOUN_FORMS and low[at + 1 : at + 2] not in (["that"], [QUOTE]):
        return None
    after, addressee = _addressee(passage, at)
    following = low[after] if after < len(low) else "."
    if following not in ("that", QUOTE, "it", "he", "she", "they", "the", "there", ",", ":", "his", "her"):
        return None
    content = _preposed(passage, after, kinds, following, at)
    return None if content is None else Claim("verb", (group.first, at + 1), found[-1].source, content, addressee)


def _participle(passage: Passage, at: int, kinds: frozenset[str], found: list[Claim]) -> Claim | None:
    """'..., saying that', '..., adding: "..."': the source is the subject of the clause it hangs on."""
    low = passage.low
    before = low[at - 1] if at else ""
    following = low[at + 1] if at + 1 < len(low) else "."
    if low[at] in ("according", "beginning", "going", "offering", "reading", "thinking", "closing", "including"):
        return None
    document = before in DOCUMENTS or before in ("reporters", "interview", "twitter", "telegram")
    if at and before not in (",", QUOTE, "—", "–", "and") and not document:
        return None
    takes = following in ("that", QUOTE, ":", "how", "why", "what") or following in PRONOUNS or following in grammar.DETERMINERS
    takes = takes or (following[:1].isalnum() and passage.words[at + 1][0].isupper()) or QUOTE in low[at + 1 : at + 8]
    if not takes and low[at] not in ("saying", "adding", "noting", "arguing", "claiming", "warning", "insisting", "suggesting"):
        return None
    if "clause" not in kinds and "object" not in kinds and QUOTE not in low[at + 1 : at + 8]:
        return None
    if found and found[-1].form != "hearsay" and found[-1].source is not None:
        source: Tokens | None = found[-1].source
    else:
        source = _first_subject(passage, at)
    if source is None:
        return None
    end = _sentence_end(passage)
    if at == 0:
        return None
    return Claim("verb", (at, at + 1), source, (at + 1, end))


def _first_subject(passage: Passage, before: int) -> Tokens | None:
    """The subject of the clause left of a token: the noun phrase before its first finite verb."""
    low, words = passage.low, passage.words
    for at in range(1, before):
        word = low[at]
        if words[at].islower() and (
            word in grammar.FINITE or (word.endswith("ed") and word not in grammar.POSTMODIFIERS) or (word in VERBS and word not in NOUN_FORMS)
        ):
            subject = verb_group(passage, at).subject
            if subject is not None and low[subject[0]] not in ("it", "there"):
                return subject
    return None


def _passive(passage: Passage, at: int, group: VerbGroup) -> Claim | None:
    """'It was revealed that', 'is said to', 'was accused of': nobody is said to say so, unless "by" names them."""
    low = passage.low
    word = low[at]
    if not group.auxiliaries & grammar.BE or word not in PASSIVE_VERBS | RAISING_PASSIVES:
        return None
    subject = group.subject
    following = low[at + 1] if at + 1 < len(low) else "."
    cue = (group.first, at + 1)
    end = _sentence_end(passage)
    if following == "as" and low[at + 2 : at + 3] in (["saying"], ["telling"]):
        return None if subject is None else Claim("verb", (group.first, at + 3), subject, (at + 3, end))
    for by in range(at + 1, min(end, at + 4)):
        if low[by] == "by" and word in PASSIVE_VERBS and word not in RAISING_PASSIVES - {"said", "reported", "claimed", "alleged"}:
            agent = noun_phrase_after(passage, by + 1)
            if agent is None or low[agent[1] - 1].endswith("ing"):
                return None
            content = (agent[1], end) if agent[1] < end - 2 else (subject[0] if subject else 0, group.first)
            return Claim("verb", (group.first, by + 1), agent, content)
    impersonal = subject is not None and low[subject[0]] in ("it", "there") and subject[1] - subject[0] == 1
    if impersonal and word in IMPERSONAL_PASSIVES and following in ("that", "in", "on", "this", "last", "earlier", "to", "by"):
        return Claim("agentless", cue, None, (at + 1, end))
    if word in RAISING_PASSIVES and following == "to" and subject is not None:
        if word in ("thought", "known", "considered", "understood", "believed", "estimated"):
            return None
        return Claim("agentless", cue, None, (subject[0], end))
    if word == "accused" and following == "of" and subject is not None:
        return Claim("agentless", cue, None, (subject[0], end))
    return None


def _according(passage: Passage, at: int) -> Claim | None:
    low = passage.low
    source = noun_phrase_after(passage, at + 2)
    if source is None:
        return None
    end = _sentence_end(passage)
    cue = (at, at + 2)
    opens = at == 0 or low[at - 1] in (";", "and", "but", ":") or (at <= 2 and low[0] in grammar.SENTENCE_ADVERBS)
    if opens:
        start = source[1] + 1 if low[source[1] : source[1] + 1] == [","] else source[1]
        return Claim("according", cue, source, (start, end))
    start = _clause_start(passage, at)
    rest = source[1]
    if low[rest : rest + 1] == [","] and rest + 2 < end and low[at - 1] == ",":
        return Claim("according", cue, source, (start, end))
    return Claim("according", cue, source, (start, _without_mark(passage, at)))


def _hearsay_content(passage: Passage, at: int) -> Tokens:
    return 0, _sentence_end(passage)


def _outermost(passage: Passage, found: list[Claim]) -> list[Claim]:
    """Drops what is claimed inside another's claim, and ends a claim where the next clause has a source of its own."""
    kept: list[Claim] = []
    for claim in found:
        if claim.form == "hearsay":
            if any(_covers(other, claim) for other in found if other.form != "hearsay"):
                continue
            kept.append(claim)
            continue
        nested = False
        for number, other in enumerate(kept):
            if other.form == "hearsay" or not _covers(other, claim):
                continue
            if _covers(claim, other) and other.source != claim.source:
                continue  # 'Smith told ..., Reuters reported': what Smith told is in what Reuters reported
            opening = _new_clause(passage, claim, other)
            if opening is None:
                nested = True
                break
            assert other.content is not None
            kept[number] = replace(other, content=(other.content[0], _without_mark(passage, opening)))
        if nested:
            continue
        kept = [other for other in kept if not _covers(claim, other) or other.source == claim.source]
        kept.append(claim)
    return [claim for claim in kept if claim.content is not None and claim.content[0] < claim.content[1]]


def _covers(outer: Claim, inner: Claim) -> bool:
    if outer.content is None or inner.cue is None:
        return False
    return outer.content[0] <= inner.cue[0] < outer.content[1]


def _new_clause(passage: Passage, claim: Claim, outer: Claim) -> int | None:
    """Where a claim inside another's content opens a clause of its own ("..., and Smith said"), else None."""
    assert claim.cue is not None and outer.content is not None and outer.cue is not None
    low = passage.low
    shared = claim.source == outer.source or claim.source is None
    opening = claim.cue[0] if shared or claim.source is None else min(claim.cue[0], claim.source[0])
    if opening <= outer.content[0]:
        return None
    before = low[opening - 1]
    if shared and claim.form == "verb":
        if VERBS.get(low[claim.cue[1] - 1], ("", "", frozenset()))[1] == "participle":
            return opening
        return opening - 1 if before in ("and", "but", ",", "then") else None
    if before in (",", ";", "—", "–"):
        return None if before == "," and claim.form == "verb" and claim.content is not None and claim.content[0] < opening else opening
    if before in ("and", "but", "while", "as", "though", "although") and low[opening - 2] in (",", ";", "—", QUOTE):
        return opening - 1
    return None


__all__ = ["Claim", "claims_in", "noun_phrase_before"]
