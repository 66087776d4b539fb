"""Cuts what stands between spaces into words and marks: parts of a text come in, words and their places go out."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from newsqa.annotate.attributions.word_lists import word_list

# "front-runner", "Iran’s", "AT&T", "U.S.", ",", "--"
_TOKEN: Final = re.compile(r"\w+(?:[’'&@./-]\w+)*(?:(?<=\.[A-Z])\.)?|--?|[^\w\s]")
_CONTRACTED: Final = frozenset(word_list("I He he She she It it We we You you They they Who who That that There there"))
# a pronoun and its short verb are two tokens: "they" and "’ve", "who" and "’s"
_CONTRACTION: Final = re.compile(rf"({'|'.join(sorted(_CONTRACTED))})([’'](?:s|re|ve|d|ll|m))")
_ABBREVIATIONS: Final = frozenset(
    f"{word}." for word in word_list("Mr Mrs Ms Dr Sen Sens Rep Reps Gov Gen Lt Col Capt Sgt Prof St Jr Sr Rev Cmdr")
)
_STOPS: Final = (",", ".", ";", ":")
# longer parts are seldom met again
_LONGEST_REMEMBERED: Final = 20
_MARKS: Final = "\"“”‘’'„«»*•`"
# what may join the halves of a word: "Iran’s", "long-term"
_JOINTS: Final = ("’", "'", "-")


def tokenize(parts: list[str], start: int, end: int, words: list[str], starts: list[int]) -> None:
    """Adds the words and marks of `parts`, which stand between the spaces from `start` to `end`. Most are a word or a
    word with a comma or stop: only the others need the pattern, which takes five times as long."""
    at = start
    for part in parts:
        if part.isalnum():
            words.append(part)
            starts.append(at)
        elif part in _ABBREVIATIONS or (len(part) == 2 and part[1] == "." and part[0].isupper() and at + 2 < end):
            words.append(part)  # "Mr. Roe", "J. Roe"
            starts.append(at)
        elif part[-1:] in _STOPS and (word := part[:-1]).isalnum():
            words.append(word)
            words.append(part[-1])
            starts.append(at)
            starts.append(at + len(word))
        elif part and not _add_word_in_marks(part, at, words, starts):
            cut, offsets = _cut_once(part) if len(part) <= _LONGEST_REMEMBERED else _cut(part)
            words += cut
            for offset in offsets:
                starts.append(at + offset)
        at += len(part) + 1


def _add_word_in_marks(part: str, at: int, words: list[str], starts: list[int]) -> bool:
    """Adds a part that is one word, with marks at its edges or a joint within, '“plan,”' and "Iran’s"; says whether it
    is. What comes again seldom would else be cut by the pattern each time."""
    bare = part.lstrip(_MARKS)
    at += len(part) - len(bare)
    bare = bare.rstrip(_MARKS)
    stop = bare[-1:]
    word = bare[:-1] if stop in _STOPS else bare
    if not (word.isalnum() or _is_joined(word)):
        return False
    words.append(word)
    starts.append(at)
    if stop in _STOPS:
        words.append(stop)
        starts.append(at + len(word))
    return True


def _is_joined(word: str) -> bool:
    """Two halves and their joint, which the pattern reads as one word."""
    for joint in _JOINTS:
        before, found, after = word.partition(joint)
        if found:
            return before.isalnum() and after.isalnum() and before not in _CONTRACTED
    return False


def _cut(part: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The words and marks of a part without spaces, and where in it each starts."""
    words: list[str] = []
    starts: list[int] = []
    for match in _TOKEN.finditer(part):
        word = match.group()
        if word in _MARKS:
            continue
        short = _CONTRACTION.fullmatch(word) if len(word) <= 8 and ("’" in word or "'" in word) else None
        words += short.groups() if short else ("—" if word == "-" or word == "--" else word,)
        starts.append(match.start())
        if short:
            starts.append(match.start() + short.start(2))
    return tuple(words), tuple(starts)


# "don’t" and "U.S." come again in every article
_cut_once = lru_cache(8192)(_cut)
