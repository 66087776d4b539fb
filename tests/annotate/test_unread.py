import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsqa.annotate.attributions.table import annotate_attributions
from newsqa.annotate.tables import NAMES
from newsqa.annotate.unread import KINDS, is_unread, unread_parts

PROSE = (
    "The ferry was late again on Monday, and Eva Lund, who runs it, said that nobody had told the passengers. The "
    "council will meet in the old town hall on Friday to decide what is to be done with the company and its boats. "
    "“We have never seen anything like this in our town,” said Ruth Abara, who has taken the boat for forty years.\n\n"
)
CAPITALS = (
    "EVA LUND, HARBOUR MASTER: We were late.\n\nHOST: Why were you late?\n\nLUND: The engine stopped. The mayor said "
    "it was fine.\n\nIt was not.\n\nHOST: And then?\n\nLUND: Then we rowed."
)
NAMES_IN_TURNS = (
    "Ruth Abara: Why was the boat late?\n\nEva Lund: The engine stopped.\n\nRuth Abara: Did anybody tell you?\n\n"
    "Eva Lund: No. Somebody said so."
)
LETTERS = "Q. Why was it late?\n\nA. The engine stopped.\n\nQ. Who knew?\n\nA. Officials said they did."
QUESTIONS = (
    "Q: Why was it late?\n\nThe engine stopped.\n\nQ: Who knew?\n\nEverybody did, I think.\n\nQ: And now?\n\nWe wait."
)
ALONE = (
    "ruth abara\n\nWhy was the boat late?\n\neva lund\n\nThe engine stopped.\n\nruth abara\n\nDid anybody tell you?\n\n"
    "eva lund\n\nSome say so."
)
LIST = "\n\n".join(f"Harbour {number}: {number * 7} boats" for number in range(1, 12))
TABLE = "\n".join(f"Harbour {number}\t{number * 7}\tofficials said" for number in range(1, 6))
BARS = "\n".join(f"| Harbour {number} | {number * 7} | late |" for number in range(1, 6))


def parts(text: str) -> list[tuple[str, str]]:
    return [(text[part.start : part.end], part.kind) for part in unread_parts(text)]


@pytest.mark.parametrize("turns", [CAPITALS, NAMES_IN_TURNS, LETTERS, ALONE])
def test_an_interview_in_an_article(turns: str) -> None:
    assert parts(PROSE + turns + "\n\n" + PROSE) == [(turns, "transcript")]


def test_questions_without_labels_on_the_answers() -> None:
    assert parts(PROSE + QUESTIONS) == [(QUESTIONS.removesuffix("\n\nWe wait."), "transcript")]


@pytest.mark.parametrize(("rows", "kind"), [(LIST, "list"), (TABLE, "table"), (BARS, "table")])
def test_lists_and_tables_in_an_article(rows: str, kind: str) -> None:
    assert parts(PROSE + rows + "\n\n" + PROSE) == [(rows, kind)]


def test_a_transcript_with_a_line_of_introduction_is_not_read_at_all() -> None:
    text = "This is a rush transcript.\n\n" + CAPITALS
    assert unread_parts(text) == [(0, len(text), "transcript")]
    assert is_unread(text, unread_parts(text))


def test_another_language_is_not_read_at_all() -> None:
    text = "Die Fähre war am Montag wieder zu spät, und die Leiterin des Hafens sagte, dass sie davon nichts wusste."
    assert unread_parts(text) == ((0, len(text), "other-language"),)
    assert is_unread(text, unread_parts(text))


@pytest.mark.parametrize(
    "text",
    [
        PROSE * 3,
        # a speaker without another, and labels that nobody bears
        'LUND: "The ferry is safe."\n\nTHE FACTS: It is not. Why?\n\nLUND: "It is new."\n\nTHE FACTS: It is old.\n\n'
        * 3,
        "Winner: Eva Lund had a good night.\n\nLoser: Who else but Berg?\n\nWinner: The ferry.\n\nLoser: The bus.",
        "Verdict: Is the ferry late?\n\nFact: Is it old?\n\nVerdict: Who knew?\n\nFact: The ferry sinks.",
        # nobody asks
        "Eva Lund: She wants new boats.\n\nKari Berg: She wants none.\n\nEva Lund: She likes taxes.\n\nKari Berg: No.",
        # a reporter answers: what others said is attributed as in any article
        "Q: Why was it late?\n\nA: “It stopped,” said Eva Lund. “It was old,” Kari Berg said.\n\nQ: Who knew?\n\n"
        "A: “We did,” said Ruth Abara.\n\nQ: What now?\n\nA: “Nothing,” she said.",
        # headlines between bars inside a paragraph
        "The Senate voted on Monday | House votes on the ferry bill today | Lund says the council was told "
        "in May | Berg wants the boats back in town by the end of June | The mayor said on Tuesday that he would go.",
        # dialogue in short lines
        "\n\n".join(("“Yes,” he said.", "“No,” she said.") * 8),
    ],
)
def test_prose_is_read(text: str) -> None:
    assert parts(text) == []


def test_only_what_stands_outside_gives_attributions() -> None:
    bodies = [
        PROSE + CAPITALS + "\n\nKari Berg said the boats were new.",
        LETTERS,
        "Officials sagten der die das nicht.",
    ]
    articles = pa.table({"body": bodies, "language": ["en", None, "de"]})
    rows = annotate_attributions(articles, NAMES.empty_table()).to_pylist()
    assert [(row["row"], row["source_text"]) for row in rows] == [
        (0, "Eva Lund, who runs it"),
        (0, "Ruth Abara, who has taken the boat for forty years"),
        (0, "Kari Berg"),
    ]


PIECES = (
    CAPITALS,
    LETTERS,
    QUESTIONS,
    ALONE,
    LIST,
    TABLE,
    BARS,
    PROSE,
    "\n",
    "\r\n\r\n",
    "\t|\t",
    "Q. ",
    "A: ",
    ":",
    "?",
    "\ud800",
    "é",
)


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join) | st.text(max_size=200))
def test_parts_are_ordered_and_lie_in_any_text(text: str) -> None:
    at = 0
    for part in unread_parts(text):
        assert at <= part.start < part.end <= len(text) or (not text and part == (0, 0, part.kind))
        assert part.kind in KINDS
        at = part.end
