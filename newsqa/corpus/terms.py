"""Whether a dataset states the terms of its use: in a field of its records, or in a file that lies beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from newsqa.articles.fields_of_terms import states_terms
from newsqa.rules.terms import TERMS

MOST_BYTES = 1 << 20  # of a file that are read
_MOST_FILES = 10_000  # of a folder that are read
# stands for itself: LICENSE, LICENSE-DATA.txt; neither license_plates.jsonl nor terms.csv
_NOTICE = re.compile(
    r"(?:(?:data[-_])?(?:(?:un)?licen[cs]es?|copying|lizenz(?:en)?)"
    r"(?:[-_ .](?:data|code|mit|apache|bsd|cc|odc|odbl)[\w.-]{0,40})?"
    r"|terms(?:[-_ ](?:of[-_ ](?:use|service)|and[-_ ]conditions))?|nutzungsbedingungen)"
    r"(?:\.(?:md|txt|rst|html?|pdf))?",
    re.IGNORECASE,
)
_CARD = re.compile(
    r"(?:readme|dataset_?card|datasheet|data_?statement|citation|datapackage|dataset_infos?|dataset-metadata"
    r"|croissant|metadata)(?:\.(?:md|txt|rst|html?|json|ya?ml|cff))?",
    re.IGNORECASE,
)
_STATED = re.compile(
    r"licen[cs]e|lizenz|licença|licencia|licenza|licentie|\blicens\b|лицензи|ліцензі|giấy phép|许可|許可"
    r"|ライセンス|라이선스|رخصة|ترخيص"
    r"|creative commons|\bcc[- ]?(?:by|0)|\bodc[- ]?by|odbl|public domain|non-?commercial"
    r"|terms (?:of (?:use|service)|and conditions)|usage terms|nutzungsbedingungen|conditions d[’']utilisation"
    r"|(?:all )?rights reserved|rechte vorbehalten|droits réservés|derechos reservados|direitos reservados"
    r"|diritti riservati|права (?:защищены|захищені)|quyền được bảo lưu|版权所有|版權所有|著作権|حقوق .{0,20}محفوظة",
    re.IGNORECASE,
)
_PARTS = frozenset("data splits train test articles parquet csv json jsonl corpus raw".split())  # folders of a dataset


def terms_of(paths: Sequence[str], kinds: pa.Table) -> pa.Table:
    """What is said of the terms (schema TERMS) in the fields of the sources (schema KINDS) and beside them."""
    named = list(filter(states_terms, pc.unique(kinds["field"]).to_pylist()))
    local = [Path(path) for path in paths if _is_local(path)]
    if not named and len(local) < max(len(paths), 1):
        return TERMS.empty_table()
    stated, silent = None, None
    for file in dict.fromkeys(file for path in local for file in _beside(path)):
        if _says(file):
            stated = str(file)
            break
        silent = silent or str(file)
    row = {"first_file": paths[0], "field": min(named, default=None), "file": stated, "silent": silent}
    return pa.Table.from_pylist([row], TERMS)


def _is_local(path: str) -> bool:
    try:
        return Path(path).exists()
    except (OSError, ValueError):  # an address, or no name that a file can have
        return False


def _beside(path: Path) -> Iterator[Path]:
    """The files that may state terms: in the folder of a source, and above it where that is a part of a dataset."""
    folder = path if path.is_dir() else path.absolute().parent
    folders = [folder, *([folder.absolute().parent] if folder.absolute().name.casefold() in _PARTS else [])]
    for one in folders:
        try:
            files = sorted(file for file in one.iterdir() if _is_asked(file.name))[:_MOST_FILES]
        except OSError:  # a folder that may not be listed, whose files may be read
            continue
        yield from filter(Path.is_file, files)


def _is_asked(name: str) -> bool:
    return _NOTICE.fullmatch(name) is not None or _CARD.fullmatch(name) is not None


def _says(file: Path) -> bool:
    try:
        with file.open("rb") as opened:
            text = opened.read(MOST_BYTES).decode("utf-8", "replace")
    except OSError:
        return False
    return bool(text.strip()) and (_NOTICE.fullmatch(file.name) is not None or _STATED.search(text) is not None)
