"""Articles that pass and fail, and what no server should take as a command."""

import subprocess
from collections.abc import Callable

GOOD = (
    '{"id": "%d", "title": "Hall opens", '
    '"text": "The hall opened on 3 May 2024, Anna Berg said.", "date": "2024-05-04"}\n'
)
# Titles and ids are whoever's wrote them: what a server would take as a command must not reach it.
BAD = (
    '{"id": "1", "title": "$(touch owned) `touch owned` ::error::x\\n::set-output name=passed::true", '
    '"text": "It met on 31 February 2024.\\n::add-mask::x\\n##[error]x", "date": "2024-05-04"}\n'
)
HOSTILE_NAME = "a b; touch owned; $(touch owned) `touch owned` ' \" .jsonl"

Script = Callable[..., subprocess.CompletedProcess[str]]
