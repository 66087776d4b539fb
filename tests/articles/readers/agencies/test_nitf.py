import pytest

from newsqa.articles.readers.agencies.nitf import read_nitf
from newsqa.articles.readers.record import Record, Reject

DOCUMENT = """<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">
<nitf xml:lang="en"><head><title>A file name</title>
<tobject><tobject.subject tobject.subject.type="Economy" tobject.subject.refnum="04000000"/></tobject>
<docdata><doc-id id-string="herald-1"/><date.issue norm="20240301T093000Z"/><urgency ed-urg="4"/>
<doc.copyright holder="The Herald Ltd"/><key-list><keyword key="port"/><keyword key="strike"/></key-list></docdata>
<pubdata name="The Herald"/></head>
<body><body.head><hedline><hl1>Port workers <em>walk</em> out</hl1><hl2>Ferries wait</hl2></hedline>
<byline>By <person>Ada Hill</person> and <person>Bo Lind</person><byttl>Staff</byttl></byline>
<dateline><location>LEITH</location> <story.date norm="20240229">Feb 29</story.date></dateline>
<abstract><p>Ships wait.</p></abstract></body.head>
<body.content><block><p>The port&nbsp;is shut.</p><media><media-caption>A crane</media-caption></media></block>
<hl2>At sea</hl2><p>Ferries wait.</p></body.content>
<body.end><tagline>Edited by C.</tagline></body.end></body></nitf>"""


def test_an_article() -> None:
    [record] = read_nitf(DOCUMENT.encode())
    assert isinstance(record, Record)
    assert record.fields == {
        "id": "herald-1",
        "title": "Port workers walk out",
        "subhead": "Ferries wait",
        "body": "The port is shut.\n\nAt sea\n\nFerries wait.",
        "summary": "Ships wait.",
        "authors": ["Ada Hill", "Bo Lind"],
        "section": "Economy",
        "language": "en",
        "outlet": "The Herald",
        "published": "20240301T093000Z",
        "dateline": "LEITH Feb 29",
        "tagline": "Edited by C.",
        "urgency": "4",
        "copyright": "The Herald Ltd",
        "keywords": ["port", "strike"],
    }


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("By Ada Hill, <byttl>Staff Reporter</byttl>", ["Ada Hill"]),
        ("<byttl>Wire Service</byttl>", ["Wire Service"]),
        ("Ada Hill and Bo Lind", ["Ada Hill and Bo Lind"]),
        ("", None),
    ],
)
def test_bylines(byline: str, authors: list[str] | None) -> None:
    document = f"<nitf><body><body.head><byline>{byline}</byline></body.head><p>Text.</p></body></nitf>"
    [record] = read_nitf(document.encode())
    assert record.fields.get("authors") == authors
    assert record.fields["body"] == "Text."


def test_dates_from_most_to_least_sure() -> None:
    for cut, published in [
        ("", "20240301T093000Z"),
        ('<date.issue norm="20240301T093000Z"/>', "20240229"),
        ('<story.date norm="20240229">Feb 29</story.date>', "20240301T093000Z"),
    ]:
        [record] = read_nitf(DOCUMENT.replace(cut, "").encode() if cut else DOCUMENT.encode())
        assert record.fields["published"] == published
    released = DOCUMENT.replace("<date.issue", '<date.release norm="20240301T180000Z"/><date.issue')
    assert read_nitf(released.encode())[0].fields["published"] == "20240301T180000Z"
    printed = DOCUMENT.replace("<pubdata", '<pubdata date.publication="20240302T000000Z"')
    assert read_nitf(printed.encode())[0].fields["published"] == "20240302T000000Z"


def test_what_is_no_article_is_a_reject() -> None:
    [reject] = read_nitf(b"<nitf><head/></nitf>")
    assert isinstance(reject, Reject)
    assert reject.reason == "not an article: an NITF document without headline, abstract or text"
    [reject] = read_nitf(DOCUMENT[:-40].encode())
    assert (reject.row, reject.fault) == (1, "truncated-stream")
