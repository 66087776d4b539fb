"""The labels that the names of files stand for: "isot_fake.csv" and "isot_true.csv" -> "fake" and "true"."""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

from newsqa.articles.path_columns import LABELS

_WORD = re.compile(r"[^\W\d_]+")  # "Fake", "news" and "csv" of Fake_news-2.csv


def labels_of_file_names(paths: Sequence[str], said: Mapping[str, str] | None = None) -> Mapping[str, str]:
    """The label of each file by its path. Folders say nothing here.

    Where it is `said` which names (or patterns of names) have which label, the first that fits decides. Else each name
    must have one word that is a label, and not all the same; the label is that word in lower case.
    """
    names = {path: PurePosixPath(path.replace("\\", "/")).name for path in paths}
    if said:
        fitting = {path: [said[one] for one in said if fnmatch.fnmatchcase(name, one)] for path, name in names.items()}
        return {path: labels[0] for path, labels in fitting.items() if labels}
    found = {}
    for path, name in names.items():
        words = {word for word in _WORD.findall(name.lower()) if word in LABELS}
        if len(words) != 1:
            return {}
        found[path] = words.pop()
    return found if len(set(found.values())) > 1 else {}
