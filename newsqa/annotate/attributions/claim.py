"""The record of one attribution while its passage is read."""

from __future__ import annotations

from typing import NamedTuple

from newsqa.annotate.attributions.noun_phrases import Tokens


class Claim(NamedTuple):
    """One attribution in tokens of its passage. `form` is how it is marked: "verb", "according", "hearsay",
    "agentless", or "floating" (a quotation alone). `addressee` is who was told."""

    form: str
    cue: Tokens | None
    source: Tokens | None
    content: Tokens | None
    addressee: Tokens | None = None
