from typing import Any

import pytest

from newsqa.articles.readers.agencies import xml_safely
from newsqa.articles.readers.agencies.xml_safely import parse_xml, read_documents, start_tags
from newsqa.articles.readers.record import Item, Record, Reject, Remark

ITEMS = frozenset({"item"})
TWO = "<all><item>one</item><item>two</item>"


def texts(element: Any, row: int, raw: bytes) -> Item:
    return Record(row, {"body": element.text}, len(raw))


def read(document: str | bytes) -> list[Item]:
    data = document.encode() if isinstance(document, str) else document
    return read_documents(data, ITEMS, "an <item>", texts)


def test_items_of_a_whole_document() -> None:
    assert [item.fields for item in read(TWO + "</all>")] == [{"body": "one"}, {"body": "two"}]
    assert [item.fields for item in read('<n:item xmlns:n="urn:n">one</n:item>')] == [{"body": "one"}]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_marks_of_the_encoding(encoding: str) -> None:
    assert [item.fields["body"] for item in read((TWO + "</all>").encode(encoding))] == ["one", "two"]


@pytest.mark.parametrize(
    ("damage", "reason", "fault"),
    [
        ("<item>thr", "Premature end of data", "truncated-stream"),
        ("<item", "broken XML at line 1", "truncated-stream"),
        ("<item>&unknown;</item></all>", "Entity 'unknown' not defined", "unreadable-record"),
        ("<item><b></item></all>", "Opening and ending tag mismatch", "unreadable-record"),
        ("<item>\0</item></all>", "Invalid character", "unreadable-record"),
        ("<item>" + "<b>" * 300 + "</item></all>", "Excessive depth", "unreadable-record"),
        ("<item>" + "x" * 10_100_000 + "</item></all>", "Text node too long", "unreadable-record"),
    ],
)
def test_what_stands_before_damage_is_read_and_the_rest_is_reported(damage: str, reason: str, fault: str) -> None:
    items = read(f"{TWO}{damage}<item>four</item><!-- <item> --><item/>" if "</all>" in damage else TWO + damage)
    assert [item.fields["body"] for item in items[:2]] == ["one", "two"]
    rejects = items[2:]
    assert [type(item) for item in rejects] == [Reject] * (3 if "</all>" in damage else 1)
    assert [item.row for item in rejects] == list(range(3, 3 + len(rejects)))
    assert rejects[0].reason.startswith("broken XML at line 1, column ")
    assert reason in rejects[0].reason
    assert rejects[0].fault == fault
    assert all("stands after the place" in item.reason for item in rejects[1:])


def test_undecodable_bytes_have_their_own_fault() -> None:
    *_, last = read(b"<all><item>one</item><item>caf\xe9</item></all>")
    assert isinstance(last, Reject)
    assert (last.row, last.fault) == (2, "undecodable-bytes")


def test_damage_behind_the_last_item_costs_none() -> None:
    remark, *items = read(TWO)
    assert isinstance(remark, Remark)
    assert (remark.row, remark.fault) == (None, "truncated-stream")
    assert [type(item) for item in items] == [Record, Record]


@pytest.mark.parametrize(
    "declared",
    [
        '<!ENTITY a "aaa">',
        '<!ENTITY a SYSTEM "file:///etc/hostname">',
        '<!ENTITY % a SYSTEM "http://127.0.0.1:9/a.dtd"> %a;',
        '<!ENTITY a "aaaaaaaaaa">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1 or str()};" * 10}">' for n in range(1, 12)),
    ],
)
@pytest.mark.parametrize("used", ["&a;", ""])
def test_entities_are_refused(declared: str, used: str) -> None:
    [item] = read(f"<!DOCTYPE all [{declared}]><all><item>{used}</item></all>")
    assert isinstance(item, Reject)
    assert item.row == 1
    assert 'declares the entity "a' in item.reason


def test_an_entity_bomb_in_an_attribute_is_not_blown_up() -> None:
    bomb = '<!ENTITY a "aaaaaaaaaa">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1 or str()};" * 10}">' for n in range(1, 12))
    [item] = read(f'<!DOCTYPE all [{bomb}]><all><item a="&a11;"/></all>')
    assert isinstance(item, Reject)


def test_a_document_type_without_entities_is_fine() -> None:
    assert len(read('<!DOCTYPE all SYSTEM "all.dtd">' + TWO + "</all>")) == 2


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        ("", "the file is empty"),
        (" \n", "the file is blank"),
        ("plain <text>", "broken XML at line 1, column 1: Start tag expected"),
        ("<html/>", "expected an <item>, found <html>"),
    ],
)
def test_what_is_no_such_document_is_one_reject(document: str, reason: str) -> None:
    [item] = read(document)
    assert isinstance(item, Reject)
    assert item.row is None
    assert reason in item.reason


def test_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    document = "<all>" + "<item/>" * 100 + "</all>"
    monkeypatch.setattr(xml_safely, "MAX_MARKS", 101)
    reject, *others = read(document)
    assert {other.reason for other in others} == {reject.reason}
    assert len(others) == 99
    assert reject.reason == "the document has about 102 tags and attributes, more than the limit of 101"
    monkeypatch.setattr(xml_safely, "MAX_RECORD_BYTES", 700)
    reject, *_ = read(document)
    assert reject.reason == "the document has 711 bytes, more than the limit of 700"


def test_items_inside_items_are_part_of_them() -> None:
    assert len(parse_xml(b"<all><item><item/></item></all>", ITEMS).elements) == 1


def test_start_tags_in_comments_and_cdata_are_none() -> None:
    data = b"<all><!-- <item> --><item/><![CDATA[<item>]]><n:item a='1'/><items/></all><!-- <item>"
    assert [data[start:][:6] for start in start_tags(data, ITEMS)] == [b"<item/", b"<n:ite", b"<item>"]
