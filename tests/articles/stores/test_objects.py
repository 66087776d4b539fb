"""Object stores: S3 as a server on this machine speaks it, and how the others are addressed."""

from __future__ import annotations

import gzip
import io
import tempfile
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from sources import lines, read, zipped

from newsqa.articles.errors import InputError
from newsqa.articles.stores import Workspace, find_files, objects
from newsqa.errors import EngineError

pytest.importorskip("moto.server")


def put(store: Any, **files: bytes) -> None:
    for key, data in files.items():
        store.put_object(Bucket="news", Key=key, Body=data)


def test_objects_of_every_form_are_read_like_files(store: Any) -> None:
    sink = io.BytesIO()
    pq.write_table(pa.table({"id": ["3"], "text": ["A body."]}), sink)
    files = {
        "data/a.jsonl": lines("1"),
        "data/b.csv.gz": gzip.compress(b"id,text\n2,A body.\n"),
        "data/c.parquet": sink.getvalue(),
        "data/x/d.zip": zipped({"d.jsonl": lines("4")}),
        "data/x/e.txt": b"Title\n\nBody",
        "data/x/empty.csv": b"",
        "data/photo.png": b"x",
        "data/.hidden.jsonl": lines("9"),
        "database.jsonl": lines("9"),
    }
    put(store, **files)
    found = read("s3://news/data/")
    assert found == read("s3://news/data")
    assert found.articles == [
        ("1", "s3://news/data/a.jsonl"),
        ("2", "s3://news/data/b.csv.gz"),
        ("3", "s3://news/data/c.parquet"),
        ("4", "s3://news/data/x/d.zip/d.jsonl"),
        ("x/e", "s3://news/data/x/e.txt"),
    ]
    assert [(place, fault) for place, fault, _ in found.lost] == [("s3://news/data/x/empty.csv", "empty-source")]
    assert "s3://news/data: not read, because of another kind: photo.png" in found.notes
    assert read("s3://news/data/a.jsonl").articles == [("1", "s3://news/data/a.jsonl")]
    assert read("s3://news/data/x/d.zip").ids == ["4"]
    assert len(read("s3://news").ids) == 6


def test_the_disk_holds_one_large_object_at_a_time(store: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    for name in "abc":
        put(store, **{f"{name}.jsonl": lines(*(f"{name}{number:06}" for number in range(3000)))})
    with Workspace(kept=1000) as workspace:
        for file in find_files("s3://news", workspace).files:
            path = file.source.path
            assert path.stat().st_size > 100_000
            assert list(path.parent.iterdir()) == [path]
            file.place.release()
            assert not path.exists()


def test_what_is_not_there(store: Any) -> None:
    put(store, **{"a.jsonl": lines("1")})
    with pytest.raises(InputError, match=r"s3://news/b: there is no such object, and nothing below it"):
        read("s3://news/b")
    with pytest.raises(InputError, match=r"s3://other/b: there is no such"):
        read("s3://other/b")
    with pytest.raises(InputError, match="expected a bucket after s3://"):
        read("s3://")
    with pytest.raises(InputError, match=r's3://news/a.jsonl: expected bucket and key alone, found "\?"'):
        read("s3://news/a.jsonl?secret_key=abc")


def test_an_object_that_is_gone_when_it_is_read_ends_the_run(store: Any) -> None:
    put(store, **{"a.jsonl": lines("1")})
    with Workspace(kept=0) as workspace:
        [file] = find_files("s3://news/", workspace).files
        file.place.release()
        put(store, **{"a.jsonl": lines("1", "2")})
        with pytest.raises(EngineError, match=r"s3://news/a.jsonl: the file changed: 31 bytes were to come, 62 came"):
            _read_anew(file, workspace)
        store.delete_object(Bucket="news", Key="a.jsonl")
        with pytest.raises((InputError, EngineError), match=r"s3://news/a.jsonl: "):
            _read_anew(file, workspace)


def _read_anew(file: Any, workspace: Workspace) -> None:
    workspace._make_room(0)
    file.place.fetch()


def test_a_store_that_is_not_there(store: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:9")
    with pytest.raises(EngineError, match=r"s3://news/a: the store cannot be read: ") as caught:
        read("s3://news/a")
    assert "wJalrXUtnFEMI" not in str(caught.value)


@pytest.fixture
def nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An environment without credentials, and an empty home."""
    import os

    for name in list(os.environ):
        if name.startswith(("AWS_", "GOOGLE_", "AZURE_", "CLOUDSDK_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(objects, "_made_by", lambda vendor: False)
    return tmp_path


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """What file systems are made with."""
    from pyarrow import fs

    calls: list[tuple[Any, ...]] = []
    for kind in ("S3FileSystem", "GcsFileSystem", "AzureFileSystem"):
        monkeypatch.setattr(fs, kind, lambda *given, **options: calls.append((*given, options)))
    monkeypatch.setattr(fs, "resolve_s3_region", lambda bucket: "eu-north-1")
    return calls


def test_how_s3_is_addressed(nobody: Path, made: list[tuple[Any, ...]], monkeypatch: pytest.MonkeyPatch) -> None:
    objects.s3_store("news")
    monkeypatch.setenv("AWS_REGION", "eu-west-1")
    (nobody / ".aws").mkdir()
    (nobody / ".aws" / "credentials").write_text("[default]")
    objects.s3_store("news")
    monkeypatch.setenv("AWS_ENDPOINT_URL", "https://minio.example.org/")
    objects.s3_store("news")
    monkeypatch.setenv("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:9000")
    objects.s3_store("news")
    options = [call[0] for call in made]
    assert [option["anonymous"] for option in options] == [True, False, False, False]
    assert [option["region"] for option in options] == ["eu-north-1", "eu-west-1", "eu-west-1", "eu-west-1"]
    assert [(option.get("endpoint_override"), option.get("scheme")) for option in options] == [
        (None, None),
        (None, None),
        ("minio.example.org", "https"),
        ("127.0.0.1:9000", "http"),
    ]


def test_how_google_is_addressed(nobody: Path, made: list[tuple[Any, ...]], monkeypatch: pytest.MonkeyPatch) -> None:
    assert objects._store("gs://news/a/b.csv", "x")[:2] == ("news", "a/b.csv")
    monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", "key.json")
    objects.google_store()
    assert [call[0]["anonymous"] for call in made] == [True, False]


def test_how_azure_is_addressed(nobody: Path, made: list[tuple[Any, ...]], monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match="expected the storage account in the environment variable"):
        objects._store("az://box/a.csv", "x")
    url = "abfss://box@account.dfs.core.windows.net/a/b.csv"
    assert objects._store(url, "x")[:2] == ("box", "a/b.csv")
    monkeypatch.setenv("AZURE_STORAGE_ACCOUNT", "other")
    monkeypatch.setenv("AZURE_STORAGE_KEY", "c2VjcmV0")
    assert objects._store("az://box/a.csv", "x")[:2] == ("box", "a.csv")
    assert made == [("account", {}), ("other", {"account_key": "c2VjcmV0"})]


def test_the_real_file_systems_take_these_options(nobody: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AZURE_STORAGE_ACCOUNT", "account")
    monkeypatch.setenv("AZURE_STORAGE_KEY", "c2VjcmV0")
    assert objects.google_store().type_name == "gcs"
    assert objects.azure_store(None, "x").type_name == "abfs"
