"""`newsqa check` on hostile input, as a process: its exit status, its one message, and a report that is safe to look
at."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pyarrow.parquet as pq

ARTICLE = json.dumps({"id": "1", "text": "A body.", "date": "2024-05-01"}).encode() + b"\n"
SCRIPT = "<script>alert(1)</script>"


def check(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "newsqa", "check", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert "Traceback" not in done.stderr
    return done


def hostile_zip() -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr(f"{SCRIPT}.jsonl", ARTICLE + f'{{"id": "{SCRIPT}", broken\n'.encode())
        archive.writestr("a\nb\x1b[31m\u202e.jsonl", ARTICLE + b'{"text": "\\ud800"}\n')
        archive.writestr(f"../{SCRIPT}/up.jsonl", ARTICLE)
    return written.getvalue()


def test_a_folder_of_hostile_files(tmp_path: Path) -> None:
    source, out = tmp_path / "source", tmp_path / "out"
    source.mkdir()
    (source / "names.zip").write_bytes(hostile_zip())
    (source / "deep.jsonl").write_bytes(ARTICLE + b'{"text": ' + b"[" * 100_000 + b"\n")
    (source / "field.jsonl").write_text(
        json.dumps({"id": "2", "text": SCRIPT, SCRIPT: SCRIPT, "author": SCRIPT}) + "\n"
    )
    bomb = "<!ENTITY a0 'lol'>" + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))
    (source / "bomb.nitf").write_text(f"<?xml version='1.0'?><!DOCTYPE nitf [{bomb}]><nitf><body>&a11;</body></nitf>")
    done = check(source, "--output", out)
    assert (done.returncode, done.stderr) == (1, "")
    assert "\x1b" not in done.stdout
    assert "\u202e" not in done.stdout
    report = json.loads((out / "report.json").read_text())
    rejects = [json.loads(line) for line in (out / "rejects.jsonl").read_text().splitlines()]
    assert (report["articles"], report["rejects"], len(rejects)) == (4, 5, 5)
    findings = pq.read_table(out / "findings.parquet").to_pylist()
    lost = {(one["source_file"], one["source_row"]) for one in findings if one["rule"].startswith("NQ0")}
    assert {(reject["source_file"], reject["source_row"]) for reject in rejects} <= lost
    page = (out / "report.html").read_text()
    assert SCRIPT not in page
    assert "alert(1)" in page


def test_what_cannot_be_read_at_all_ends_with_2_and_one_message(tmp_path: Path) -> None:
    path = tmp_path / "cut.db"
    path.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    done = check(path, "--output", tmp_path / "out")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"newsqa: {path}: expected an SQLite database")
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "out" / "report.json").exists()
