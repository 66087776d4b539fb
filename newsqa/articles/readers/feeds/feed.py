"""News feeds, RSS 0.9 to 2.0 and Atom: from the bytes of a feed to a record an entry."""

from __future__ import annotations

import io
import re
from bisect import bisect_right
from typing import Any

from newsqa.articles.errors import InputError
from newsqa.articles.readers.agencies.publication import publication_dates
from newsqa.articles.readers.agencies.xml_safely import RAW, in_utf8, lost, start_tags, unfit
from newsqa.articles.readers.feeds.bounds import make_harmless
from newsqa.articles.readers.markup import text_of_markup
from newsqa.articles.readers.record import Item, Record, Reject, Remark, raw_text

# How feedparser fails on hostile feeds, by what was met: half characters, numbers without end, deep nests.
_FAILURES = (ValueError, ArithmeticError, AssertionError, RecursionError)
_DECLARATION = re.compile(rb"^(?:\xef\xbb\xbf)?\s*+<\?xml[^>]*+>")  # <?xml version="1.0" encoding="UTF-16"?>
_END = re.compile(rb"</(?:[\w.-]{1,60}+:)?(?:item|entry)\s{0,20}+>")  # </item>
_ENTRIES = frozenset({"item", "entry"})
# What feedparser derives from other fields, or what columns are made of.
_USED = frozenset(
    "id guidislink title link links summary content author authors author_detail published updated tags source language"
    " title_detail summary_detail".split()
)


def read_feed(data: bytes) -> list[Item]:
    """A record for each entry that can be read, a reject for each that is cut off or missing, and a remark first where
    the feed is no whole XML document. Nothing is fetched."""
    if reason := unfit(data):
        return [Reject(None, reason, raw_text(data))]
    source = in_utf8(data)
    if source is not data:  # what it is encoded in now is not what it says
        source = _DECLARATION.sub(b"", source, count=1)
    starts = _entry_starts(source)
    harmless = make_harmless(source)
    feed = _parse(harmless.data)
    if isinstance(feed, str):
        return lost([source[start : start + RAW] for start in starts], 0, Reject(None, feed, raw_text(data)))
    entries = feed.entries
    if not entries and not starts:
        if not feed.get("version") and feed.bozo:
            return [Reject(None, f"no feed: {_why(feed, harmless.lines)[0]}", raw_text(data))]
        return [Reject(None, "the feed holds no entries", raw_text(data), "empty-source")]
    reason, fault = _why(feed, harmless.lines) if feed.bozo else ("", "")
    # what an entry that nothing closes holds is not whole, though feedparser gives it
    whole = _closed(source, starts)
    is_cut = whole < len(starts)
    items: list[Item] = [Remark(None, change, None, "unreadable-record") for change in harmless.changes]
    if reason and not is_cut:
        items.append(Remark(None, reason, raw_text(data), fault))
    read = entries[:whole] if is_cut else entries
    items += [_record(row, entry, feed) for row, entry in enumerate(read, 1)]
    for row, start in enumerate(starts[len(read) :], len(read) + 1):
        raw = raw_text(source[start : start + RAW])
        if row > whole:
            items.append(Reject(row, f"the feed breaks off within this entry{_after(reason)}", raw, "truncated-stream"))
        else:
            items.append(Reject(row, f"the entry could not be read{_after(reason)}", raw))
    return items


def _after(reason: str) -> str:
    return f": {reason}" if reason else ""


def _parse(data: bytes) -> Any:
    """What feedparser makes of a feed, or in words why it makes nothing of it."""
    try:
        import feedparser
    except ImportError as error:
        raise InputError(
            'reading feeds needs the library feedparser; install it with: pip install "newsqa[feeds]"'
        ) from error
    # A stream, since feedparser would take bytes for the name of a file or an address to be opened. The markup is
    # turned to text below, so it need not be cleaned of scripts nor its links be resolved.
    stream = io.BytesIO(data)
    try:
        return feedparser.parse(stream, sanitize_html=False, resolve_relative_uris=False)
    except _FAILURES as error:
        return f"the feed is so broken that its parser fails: {type(error).__name__}: {str(error)[:300]}"


def _why(feed: Any, lines: int) -> tuple[str, str]:
    """What is broken in the feed, at which line (`lines` were cut from its start), and the rule that it is against."""
    error = feed.get("bozo_exception")
    message = str(getattr(error, "getMessage", lambda: error)())[:300]
    if type(error).__name__.startswith("CharacterEncoding"):
        return f"the encoding is not the one that the feed declares: {message}", "undecodable-bytes"
    line = getattr(error, "getLineNumber", lambda: None)()
    place = f" at line {line + lines:,}" if line is not None else ""
    is_cut = message.startswith(("no element found", "unclosed"))
    return f"broken XML{place}: {message}", "truncated-stream" if is_cut else "unreadable-record"


def _entry_starts(source: bytes) -> list[int]:
    """Where the entries begin: as many as there are `<item>` or `<entry>`, whichever comes first."""
    first = start_tags(source, _ENTRIES)
    if not first:
        return []
    is_item = b"item" in source[first[0] : first[0] + 66].partition(b">")[0].split()[0].rpartition(b":")[2]
    return start_tags(source, frozenset({"item" if is_item else "entry"}))


def _closed(source: bytes, starts: list[int]) -> int:
    """How many of the entries that begin at these offsets stand before the last end tag of one, or are empty."""
    ends = [match.start() for match in _END.finditer(source)]
    count = bisect_right(starts, ends[-1]) if ends else 0
    while count < len(starts) and _is_empty(source, starts[count]):
        count += 1
    return count


def _is_empty(source: bytes, start: int) -> bool:
    end = source.find(b">", start, start + RAW)
    return end > 0 and source[end - 1 : end] == b"/"


def _record(row: int, entry: Any, feed: Any) -> Record:
    get = dict(entry).get  # feedparser's own `get` stands one field in for another
    about = dict(feed.feed).get
    body, body_language = _content(get("content"))
    tags = [tag.get("term") or tag.get("label") for tag in get("tags") or []]
    tags = [text for tag in tags if tag and (text := _clean(tag))]
    source = get("source") or {}
    fields = {
        "id": _clean(get("id")),
        "title": _line(get("title"), get("title_detail")),
        "body": body,
        # feedparser copies the content into a missing summary, and does so without a detail
        "summary": _text(get("summary"), get("summary_detail")) if get("summary_detail") else None,
        "section": tags[0] if tags else None,
        "language": _clean(get("language")) or body_language or _clean(about("language")),
        "outlet": _line(source.get("title"), source.get("title_detail"))
        or _line(about("title"), about("title_detail")),
        "url": _clean(get("link")),
        "authors": _authors(entry),
        # an entry that tells only when it was updated was published then, as far as anybody can tell
        **publication_dates(_clean(get("published")), _clean(get("updated"))),
        "tags": tags,
        "feed": _line(about("title"), about("title_detail")) if source else None,
        "enclosures": [
            link["href"] for link in get("links") or [] if link.get("rel") == "enclosure" and "href" in link
        ],
    }
    kept = {name: value for name, value in fields.items() if value or name == "body"}
    for name, value in dict(entry).items():
        if isinstance(value, str) and value and name not in _USED and not name.endswith(("_parsed", "_detail")):
            kept.setdefault(name, _clean(value))
    size = sum(len(value) for value in kept.values() if isinstance(value, str))
    return Record(row, kept, size)


def _clean(text: Any) -> str | None:
    """A text that can be stored: half a character, which a numeric entity may name, is replaced."""
    return text.encode("utf-8", "replace").decode("utf-8").strip() or None if isinstance(text, str) else None


def _text(value: Any, detail: Any) -> str | None:
    """The text of a field that may be markup; `detail` says what it is."""
    if not isinstance(value, str):
        return None
    is_markup = "html" in ((detail or {}).get("type") or "html")
    return _clean(text_of_markup(value) if is_markup else value)


def _line(value: Any, detail: Any) -> str | None:
    text = _text(value, detail)
    return " ".join(text.split()) if text else None


def _content(contents: Any) -> tuple[str | None, str | None]:
    """The text of the first content that has any, and its language."""
    for content in contents or []:
        if text := _text(content.get("value"), content):
            return text, content.get("language")
    return None, None


def _authors(entry: Any) -> list[str] | None:
    people = [person.get("name") or person.get("email") for person in dict(entry).get("authors") or []]
    names = [name for person in people if person and (name := _clean(person))]
    return list(dict.fromkeys(names)) or None
