"""Authors: from whatever a field of authors holds to the list of their names, one value or a whole column at a time."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

import orjson
import pyarrow as pa
import pyarrow.compute as pc

from newsqa.articles.bylines import are_full_names, names_in
from newsqa.articles.sequences import Values, all_text, as_array, merged, objects_in, text_array
from newsqa.articles.values import as_text, json_text

_NAME_KEYS = ("name", "fullName", "full_name", "displayName", "display_name", "literal", "@value")
_GIVEN_KEYS = ("givenName", "given_name", "firstName", "first_name", "given")
_FAMILY_KEYS = ("familyName", "family_name", "lastName", "last_name", "family")
_OTHER_KEYS = ("title", "email", "@id", "url", "id")
_SHORT = 200  # characters of a text that is worth remembering
_MANY = 50  # bylines; fewer are read one by one before Arrow has made its patterns
_LONGEST_LIST = 100_000  # characters of a list in a text
# the parts of a list as Python or JSON writes it: 'A B', "C D", None, 12, [ ] { } , :
_LIST_PART = re.compile(
    r"\s+|'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|[\[\]{}(),:]|-?[0-9.]+|None|True|False|null|true|false"
)
_CONSTANTS = {"None": "null", "True": "true", "False": "false", "(": "[", ")": "]"}
_ESCAPED = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(.))", re.DOTALL)  # \\xa0, \\u2019, \\'


def names_of(value: Any) -> list[str] | None:
    """The names of the authors that a value gives; None when it gives none.

    A value may be a text, an object with a name, a list of such, or the text of such a list ("['A B', 'C D']"). A text,
    also the only one of a list, is split as a byline where that is certain (see `newsqa.articles.bylines`); of a list
    with several elements each is one name.

    Nothing of a byline is dropped but "By" and what stands between names. So an agency, an outlet, a role, a place or
    an e-mail address beside a name ("Ann Lee, Reuters", "Ann Lee (Reuters)", "Ann Lee <a@b.org>") is an element of its
    own: people can be counted by their names, nobody has to know which of the world's words are agencies, and contacts
    are found. Names are never changed.
    """
    if isinstance(value, str):
        listed = _listed(value)
        names = names_in(value) if listed is None else names_of(listed) or []
        if listed is not None and any(name.startswith("{") for name in names):  # objects without names
            names = [value.strip()]
        return names or None
    names = _names_in_list(value) if isinstance(value, list | tuple) else _names_of_object(value)
    if len(names) == 1:
        names = names_in(names[0])
    return names or None


def names_column(values: Values) -> pa.Array:
    """What `names_of` gives for each value, as a column of type list<string>. A value that repeats is read once."""
    array = as_array(values)
    if array is None or pa.types.is_nested(array.type):
        return _names_array([names_of(value) for value in (values if array is None else objects_in(array))])
    encoded = array if pa.types.is_dictionary(array.type) else array.dictionary_encode()
    return _names_of_distinct(encoded.dictionary).take(encoded.indices)


def _names_of_distinct(values: pa.Array) -> pa.Array:
    """Full names all together, which most bylines are, and the others one by one."""
    if len(values) < _MANY or not pa.types.is_string(values.type):
        return _names_array([_names_of_known(value) for value in objects_in(values)])
    is_plain = are_full_names(values)
    plain = pc.split_pattern(values.filter(is_plain), ", ")
    others = _names_array([_names_of_known(value) for value in objects_in(values.filter(pc.invert(is_plain)))])
    return merged(is_plain, plain, others)


@functools.lru_cache(maxsize=1 << 14)
def _names_of_short(byline: str) -> list[str] | None:
    return names_of(byline)


def _names_of_known(value: Any) -> list[str] | None:
    """As `names_of`; bylines recur from block to block, and reading one takes longer than remembering it."""
    return _names_of_short(value) if isinstance(value, str) and len(value) < _SHORT else names_of(value)


def says_all(value: Any, names: Sequence[str] | None) -> bool:
    """Whether the names alone tell what the value was: a text that is the only name, or a list of just these texts.

    Where they do not, the value itself is worth keeping beside them.
    """
    if isinstance(value, str):
        return list(names or ()) == ([value] if value else [])
    if isinstance(value, list | tuple):
        return list(value) == list(names or ())
    return value is None


def _names_array(names: Sequence[list[str] | None]) -> pa.Array:
    try:
        return pa.array(names, pa.list_(pa.string()))
    except UnicodeEncodeError:  # half a surrogate pair
        return pa.array(
            [None if some is None else text_array(some).to_pylist() for some in names], pa.list_(pa.string())
        )


def _names_in_list(values: Sequence[Any]) -> list[str]:
    """The names in a list, also in lists within it, in order. Deep nests are walked without recursion."""
    names: list[str] = []
    stack = [iter(values)]
    while stack:
        for value in stack[-1]:
            if isinstance(value, list | tuple):
                stack.append(iter(value))
                break
            names += _names_of_object(value)
        else:
            stack.pop()
    return names


def _names_of_object(value: Any) -> list[str]:
    if isinstance(value, Mapping):
        for key in _NAME_KEYS:
            found = value.get(key)
            if isinstance(found, str) and found.strip():
                return [found.strip()]
            if isinstance(found, list | tuple) and all_text(found) and any(found):
                return [name.strip() for name in found if name and name.strip()]
        parts = [_first_text(value, keys) for keys in (_GIVEN_KEYS, _FAMILY_KEYS)]
        if any(parts):
            return [" ".join(part for part in parts if part)]
        return [_first_text(value, _OTHER_KEYS) or json_text(value)] if value else []
    text = as_text(value)
    return [text.strip()] if text and text.strip() else []


def _first_text(value: Mapping[str, Any], keys: Sequence[str]) -> str | None:
    return next((text.strip() for key in keys if isinstance(text := value.get(key), str) and text.strip()), None)


def _listed(text: str) -> list[Any] | dict[str, Any] | None:
    """The list or object that the text is, as JSON, Python or a database array writes it; None when it is none."""
    bare = text.strip()
    if bare[:1] not in ("[", "{", "(") or bare[-1:] not in ("]", "}", ")") or len(bare) > _LONGEST_LIST:
        return None
    found = _from_json(bare)
    if found is None and (as_json := _as_json(bare)):
        found = _from_json(as_json)
        if found is None and bare[0] == "{":  # {"Ann Lee","Bo Chen"}, as PostgreSQL writes an array
            found = _from_json(f"[{as_json[1:-1]}]")
    return found if isinstance(found, list | dict) else None


def _from_json(text: str) -> Any:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        return None


def _as_json(text: str) -> str | None:
    """A list in Python's notation as JSON, part by part and without evaluating it; None when there is anything else.

    Texts that follow each other without a comma are separate: numpy prints lists so.
    """
    parts: list[str] = []
    place = 0
    while place < len(text):
        match = _LIST_PART.match(text, place)
        if not match:
            return None
        place, part = match.end(), match[0]
        if part[0] in "'\"":
            if parts and parts[-1][0] == '"':
                parts.append(",")
            parts.append(json.dumps(_ESCAPED.sub(_unescaped, part[1:-1])))
        elif not part.isspace():
            parts.append(_CONSTANTS.get(part, part))
    return re.sub(r",(?=[\]}])", "", "".join(parts))  # ('A B',)


def _unescaped(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else {"n": "\n", "t": "\t", "r": "\r"}.get(match[3], match[3])
