"""Arguments that name a source: what they are, and how people are shown them. Passwords and keys are never shown."""

from __future__ import annotations

import os
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

from newsqa.articles.readers.databases.database_urls import is_database_url, shown_database
from newsqa.articles.readers.file_names import shown

STANDARD_INPUT = "standard input"
# Before the path of a file that holds a table of the program that asked; people are shown "table".
TABLE_PREFIX = "newsqa-table:"
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{1,30})://")  # s3://, https://
_HOST = re.compile(r"[\w.-]+(?::\d{1,5})?|\[[0-9A-Fa-f:.]+\](?::\d{1,5})?")  # example.org:8080, [::1]:80
# In these a name before an "@" is that of the container: abfss://container@account.dfs.core.windows.net/path
_WITH_CONTAINER = ("abfs", "abfss")
_SECRETS = re.compile(r"(?:^|_)(?:SECRET|TOKEN|PASSWORD|KEY|SAS|CREDENTIALS?)(?:_|$)")  # AWS_SECRET_ACCESS_KEY


def scheme_of(argument: str | Path) -> str | None:
    """The scheme of a URL in lower case; None for a path."""
    match = _SCHEME.match(argument) if isinstance(argument, str) else None
    return match[1].lower() if match else None


def shown_url(url: str) -> str:
    """A URL without user, password, query and fragment: any of them may be a secret."""
    scheme, _, rest = url.partition("://")
    place = re.split(r"[?#]", rest, maxsplit=1)[0]
    host, slash, path = place.partition("/")
    user, at, host = host.rpartition("@")
    container = f"{user.partition(':')[0]}@" if at and scheme.lower() in _WITH_CONTAINER else ""
    # An "@" further on, after a colon, means that a password holds a "/", "?" or "#": what stands before it is hidden.
    is_torn = not at and ":" in host and "@" in rest[len(host) :]
    if is_torn or (host and not _HOST.fullmatch(host)):
        return f"{scheme}://…"
    return shown(f"{scheme}://{container}{host}{slash}{path}")


def source_name(argument: str | os.PathLike[str]) -> str:
    """How people are shown an argument."""
    if isinstance(argument, str) and argument == "-":
        return STANDARD_INPUT
    if isinstance(argument, str) and argument.startswith(TABLE_PREFIX):
        return "table"
    if is_database_url(str(argument)):
        return shown_database(str(argument))
    if isinstance(argument, str) and (scheme := scheme_of(argument)):
        if scheme == "file":
            return shown(path_of_file_url(argument))
        url = shown_url(argument)
        return url if url.endswith("://") else url.rstrip("/")
    return shown(Path(argument))


def path_of_file_url(url: str) -> Path:
    """The path in file:///data/a.csv."""
    return Path(unquote(re.sub(r"^file://(?:localhost(?=/))?", "", url, flags=re.IGNORECASE)))


def without_secrets(text: str, url: str) -> str:
    """What another program says, without the secrets of the URL and of the environment, in one line of bounded
    length."""
    secrets = {url}
    try:
        parts = urlsplit(url)
        secrets |= {parts.query, parts.fragment, parts.netloc.rpartition("@")[0], parts.password or ""}
        secrets |= {value for pair in parts.query.split("&") for value in (pair.partition("=")[2],)}
    except ValueError:
        pass  # it is no URL that could be taken apart; as a whole it is hidden
    secrets |= {value for name, value in os.environ.items() if _SECRETS.search(name.upper())}
    for secret in sorted(secrets | {unquote(secret) for secret in secrets}, key=len, reverse=True):
        if len(secret) >= 4:
            text = text.replace(secret, "…")
    return " ".join(text.split())[:500]
