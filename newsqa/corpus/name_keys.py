"""Keys under which names that may be spellings of one meet: from forms to shards of keys on disk.

A name has the consonants of its words as a key, and the same with each consonant left out. Names that share a key are
worth a comparison: a slip, or what transliterations mix up, changes one consonant at most in nearly all names. Keys of
single words would join many more and find hardly any: a surname with an initial is shared by too many people.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from newsqa.annotate.names.comparison import words_of
from newsqa.annotate.names.spelling import fold, skeleton

# the longest row of consonants of which each is left out; a longer one has more keys than it is worth
_MOST_LEFT_OUT = 24
# about how many keys are sorted at once
SHARD = 4_000_000
_KEYS_A_NAME = 9
_CHUNK = 50_000

KEY = np.dtype([("key", np.int64), ("name", np.int32)])


def distinct(numbers: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Each number once, in order. numpy's own `unique` takes several times as long for integers."""
    ordered = np.sort(numbers)
    once: npt.NDArray[np.int64] = ordered[np.r_[True, ordered[1:] != ordered[:-1]][: len(ordered)]]
    return once


class Spelled(NamedTuple):
    """Forms as they are compared, each a column of strings: as they stand, the `letters` of their words, and these with
    the letters that transliterations mix up made one. `shards` are the files of their keys."""

    forms: pa.Array
    letters: pa.ChunkedArray
    sounds: pa.ChunkedArray
    shards: Sequence[Path]


def write_shards(forms: pa.Array, folder: Path, shard: int = SHARD) -> Spelled:
    """Write files of `KEY` records that hold all keys of the forms; `name` is the place of the form. All records of one
    key are in one file, in order of place; a file has about `shard` records, however many names there are."""
    number = max(1, -(-len(forms) * _KEYS_A_NAME // shard))
    paths = [folder / f"name-keys-{at}.bin" for at in range(number)]
    letters, sounds = [pa.array([], pa.string())], [pa.array([], pa.string())]
    with ExitStack() as stack:
        files = [stack.enter_context(path.open("wb")) for path in paths]
        for start in range(0, len(forms), _CHUNK):
            words = [words_of(form) for form in forms.slice(start, _CHUNK).to_pylist()]
            letters.append(pa.array(["".join(each) for each in words], pa.string()))
            sounds.append(pa.array(["".join(map(sound_of, each)) for each in words], pa.string()))
            keys = [keys_of(each) for each in words]
            sizes = [len(each) for each in keys]
            records = np.empty(sum(sizes), KEY)
            records["key"] = np.fromiter(chain.from_iterable(keys), np.int64, len(records))
            records["name"] = np.repeat(np.arange(start, start + len(words), dtype=np.int32), sizes)
            at = records["key"] % number
            for which, file in enumerate(files):
                file.write(records[at == which].tobytes())
    return Spelled(forms, pa.chunked_array(letters), pa.chunked_array(sounds), paths)


def keys_of(words: Sequence[str]) -> set[int]:
    """The keys of a name by its plain words. They hold within one process: nothing is faster than Python's own hash."""
    bones = [skeleton(sound_of(word)) for word in words]
    joined = "".join(bones)
    keys = {hash(joined)}
    if len(joined) > 2:
        keys.update([hash(joined[:i] + joined[i + 1 :]) for i in range(min(len(joined), _MOST_LEFT_OUT))])
    return keys


# Words are shared by many names.
sound_of = lru_cache(maxsize=1 << 17)(fold)


def read_shard(path: Path) -> npt.NDArray[np.void]:
    """The records of a file, those of one key together and in order of place."""
    records = np.fromfile(path, KEY)
    return records[np.argsort(records["key"], kind="stable")]
