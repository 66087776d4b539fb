import pytest

from newsqa.articles.readers.agencies.xml_news import XML_READERS, xml_kind
from newsqa.articles.readers.record import Record

NAR = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (f"<newsItem {NAR} guid='1'>", "newsml-g2"),
        (f"<newsMessage {NAR}>", "newsml-g2"),
        ('<nar:packageItem xmlns:nar="http://iptc.org/std/nar/2006-10-01/">', "newsml-g2"),
        ("<contentSet>", "newsml-g2"),
        ('<newsItem xmlns="urn:other">', None),
        ('<NewsML Version="1.2">', "newsml-1"),
        ("<nitf>", "nitf"),
        ('<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/">', "nitf"),
        ('<!DOCTYPE nitf SYSTEM "nitf.dtd"><nitf>', "nitf"),
        ('<!DOCTYPE nitf [<!ENTITY a "b">]><nitf>', "nitf"),
        ("<!DOCTYPE nitf [" + '<!ENTITY a "b">' * 10, "nitf"),
        ('<rss version="2.0">', "feed"),
        ('<?xml version="1.0"?>\n<!-- > --><?x y?>\n<rss>', "feed"),
        ('<feed xmlns="http://www.w3.org/2005/Atom">', "feed"),
        ('<a:feed xmlns:a="http://www.w3.org/2005/Atom">', "feed"),
        ('<feed xmlns="urn:other">', None),
        ('<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">', "feed"),
        ('<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">', None),
        ("<html><body>", None),
        ("  <rss", "feed"),
        ("<!-- never closed", None),
        ("<?xml", None),
        ("text", None),
        ("", None),
        ("<", None),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_kinds(start: str, kind: str | None, encoding: str) -> None:
    if encoding == "utf-16-le" and not start.startswith("<"):
        pytest.skip("without a mark, UTF-16 is known by its first tag")
    assert xml_kind(start.encode(encoding)) == kind


@pytest.mark.parametrize("piece", ["<!--", "<?a?>", "<!DOCTYPE a>", " ", "<", "<a ", " xmlns", "<!DOCTYPE a [", "]"])
def test_hostile_starts_end_soon(piece: str) -> None:
    assert xml_kind(("<a" + piece * 20_000).encode()) is None
    assert xml_kind((piece * 20_000).encode()) is None


def test_each_kind_has_its_reader() -> None:
    documents = {
        "newsml-g2": f"<newsItem {NAR}><contentMeta><headline>Port</headline></contentMeta></newsItem>",
        "newsml-1": "<NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>Port</HeadLine></NewsLines></NewsComponent>"
        "</NewsItem></NewsML>",
        "nitf": "<nitf><body><body.head><hedline><hl1>Port</hl1></hedline></body.head></body></nitf>",
        "feed": "<rss><channel><item><title>Port</title></item></channel></rss>",
    }
    for kind, document in documents.items():
        assert xml_kind(document.encode()) == kind
        [record] = XML_READERS[kind](document.encode())
        assert isinstance(record, Record)
        assert record.fields["title"] == "Port"
