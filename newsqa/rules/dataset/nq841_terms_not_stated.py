"""Nothing says under which licence or terms the dataset may be used.

What it finds
    Datasets whose records have no field for a licence, rights, terms of use or a copyright notice, and beside which
    lies no LICENSE, and no README, dataset card or description (datapackage.json, dataset_infos.json, CITATION.cff)
    that mentions any. The finding is about the dataset.

Why it matters
    Articles belong to somebody. Who trains on a dataset, publishes or archives it must be able to say what allows it;
    years later nobody knows where it came from. Most news datasets that are passed on state nothing.

Bad
    file: articles.jsonl

    {"id": "1", "text": "The council met on 3 May 2024."}

Good
    file: articles.jsonl

    {"id": "1", "text": "The council met on 3 May 2024.", "license": "CC BY 4.0"}

Options
    None.

Limits
    Whether the terms are right, or allow what is meant, is not looked at; a word such as "licence" in a README counts.
    Files are looked for in the folder of each source, and in the one above where that is called data, train, articles
    or the like; beside archives, too, but not in them. Where sources are databases, streams or addresses of the web,
    only fields tell, and nothing is found. Fields are seen two objects deep (`"meta": {"license": ...}`), but not
    within lists. Of 14 datasets at hand, each by itself in a folder, 11 state none; the three that do have it in
    fields of an agency.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables


def find(tables: Tables) -> Iterator[Fault]:
    for row in tables.rows("terms"):
        if row["field"] is not None or row["file"] is not None:
            continue
        silent = f" ({row['silent']} says nothing of it)" if row["silent"] else ""
        yield Fault(
            row=row["row"],
            field=None,
            start=None,
            end=None,
            message=f"no licence or terms of use are stated, in no field and in no file beside the articles{silent}",
            help="put a LICENSE or a README that names the terms beside the data, or a field into the records",
            identity="terms",
        )


RULE = Rule("NQ841", "terms-not-stated", "info", reads="terms", find=find)
