"""The record of one attribution while its passage is read."""

from __future__ import annotations

from typing import Final, final

from newsqa.annotate.attributions.noun_phrases import Tokens


@final
class Claim:
    """One attribution in tokens of its passage. `form` is how it is marked: "verb", "according", "hearsay",
    "agentless", or "floating" (a quotation alone). `addressee` is who was told."""

    __slots__ = ("addressee", "content", "cue", "form", "source")

    def __init__(
        self,
        form: str,
        cue: Tokens | None,
        source: Tokens | None,
        content: Tokens | None,
        addressee: Tokens | None = None,
    ) -> None:
        self.form: Final = form
        self.cue: Final = cue
        self.source: Final = source
        self.content: Final = content
        self.addressee: Final = addressee

    def with_content(self, first: int, end: int) -> Claim:
        """The same claim of other words."""
        return Claim(self.form, self.cue, self.source, (first, end), self.addressee)
