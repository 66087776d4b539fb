from hypothesis import given
from hypothesis import strategies as st

from newsqa.annotate.sentences import LONGEST_SENTENCE, split_paragraphs, split_sentences


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


def paragraphs(text: str) -> list[str]:
    return [text[start:end] for start, end in split_paragraphs(text)]


def test_sentences_end_at_terminal_marks() -> None:
    assert sentences("It rained. Nobody came! Why? “Ask them.” They left.") == [
        "It rained.",
        "Nobody came!",
        "Why?",
        "“Ask them.”",
        "They left.",
    ]


def test_abbreviations_and_initials_end_no_sentence() -> None:
    text = "Mr. Lund met Sen. J. R. Abara in the U.S. Senate on Jan. 5. He left."
    assert sentences(text) == ["Mr. Lund met Sen. J. R. Abara in the U.S. Senate on Jan. 5.", "He left."]


def test_an_abbreviation_before_an_opening_word_ends_a_sentence() -> None:
    assert sentences("She moved to the U.S. The ferry was late.") == ["She moved to the U.S.", "The ferry was late."]


def test_a_wrapped_line_is_no_paragraph() -> None:
    text = (
        "The harbour will close for three weeks in the autumn and\nMarch will see it open again.\nIt is old.\n\nThe end"
    )
    assert paragraphs(text) == [
        "The harbour will close for three weeks in the autumn and\nMarch will see it open again.",
        "It is old.",
        "The end",
    ]


def test_carriage_returns_part_paragraphs() -> None:
    assert paragraphs("One.\r\n\r\nTwo.\r\nThree.") == ["One.", "Two.", "Three."]


def test_a_sentence_without_an_end_is_cut() -> None:
    spans = split_sentences("word " * 5_000)
    assert len(spans) > 4
    assert max(end - start for start, end in spans) <= LONGEST_SENTENCE + 200


@given(st.text(alphabet=st.sampled_from("aA .!?\n\r\"”“' \x00é😀U."), max_size=200))
def test_spans_are_ordered_and_leave_only_white_space_between(text: str) -> None:
    for spans in (split_sentences(text), split_paragraphs(text)):
        at = 0
        for start, end in spans:
            assert at <= start < end <= len(text)
            assert not text[at:start].strip()
            assert text[start:end] == text[start:end].strip()
            at = end
        assert not text[at:].strip()
