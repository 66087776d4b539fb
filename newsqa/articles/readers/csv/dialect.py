"""What a delimited file looks like, told from its first bytes: encoding, delimiter, quotation marks, line breaks."""

from __future__ import annotations

import codecs
import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from newsqa.articles.errors import InputError

DELIMITERS = (",", ";", "\t", "|")
SAMPLE_BYTES = 128 * 1024
# Faults after which a way of reading the sample is given up.
_MAX_FAULTS = 10
# Signs that a quotation mark is a character like any other, from which on it is taken for one.
_BARE_MARKS = 3
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


@dataclass(frozen=True)
class CsvOptions:
    """What a user says about a file; None is found out from its start. `quote` "" is a file that does not quote."""

    delimiter: str | None = None
    quote: str | None = None
    header: bool | None = None
    names: tuple[str, ...] | None = None
    encoding: str | None = None


FOUND_OUT = CsvOptions()


@dataclass(frozen=True)
class Dialect:
    """How records are written. `quote` and `escape` are None where there is none; a quotation mark inside a quoted
    field is doubled, or `escape` stands before it. `line_break` is that between records ("\\n" also stands for
    "\\r\\n"). `is_marked`: a byte-order mark comes first. `declares`: the line `sep=;` does."""

    delimiter: str = ","
    quote: str | None = '"'
    escape: str | None = None
    line_break: str = "\n"
    encoding: str = "utf-8"
    is_marked: bool = False
    declares: bool = False


@dataclass(frozen=True)
class Sample:
    """The start of a file as read in one dialect. `needed`: quoted fields that hold a delimiter or a line break;
    `doubled`: fields with quotation marks as they should be written; `bare`: fields with quotation marks that are not;
    `faults`: records that cannot be read."""

    records: Sequence[list[str]]
    needed: int = 0
    doubled: int = 0
    bare: int = 0
    faults: int = 0

    @property
    def width(self) -> int:
        """The commonest number of fields."""
        return Counter(map(len, self.records)).most_common(1)[0][0] if self.records else 0

    @property
    def share(self) -> float:
        """The share of records that have the commonest number of fields, if that is more than one."""
        width = self.width
        if width < 2:
            return 0.0
        return sum(len(record) == width for record in self.records) / (len(self.records) + self.faults)

    @property
    def misfit(self) -> float:
        """The share of records with quotation marks where none should be, at most 1."""
        return (
            min(1.0, (self.bare + self.faults) / (len(self.records) + self.faults)) if self.bare + self.faults else 0.0
        )


def detect_dialect(start: bytes, name: str, options: CsvOptions = FOUND_OUT) -> Dialect:
    """The dialect of a file that begins so. What is not settled by evidence is as the name and RFC 4180 have it."""
    encoding, is_marked = _encoding(start, options)
    dialect = Dialect(usual_delimiter(name), encoding=encoding, is_marked=is_marked)
    text = decoded(start, dialect)
    dialect = replace(dialect, line_break=_line_break(text))
    first, line_break, _ = text.partition(dialect.line_break)
    if first.lower().startswith("sep=") and len(first.rstrip("\r")) == 5 and line_break:
        dialect = replace(dialect, declares=True, delimiter=first[4])
        text = decoded(start, dialect)
    if options.delimiter:
        _check_character("delimiter", options.delimiter)
        delimiters: tuple[str, ...] = (options.delimiter,)
    else:
        delimiters = (dialect.delimiter,) if dialect.declares else (dialect.delimiter, *DELIMITERS)
    if options.quote:
        _check_character("quote", options.quote)
    quotes = ('"', "'", None) if options.quote is None else (options.quote or None,)
    return _best(text, len(start) >= SAMPLE_BYTES, dialect, dict.fromkeys(delimiters), quotes)


def _check_character(option: str, value: str) -> None:
    if len(value) != 1 or not value.isascii() or value in "\r\n\0\\":
        raise InputError(f"csv.{option}: expected one character such as a comma or a tab, found {value!r}. Correct it.")


def usual_delimiter(name: str) -> str:
    """What a file of this name is expected to have between its fields."""
    return "\t" if {".tsv", ".tab"} & {suffix.lower() for suffix in PurePath(name).suffixes} else ","


def _encoding(start: bytes, options: CsvOptions) -> tuple[str, bool]:
    """The encoding, and whether a byte-order mark says so."""
    marked = next((encoding for mark, encoding in _BOMS if start.startswith(mark)), None)
    if options.encoding and not (marked and options.encoding.lower().replace("_", "-") in (marked, "utf-8", "utf-16")):
        try:
            info = codecs.lookup(options.encoding)
        except (LookupError, ValueError) as error:
            raise InputError(
                f'csv.encoding: there is no encoding "{options.encoding}". Write utf-8 or cp1252.'
            ) from error
        if not info._is_text_encoding or info.incrementaldecoder is None:
            raise InputError(f'csv.encoding: "{options.encoding}" is no encoding of text. Write utf-8 or cp1252.')
        return info.name, False
    if marked:
        return marked, True
    begin = start[:4096]
    if len(begin) >= 4 and begin.count(0) * 4 >= len(begin):
        # Latin letters, digits, delimiters and line breaks have an empty upper half
        even, odd = begin[0::2].count(0), begin[1::2].count(0)
        if odd > 4 * even:
            return "utf-16-le", False
        if even > 4 * odd:
            return "utf-16-be", False
    return "utf-8", False


def decoded(start: bytes, dialect: Dialect) -> str:
    """The start of a file as text, from its first record or header on. Its last character may be cut."""
    text = start.decode(dialect.encoding, "surrogateescape" if dialect.encoding == "utf-8" else "replace")
    text = text.removeprefix("\ufeff") if dialect.is_marked else text
    return text.partition(dialect.line_break)[2] if dialect.declares else text


def _line_break(text: str) -> str:
    """A carriage return ends the lines where no line feed does; one inside a quoted field is no end."""
    if "\r" not in text:
        return "\n"
    if "\n" not in text:
        return "\r"
    outside = "".join(text.split('"')[::2])
    return "\r" if "\r" in outside and "\n" not in outside else "\n"


def _best(
    text: str, is_cut: bool, dialect: Dialect, delimiters: Iterable[str], quotes: Sequence[str | None]
) -> Dialect:
    """The dialect in which most records have one number of fields. Of equals the first is taken."""
    best, score = dialect, -1.0
    for delimiter in delimiters:
        found, sample, misfit = _quoting(text, is_cut, replace(dialect, delimiter=delimiter), quotes)
        # a header that is cut in another way than the records below speaks against the delimiter
        share = sample.share * (1.0 if sample.records and len(sample.records[0]) == sample.width else 0.5)
        share -= 0.4 * misfit
        if share > score + 1e-9:
            best, score = found, share
        if share == 1.0 and len(sample.records) > 1:
            break
    return best if score >= 0.45 else _from_header(text, best, list(delimiters))


def _from_header(text: str, dialect: Dialect, delimiters: Sequence[str]) -> Dialect:
    """The dialect of records that have no number of fields in common: the delimiter is what the first line holds."""
    first = _outside(text.lstrip("\r\n").partition(dialect.line_break)[0], '"')
    usual = max(delimiters, key=first.count)
    is_single = usual not in first and len(delimiters) > 1
    if is_single and any(len(record) > 1 for record in read_sample(text, replace(dialect, delimiter=usual)).records):
        # below a single name, the commas of prose separate nothing
        usual = next((delimiter for delimiter in ("\t", "|", ";") if delimiter not in text), usual)
    return replace(dialect, delimiter=usual)


def _outside(line: str, mark: str) -> str:
    """What stands outside of quotation marks: `"title, long"|body` -> `|body`."""
    return "".join(line.split(mark)[::2])


def _quoting(text: str, is_cut: bool, dialect: Dialect, quotes: Sequence[str | None]) -> tuple[Dialect, Sample, float]:
    """The quotation mark and the escape that fit best with this delimiter, and the share of records where quotation
    marks stand as they should not: between a delimiter that is none and the next they do."""
    if len(quotes) == 1:
        found, sample = _escaping(text, is_cut, replace(dialect, quote=quotes[0]))
        return found, sample, sample.misfit
    double, as_double = _escaping(text, is_cut, replace(dialect, quote='"'))
    may_be_single = text.startswith("'") or dialect.delimiter + "'" in text
    if as_double.share == 1.0 and not as_double.bare and not may_be_single:
        return double, as_double, 0.0
    single, as_single = _escaping(text, is_cut, replace(dialect, quote="'"))
    if as_double.share == 1.0 and not as_double.bare:
        return (single, as_single, 0.0) if _is_mended(as_double, as_single) else (double, as_double, 0.0)
    if as_single.needed and as_single.share > as_double.share and not as_single.faults:
        return single, as_single, as_single.misfit
    none = replace(dialect, quote=None)
    as_none = read_sample(text, none, is_cut)
    are_characters = as_double.bare + as_double.faults >= _BARE_MARKS and not as_double.doubled
    if are_characters and as_none.share >= max(0.995, as_double.share):
        return none, as_none, as_double.misfit
    return double, as_double, as_double.misfit


def _is_mended(torn: Sample, whole: Sample) -> bool:
    """Whether another quotation mark holds together what one that the sample never needs tears: each record has fewer
    fields, all the same number, and no line is swallowed."""
    has_use = bool(torn.needed or torn.doubled)
    is_whole = whole.share == 1.0 and whole.width < torn.width and len(whole.records) == len(torn.records)
    return is_whole and not whole.faults and not has_use


def _escaping(text: str, is_cut: bool, dialect: Dialect) -> tuple[Dialect, Sample]:
    """A backslash before quotation marks, where the sample reads better so."""
    doubled = read_sample(text, dialect, is_cut)
    if dialect.quote is None or "\\" + dialect.quote not in text or not doubled.faults:
        return dialect, doubled
    escaped = replace(dialect, escape="\\")
    backslash = read_sample(text, escaped, is_cut)
    better = backslash.faults < doubled.faults and backslash.share >= doubled.share
    return (escaped, backslash) if better else (dialect, doubled)


def parser_of(dialect: Dialect, lines: Iterator[str]) -> Iterator[list[str]]:
    """The `csv` module's parser. Raises csv.Error for a record that it cannot read, and can go on after that."""
    if dialect.quote is None:
        return csv.reader(lines, delimiter=dialect.delimiter, quoting=csv.QUOTE_NONE, quotechar=None, strict=True)
    return csv.reader(
        lines, delimiter=dialect.delimiter, quotechar=dialect.quote, escapechar=dialect.escape, strict=True
    )


class _Lines(Iterator[str]):
    """Lines that can be given again: after a fault reading goes on with the line after the record's first."""

    def __init__(self, lines: list[str]) -> None:
        self.lines, self.at = lines, 0

    def __next__(self) -> str:
        if self.at >= len(self.lines):
            raise StopIteration
        self.at += 1
        return self.lines[self.at - 1]


def read_sample(text: str, dialect: Dialect, is_cut: bool = False) -> Sample:
    """The whole records at the start of a text. `is_cut`: it may end anywhere."""
    lines = [line + dialect.line_break for line in text.split(dialect.line_break)]
    last = lines.pop()
    if not is_cut or not lines:
        lines.append(last.removesuffix(dialect.line_break))
    feed = _Lines(lines)
    parser = parser_of(dialect, feed)
    records: list[list[str]] = []
    needed = doubled = bare = faults = 0
    while faults < _MAX_FAULTS:
        begin = feed.at
        try:
            values = next(parser)
        except StopIteration:
            break
        except csv.Error:
            if is_cut and records and feed.at == len(lines) and begin > len(lines) // 2:
                break  # the last record is cut
            faults += 1
            feed.at = begin + 1
            continue
        if not values:
            continue
        records.append(values)
        if dialect.quote:
            line = lines[begin] if feed.at == begin + 1 else ""
            needed += 1 if not line else sum(dialect.delimiter in value for value in values)
            right, wrong = _marks(line, values, dialect.quote)
            doubled, bare = doubled + right, bare + wrong
    return Sample(records, needed, doubled, bare, faults)


def _marks(line: str, values: Sequence[str], mark: str) -> tuple[int, int]:
    """How many values of a record on one line hold quotation marks that are doubled, and that are not."""
    marked = [value for value in values if mark in value] if mark in line else []
    right = sum(mark + value.replace(mark, mark + mark) + mark in line for value in marked)
    return right, len(marked) - right
