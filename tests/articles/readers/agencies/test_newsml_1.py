import pytest

from newsqa.articles.readers.agencies.newsml_1 import read_newsml_1
from newsqa.articles.readers.record import Record, Reject

XHTML = (
    '<html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body><p>The port is shut.</p><p>Ferries wait.</p>'
    "</body></html>"
)
NITF = "<nitf><body><body.content><p>The port is shut.</p><p>Ferries wait.</p></body.content></body></nitf>"
PIECES = "<p>The port is shut.</p><p>Ferries wait.</p>"


def document(content: str) -> bytes:
    return f"""<NewsML Version="1.2"><NewsEnvelope><SentFrom><Party FormalName="The Herald"/></SentFrom></NewsEnvelope>
<NewsItem><Identification><NewsIdentifier><ProviderId>herald.example</ProviderId><RevisionId>2</RevisionId>
<PublicIdentifier>urn:newsml:herald.example:1</PublicIdentifier></NewsIdentifier></Identification>
<NewsManagement><FirstCreated>20240301T093000+0000</FirstCreated>
<ThisRevisionCreated>20240302T120000+0000</ThisRevisionCreated><Status FormalName="Usable"/></NewsManagement>
<NewsComponent><DescriptiveMetadata><Language FormalName="en"/>
<SubjectCode><Subject FormalName="economy"/></SubjectCode></DescriptiveMetadata>
<NewsComponent><NewsLines><HeadLine>Port workers walk out</HeadLine><ByLine>By Ada Hill</ByLine></NewsLines>
<NewsComponent><Role FormalName="HeadLine"/><ContentItem><DataContent><p>Port workers</p></DataContent></ContentItem>
</NewsComponent>
<NewsComponent><ContentItem><MimeType>text/css</MimeType><DataContent>p {{}}</DataContent></ContentItem></NewsComponent>
<NewsComponent><Role FormalName="Sidebar"/><ContentItem><DataContent>Beside it</DataContent></ContentItem>
</NewsComponent>
<NewsComponent><Role FormalName="Body"/><ContentItem><MimeType FormalName="text/xhtml"/>
<DataContent>{content}</DataContent></ContentItem></NewsComponent></NewsComponent></NewsComponent></NewsItem>
</NewsML>""".encode()


@pytest.mark.parametrize("content", [XHTML, NITF, PIECES])
def test_an_article(content: str) -> None:
    [record] = read_newsml_1(document(content))
    assert isinstance(record, Record)
    assert record.fields == {
        "id": "urn:newsml:herald.example:1",
        "version": "2",
        "title": "Port workers walk out",
        "body": "The port is shut.\n\nFerries wait.",
        "authors": ["Ada Hill"],
        "language": "en",
        "section": "economy",
        "outlet": "The Herald",
        "published": "20240301T093000+0000",
        "modified": "20240302T120000+0000",
        "publication_status": "Usable",
    }


def test_without_a_body_the_first_other_text_is_it() -> None:
    [record] = read_newsml_1(document(""))
    assert record.fields["body"] == "Beside it"


def test_what_is_no_article_is_a_reject() -> None:
    [reject] = read_newsml_1(b"<NewsML><NewsItem><NewsComponent/></NewsItem></NewsML>")
    assert isinstance(reject, Reject)
    assert reject.reason == "not an article: a NewsItem without headline or text"
    [reject] = read_newsml_1(b"<NewsML/>")
    assert reject.reason == "expected a NewsML document with <NewsItem>, found <NewsML>"
