"""A PostgreSQL server of the tests' own: in a temporary folder, on a free port of this machine, stopped at the end."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest


class Server(NamedTuple):
    """A running server. `url` is its address with a user and a password."""

    url: str

    def run(self, *statements: str) -> None:
        dbapi = pytest.importorskip("adbc_driver_postgresql.dbapi")
        with dbapi.connect(self.url, autocommit=True) as connection, connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
                if cursor.description:
                    cursor.fetchall()


def _programs() -> Path | None:
    """The folder with the newest initdb and pg_ctl."""
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda place: int(place.parent.name.split(".")[0]))
    if found := shutil.which("pg_ctl"):
        places.insert(0, Path(found).resolve().parent)
    return next((place for place in reversed(places) if (place / "initdb").exists()), None)


def _unprivileged(folder: Path) -> dict[str, Any]:
    """As whom to run the server, which refuses to be root, with the folder given to that user."""
    if os.getuid():
        return {}
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    user = names.get("postgres") or names["nobody"]
    os.chown(folder, user.pw_uid, user.pw_gid)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


@contextmanager
def running_server() -> Iterator[Server]:
    """A server while it runs. Skips the test when PostgreSQL is not installed."""
    programs = _programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed: no initdb under /usr/lib/postgresql or in the PATH")
    folder = Path(tempfile.mkdtemp(prefix="newsqa-postgres-"))  # not under tmp_path, which other users cannot enter
    user = _unprivileged(folder)

    def run(program: str, *arguments: str) -> None:
        # a file for what they say: the server would keep a pipe open
        with (folder / f"{program}.log").open("ab") as log:
            subprocess.run(
                [str(programs / program), "-D", str(folder / "data"), *arguments],
                check=True, cwd=folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log, timeout=60, **user,
            )  # fmt: skip

    try:
        (folder / "password").write_text("s3cret/@word\n")
        run("initdb", "--username=reader", "--auth=scram-sha-256", f"--pwfile={folder / 'password'}", "--encoding=UTF8",
            "--no-locale", "--no-sync")  # fmt: skip
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        settings = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"
        run("pg_ctl", "start", "--wait", f"--log={folder / 'server.log'}", f"--options={settings}")
        try:
            yield Server(f"postgresql://reader:s3cret%2F%40word@127.0.0.1:{port}/postgres")
        finally:
            run("pg_ctl", "stop", "--mode=immediate")
    finally:
        shutil.rmtree(folder)
