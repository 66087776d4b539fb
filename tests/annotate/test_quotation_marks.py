import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsqa.annotate.quotation_marks import _MOST_MARKS, find_quotations


def quotations(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('She said "it is late" and left.', ['"it is late"']),
        ("She said “it is late” and left.", ["“it is late”"]),
        ("She said ‘it is late’ and left.", ["‘it is late’"]),
        ("She said 'it is late' and left.", ["'it is late'"]),
        ("Sie sagte „es ist spät“ und ging.", ["„es ist spät“"]),
        ("Elle a dit «il est tard» et partit.", ["«il est tard»"]),
        ("Sie sagte »es ist spät« und ging.", ["»es ist spät«"]),
        ("She said ''it is late'' and left.", ["''it is late''"]),
        ("She said ``it is late'' and left.", ["``it is late''"]),
    ],
)
def test_reads_every_kind_of_mark(text: str, expected: list[str]) -> None:
    assert quotations(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Iran’s ferry doesn't run in the ’90s or the '80s.",
        "The officials’ plan and the workers' plan differ.",
        "He is 6'2\" tall.",
        "Rock ’n’ roll, get ’em.",
    ],
)
def test_apostrophes_and_inches_are_no_quotations(text: str) -> None:
    assert quotations(text) == []


def test_a_quotation_in_a_quotation_belongs_to_the_outer_one() -> None:
    assert quotations("“He said ‘never’ to me,” she said. ‘They said “no” twice.’") == [
        "“He said ‘never’ to me,”",
        "‘They said “no” twice.’",
    ]


def test_single_marks_reach_over_an_apostrophe() -> None:
    assert quotations("‘The officials’ plan isn’t good,’ she said.") == ["‘The officials’ plan isn’t good,’"]


def test_several_paragraphs_open_each_and_close_once() -> None:
    found = find_quotations("“We came.\n\n“We saw.\n\n“We left.”\n\nIt rained.")
    assert [q.closed for q in found] == [False, False, True]
    assert [q.inner_end - q.inner_start for q in found] == [8, 7, 8]


def test_a_mark_that_never_closes_is_no_quotation() -> None:
    assert quotations("It was a “strange day. It rained.\n\nNobody came.") == []


def test_the_inner_span_is_without_marks() -> None:
    text = "She said “yes” twice."
    (quotation,) = find_quotations(text)
    assert text[quotation.inner_start : quotation.inner_end] == "yes"


PIECES = (
    '"', "“", "”", "„", "‟", "«", "»", "‹", "›", "‘", "’", "‚", "`", "'", "''", "’’", "``", "said", "Eva", "’s", "6'2",
    "’90s", "don’t", " ", ". ", ", ", "\n", "\n\n", "(", ")", "—", "\x00", "😀", "\ud800", "\u2028",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join) | st.text(max_size=80))
def test_quotations_are_ordered_and_never_overlap(text: str) -> None:
    at = 0
    for quotation in find_quotations(text):
        assert at <= quotation.start < quotation.inner_start <= quotation.inner_end <= quotation.end <= len(text)
        at = quotation.end


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the feet and inches of people and boards close nothing
        ("“He is 6'2” and strong,” she said.", ["“He is 6'2” and strong,”"]),
        ('"It was 6\'2" tall," he said.', ['"It was 6\'2" tall,"']),
        ("He is 5’11” and 180 pounds. “I am fine,” he said.", ["“I am fine,”"]),
        ("He is 5’ 9” tall. “I am fine,” he said.", ["“I am fine,”"]),
        ('The 10" screen and the 12" screen were shown. "Both are good," he said.', ['"Both are good,"']),
        # cut-off words and possessives
        ("rock 'n' roll isn't 'dead at all,' she said.", ["'dead at all,'"]),
        ("The ’90s and the ’80s were ‘great days,’ he said.", ["‘great days,’"]),
        ("‘Tis the season, he said, ‘to be merry.’", ["‘to be merry.’"]),
        ("It's the boys' and girls' day, 'and it is fine,' she said.", ["'and it is fine,'"]),
        ("‘The teachers’ strike is over,’ he said. ‘It isn’t.’", ["‘The teachers’ strike is over,’", "‘It isn’t.’"]),
        ("She said: 'It isn't over 'til it's over.' He left.", ["'It isn't over 'til it's over.'"]),
    ],
)
def test_feet_inches_and_apostrophes_beside_quotations(text: str, expected: list[str]) -> None:
    assert quotations(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“He told me, ‘Go,’ and I went,” she said.", ["“He told me, ‘Go,’ and I went,”"]),
        ("\"He told me, 'Go,' and I went,\" she said.", ["\"He told me, 'Go,' and I went,\""]),
        ("‘He told me, “Go,” and I went,’ she said.", ["‘He told me, “Go,” and I went,’"]),
        ("“He told me, “Go,” and I went,” she said.", ["“He told me, “Go,” and I went,”"]),
        ("“‘No,’ he told me,” she said.", ["“‘No,’ he told me,”"]),
        ("‘“No,” he told me,’ she said.", ["‘“No,” he told me,’"]),
        ("“He told me, ‘Go.’ ” Then she left.", ["“He told me, ‘Go.’ ”"]),
        ("He said, \"I said, 'no.'\"", ["\"I said, 'no.'\""]),
        ("„Er sagte ‚Geh weg‘ und ging“, sagte sie.", ["„Er sagte ‚Geh weg‘ und ging“"]),
        ("«Il m’a dit “va-t’en” hier», dit-elle.", ["«Il m’a dit “va-t’en” hier»"]),
    ],
)
def test_quotations_in_quotations(text: str, expected: list[str]) -> None:
    assert quotations(text) == expected


@pytest.mark.parametrize("opens", ['"', "“", "'", "‘", "«"])
def test_every_kind_of_mark_opens_each_paragraph_and_closes_once(opens: str) -> None:
    closes = {"“": "”", "‘": "’", "«": "»"}.get(opens, opens)
    text = f"{opens}We came late.\n\n{opens}It wasn’t our fault.\n\n{opens}We left,{closes} she said.\n\nIt rained."
    assert [(text[q.inner_start : q.inner_end], q.closed) for q in find_quotations(text)] == [
        ("We came late.", False),
        ("It wasn’t our fault.", False),
        ("We left,", True),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said “this is fine" and “that too".', ['“this is fine"', '“that too"']),
        ("”Wrong way round,” he said. ”Again,” he said.", ["”Wrong way round,”", "”Again,”"]),
        ("“It is a strange art,“ Lund said. It rained.", ["“It is a strange art,“"]),
        ('"It is a strange art,\'\' Lund said. "It is late," he said.', ["\"It is a strange art,''", '"It is late,"']),
        ("“It is a strange art,’’ Lund said. “It is late,” he said.", ["“It is a strange art,’’", "“It is late,”"]),
        ('He said "yes,"and left. She said "no."Then he left.', ['"yes,"', '"no."']),
        ('Eva "Bo" Lund said so. "Go," she said.', ['"Bo"', '"Go,"']),
        ("(“Yes,” he said.) [“No.”] —“Maybe.”", ["“Yes,”", "“No.”", "“Maybe.”"]),
        ("— Why were you late? asked Lund.\n— The engine stopped, said Berg.", []),
    ],
)
def test_slips_and_marks_beside_other_marks(text: str, expected: list[str]) -> None:
    assert quotations(text) == expected


@pytest.mark.parametrize("empty", ['""', "“”", "«»", '"”', "''''"])
def test_an_empty_quotation_is_none(empty: str) -> None:
    assert quotations(f"She wrote {empty} and left. “It rained,” he said.") == ["“It rained,”"]


def test_a_paragraph_of_many_marks_is_read_in_parts() -> None:
    text = "She said “yes” and “no” again. " * _MOST_MARKS
    assert quotations(text) == ["“yes”", "“no”"] * _MOST_MARKS


def test_what_opens_a_long_paragraph_and_never_closes_holds_all_later_marks() -> None:
    text = '"We left' + ' and "so' * (2 * _MOST_MARKS)
    found = find_quotations(f'{text}\n\n"It rained," he said.')
    assert [(q.start, q.end, q.closed) for q in found][:1] == [(0, len(text), False)]
    assert [q.closed for q in found] == [False, True]
