"""What tests share: articles given as dicts, loaded and checked as `newsqa check` would do it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from newsqa.rules.registry import select_rules
from newsqa.testing import findings_in

ROOT = Path(__file__).parent.parent
NOW = datetime(2026, 1, 1, tzinfo=UTC)

# A machine that is busy with other work must not fail a test.
hypothesis.settings.register_profile("newsqa", deadline=None)
hypothesis.settings.load_profile("newsqa")

needs_shared = pytest.mark.skipif(
    "NEWSQA_SHARED" not in os.environ, reason="NEWSQA_SHARED does not say where gold and real data are"
)


@pytest.fixture
def seeds() -> Path:
    return ROOT / "seeds"


@pytest.fixture
def find(tmp_path: Path) -> Callable[..., list[dict[str, Any]]]:
    """A function that gives the findings of some rules in articles (dicts of source fields), in a raw file, in a
    folder of raw files by name, or in what lies at a path."""

    def findings(
        articles: Sequence[Mapping[str, Any]] | Mapping[str, bytes] | str | Path,
        *codes: str,
        file: str = "articles.jsonl",
        options: Mapping[str, Mapping[str, Any]] | None = None,
        encoding: str = "utf-8",
    ) -> list[dict[str, Any]]:
        source = tmp_path / file
        if isinstance(articles, Path):
            source = articles
        elif isinstance(articles, Mapping):
            source = tmp_path / "folder"
            source.mkdir(exist_ok=True)
            for name, content in articles.items():
                (source / name).write_bytes(content)
        else:
            is_text = isinstance(articles, str)
            text = articles if is_text else "".join(json.dumps(a, default=str) + "\n" for a in articles)
            source.write_bytes(text.encode(encoding, "surrogatepass"))
        return findings_in(source, select_rules(codes, ()), options, NOW)

    return findings
