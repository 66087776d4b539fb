"""Names from China as pinyin spells them: tells whether two plain words are such names."""

import re
from typing import Final

# The syllables of Chinese in pinyin, the spelling that names from China have in the news, by their first sounds.
_SYLLABLE: Final = "|".join(
    (
        "b(?:iao|ian|ang|eng|ing|ai|ei|ao|an|en|ie|in|a|o|i|u)",
        "p(?:iao|ian|ang|eng|ing|ai|ei|ao|ou|an|en|ie|in|a|o|i|u)",
        "m(?:iao|ian|ang|eng|ing|ai|ei|ao|ou|an|en|ie|iu|in|a|o|e|i|u)",
        "f(?:ang|eng|ei|ou|an|en|a|o|u)",
        "[dt](?:iao|ian|uan|ang|eng|ong|ing|ai|ei|ao|ou|an|ie|iu|uo|ui|un|a|e|i|u)",
        "[nl](?:iang|iao|ian|uan|ang|eng|ong|ing|ai|ei|ao|ou|an|en|ie|iu|in|uo|ue|un|a|e|i|u)",
        "(?:[gkh]|[zcs]h)(?:uang|uai|uan|ang|eng|ong|ai|ei|ao|ou|an|en|ua|uo|ui|un|a|e|u)",
        "[jqx](?:iang|iong|iao|ian|ing|uan|ia|ie|iu|in|ue|un|i|u)",
        "[zcs]h?(?:uan|ang|eng|ong|ai|ao|ou|an|en|uo|ui|un|a|e|i|u)",
        "r(?:uan|ang|eng|ong|ao|ou|an|en|uo|ui|un|e|i|u)",
        "y(?:uan|ang|ing|ong|ao|ou|an|in|ue|un|a|e|i|u)",
        "w(?:ang|eng|ai|ei|an|en|a|o|u)",
    )
)
_PINYIN: Final = re.compile(f"(?:{_SYLLABLE}|ang|an|ao|ai|er|en|ou|e)(?:{_SYLLABLE}){{1,3}}")
# What other languages seldom have: without it "Haniya" would be three syllables of Chinese.
_CHINESE: Final = re.compile(r"zh|x|q|ng|iu|uo|ia[no]")


def are_chinese(a: str, b: str) -> bool:
    """Whether two plain words are names of several syllables as Chinese is spelled in pinyin: Luoyang, Liuyang. These
    differ by so little that two of them are two names."""
    return (
        (_CHINESE.search(a) is not None or _CHINESE.search(b) is not None)
        and _PINYIN.fullmatch(a) is not None
        and _PINYIN.fullmatch(b) is not None
    )
