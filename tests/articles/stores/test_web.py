"""Downloads from a web server that is sound, one that lies, and one that breaks off."""

from __future__ import annotations

import base64
import gzip
import http.server
import io
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import ClassVar

import pytest
from sources import lines, read, zipped

from newsqa.articles.errors import InputError
from newsqa.articles.stores import Workspace, find_files, remote, web
from newsqa.errors import EngineError

DATA = lines("1", "2")
FILES = {
    "/a.jsonl": DATA,
    "/b.csv.gz": gzip.compress(b"id,text\n3,A body.\n"),
    "/c.zip": zipped({"c.jsonl": lines("4"), "x/d.txt": b"Title\n\nBody"}),
    "/export": b"id,text\n5,A body.\n6,Another.\n",
    "/page": b"Title\n\nOne, two. And three.",
    "/empty.csv": b"",
    "/big.jsonl": lines(*(f"{number:06}" for number in range(30_000))),
    "/a%20b.jsonl": lines("7"),
}


class Handler(http.server.BaseHTTPRequestHandler):
    """Serves FILES, and under other names what goes wrong."""

    asked: ClassVar[list[tuple[str, str | None]]] = []
    fail_first = 0

    def do_GET(self) -> None:
        path, _, query = self.path.partition("?")
        self.asked.append((self.path, self.headers["Authorization"]))
        if Handler.fail_first > 0:
            Handler.fail_first -= 1
            self.connection.shutdown(socket.SHUT_RDWR)
        elif path in FILES:
            self.give(200, FILES[path])
        elif path == "/cut.jsonl":
            self.give(200, DATA, length=len(DATA) + 1000)
        elif path == "/chunked-cut.jsonl":
            self.send_response(200)
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            self.wfile.write(b"1000\r\n" + DATA)
        elif path == "/no-length.jsonl":
            self.send_response(200)
            self.end_headers()
            self.wfile.write(DATA)
        elif path.startswith("/status/"):
            self.give(int(path[8:]), b"no")
        elif path == "/login.jsonl":
            wanted = "Basic " + base64.b64encode(b"user:pass word").decode()
            self.give(200 if self.headers["Authorization"] == wanted else 401, DATA)
        else:
            self.send_response(302)
            self.send_header("Location", {"/loop": "/loop", "/ever": f"/ever?{len(self.asked)}"}.get(path, query))
            self.end_headers()

    def give(self, status: int, data: bytes, length: int | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(data) if length is None else length))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *arguments: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote, "PAUSE", 0)
    monkeypatch.setattr(web, "TIMEOUT", 5)
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    Handler.asked.clear()
    Handler.fail_first = 0


@pytest.mark.parametrize(
    ("path", "ids"),
    [
        ("/a.jsonl", ["1", "2"]),
        ("/b.csv.gz", ["3"]),
        ("/c.zip", ["4", "x/d"]),
        ("/export", ["5", "6"]),
        ("/page", ["page"]),
        ("/no-length.jsonl", ["1", "2"]),
        ("/a b.jsonl", ["7"]),
        ("/moved?/a.jsonl", ["1", "2"]),
    ],
)
def test_what_lies_on_a_server_is_read_like_a_file(server: str, path: str, ids: list[str]) -> None:
    found = read(server + path)
    assert (found.ids, found.lost) == (ids, [])
    assert all(file.startswith(server + path.partition("?")[0]) for _, file in found.articles)


def test_a_large_file_is_looked_at_and_then_downloaded_once(server: str) -> None:
    assert len(read(f"{server}/big.jsonl").ids) == 30_000
    assert len(Handler.asked) == 2


def test_an_empty_file_is_lost(server: str) -> None:
    [(place, fault, _)] = read(f"{server}/empty.csv").lost
    assert (place, fault) == (f"{server}/empty.csv", "empty-source")


@pytest.mark.parametrize(
    ("path", "error", "message"),
    [
        ("/cut.jsonl", EngineError, r"ended after 62 of 1,062 bytes \(tried 3 times\)"),
        ("/chunked-cut.jsonl", EngineError, r"it ended after \d+ bytes of a part \(tried 3 times\)"),
        ("/status/403", InputError, r"the server refuses access\. Check your rights.*\(HTTP 403\)"),
        ("/status/404", InputError, r"has no such file\. Check the address \(HTTP 404\)"),
        ("/status/410", InputError, "no longer has this file"),
        ("/status/418", InputError, r"does not give the file \(HTTP 418\)"),
        ("/status/429", InputError, "too many requests"),
        ("/status/500", EngineError, r"cannot answer now \(HTTP 500\)"),
        ("/login.jsonl", InputError, "asks for a user and a password"),
        ("/loop", InputError, "more than 10 times, or in a circle"),
        ("/ever", InputError, "more than 10 times, or in a circle"),
        ("/moved?file:///etc/passwd", InputError, "begins with file://, which is not followed"),
        ("/moved?ftp://127.0.0.1/a", InputError, "begins with ftp://, which is not followed"),
    ],
)
def test_what_goes_wrong_ends_the_run_with_a_message(
    server: str, path: str, error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message) as caught:
        read(f"{server.replace('//', '//me:s3cret@')}{path}{'#' if '?' in path else '?'}sig=s1gned")
    assert str(caught.value).startswith(server + path.partition("?")[0])
    assert "s3cret" not in str(caught.value) and "s1gned" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_user_and_password_are_sent_and_never_shown(server: str) -> None:
    url = server.replace("//", "//user:pass%20word@") + "/login.jsonl?sig=s1gned"
    found = read(url)
    assert found.articles == [("1", f"{server}/login.jsonl"), ("2", f"{server}/login.jsonl")]
    assert not any("word" in note or "s1gned" in note for note in found.notes)
    with Workspace() as workspace:
        assert "pass" not in repr(find_files(url, workspace))


def test_a_redirect_is_not_told_the_password(server: str) -> None:
    read(server.replace("//", "//user:pass@") + "/moved?/a.jsonl")
    assert [who is not None for _, who in Handler.asked if _.startswith("/moved")] == [True, True]
    assert [who for path, who in Handler.asked if path == "/a.jsonl"] == [None, None]


def test_a_connection_that_fails_twice_is_tried_again(server: str) -> None:
    Handler.fail_first = 2
    assert read(f"{server}/a.jsonl").ids == ["1", "2"]


def test_a_server_that_is_not_there() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    with pytest.raises(EngineError, match=r"the server cannot be reached: .*refused.* \(tried 3 times\)"):
        read(f"http://127.0.0.1:{port}/a.csv")


def test_from_https_to_http_is_not_followed() -> None:
    asked = web.request.Request("https://example.org/a")
    with pytest.raises(Exception, match="begins with http://, which is not followed"):
        web._Redirects().redirect_request(asked, io.BytesIO(), 302, "", None, "http://example.org/a")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "url", ["http://", "http:///a.csv", "http://[bad/a.csv", "http://host:99999/a", "https://h:x/a"]
)
def test_addresses_that_are_none(url: str) -> None:
    with pytest.raises(InputError, match="is no address of a file"):
        read(url)


def test_other_schemes(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"there is no reading from ftp:// addresses\. Expected .* s3://"):
        read("ftp://user:secret@example.org/a.csv")
    (tmp_path / "a b.jsonl").write_bytes(DATA)
    assert read(f"file://{tmp_path}/a%20b.jsonl").ids == ["1", "2"]
    assert read(f"file://{tmp_path}").ids == ["1", "2"]


def test_local_input_opens_no_connection(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    (tmp_path / "a.jsonl").write_bytes(DATA)
    opened: Callable[[], object] = lambda: read(tmp_path)  # noqa: E731
    assert opened().ids == ["1", "2"]  # type: ignore[attr-defined]
