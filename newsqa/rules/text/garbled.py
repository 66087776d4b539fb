"""Which stretches of a text were decoded with the wrong encoding, and what they were."""

from __future__ import annotations

import re

# characters that the bytes 0x80 to 0xBF are in Latin-1, and in Windows-1252
_FOLLOWING = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_ARABIC = r"(?:[طظ][^\sاأإبتةجدرسعفقلمنهوي]){3}"
# "Ã©", "â€™"; Mac: "‚Äô", "√©"; DOS: "ΓÇÖ"; Cyrillic of Windows: "вЂ™", "РџСЂРё"; Arabic of Windows: "ط§ظ„ظˆ"
SIEVE = f"[Â-ô][{_FOLLOWING}]|‚Ä[^\\s]|√[^\\s\\x00-\\x7f]|ΓÇ[^\\s]|вЂ|(?:[РС][^\\sа-нп-яА-Я]){{3}}|{_ARABIC}"
_CANDIDATE = re.compile(SIEVE)
_RUN = re.compile(r"[^\x00-\x7f]+(?: [^\x00-\x7f]+)*")
_LONGEST = 2_000  # characters of a run that are looked at


def garbled(text: str) -> list[tuple[int, int, str]]:
    """Start and end of each garbled stretch, and what a repair gives. Stretches of characters beyond ASCII are looked
    at one by one: one character that no wrong encoding gives would save the whole line from being told."""
    if not _CANDIDATE.search(text):
        return []
    from ftfy import TextFixerConfig, fix_encoding

    config = TextFixerConfig(unescape_html=False, fix_c1_controls=False, explain=False)
    found = []
    for run in _RUN.finditer(text):
        words = run.group()[:_LONGEST]
        if len(words) < 2 or not _CANDIDATE.search(words):
            continue
        repaired = _of_arabic(words) or fix_encoding(words, config)
        if len(repaired) < len(words):  # a control character of Windows-1252 alone gives one for one
            found.append((run.start(), run.start() + len(words), repaired))
    return found


def _of_arabic(words: str) -> str | None:
    """What UTF-8 that was read as the Arabic of Windows was, which ftfy does not know; None where it is none."""
    if not re.search(_ARABIC, words):
        return None
    try:
        data = words.encode("cp1256")
    except UnicodeEncodeError:
        return None
    whole = data.decode("utf-8", "ignore")  # a run may end within a character, whose other half is a space
    return whole if len(whole) > len(data) // 3 and len(whole.encode("utf-8")) >= 0.9 * len(data) else None
