"""Keys under which names that may be spellings of one meet: from forms to shards of keys on disk.

A name has the consonants of its words as keys, joined and apart, and the latter with each consonant left out but the
first of a word. Names that share a key are worth a comparison: a slip, or what transliterations mix up, changes one
consonant at most in nearly all names. Keys of single words would join many more and find hardly any: too many people
share a surname and an initial.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from newsqa.annotate.names.comparison import words_of
from newsqa.annotate.names.spelling import fold, skeleton, transcribed

# the longest row of consonants of which each is left out; a longer one has more keys than it is worth
_MOST_LEFT_OUT = 24
# about how many keys are sorted at once
SHARD = 4_000_000
_KEYS_A_NAME = 7
_CHUNK = 50_000

_NO_CONSONANTS = "aeiouywh"  # what `skeleton` leaves out

KEY = np.dtype([("key", np.int64), ("name", np.int32)])


def distinct(numbers: Any) -> npt.NDArray[np.int64]:
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
            for each, form in zip(keys, forms.slice(start, _CHUNK).to_pylist(), strict=True):
                if not form.isascii():
                    each.update(keys_of(words_of(transcribed(form))))
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
    apart = " ".join(bones)
    # a word that is joined to another has no first vowel: South East, Southeast
    joined = "".join([*bones[:1], *(word.lstrip(_NO_CONSONANTS) for word in bones[1:])])
    keys = {hash(joined), hash(apart)}
    for i in range(1, min(len(apart), _MOST_LEFT_OUT)):
        # two spellings of a word begin alike
        if apart[i] != " " and apart[i - 1] != " ":
            keys.add(hash(apart[:i] + apart[i + 1 :]))
    return keys


# Words are shared by many names.
sound_of = lru_cache(maxsize=1 << 17)(fold)


def read_shard(path: Path) -> npt.NDArray[np.void]:
    """The records of a file, those of one key together and in order of place."""
    records = np.fromfile(path, KEY)
    return records[np.argsort(records["key"], kind="stable")]
