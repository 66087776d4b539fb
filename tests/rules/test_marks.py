"""Marks are found in the bytes of all texts at once as they would be in each text alone."""

from __future__ import annotations

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from newsqa.rules.marks import mark, marks_in

KINDS = {"straight": ["'"], "curly": ["“", "”"], "doubled": ["  "], "lines": ["\n\n", "\n\r\n"]}
TEXTS = st.lists(st.none() | st.text(st.sampled_from("ab '“”‘ö𝄞\r\n\x85\u0080"), max_size=12), max_size=8)


def _found(texts: pa.StringArray) -> dict[str, list[bool]]:
    marks = {kind: [mark(text) for text in some] for kind, some in KINDS.items()}
    return {kind: flags.tolist() for kind, flags in marks_in(texts, marks).items()}


@given(TEXTS, st.integers(0, 8))
def test_as_in_each_text_alone(texts: list[str | None], start: int) -> None:
    sliced = pa.array(texts, pa.string())[start:]
    expected = {
        kind: [any(one in (text or "") for one in some) for text in texts[start:]] for kind, some in KINDS.items()
    }
    assert _found(sliced) == expected


def test_a_mark_does_not_reach_into_the_next_text() -> None:
    assert _found(pa.array(["a ", " b", "a  b"]))["doubled"] == [False, False, True]


@given(TEXTS)
def test_a_range_of_bytes_is_a_range_of_characters(texts: list[str | None]) -> None:
    controls = {"C1": [((0xC2, 0xC2), (0x80, 0x9F))]}
    expected = [any("\x80" <= char <= "\x9f" for char in text or "") for text in texts]
    assert marks_in(pa.array(texts, pa.string()), controls)["C1"].tolist() == expected
