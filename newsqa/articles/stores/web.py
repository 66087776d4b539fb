"""Downloads over http:// and https:// with the standard library: few redirects, time-outs, and what came is counted."""

from __future__ import annotations

import base64
import http.client
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, NoReturn
from urllib import request
from urllib.error import HTTPError, URLError
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from newsqa.articles.errors import InputError
from newsqa.articles.stores.addresses import scheme_of, shown_url, without_secrets
from newsqa.articles.stores.remote import WEB, Interrupted
from newsqa.errors import EngineError

TIMEOUT = 30.0  # seconds without a byte
MAX_REDIRECTS = 10
_STATUS = {
    400: "does not understand the request",
    401: "asks for a user and a password. Name them in the address: https://user:password@host/...",
    403: "refuses access. Check your rights, and whether a signed address has expired",
    404: "has no such file. Check the address",
    407: "a proxy asks for a password. Set it in the environment variable HTTPS_PROXY",
    410: "no longer has this file",
    429: "has had too many requests. Wait, and run again",
}


@dataclass(frozen=True)
class WebDownload:
    """A response. Its size is None where the server does not say it."""

    file: IO[bytes]
    size: int | None


class _Redirects(request.HTTPRedirectHandler):
    max_redirections = MAX_REDIRECTS

    def redirect_request(
        self, req: request.Request, fp: IO[bytes], code: int, msg: str, headers: http.client.HTTPMessage, newurl: str
    ) -> request.Request | None:
        scheme = scheme_of(newurl)
        if scheme not in WEB or (scheme == "http" and scheme_of(req.full_url) == "https"):
            fp.close()
            raise _Refused(_not_followed(scheme))
        return super().redirect_request(req, fp, code, msg, headers, newurl)


class _Refused(Exception):
    """A redirect that is not followed."""


class _CountedBody:
    """The body of a response, with failures of the connection as Interrupted."""

    def __init__(self, response: http.client.HTTPResponse, url: str) -> None:
        self._response, self._url = response, url

    def read(self, size: int) -> bytes:
        try:
            return self._response.read(size)
        except (http.client.HTTPException, OSError) as error:
            raise Interrupted(f"the connection failed: {_in_words(error, self._url)}") from None


@contextmanager
def open_web(url: str) -> Iterator[WebDownload]:
    """Begin to download. Raises InputError for an answer other than the file, EngineError for a server that cannot do
    its work, Interrupted when the connection fails."""
    name = shown_url(url)
    try:
        response = _opener().open(_request(url, name), timeout=TIMEOUT)
    except HTTPError as error:
        error.close()
        _explain(error, name)
    except _Refused as error:
        raise InputError(f"{name}: {error}. Name the address of the file itself.") from None
    except (URLError, http.client.HTTPException, OSError, ValueError) as error:
        _fail(error, url, name)
    with response:
        length = response.headers.get("Content-Length", "")
        size = int(length) if length.isascii() and length.isdigit() and not response.chunked else None
        body: IO[bytes] = _CountedBody(response, url)  # type: ignore[assignment]  # it is only read
        yield WebDownload(body, size)


def _request(url: str, name: str) -> request.Request:
    """User and password go into a header that is not sent on to where a redirect leads."""
    try:
        parts = urlsplit(url)
        host = parts.netloc.rpartition("@")[2]
        if not parts.hostname or parts.port == 0:
            raise ValueError("no host")
    except ValueError:
        raise InputError(f"{name}: is no address of a file. Expected https://host/path.") from None
    path = quote(parts.path, safe="/%:@!$&'()*+,;=~-._") or "/"
    asked = request.Request(
        urlunsplit((parts.scheme, host, path, quote(parts.query, safe="/%:@!$&'()*+,;=?~-._[]"), ""))
    )
    asked.add_header("User-Agent", "newsqa")
    asked.add_header("Accept-Encoding", "identity")
    if parts.username is not None:
        pair = f"{unquote(parts.username)}:{unquote(parts.password or '')}".encode()
        asked.add_unredirected_header("Authorization", "Basic " + base64.b64encode(pair).decode())
    return asked


def _opener() -> request.OpenerDirector:
    """One that knows http and https alone: not file, ftp or data."""
    opener = request.OpenerDirector()
    for handler in (
        request.ProxyHandler(),
        request.HTTPHandler(),
        request.HTTPSHandler(context=ssl.create_default_context()),
        request.HTTPErrorProcessor(),
        request.HTTPDefaultErrorHandler(),
        _Redirects(),
    ):
        opener.add_handler(handler)
    return opener


def _not_followed(scheme: str | None) -> str:
    return f"the server sends us on to an address that begins with {scheme}://, which is not followed"


def _explain(error: HTTPError, name: str) -> NoReturn:
    scheme = scheme_of(error.headers.get("Location") or "")
    if 300 <= error.code < 400 and scheme and scheme not in WEB:
        raise InputError(f"{name}: {_not_followed(scheme)}. Name the address of the file itself.") from None
    if 300 <= error.code < 400:
        raise InputError(
            f"{name}: the server sends us on more than {MAX_REDIRECTS} times, or in a circle, or nowhere."
            " Name the address of the file itself."
        ) from None
    if error.code >= 500:
        raise EngineError(f"{name}: the server cannot answer now (HTTP {error.code}). Run again later.") from None
    what = _STATUS.get(error.code, "does not give the file")
    raise InputError(f"{name}: the server {what} (HTTP {error.code}).") from None


def _fail(error: Exception, url: str, name: str) -> NoReturn:
    reason = error.reason if isinstance(error, URLError) and isinstance(error.reason, Exception) else error
    said = _in_words(reason, url)
    if isinstance(reason, ssl.SSLCertVerificationError):
        raise EngineError(f"{name}: the server's certificate cannot be trusted: {said}") from None
    raise Interrupted(f"the server cannot be reached: {said}") from None


def _in_words(error: Exception, url: str) -> str:
    if isinstance(error, TimeoutError):
        return f"nothing came for {TIMEOUT:.0f} seconds"
    if isinstance(error, http.client.IncompleteRead):
        return f"it ended after {len(error.partial):,} bytes of a part"
    return without_secrets(str(error) or type(error).__name__, url)
