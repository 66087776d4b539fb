"""The address of a database as people may be shown it: without user, password and options, in any message."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote

SCHEMES = ("postgresql://", "postgres://")
# password=secret, password='two words'
_PASSWORD = re.compile(r"(?i)\b(password|passfile|sslpassword)\s*=\s*('[^']*'?|[^\s&]*)")


def is_database_url(text: str) -> bool:
    """Whether this names a database on a server rather than a file."""
    return text.lower().startswith(SCHEMES)


def shown_database(url: str) -> str:
    """The server and the database alone: "postgresql://me:secret@db.example.org:5432/news?sslmode=require" ->
    "postgresql://db.example.org/news"."""
    whole = url.partition("://")[2]
    rest = whole.partition("?")[0].partition("#")[0]
    if "@" in whole and "@" not in rest and ":" in rest:
        return "postgresql://…"  # a password holds a ? or a #: what stands before that is a part of it
    # a password may hold an @ or a / that was not written as it should be
    place, _, database = rest.rpartition("@")[2].partition("/")
    host = re.sub(r":[^:\]/]*$", "", place)
    return f"postgresql://{unquote(host)}/{unquote(database)}" if database else f"postgresql://{unquote(host)}"


def scrubbed(message: str, url: str) -> str:
    """What a driver says, in one line, without what the address keeps secret."""
    text = message.replace(url, shown_database(url))
    for secret in sorted(_secrets(url), key=len, reverse=True):
        text = text.replace(secret, "***")
    return " ".join(_PASSWORD.sub(r"\1=***", text).split())


def _secrets(url: str) -> set[str]:
    """The password of the address as it is written and as it is meant, and the values of its options that hold one."""
    whole = url.partition("://")[2]
    rest, _, options = whole.partition("?")
    # a password with a ? in it ends at the last @ of all
    written = {text.rpartition("@")[0].partition(":")[2] for text in (rest, whole)}
    written |= {value for name, value in parse_qsl(options) if "pass" in name.lower()}
    return {form for secret in written if secret for form in (secret, unquote(secret))}
