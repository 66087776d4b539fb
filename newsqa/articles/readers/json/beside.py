"""What stands beside the array of articles in an envelope, whatever its size: arrays of objects that may be articles
too."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

import orjson

from newsqa.articles.field_names import COLUMN_OF, MANY_MEANINGS, plain_name
from newsqa.articles.readers.json.layout import DEEPEST, TOKEN, Envelope
from newsqa.articles.readers.json.window import CLOSING, OPENING, Window

_MOST_NAMES = 1000
_LONGEST_PATH = 200  # characters in a message


@dataclass
class Array:
    """An array: the keys on the way to it, how many objects it holds, and the names of the first one's fields."""

    path: tuple[str, ...]
    objects: int = 0
    names: set[str] = field(default_factory=set)


class Beside:
    """Where reading stands in the objects around the array: the keys on the way to the object that it is in, the key
    whose value comes next, and how many brackets are open in that value."""

    def __init__(self) -> None:
        self.is_closed = False
        self._keys: list[str] = []
        self._key = ""
        self._is_key_next = False
        self._is_open = False
        self._inside = 0
        self._is_first = False  # whether that is in the first object of the array
        self._array: Array | None = None

    def pass_over(self, window: Window, until: int | None = None) -> Iterator[Array]:
        """The arrays from here on, to that byte of the file or to the end of the objects."""
        while not self.is_closed:
            match = TOKEN.search(window.buffer, window.at)
            if match and match[1] != b"":
                token, begins, ends = match[0], match.start(), match.end()
                del match  # it holds on to the buffer
                if until is not None and window.base + begins >= until:
                    window.at = until - window.base
                    return
                window.at = ends
                if array := self._take(token):
                    yield array
                continue
            window.at = match.start() if match else len(window.buffer)
            del match
            if not window.more():
                return

    def _take(self, token: bytes) -> Array | None:
        """Go on by a token; the array that ends with it."""
        if self._inside:
            return self._take_inside(token)
        if token == b"{" and (not self._is_open or len(self._keys) + 1 < DEEPEST):
            if self._is_open:
                self._keys.append(self._key)
            self._is_open = self._is_key_next = True
        elif token in OPENING:
            self._inside = 1
            self._array = Array((*self._keys, self._key)) if token == b"[" else None
            self._is_key_next = False
        elif token == b"}":
            self.is_closed = not self._keys
            self._keys = self._keys[:-1]
        elif token == b",":
            self._is_key_next = True
        elif self._is_key_next and token not in CLOSING:
            self._key, self._is_key_next = _text(token), False
        return None

    def _take_inside(self, token: bytes) -> Array | None:
        """The same in a value of brackets. The names of an array's first object are those behind its bracket and its
        commas."""
        array, depth = self._array, self._inside
        self._inside += (token in OPENING) - (token in CLOSING)
        if array is None:
            return None
        if depth == 1 and token == b"{":
            array.objects += 1
            self._is_first = self._is_key_next = array.objects == 1
        elif depth == 2 and token in CLOSING:
            self._is_first = self._is_key_next = False
        elif depth == 2 and self._is_first and token == b",":
            self._is_key_next = True
        elif depth == 2 and self._is_key_next and token[:1] == b'"':
            self._is_key_next = False
            if len(array.names) < _MOST_NAMES:
                array.names.add(_text(token))
        return None if self._inside else array


def _text(token: bytes) -> str:
    try:
        text: str = orjson.loads(token)
    except orjson.JSONDecodeError:
        text = token[1:-1].decode("utf-8", "replace")
    return text


def looks_alike(names: Collection[str], articles: Collection[str]) -> bool:
    """Whether objects with fields of these names are of the kind of the articles, or hold a text as articles do. Lists
    of sources, authors or pictures beside the articles are not."""
    plain = set(map(plain_name, names))
    columns = {column: name for name in plain if (column := COLUMN_OF.get(name, ("", 0))[0])}
    if "body" in columns and ("title" in columns or columns["body"] not in MANY_MEANINGS):
        return True
    others = set(map(plain_name, articles))
    return bool(others) and 2 * len(plain & others) >= len(plain | others)


def not_read(array: Array, envelope: Envelope) -> str:
    """Why the objects of an array are no articles."""
    records, others = _shown(envelope.path), _shown(array.path)
    count, look = "objects", "look like articles too, but are not read"
    if array.objects == 1:
        count, look = "object", "looks like an article too, but is not read"
    return (
        f'{array.objects:,} {count} in "{others}" {look}: the records are the elements of "{records}", beside which'
        " they stand. Put them into a file of their own, or into one array"
    ).replace("\0", "")


def _shown(path: Collection[str]) -> str:
    """The keys on the way to an array; a key may be as long as a record."""
    text = ".".join(path)
    return text if len(text) <= _LONGEST_PATH else text[:_LONGEST_PATH] + "…"
