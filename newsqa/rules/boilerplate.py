"""The lines of articles that may be boilerplate of their outlet: what opens and ends a text, and what speaks to the
reader of the page. From a batch of articles come such lines with a number that is the same for the same words; which of
them an outlet repeats only shows over the run (`newsqa.corpus.boilerplate`).

A line is what stands between line breaks; a text without any is read sentence by sentence.
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from newsqa.rules.findings import FINDINGS, LONGEST_MARK
from newsqa.rules.words import bytes_of, hashed

# One line of an article that may be boilerplate. `row` is the article's; `line` is a number for the words, whatever
# their case and, where they speak to the reader (`has_phrase`), their figures; `where` is one of PLACES; `is_first`:
# the same line does not stand before it. Offsets are code points of the body; `text` is cut.
LINES = pa.schema(
    [
        pa.field("row", pa.int64(), nullable=False),
        pa.field("line", pa.int64(), nullable=False),
        pa.field("where", pa.int8(), nullable=False),
        pa.field("has_phrase", pa.bool_(), nullable=False),
        pa.field("is_first", pa.bool_(), nullable=False),
        pa.field("start", pa.int32(), nullable=False),
        pa.field("end", pa.int32(), nullable=False),
        pa.field("text", pa.string(), nullable=False),
    ]
)
PLACES = ("line", "opening", "ending")

# A line that an outlet repeats: what a run leaves. `articles` of the outlet's `outlet_articles` have it; `characters`
# are those of all its places.
BOILERPLATE = pa.schema(
    [
        pa.field("outlet", pa.string()),
        pa.field("text", pa.string(), nullable=False),
        pa.field("where", pa.string(), nullable=False),
        pa.field("articles", pa.int64(), nullable=False),
        pa.field("outlet_articles", pa.int64(), nullable=False),
        pa.field("characters", pa.int64(), nullable=False),
    ]
)

# An article with boilerplate: what a rule is given, in order of article. The excerpt is that of its longest such line,
# which stands in `articles` of `outlet_articles`; `lines` and `characters` are of all of them, `places` (start and end,
# in turn) of the first.
BOILERPLATE_ARTICLES = pa.schema(
    [
        pa.field("article_row", pa.int64(), nullable=False),
        pa.field("article_id", pa.string(), nullable=False),
        pa.field("identity", pa.string(), nullable=False),
        pa.field("outlet", pa.string()),
        pa.field("source_file", pa.string(), nullable=False),
        pa.field("source_row", pa.int64(), nullable=False),
        pa.field("body_chars", pa.int32(), nullable=False),
        pa.field("start", pa.int32(), nullable=False),
        pa.field("end", pa.int32(), nullable=False),
        *(FINDINGS.field(name) for name in ("excerpt", "mark_start", "mark_end")),
        pa.field("articles", pa.int64(), nullable=False),
        pa.field("outlet_articles", pa.int64(), nullable=False),
        pa.field("lines", pa.int64(), nullable=False),
        pa.field("characters", pa.int64(), nullable=False),
        pa.field("places", pa.list_(pa.int32()), nullable=False),
    ]
)

SHORTEST = 7  # bytes of a line that counts
LONG, LONGEST = 40, 400  # bytes of one that says nothing to the reader: shorter ones are headings, longer ones are news
OPENING, ENDING = 2, 3  # lines at the start and at the end of a text

# What pages say to their readers; RE2.
PHRASES = (
    r"(?i)"
    # offers of newsletters, subscriptions, programs
    r"\bsign(?:ing)? up\b|\bsubscribe\b|newsletter|\binbox\b|\bclick (?:here|to|for|on|the)\b|\breader[- ]supported\b"
    r"|\bdownload (?:the|our)\b|\b(?:get|on) (?:the|our) (?:\w+ ){1,2}app\b|\bdonate\b|\bsupport (?:our|us\b)"
    r"|\bpaywall\b|\bprivacy policy\b|\bterms of (?:use|service)\b|\breprint\b|\bcopyright\b|©|\ball rights reserved\b"
    # advertisements and other articles
    r"|^\W*advert|\bcontinue[ds]? (?:reading|below|after)\b|^\W*(?:also )?(?:read|see|watch|listen)(?: \w+){0,2}:"
    r"|^\W*(?:also read|don['’]t miss|you may also like)\b"
    r"|^\W*(?:read|learn|see) (?:more|also|next|the full|the latest)\b"
    r"|^\W*more (?:from|on|in|stories|coverage|news|at)\b"
    r"|^\W*(?:related|full coverage|complete coverage|special coverage|also see|see also)\b"
    # networks
    r"|\bshare this\b|^\W*(?:share|tweet|e-?mail|print|whatsapp|comments?|loading|link copied)\W*$"
    r"|^\W*(?:follow|join|like|find|visit|contact) (?:us|@|the|\w+ on|[\w.]+ [\w.]+ on)\b|^\W*follow @"
    r"|\bjoin the conversation\b|\bleave a comment\b|\blet us know\b|^\W*(?:send|got) (?:letters|us|an?y? tips?)\b"
    # pictures
    r"|^\W*(?:photos?|images?|video|slideshow|gallery|caption|prev image|next image|fotos?|bild) ?[:(]"
    r"|^\W*(?:image (?:copyright|caption|source)|enlarge this|media playback|(?:prev|next) image)|\btoggle caption\b"
    r"|^\W*featured image\b|\bgetty images\b|\bap photo\b"
    # makers
    r"|\bcontributed (?:reporting )?(?:to|for|from) this\b|\bcontributed(?: reporting)?\.?$|^\W*contribut(?:ing|ors?):"
    r"|^\W*(?:additional )?(?:report|writ|edit)ing by\b|\boriginally (?:appeared|published)\b|\brush transcript\b"
    r"|\bthis (?:article|story|post|column|report) (?:was|is|has been|first|originally|appeared|contains)\b"
    r"|\bopinions? expressed\b|\bviews expressed\b|^\W*editor['’]?s['’]? note\b"
    r"|^\W*(?:last )?updated:? (?:at |on )?\d"
    r"|^\W*\d+ (?:year|month|day|hour|min(?:ute)?)s? ago$|^\W*analysis/opinion\b|^\W*opinion contributor|^\[\w+\]$"
    r"|\bwww\.|https?://|[\w.]+@[\w-]+\.\w"
    # the same in German, French, Spanish, Portuguese and Italian
    r"|\babonn(?:ieren|ez|eren)\b|^\W*(?:lesen sie|mehr zum thema|anzeige$|werbung$|quelle:)"
    r"|\balle rechte vorbehalten\b"
    r"|^\W*(?:lire aussi|à lire|lisez aussi|suivez-nous|publicité$)|\btous droits\b|\bs['’]abonner\b"
    r"|^\W*(?:lea también|leer más|síguenos|publicidad$|fuente:)|\btodos los derechos\b|\bsuscríb"
    r"|^\W*(?:(?:leia|veja) (?:também|mais)|siga-nos|publicidade$|fonte:|com informações)|\btodos os direitos\b"
    r"|^\W*(?:leggi anche|pubblicità$)|\btutti i diritti\b|\bmit material von\b"
)

_Places: TypeAlias = "npt.NDArray[np.int64]"

_BLANK = 3  # bytes, of a line without words
_STOP = r"([.!?][\"”’)]?) "  # of a sentence; the space after it becomes a line break, so that offsets stay
_LOWER = np.array([ord(chr(b).lower()) if b < 128 else b for b in range(256)], np.uint8)


def boilerplate_lines(articles: pa.Table) -> pa.Table:
    """The lines of a batch that may be boilerplate (schema LINES); `row` is the row in the batch."""
    rows, starts, texts = _lines(articles["body"])
    where = _where(rows)
    has_phrase = pc.match_substring_regex(texts, PHRASES)
    is_short = pc.and_(pc.less_equal(pc.binary_length(texts), LONGEST), pc.greater_equal(pc.binary_length(texts), LONG))
    candidates = pc.indices_nonzero(pc.or_(has_phrase, pc.and_(is_short, pa.array(where > 0))))
    lines, starts = texts.take(candidates), starts[candidates.to_numpy()]
    starts = starts + pc.subtract(pc.utf8_length(lines), pc.utf8_length(pc.utf8_ltrim_whitespace(lines))).to_numpy()
    lines = pc.utf8_trim_whitespace(lines)
    columns = {
        "row": rows[candidates.to_numpy()],
        "line": _numbers(lines, has_phrase.take(candidates)),
        "where": where[candidates.to_numpy()],
        "has_phrase": has_phrase.take(candidates),
        "start": starts,
        "end": starts + pc.utf8_length(lines).to_numpy(),
        "text": pc.utf8_slice_codeunits(lines, 0, LONGEST_MARK),
    }
    columns["is_first"] = _is_first(columns["row"], columns["line"])
    table = pa.table({name: columns[name] for name in LINES.names}).cast(LINES)
    return table.filter(pc.greater_equal(pc.binary_length(lines), SHORTEST))


def _lines(bodies: pa.ChunkedArray) -> tuple[_Places, _Places, pa.Array]:
    """The lines of a column of texts that are not blank: the row of each, its first code point, and its text."""
    texts = pa.concat_arrays([pa.array([], pa.string()), *pc.fill_null(bodies, "").chunks])
    unbroken = pc.invert(pc.match_substring(texts, "\n"))
    sentences = pc.replace_substring_regex(texts.filter(unbroken), _STOP, "\\1\n")
    split = pc.split_pattern(pc.replace_with_mask(texts, unbroken, sentences), "\n")
    rows, lines = pc.list_parent_indices(split).to_numpy(), split.flatten()
    lengths = pc.utf8_length(lines).to_numpy().astype(np.int64) + 1
    ends = np.cumsum(lengths)
    begins = np.concatenate([[0], ends])[split.offsets.to_numpy()]
    starts = ends - lengths - begins[rows]
    kept = pc.indices_nonzero(pc.greater(pc.binary_length(lines), _BLANK))
    return rows[kept.to_numpy()], starts[kept.to_numpy()], lines.take(kept)


def _where(rows: _Places) -> npt.NDArray[np.int8]:
    """The place of each line in its text, as a number of PLACES; `rows` are the texts of the lines, ascending."""
    at = np.arange(len(rows))
    first = np.searchsorted(rows, rows, "left")
    last = np.searchsorted(rows, rows, "right") - 1
    is_ending, is_opening = last - at < ENDING, at - first < OPENING
    places: npt.NDArray[np.int8] = np.select([is_ending, is_opening], [2, 1], 0).astype(np.int8)
    return places


def _numbers(lines: pa.Array, has_phrase: pa.Array) -> _Places:
    """A number for each line. Figures are told apart in lines of the news: results and weather have one pattern."""
    # "Slideshow (12 Images)" is "Slideshow (0 Images)"
    without = pc.replace_substring_regex(lines.filter(has_phrase), "[0-9]+", "0")
    data, offsets = bytes_of(pa.chunked_array([pc.replace_with_mask(lines, has_phrase, without)]))
    data = _LOWER[data]
    found = np.zeros(len(lines), np.uint64)
    filled = np.flatnonzero(np.diff(offsets))
    found[filled] = hashed(data, offsets[filled], offsets[filled + 1])
    return found.view(np.int64)


def _is_first(rows: _Places, lines: _Places) -> npt.NDArray[np.bool_]:
    order = np.lexsort((lines, rows))  # stable: of two equal ones the first stays first
    is_first = np.ones(len(rows), bool)
    same = (rows[order][1:] == rows[order][:-1]) & (lines[order][1:] == lines[order][:-1])
    is_first[order[1:][same]] = False
    return is_first
