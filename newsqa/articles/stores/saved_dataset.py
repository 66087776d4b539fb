"""Folders as the `datasets` library of Hugging Face saves them: data-00000-of-00002.arrow beside state.json and
dataset_info.json, and where there are splits a folder for each beside dataset_dict.json."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_SHARD = re.compile(r"data-(\d{5})-of-(\d{5})\.arrow")  # data-00000-of-00002.arrow
_BESIDE = ("state.json", "dataset_info.json", "dataset_dict.json")


class SavedDatasets:
    """The saved datasets among some paths."""

    def __init__(self, paths: Sequence[str]) -> None:
        names: dict[str, set[str]] = {}
        for path in paths:
            if path.endswith((".arrow", *_BESIDE)):
                folder, _, name = path.rpartition("/")
                names.setdefault(folder, set()).add(name)
        self._folders = {
            folder: there for folder, there in names.items() if {"state.json", "dataset_info.json"} <= there
        }
        self._dicts = {folder for folder, there in names.items() if "dataset_dict.json" in there}

    def is_beside(self, path: str) -> bool:
        """Whether a file of a saved dataset is no part of its data: its description, or what a cache left."""
        folder, _, name = path.rpartition("/")
        if folder in self._folders:
            return name in _BESIDE or (name.endswith(".arrow") and not name.startswith("data-"))
        return folder in self._dicts and name == "dataset_dict.json"

    def split(self, path: str) -> str | None:
        """The split that a file belongs to: the name of its folder, where the folder above lists splits."""
        folder = path.rpartition("/")[0]
        above, _, split = folder.rpartition("/")
        return split if folder in self._folders and folder and above in self._dicts else None

    def missing(self) -> Iterator[tuple[str, str]]:
        """Files that the names of others say there should be, each with the reason."""
        for folder, there in self._folders.items():
            shards = [(int(match[1]), int(match[2])) for name in there if (match := _SHARD.fullmatch(name))]
            total = max((count for _, count in shards), default=0)
            for number in sorted(set(range(min(total, 10_000))) - {number for number, _ in shards}):
                name = f"data-{number:05}-of-{total:05}.arrow"
                reason = f"the file is not there: only {len(shards):,} of {total:,} parts of the dataset are"
                yield f"{folder}/{name}" if folder else name, reason
