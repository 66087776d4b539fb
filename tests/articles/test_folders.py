"""Folders as they are found on disks: with what cannot be opened, and with what newsqa itself has left there."""

import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from loading import read

from newsqa.articles.errors import InputError, UnreadableError
from newsqa.articles.load import LoadOptions, read_articles
from newsqa.articles.readers.file_names import shown

ARTICLE = '{"id": "1", "text": "A body."}\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "x").mkdir()
    (tmp_path / "a.jsonl").write_text(ARTICLE)
    (tmp_path / "x" / "b.txt").write_text("Title\n\nBody")
    return tmp_path


def refuse(monkeypatch: pytest.MonkeyPatch, owner: Any, name: str, refused: str) -> None:
    """Let a function that takes a path refuse one name, as it would for a user without rights."""
    real: Callable[..., Any] = getattr(owner, name)

    def function(path: Any, *arguments: Any, **options: Any) -> Any:
        if os.path.basename(path) == refused:  # noqa: PTH119
            raise PermissionError(13, "Permission denied", os.fspath(path))
        return real(path, *arguments, **options)

    monkeypatch.setattr(owner, name, function)


@pytest.mark.parametrize(
    "left",
    [
        "report.html report.json findings.parquet measures.parquet texts.parquet rejects.jsonl",
        "report.html report.json findings.parquet measures.parquet rejects.jsonl",
        "articles.parquet attributions.parquet dates.parquet names.parquet rejects.jsonl",
    ],
)
@pytest.mark.parametrize("where", [".", "report", "x"])
def test_what_newsqa_wrote_is_not_read_as_data(folder: Path, left: str, where: str) -> None:
    (folder / where).mkdir(exist_ok=True)
    (folder / ".newsqa-1-x").mkdir()
    (folder / ".newsqa-1-x" / "articles.jsonl").write_text(ARTICLE)
    for name in left.split():
        (folder / where / name).write_bytes(b"PAR1")
    found = read(folder)
    assert found.column("article_id") == ["1", "x/b"]  # what lies beside it is still read
    assert found.notes[0] == f"{folder}: left out, because newsqa wrote them: the report or annotations in: {where}"


def test_a_file_with_such_a_name_may_be_anybodys(folder: Path) -> None:
    (folder / "rejects.jsonl").write_text(ARTICLE)
    assert len(read(folder).articles) == 3


def test_a_folder_that_cannot_be_read_is_a_reject(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse(monkeypatch, os, "scandir", "x")
    found = read(folder)
    assert found.column("article_id") == ["1"]
    reason = "the folder cannot be read: Permission denied"
    assert found.rejects == [{"source_file": str(folder / "x"), "source_row": None, "reason": reason, "raw": None}]
    with pytest.raises(InputError, match=r"x: the folder cannot be read: Permission denied"):
        read(folder / "x")


@pytest.mark.parametrize(("owner", "name"), [(Path, "open"), (Path, "stat")])
@pytest.mark.parametrize("refused", ["a.jsonl", "b.txt"])
def test_a_file_that_cannot_be_opened_is_a_reject(
    folder: Path, monkeypatch: pytest.MonkeyPatch, owner: Any, name: str, refused: str
) -> None:
    refuse(monkeypatch, owner, name, refused)
    found = read(folder)
    assert len(found.articles) == 1
    [reject] = found.rejects
    assert (reject["source_file"].rpartition("/")[2], reject["source_row"]) == (refused, None)
    assert "Permission denied" in reject["reason"]
    with pytest.raises(UnreadableError, match="Permission denied"):
        read(folder / "a.jsonl" if refused == "a.jsonl" else folder / "x" / "b.txt")


def test_a_folder_of_nothing_readable_is_all_rejects(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse(monkeypatch, os, "scandir", "x")
    refuse(monkeypatch, Path, "open", "a.jsonl")
    found = read(folder, batch_rows=1)
    assert (len(found.articles), len(found.rejects)) == (0, 2)


def test_a_disk_that_fails_while_reading_costs_the_rest_of_the_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "a.jsonl").write_text(ARTICLE * 10_000)
    real = Path.open

    class Failing:
        def __init__(self, file: Any) -> None:
            self._file = file

        def __enter__(self) -> "Failing":
            return self

        def __exit__(self, *error: object) -> None:
            self._file.close()

        def seek(self, place: int) -> None:
            self._file.seek(place)

        def read(self, size: int) -> bytes:
            if self._file.tell() >= 1 << 18:
                raise OSError(5, "Input/output error")
            return self._file.read(size)

    monkeypatch.setattr(
        Path, "open", lambda path, mode: Failing(real(path, mode)) if path.name == "a.jsonl" else real(path, mode)
    )
    found = read(folder)
    assert found.column("article_id")[-1] == "x/b"
    assert len(found.articles) > 8000
    assert found.reasons == ["the file cannot be read to its end: Input/output error"]


def test_names_that_are_not_utf8_are_shown_as_well_as_can_be(folder: Path) -> None:
    try:
        (folder / os.fsdecode(b"caf\xe9.txt")).write_text("Title\n\nBody")
    except OSError:
        pytest.skip("the file system takes UTF-8 names only")
    (folder / os.fsdecode(b"d\xe9.csv")).write_text("id,text\n7,A body.\n")
    pq.write_table(pa.table({"id": ["8"], "text": ["A body."]}), folder / "d.parquet")
    (folder / "d.parquet").rename(folder / os.fsdecode(b"d\xe9.parquet"))
    (folder / os.fsdecode(b"e\xe9.png")).write_bytes(b"x")
    (folder / os.fsdecode(b"f\xe9.csv")).write_text("id,label\n7,real\n")
    (folder / os.fsdecode(b"g\xe9.parquet")).write_bytes(b"PAR1 cut off")
    found = read(folder)
    assert found.column("article_id") == ["1", "caf\ufffd", "7", "8", "x/b"]
    assert found.column("source_file")[1] == f"{folder}/caf\ufffd.txt"
    assert "g\ufffd.parquet: expected a Parquet file" in found.reasons[0]
    assert "e\ufffd.png" in found.notes[0]
    "\n".join(found.notes).encode()
    assert read(folder / os.fsdecode(b"caf\xe9.txt")).column("article_id") == ["caf\ufffd"]


def test_a_name_that_is_utf8_is_shown_as_it_is() -> None:
    assert shown("/a/caf\u00e9 \N{NEWSPAPER}.txt") == "/a/caf\u00e9 \N{NEWSPAPER}.txt"


def test_broken_links_are_rejects_and_links_to_folders_are_noted(folder: Path) -> None:
    (folder / "gone.csv").symlink_to(folder / "nothing.csv")
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    (folder / "more.jsonl").symlink_to(folder / "a.jsonl")
    (folder / "up").symlink_to(folder)
    found = read(folder)
    assert found.column("article_id") == ["1", "1", "x/b"]
    assert [(row["source_file"], row["source_row"]) for row in found.rejects] == [
        (str(folder / "gone.csv"), None),
        (str(folder / "loop.txt"), None),
    ]
    assert found.reasons[0] == "the file is a link that leads nowhere, or was deleted"
    assert f"{folder}: not read, because it is a link to a folder: up" in found.notes


@pytest.fixture
def specials(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    os.mkfifo(folder / "pipe.csv")
    monkeypatch.chdir(folder)  # the path of a socket must be short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket.txt")
        yield folder


def test_pipes_and_sockets_are_never_opened(specials: Path) -> None:
    found = read(specials)
    assert found.column("article_id") == ["1", "x/b"]
    what = "pipe.csv (a named pipe), socket.txt (a socket)"
    assert found.notes[0] == f"{specials}: not read, because of another kind: {what}"


def test_a_pipe_a_socket_or_a_device_as_the_argument(specials: Path) -> None:
    for path, what in (("pipe.csv", "a named pipe"), ("socket.txt", "a socket"), (os.devnull, "a device")):
        with pytest.raises(InputError, match=f"{path}: expected a file or a folder, found {what}"):
            read(Path(path))


def test_a_file_without_the_configured_body_gives_the_one_it_has(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "1", "texte": "Le maire parle."}\n')
    (tmp_path / "b.jsonl").write_text('{"id": "2", "text": "The mayor speaks."}\n')
    batches = list(read_articles([tmp_path], LoadOptions(fields={"body": "texte"})))
    bodies = [body for loaded in batches for body in loaded.articles["body"].to_pylist()]
    assert bodies == ["Le maire parle.", "The mayor speaks."]
