"""The text of a web archive: from a file, compressed or not, to a window that moves forward over its bytes. Behind a
damaged part of the file it goes on."""

from __future__ import annotations

import re
from collections import deque

from newsqa.articles.readers.record import SourceFile
from newsqa.articles.readers.web_archives.members import Fault, Piece, pieces

_LOOKED_THROUGH = 1 << 16
_LINE_ENDS = re.compile(rb"[\r\n]*")


class ArchiveBytes:
    """A window over the text of an archive. `at` is the place in `window` that is looked at.

    `fault` says why no more bytes come, until `resume` goes on behind it; None at the end of the file.
    """

    def __init__(self, file: SourceFile, start: re.Pattern[bytes], longest: int) -> None:
        """`start` is what the first line of a record looks like, at most `longest` bytes of it."""
        self.window = bytearray()
        self.at = 0
        self.fault: Fault | None = None
        self._start, self._longest = start, longest
        self._start_of_line = re.compile(rb"(?<=\n)(?:" + start.pattern + rb")", start.flags)
        self._pieces = pieces(file)
        self._base = 0  # how much of the text came before the window
        self._members: deque[tuple[int, int]] = deque()  # where members begin: in the text, and in the file

    @property
    def offset(self) -> int:
        """Where the place that is looked at stands in the file; in a compressed file, where its member begins."""
        place = self._base + self.at
        return self._member_of(place) if self._members else place

    def _member_of(self, place: int) -> int:
        return max((offset for begins, offset in self._members if begins <= place), default=0)

    def is_hit_before(self, end: int) -> bool:
        """Whether the fault, when there is one, lies in the member that holds the byte before this place of the window.

        Reading ahead may have met the fault of a later member. A file that breaks off leaves what it held as it was.
        """
        if self.fault is None or self.fault.is_cut:
            return False
        return self.fault.offset <= self._member_of(self._base + end - 1)

    def seen(self, most: int) -> bytes:
        """The bytes from `at` on, at most so many."""
        self.need(most)
        return bytes(self.window[self.at : self.at + most])

    def next_start(self) -> int | None:
        """How far from `at` the next record begins in the window: at the start of a line or of a member."""
        match = self._start_of_line.search(self.window, self.at)
        nearest = match.start() if match else None
        for begins, _ in self._members:
            place = begins - self._base
            if nearest is not None and place >= nearest:
                break
            if place > self.at and self._start.match(self.window, place):
                nearest = place
        return None if nearest is None else nearest - self.at

    def need(self, count: int) -> bool:
        """Whether there are this many bytes from `at` on, before a fault or the end."""
        while len(self.window) - self.at < count:
            if not self._more():
                return False
        return True

    def is_at_start(self) -> bool:
        """Whether a record begins here."""
        self.need(self._longest)
        return self._start.match(self.window, self.at) is not None

    def skip_to_start(self) -> int | None:
        """Move to where the next record begins, and say how many bytes were passed over.

        None when there is none before a fault or the end; then nothing is left of the window.
        """
        passed = 0
        self._forget()
        if self.is_at_start():
            return 0
        while True:
            start = self.next_start()
            if start is not None:
                self.at = start
                return passed + start
            # what is kept may be the beginning of a start, and the line end before it
            self.at = max(0, len(self.window) - self._longest - 1)
            if not self._more():
                passed += len(self.window)
                self.at = len(self.window)
                self._forget()
                return None
            passed += self.at
            self._forget()

    def skip_blank(self, most: int) -> None:
        """Move over line ends, at most so many bytes of them."""
        self.need(most)
        if blank := _LINE_ENDS.match(self.window, self.at, self.at + most):
            self.at = blank.end()

    def skip_all_blank(self) -> None:
        """Move over line ends, however many."""
        before = -1
        while self._base + self.at > before:
            before = self._base + self.at
            self.skip_blank(_LOOKED_THROUGH)
            self._forget()

    def resume(self) -> None:
        """Go on behind the fault. What is left in the window is let go."""
        self.at = len(self.window)
        self._forget()
        self.fault = None

    def _forget(self) -> None:
        """Let go of what lies before `at`."""
        self._base += self.at
        del self.window[: self.at]
        self.at = 0
        while len(self._members) > 1 and self._members[1][0] <= self._base:
            self._members.popleft()

    def _more(self) -> bool:
        """Take in one more piece of text."""
        if self.fault is not None:
            return False
        piece = next(self._pieces, None)
        if not isinstance(piece, Piece):
            self.fault = piece
            return False
        if piece.member is not None and (not self._members or self._members[-1][1] != piece.member):
            self._members.append((self._base + len(self.window), piece.member))
        self.window += piece.data
        return True
