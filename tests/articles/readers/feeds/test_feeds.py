import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsqa.articles.errors import InputError
from newsqa.articles.readers.feeds.bounds import make_harmless
from newsqa.articles.readers.feeds.feed import read_feed
from newsqa.articles.readers.record import Item, Record, Reject, Remark

RSS = (
    '<?xml version="1.0"?>\n<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:content="http://purl.org/rss/1.0/modules/content/">\n<channel><title>The Herald</title>'
    "<language>en-gb</language>\n"
)
END = "</channel></rss>"
ITEM = (
    "<item><title>Fish &amp;amp; ships</title><link>https://herald.example/1</link><guid>g1</guid>"
    "<pubDate>Fri, 01 Mar 2024 09:30:00 GMT</pubDate><dc:creator>Ada Hill</dc:creator><category>World</category>"
    "<category>Sea</category><description>&lt;p&gt;Ships &lt;b&gt;wait&lt;/b&gt;.&lt;/p&gt;</description>"
    "<content:encoded><![CDATA[<p>The port is shut.</p><p>Ferries <item> wait.</p>]]></content:encoded>"
    '<comments>https://herald.example/1/c</comments><enclosure url="https://herald.example/1.mp3" type="audio/mpeg"'
    ' length="1"/></item>\n'
)


def read(document: str | bytes) -> list[Item]:
    return read_feed(document.encode() if isinstance(document, str) else document)


def test_an_rss_item() -> None:
    [record] = read(RSS + ITEM + END)
    assert isinstance(record, Record)
    assert record.row == 1
    assert record.fields == {
        "id": "g1",
        "title": "Fish & ships",
        "body": "The port is shut.\n\nFerries wait.",
        "summary": "Ships wait.",
        "section": "World",
        "language": "en-gb",
        "outlet": "The Herald",
        "url": "https://herald.example/1",
        "authors": ["Ada Hill"],
        "published": "Fri, 01 Mar 2024 09:30:00 GMT",
        "tags": ["World", "Sea"],
        "enclosures": ["https://herald.example/1.mp3"],
        "comments": "https://herald.example/1/c",
    }


def test_an_item_without_content_keeps_its_summary() -> None:
    [record] = read(RSS + "<item><description>Ships wait.</description></item>" + END)
    assert (record.fields["body"], record.fields["summary"]) == (None, "Ships wait.")


def test_an_atom_entry() -> None:
    [record, other] = read(
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Herald</title><entry><id>e1</id>'
        '<title type="html">Fish &amp;amp; ships</title><published>2024-03-01T09:30:00Z</published>'
        "<updated>2024-03-02T09:30:00Z</updated><author><name>Ada Hill</name></author><author><name>Bo Lind</name>"
        '</author><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The port is shut.</p>'
        '<p>Ferries wait.</p></div></content><link href="https://herald.example/1"/></entry>'
        "<entry><id>e2</id><title>Only updated</title><updated>2024-03-03T09:30:00Z</updated>"
        '<source><title>The Post</title></source><content type="text">Less &lt; more</content></entry></feed>'
    )
    assert record.fields["title"] == "Fish & ships"
    assert record.fields["body"] == "The port is shut.\n\nFerries wait."
    assert record.fields["authors"] == ["Ada Hill", "Bo Lind"]
    assert (record.fields["published"], record.fields["modified"]) == ("2024-03-01T09:30:00Z", "2024-03-02T09:30:00Z")
    assert record.fields["url"] == "https://herald.example/1"
    assert record.fields["language"] == "en"
    assert other.fields["published"] == "2024-03-03T09:30:00Z"
    assert (other.fields["outlet"], other.fields["feed"]) == ("The Post", "The Herald")
    assert other.fields["body"] == "Less < more"


def test_rss_1() -> None:
    [record] = read(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="c"><title>The Herald</title></channel>'
        '<item rdf:about="https://herald.example/1"><title>Port</title><link>https://herald.example/1</link>'
        "<dc:date>2024-03-01</dc:date><description>Ships wait.</description></item></rdf:RDF>"
    )
    assert record.fields["published"] == "2024-03-01"
    assert record.fields["outlet"] == "The Herald"


def test_rss_0_9x_without_a_declaration() -> None:
    [record] = read('<rss version="0.91"><channel><title>H</title><item><title>Port</title></item></channel></rss>')
    assert record.fields == {"title": "Port", "body": None, "outlet": "H"}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be"])
def test_marks_of_the_encoding(encoding: str) -> None:
    document = (RSS.replace('"1.0"?', '"1.0" encoding="utf-16"?') if "16" in encoding else RSS) + ITEM + END
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    [record] = read((mark + document.replace("Ada", "Adé")).encode(encoding))
    assert record.fields["authors"] == ["Adé Hill"]


def test_another_encoding_than_declared_is_a_remark() -> None:
    remark, record = read((RSS + ITEM + END).replace("Ada", "Adé").encode("cp1252"))
    assert isinstance(remark, Remark)
    assert (remark.row, remark.fault) == (None, "undecodable-bytes")
    assert record.fields["authors"] == ["Adé Hill"]


def test_a_broken_feed_gives_its_entries_and_says_what_is_broken() -> None:
    remark, *records = read("\n\n" + RSS + ITEM + ITEM.replace("&amp;amp;", "& <b>") + END)
    assert isinstance(remark, Remark)
    assert remark.reason.startswith("broken XML at line 7: ")
    assert [type(record) for record in records] == [Record, Record]
    assert [record.row for record in records] == [1, 2]


@pytest.mark.parametrize("length", [5, 6, 30, 200, 500, len(ITEM) - 2])
def test_an_entry_that_is_cut_off_is_a_reject(length: int) -> None:
    first, second = read(RSS + ITEM + ITEM[:length])
    assert isinstance(first, Record)
    assert isinstance(second, Reject)
    assert (second.row, second.fault) == (2, "truncated-stream")
    assert second.raw is not None
    assert second.raw.startswith("<item")


@given(st.integers(0, 3 * len(ITEM) + len(RSS)))
def test_wherever_a_feed_breaks_off_no_entry_is_lost(end: int) -> None:
    document = (RSS + 3 * ITEM + END)[:end]
    begun = document.replace("Ferries <item>", "Ferries").count("<item>")
    found = [item for item in read(document) if isinstance(item, Record) or item.row is not None]
    assert [item.row for item in found] == list(range(1, len(found) + 1))
    # in a CDATA section that is not closed, what looks like an item may be one
    assert begun <= len(found) <= begun + 1
    assert sum(isinstance(item, Record) for item in found) == document.count("</item>")


@pytest.mark.parametrize(
    ("document", "reason", "fault"),
    [
        ("", "the file is empty", "unreadable-record"),
        (RSS + END, "the feed holds no entries", "empty-source"),
        ('{"title": "no feed"}', "no feed: broken XML at line 1", "unreadable-record"),
        ("/etc/hostname", "no feed: ", "unreadable-record"),
        ("http://127.0.0.1:9/feed", "no feed: ", "unreadable-record"),
    ],
)
def test_what_holds_no_entries_is_one_reject(document: str, reason: str, fault: str) -> None:
    [reject] = read(document)
    assert isinstance(reject, Reject)
    assert reject.row is None
    assert reject.reason.startswith(reason)
    assert reject.fault == fault


@pytest.mark.parametrize("declared", ['<!ENTITY a "aaaa">', '<!ENTITY a SYSTEM "file:///etc/hostname">'])
def test_entities_are_not_read(declared: str) -> None:
    document = (RSS + ITEM + END).replace("<rss", f"<!DOCTYPE rss [{declared}]><rss").replace("Fish", "&a;")
    *_, record = read(document)
    assert isinstance(record, Record)
    assert record.fields["title"].startswith("&a; ")


def test_half_a_character_costs_no_entry() -> None:
    remark, record = read(RSS + ITEM.replace("Fish", "&#xD83D;&#55357;&#8217;") + END)
    assert isinstance(remark, Remark)
    assert "2 references to half a character" in remark.reason
    assert record.fields["title"] == "\ufffd\ufffd’ & ships"


@pytest.mark.parametrize(
    "inside",
    [
        "<author>" + "a" * 200_000 + "</author>",
        "<author>" + "a" * 200_000,
        "<dc:creator>" + "&#97;" * 50_000 + "</dc:creator>",
        "".join(f"<category>c{number}</category>" for number in range(5_000)),
        "<category term='x'/>" * 5_000,
        "<dc:creator>" * 5_000,
    ],
)
def test_elements_that_take_too_long_are_passed_over_and_said(inside: str) -> None:
    remark, *_, last = read(RSS + f"<item>{inside}<title>Port</title></item>" + END)
    assert isinstance(remark, Remark)
    assert remark.reason.endswith("elements with names or keywords are too long or too many to be read")
    assert isinstance(last, Record)
    assert last.row == 1


def test_a_blank_start_takes_no_time() -> None:
    harmless = make_harmless(b"\n" * 500_000 + b'<?xml version="1.0"?><rss><channel/></rss>')
    assert harmless == (b'<?xml version="1.0"?><rss><channel/></rss>', 500_000, [])


@pytest.mark.parametrize(
    "piece", ["<", "<a ", "&", "<b>", "<![CDATA[", "<!--", "<!ENTITY ", "<?", "&#", "<item>", "\n"]
)
def test_hostile_feeds_end_soon_and_lose_nothing(piece: str) -> None:
    first = next(item for item in read(RSS + ITEM + piece * 5_000) if isinstance(item, Record))
    assert first.fields["id"] == "g1"


@given(st.text(st.characters() | st.sampled_from("<>&;/!-\"'[] pb?"), max_size=200))
def test_anything_is_read_without_an_error(text: str) -> None:
    items = read((RSS + "<item><title>" + text).encode("utf-8", "surrogatepass"))
    assert any(isinstance(item, Reject) for item in items)


def test_a_missing_feedparser_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "feedparser", None)
    with pytest.raises(InputError, match='needs the library feedparser; install it with: pip install "newsqa\\[feeds'):
        read(RSS + ITEM + END)
