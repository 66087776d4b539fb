import pytest

from newsqa.articles.readers.agencies.newsml_g2 import read_newsml_g2
from newsqa.articles.readers.record import Record, Reject

OPENING = 'xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:example:1" version="3" xml:lang="en-GB"'
ITEM = """
<itemMeta>
  <itemClass qcode="ninat:text"/><provider qcode="nprov:HERALD"><name xml:lang="de">Der Herold</name>
  <name xml:lang="en">The Herald</name></provider>
  <versionCreated>2024-03-02T12:00:00Z</versionCreated><firstCreated>2024-03-01T09:30:00Z</firstCreated>
  <pubStatus qcode="stat:usable"/>
</itemMeta>
<contentMeta>
  <contentCreated>2024-02-28T08:00:00Z</contentCreated>
  <by>By Ada Hill</by><creator qcode="staff:1"><name>ahill</name></creator>
  <subject type="cpnat:person" qcode="p:1"><name>Tom Reed</name></subject>
  <subject qcode="desk:eco"><name>eco</name></subject>
  <subject type="cpnat:abstract" qcode="medtop:04000000"><name>economy</name></subject>
  <slugline>PORT-STRIKE</slugline>
  <headline> Port workers
     walk out </headline>
  <description role="drol:caption">Cranes.</description><description role="drol:summary">Ships wait.</description>
</contentMeta>
"""
NITF = (
    '<inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body>'
    "<body.head><hedline><hl1>Other title</hl1></hedline></body.head><body.content><p>The port is shut.</p>"
    "<media><media-caption>A crane</media-caption></media><p>Ferries wait.</p></body.content></body></nitf></inlineXML>"
)
XHTML = (
    '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title>'
    "</head><body><header><h1>Port</h1></header><p>The port is shut.</p><p>Ferries wait.</p><footer>ab</footer></body>"
    "</html></inlineXML>"
)
HNEWS = (
    '<inlineXML><div xmlns="http://www.w3.org/1999/xhtml" class="hentry"><h1>Port</h1><div class="x entry-content">'
    "<p>The port is shut.</p><p>Ferries wait.</p></div></div></inlineXML>"
)
PLAIN = '<inlineData contenttype="text/plain">The port is shut.\n\nFerries wait.\n</inlineData>'
MARKED = (
    '<inlineData contenttype="text/html">&lt;p>The port is shut.&lt;/p>&lt;p>Ferries&#xA0;wait.&lt;/p></inlineData>'
)


def news_item(content: str = NITF, inside: str = ITEM) -> str:
    return f"<newsItem {OPENING}>{inside}<contentSet>{content}</contentSet></newsItem>"


def read(document: str) -> list[Record | Reject]:
    return [item for item in read_newsml_g2(document.encode()) if isinstance(item, Record | Reject)]


@pytest.mark.parametrize("content", [NITF, XHTML, HNEWS, PLAIN, MARKED, '<remoteContent href="a.jpg"/>' + NITF])
def test_an_article(content: str) -> None:
    [record] = read(news_item(content))
    assert isinstance(record, Record)
    assert record.row == 1
    assert {
        "id": "urn:example:1",
        "version": "3",
        "title": "Port workers walk out",
        "body": "The port is shut.\n\nFerries wait.",
        "summary": "Ships wait.",
        "authors": ["Ada Hill"],
        "section": "economy",
        "language": "en-GB",
        "outlet": "The Herald",
        "published": "2024-03-01T09:30:00Z",
        "modified": "2024-03-02T12:00:00Z",
        "content_created": "2024-02-28T08:00:00Z",
        "slugline": "PORT-STRIKE",
        "subjects": ["Tom Reed", "eco", "economy"],
    }.items() <= record.fields.items()


def test_an_embargo_is_the_publication() -> None:
    meta = ITEM.replace("</itemMeta>", "<embargoed>2024-03-02T18:00:00Z</embargoed></itemMeta>")
    [record] = read(news_item(inside=meta))
    assert record.fields["published"] == record.fields["embargoed"] == "2024-03-02T18:00:00Z"
    assert "modified" not in record.fields


def test_what_nitf_says_serves_where_the_item_says_nothing() -> None:
    [record] = read(news_item(inside=""))
    assert record.fields["title"] == "Other title"
    assert record.fields["language"] == "en-GB"


def test_authors_are_people_before_organisations() -> None:
    creators = (
        '<creator type="cpnat:organisation"><name>The Herald</name></creator><creator><name>Bo Lind</name></creator>'
    )
    assert read(news_item(inside=f"<contentMeta>{creators}</contentMeta>"))[0].fields["authors"] == ["Bo Lind"]
    organisation = creators.partition("</creator>")[0] + "</creator>"
    assert read(news_item(inside=f"<contentMeta>{organisation}</contentMeta>"))[0].fields["authors"] == ["The Herald"]


def test_a_code_stands_in_for_a_name() -> None:
    [record] = read(news_item(inside='<itemMeta><provider qcode="nprov:HERALD"/></itemMeta>'))
    assert record.fields["outlet"] == "HERALD"


@pytest.mark.parametrize("kind", ["newsItem", "packageItem", "planningItem", "conceptItem", "knowledgeItem"])
def test_an_item_without_text(kind: str) -> None:
    [record] = read(f"<{kind} {OPENING}><contentMeta><headline>Port</headline></contentMeta></{kind}>")
    assert (record.fields["title"], record.fields["body"]) == ("Port", None)
    [reject] = read(f"<{kind} {OPENING}><itemMeta/></{kind}>")
    assert isinstance(reject, Reject)
    assert reject.reason == f"not an article: a {kind} without headline, description or text"


def test_data_in_a_content_is_no_text() -> None:
    [record] = read(news_item("<inlineXML><sports-content><team>Reds</team></sports-content></inlineXML>"))
    assert record.fields["body"] is None
    [record] = read(news_item('<inlineData encoding="base64" contenttype="image/jpeg">aGVsbG8=</inlineData>'))
    assert record.fields["body"] is None


def test_a_message_gives_each_of_its_items() -> None:
    package = "<packageItem><itemRef residref='urn:example:1'/></packageItem>"
    message = (
        '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/><itemSet>'
        f"{package}{news_item()}{news_item(PLAIN)}</itemSet></newsMessage>"
    )
    items = read(message)
    assert [type(item) for item in items] == [Reject, Record, Record]
    assert [item.row for item in items] == [1, 2, 3]
    cut = read(message[:-200])
    assert [type(item) for item in cut] == [Reject, Record, Reject]
    assert cut[2].fault == "truncated-stream"


@pytest.mark.parametrize("fragment", ["contentSet", "contentMeta", "groupSet"])
def test_a_fragment_is_a_reject(fragment: str) -> None:
    [reject] = read(f"<{fragment}><headline>Port</headline></{fragment}>")
    assert isinstance(reject, Reject)
    assert reject.reason == f"expected a NewsML-G2 document with items, such as <newsItem>, found <{fragment}>"
