"""The labels that the names of files stand for: "isot_fake.csv" and "isot_true.csv" -> "fake" and "true"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

from newsqa.articles.path_columns import LABELS

_WORD = re.compile(r"[^\W\d_]+")  # "Fake", "news" and "csv" of Fake_news-2.csv


def labels_of_file_names(names: Sequence[str]) -> Mapping[str, str]:
    """The label of each file by its name, in lower case, where every name has one word that is a label and they are not
    all the same; else none. Folders say nothing here."""
    found = {}
    for name in names:
        words = {word for word in _WORD.findall(PurePosixPath(name.replace("\\", "/")).name.lower()) if word in LABELS}
        if len(words) != 1:
            return {}
        found[name] = words.pop()
    return found if len(set(found.values())) > 1 else {}
