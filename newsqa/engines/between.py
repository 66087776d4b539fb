"""What a pass has told of articles beside each other, and of the sources as a whole: the tables that rules read when
all batches are done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from newsqa.articles.kinds import fields_of_sources
from newsqa.corpus.boilerplate import find_boilerplate
from newsqa.corpus.composition import composition, split_days
from newsqa.corpus.conflicting_quotations import find_conflicts
from newsqa.corpus.date_columns import add_up_forms, add_up_times
from newsqa.corpus.duplicates import compare_texts, find_copies
from newsqa.corpus.label_probes import probe_labels
from newsqa.corpus.leaks import find_leaks
from newsqa.corpus.name_variants import find_name_variants
from newsqa.corpus.outlet_columns import add_up_authors, add_up_fields, add_up_hosts
from newsqa.corpus.outlet_days import add_up_days
from newsqa.corpus.outlet_lengths import find_odd_lengths
from newsqa.corpus.repeats import OfRows, find_repeats
from newsqa.corpus.row_groups import pieces, row_groups
from newsqa.corpus.terms import terms_of
from newsqa.rules.boilerplate import BOILERPLATE
from newsqa.rules.copies import DUPLICATES
from newsqa.rules.label_probes import LABEL_PROBES
from newsqa.rules.languages import LANGUAGES, add_up_languages
from newsqa.rules.leaks import LEAKAGE

# what a run leaves where a rule was selected that reads a table: a file with these columns of that table, or of the
# one that is named `left_` and its name
BETWEEN_LEFT: Mapping[str, tuple[str, pa.Schema]] = {
    "copies": ("duplicates.parquet", DUPLICATES),
    "leaks": ("leakage.parquet", LEAKAGE),
    "label_probes": ("label_probes.parquet", LABEL_PROBES),
    "boilerplate": ("boilerplate.parquet", BOILERPLATE),
}


LANGUAGES_FILE = "languages.parquet"


def known_between_articles(folder: Path) -> Mapping[str, pa.Table | Path]:
    """What a pass has told of articles beside each other, by the table that rules read: tables, or Parquet files of
    those that nearly all articles may be in."""
    measures, sketches = folder / "measures.parquet", folder / "sketches.parquet"
    texts = compare_texts(sketches)
    of_articles, copies = folder / "boilerplate_articles.parquet", folder / "copies.parquet"
    boilerplate = find_boilerplate(folder / "lines.parquet", sketches, measures, texts, of_articles)
    find_copies(sketches, measures, texts, copies)
    return {
        "repeats": find_repeats(folder / "keys.parquet", measures),
        "name_variants": find_name_variants(folder / "name_forms.parquet", measures),
        "quotation_conflicts": find_conflicts(folder / "quotations.parquet", measures),
        "copies": copies,
        "leaks": find_leaks(sketches, measures, texts),
        "boilerplate": of_articles,
        "outlet_lengths": find_odd_lengths(measures, sketches),
        "left_boilerplate": boilerplate,
    }


def measured_between(known: Mapping[str, pa.Table | Path]) -> Mapping[str, OfRows]:
    """Measures of articles that are only known when all batches are done, by their column."""
    found = pq.read_table(known["boilerplate"], columns=["article_row", "characters"])
    return {"boilerplate_chars": OfRows(*(found[name].to_numpy() for name in found.column_names))}


def known_of_sources(folder: Path, kinds: pa.Table, paths: Sequence[str]) -> Mapping[str, pa.Table]:
    """What a pass has told of the sources and outlets as a whole, by the table that rules read; `kinds` are those of
    the whole run (schema KINDS), and `paths` what was given."""
    fields = fields_of_sources(kinds)
    return {
        "fields": fields,
        "terms": terms_of(paths, kinds),
        "date_forms": add_up_forms(row_groups(folder / "date_forms.parquet"), set(fields["source"].to_pylist())),
        "outlet_times": add_up_times(folder / "publication_times.parquet", folder / "measures.parquet"),
        "outlet_days": add_up_days(folder / "measures.parquet"),
        "outlet_hosts": add_up_hosts(row_groups(folder / "outlet_hosts.parquet")),
        "outlet_fields": add_up_fields(row_groups(folder / "outlet_fields.parquet")),
        "outlet_authors": add_up_authors(folder / "author_counts.parquet", folder / "measures.parquet"),
        "composition": composition(folder / "measures.parquet"),
        "split_days": split_days(folder / "measures.parquet"),
        "label_probes": probe_labels(folder / "label_properties.parquet"),
    }


def write_left(known: Mapping[str, pa.Table | Path], folder: Path) -> None:
    """Write the tables of what is known that a run leaves, and that of the languages."""
    for table, (file, schema) in BETWEEN_LEFT.items():
        left = known[f"left_{table}"] if f"left_{table}" in known else known[table]
        with pq.ParquetWriter(folder / file, schema, compression="zstd") as writer:
            for piece in pieces(left):
                writer.write_table(piece.select(schema.names).cast(schema))
    counted = pa.concat_tables([LANGUAGES.empty_table(), *row_groups(folder / "language_counts.parquet")])
    pq.write_table(add_up_languages(counted), folder / LANGUAGES_FILE, compression="zstd")
