from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsqa.annotate.attributions.reading import Attribution, read_attributions
from newsqa.annotate.attributions.table import annotate_attributions
from newsqa.annotate.names import annotate_names
from newsqa.annotate.tables import ATTRIBUTIONS, NAMES, QUOTE_KINDS, SOURCE_KINDS
from newsqa.annotate.unread import unread_parts

SEED = Path(__file__).parents[3] / "seeds" / "000_344178f6ece94553.txt"


def table(*bodies: str | None) -> pa.Table:
    columns = {"title": pa.nulls(len(bodies), pa.string()), "body": pa.array(bodies, pa.string())}
    return pa.table(columns)


def read(text: str) -> list[Attribution]:
    return read_attributions(text, [])


def only(text: str) -> Attribution:
    found = read(text)
    assert len(found) == 1, found
    return found[0]


def words(text: str, span: tuple[int, int] | None) -> str | None:
    return None if span is None else text[span[0] : span[1]]


@pytest.mark.parametrize("with_names", [True, False])
def test_the_sample_article(with_names: bool) -> None:
    _, body = SEED.read_text(encoding="utf-8").split("\n", 1)
    articles = table(body)
    names = annotate_names(articles) if with_names else NAMES.empty_table()
    rows = annotate_attributions(articles, names).to_pylist()
    columns = ("source_text", "source_kind", "is_unsourced", "relayed_via")
    found = [tuple(row[column] for column in columns) for row in rows]
    assert found[0] == ("Reuters", "named-organisation", False, "Reuters")
    assert found[1] == ("Iranian and Hamas officials", "vague-plural", True, "Reuters")
    assert found[2] == (None, "hearsay", True, None)
    assert found[3] == ("the terror group", "institution", False, None)
    assert found[4][0] == "both Iran and Hamas"
    assert found[5][0] == "several Iranian officials, including Foreign Minister Hossein Amirabdollahian"
    assert found[6] == ("Sources close to Hezbollah", "anonymous", True, "Reuters")
    assert str(found[7][0]).startswith("the Carnegie Middle East Center’s Mohanad Hage Ali")
    assert found[8] == ("He", "pronoun", False, None)
    assert len(found) == 9
    assert [row["is_unsourced"] for row in rows] == [False, True, True, False, False, False, True, False, False]
    assert [row["speaker"] for row in rows[7:]] == ["Mohanad Hage Ali", "Mohanad Hage Ali"]
    assert [row["relayed_via"] for row in rows].count(None) == 6
    assert words(body, (rows[2]["cue_start"], rows[2]["cue_end"])) == "reportedly"
    assert rows[3]["content_end"] >= body.index("“baseless")


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Eva Lund said the ferry was late.", "Eva Lund", "said", "the ferry was late"),
        ("Eva Lund has said that the ferry was late.", "Eva Lund", "has said", "that the ferry was late"),
        ("The ferry was late, Eva Lund said.", "Eva Lund", "said", "The ferry was late"),
        ("“We were late,” said Eva Lund.", "Eva Lund", "said", "“We were late,”"),
        ("“We were late,” Eva Lund, who runs the ferry, said.", "Eva Lund, who runs the ferry", "said", None),
        ("“Yes,” she said.", "she", "said", "“Yes,”"),
        ("According to Eva Lund, the ferry was late.", "Eva Lund", "According to", "the ferry was late"),
        ("The ferry was late, according to Eva Lund.", "Eva Lund", "according to", "The ferry was late"),
        ("In May, Eva Lund criticized the ferry.", "Eva Lund", "criticized", "the ferry"),
        ("“Why?” Lund asked the council.", "Lund", "asked", "“Why?”"),
        ("Lund dismissed his claim that the ferry was late.", "Lund", "dismissed", None),
        ("Eva Lund on Tuesday said the ferry was late.", "Eva Lund", "said", "the ferry was late"),
        ("‘We were late,’ Eva Lund told the council.", "Eva Lund", "told", "‘We were late,’"),
        # shares, and nouns with what hangs on them
        ("Two in three said the ferry was late.", "Two in three", "said", "the ferry was late"),
        ("About half of passengers say it is late.", "About half of passengers", "say", "it is late"),
        ("Aides to Lund say she’s late.", "Aides to Lund", "say", "she’s late"),
        ("Groups that have backed him say he is late.", "Groups that have backed him", "say", "he is late"),
        ("Analysts polled by Lund said it would sink.", "Analysts polled by Lund", "said", "it would sink"),
        ("That person said the ferry was late.", "That person", "said", "the ferry was late"),
        ("It is late, said a man who was not on board.", "a man who was not on board", "said", "It is late"),
        ("“It is late,” say residents.", "residents", "say", "“It is late,”"),
        ("Those who favor tolls say he is late.", "Those who favor tolls", "say", "he is late"),
        ("One of those who sent it called Lund a fake.", "One of those who sent it", "called", "Lund a fake"),
        ("Aides whose jobs were cut say he is late.", "Aides whose jobs were cut", "say", "he is late"),
        ("The man who officials said was late left.", "officials", "said", None),
        ("Aides who saw Lund in May, on a ferry, said so.", "Aides who saw Lund in May, on a ferry", "said", "so"),
        ("Sources privy to the talks say he is late.", "Sources privy to the talks", "say", "he is late"),
        ("Backers of the push to ban ferries said so.", "Backers of the push to ban ferries", "said", "so"),
        ("Clerks visited the mayor, who said it was late.", "the mayor, who", "said", "it was late"),
        ("Outside experts say it is late.", "Outside experts", "say", "it is late"),
        ("Already, 52 clerks have said it was late.", "52 clerks", "have said", "it was late"),
        ("Both vowed to be late.", "Both", "vowed", "to be late"),
        ("All told, the ferry lost money, Lund said.", "Lund", "said", None),
        ("The ferry, many argue, is late.", "many", "argue", None),
        ("A range of experts say it is late.", "A range of experts", "say", "it is late"),
        ("The delay led critics to say it was late.", "critics", "to say", "it was late"),
        ("One user commented that it was late.", "One user", "commented", "that it was late"),
        ("It was late, according to her lawyers.", "her lawyers", "according to", "It was late"),
        ("It was late, according to a study last year by Lund.", "a study last year by Lund", "according to", None),
        ("According to the police, the men took the boat.", "the police", "According to", "the men took the boat"),
        ("According to Lund, the boat took in water, sinking it.", "Lund", "According to", None),
        ("According to aides, the firm raised its offer, and left.", "aides", "According to", None),
        ("According to Moe, the head clerk, it was late.", "Moe, the head clerk", "According to", "it was late"),
        ("According to more than ten clerks, it was late.", "more than ten clerks", "According to", "it was late"),
        ("According to some on board, it was late.", "some on board", "According to", "it was late"),
        ("It was late, according to old and new aides.", "old and new aides", "according to", "It was late"),
        # words in apposition
        ("The aides, led by Moe, said it was late.", "The aides, led by Moe", "said", "it was late"),
        ("A clerk of ten years, a voter, said it was late.", "A clerk of ten years, a voter", "said", "it was late"),
        ("Eva Lund, wearing a hat, said it was late.", "Eva Lund, wearing a hat", "said", "it was late"),
        ("Eva Lund -- who runs it -- said it was late.", "Eva Lund -- who runs it", "said", "it was late"),
        (
            "Eva Lund, 35, of Bergen, Norway, said it was late.",
            "Eva Lund, 35, of Bergen, Norway",
            "said",
            "it was late",
        ),
        # verb groups
        ("He’s said he believes it was late.", "He", "said", "he believes it was late"),
        ("She has since said that it was late.", "She", "said", "that it was late"),
        ("Lund continued to insist it was late.", "Lund", "insist", "it was late"),
        ("Lund opened the ferry and said it was late.", "Lund", "said", "it was late"),
        # what is claimed before, after and around its cue
        ("The ferry operates at night, he said.", "he", "said", "The ferry operates at night"),
        ("The ferry sank, NBC reported on Monday.", "NBC", "reported", "The ferry sank"),
        ("As Lund noted, the ferry was late.", "Lund", "noted", "the ferry was late"),
        ("Lund says, however, that it was late.", "Lund", "says", "that it was late"),
        ("Lund said in a statement on Monday that it sank.", "Lund", "said", "that it sank"),
        (
            "The ferry, say Lund and others, is late.",
            "Lund and others",
            "say",
            "The ferry, say Lund and others, is late",
        ),
        ("The letter was clear: “It was late again,” he claimed.", "he", "claimed", "“It was late again,”"),
        ("Lund praised the ferry and boarded it.", "Lund", "praised", "the ferry"),
        ("Lund spoke to passengers about the ferry.", "Lund", "spoke", "the ferry"),
        # polls, participles, nouns, headings
        ("The poll shows most people like ferries.", "The poll", "shows", "most people like ferries"),
        ("Eighty percent like ferries, the poll found.", "the poll", "found", "Eighty percent like ferries"),
        ("Noting that it was late, Eva Lund left.", "Eva Lund", "Noting", "that it was late"),
        ("The race ended with Lund calling it a fraud.", "Lund", "calling", "it a fraud"),
        ("Eva Lund renewed her call for new ferries.", "her", "call", "new ferries"),
        ("They held signs that said, “The ferry is late again.”", "signs", "said", "“The ferry is late again.”"),
        ("Lund fired back that the ferry was “late again in May.”", "Lund", "fired", None),
        ("Police: The ferry is late", "Police", ":", "The ferry is late"),
        ("Eva Lund Says the Ferry Is Never Late Again", "Eva Lund", "Says", "the Ferry Is Never Late Again"),
    ],
)
def test_source_cue_and_content(text: str, source: str, cue: str, content: str | None) -> None:
    found = only(text)
    assert words(text, found.source) == source
    assert str(words(text, found.cue)).endswith(cue)
    if content is not None:
        assert words(text, found.content) == content


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("Eva Lund", "named-person"),
        ("The Bergen Council", "named-organisation"),
        ("She", "pronoun"),
        ("The director", "role"),
        ("A spokesman for the harbour", "unnamed-role"),
        ("Norwegian officials", "vague-plural"),
        ("Lund aides", "vague-plural"),
        ("Several ministers, including Transport Minister Eva Lund,", "named-person"),
        ("Critics", "indefinite"),
        ("Some", "indefinite"),
        ("A person familiar with the talks", "anonymous"),
        ("Sources close to Lund", "anonymous"),
        ("The report", "document"),
        ("Police", "institution"),
        ("The company", "institution"),
    ],
)
def test_source_kinds(source: str, kind: str) -> None:
    found = only(f"{source} said the ferry was late.")
    assert found.source_kind == kind
    unsourced = {"unnamed-role", "vague-plural", "indefinite", "anonymous"}
    assert found.is_unsourced == (kind in unsourced)


@pytest.mark.parametrize(
    "text",
    [
        "That said, the ferry is old.",
        "The ministry refused to respond to questions about the claims of the unnamed sources.",
        "The report was long. The claims were many. The state is large.",
        "They were close to the harbour.",
        "Lund has 270 pledged delegates.",
        "A ferry called Eva sank.",
        "The delay adds to the cost.",
        "Lund responded to the letter in May.",
        "Lund wrote a letter to the council.",
        "The merger announced Monday would be large.",
        "Time: the ferry leaves at nine and returns at ten.",
        "The “ferry” is a raft.",
        "",
    ],
)
def test_no_attribution(text: str) -> None:
    assert read(text) == []


def test_a_participle_is_no_missing_source() -> None:
    assert only("Asked about the report, Eva Lund said the ferry was late.").source_kind == "named-person"


def test_two_claims_of_one_sentence() -> None:
    found = read("Lund, who said the ferry was late, denied that it sank.")
    assert [item.source for item in found] == [(0, 9), (0, 33)]
    text = "“It is late,” she said, but despite all that, “I think it will come,” said Lund."
    assert [words(text, item.content) for item in read(text)] == ["“It is late,”", "“I think it will come,”"]


def test_the_nearest_subject_is_the_source() -> None:
    text = "The crowd waited on the pier, and when Lund thanked it and said the ferry was late, it left."
    assert words(text, only(text).source) == "Lund"


def test_a_title_after_a_possessive_is_no_speech() -> None:
    text = "Lund said on NBC’s “Meet the Press.”"
    assert read(text) == []


def test_hearsay_has_no_source() -> None:
    found = only("Lund also reportedly urged the council to wait.")
    assert (found.source, found.source_kind, found.speaker) == (None, "hearsay", None)


def test_agentless_and_with_an_agent() -> None:
    assert only("It was revealed that the ferry was late.").source_kind == "agentless"
    assert only("It was revealed by Eva Lund that the ferry was late.").source_kind == "named-person"


def test_pronouns_and_surnames_take_the_speaker() -> None:
    found = read("Eva Lund said the ferry was late. She said it was old. It will sink, Lund said.")
    assert [item.speaker for item in found] == ["Eva Lund"] * 3


def test_a_floating_quotation_inherits_its_speaker() -> None:
    text = "“We were late,” said Eva Lund. “We will be late again in May.”\n\n“The ferry is old, and nobody cares.”"
    found = read(text)
    assert [item.speaker for item in found] == ["Eva Lund"] * 3
    assert [item.cue is None for item in found] == [False, True, True]
    assert not any(item.is_unsourced for item in found)


def test_a_floating_quotation_takes_the_speaker_that_follows() -> None:
    found = read("“Nobody told us anything about the ferry.”\n\nThe ferry is old, Eva Lund said.")
    assert [item.speaker for item in found] == ["Eva Lund", "Eva Lund"]


def test_an_unnamed_spokeswoman_may_be_named_later() -> None:
    text = "A spokeswoman said the ferry was late. It is old, the spokeswoman, Eva Lund, said."
    first, second = read(text)
    assert (first.source_kind, first.speaker, first.is_unsourced) == ("role", "Eva Lund", False)
    assert second.source_kind == "named-person"


def test_relayed_via() -> None:
    assert only("Eva Lund told Reuters that the ferry was late.").relayed_via == "Reuters"
    assert only("Eva Lund told the Bergen Times that the ferry was late.").relayed_via == "Bergen Times"
    assert only("Eva Lund told reporters that the ferry was late.").relayed_via is None
    assert only("The ferry was reportedly late, Reuters reported.").relayed_via == "Reuters"
    assert only("The ferry was late, Reuters reported.").relayed_via is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“The ferry was late,” Lund said.", "direct"),
        ("Lund said the ferry was “late again in May and June.”", "mixed"),
        ("Lund said the ferry was late.", "indirect"),
    ],
)
def test_quote_kinds(text: str, kind: str) -> None:
    assert only(text).quote_kind == kind


def test_the_table_has_its_schema_and_leaves_out_null_and_empty_bodies() -> None:
    found = annotate_attributions(table(None, "", "Eva Lund said no."), NAMES.empty_table())
    assert found.schema.equals(ATTRIBUTIONS)
    assert found["row"].to_pylist() == [2]
    assert annotate_attributions(table(), NAMES.empty_table()).num_rows == 0


def test_articles_do_not_see_each_other() -> None:
    bodies = ("Eva Lund said no.", "She said yes. “It is as late as it has ever been.”")
    together = annotate_attributions(table(*bodies), NAMES.empty_table())
    alone = annotate_attributions(table(bodies[1]), NAMES.empty_table())
    assert together.slice(1).drop_columns(["row"]).equals(alone.drop_columns(["row"]))


PIECES = (
    "Eva Lund", "said", ", said Eva Lund,", "that", "the ferry", "“", "”", '"', "‘", "’", "'", ",", ".", "\n\n",
    "(", ")", "told", "Reuters", "reportedly", "according to", "It was revealed", "officials", "a spokesman", "who",
    "and", "\x00", "😀", "é", ":", "—", "saying", "She", "“We will be late again,”", "was", "accused", "by",
    "on Tuesday", "\r\n", "U.S.", "his claim that", "claims", "«", "»", "„", "``", "''", "’’", "6'2\"", "Q:", "A:",
    "LUND: Why?\n", "\t|", "\n", "Read more: ", "(Kari Berg/AP)\n", "der die das und nicht ist ein",
)  # fmt: skip


def check(text: str, rows: Sequence[dict[str, Any]]) -> None:
    places = []
    for row in rows:
        for part in ("content", "cue", "source"):
            start, end = row[f"{part}_start"], row[f"{part}_end"]
            assert (start is None) == (end is None)
            assert start is None or 0 <= start < end <= len(text)
        if row["source_start"] is not None:
            assert text[row["source_start"] : row["source_end"]] == row["source_text"]
        assert row["source_kind"] in SOURCE_KINDS
        assert row["quote_kind"] in QUOTE_KINDS
        own = (
            ("content_start", "cue_start")
            if row["cue_start"] is None
            else ("content_start", "cue_start", "source_start")
        )
        places.append(min(row[name] for name in own if row[name] is not None))
    assert places == sorted(places)


@given(st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join) | st.text(max_size=120))
def test_offsets_hold_for_any_text(text: str) -> None:
    articles = table(text)
    check(text, annotate_attributions(articles, NAMES.empty_table()).to_pylist())
    check(text, annotate_attributions(articles, annotate_names(articles)).to_pylist())


@given(st.lists(st.sampled_from((*PIECES, "\ud800", "\udc80")), max_size=40).map("".join))
def test_spans_hold_for_text_that_is_no_unicode(text: str) -> None:
    for found in read_attributions(text, [], unread_parts(text)):
        for span in (found.content, found.cue, found.source):
            assert span is None or 0 <= span[0] < span[1] <= len(text)


@pytest.mark.parametrize(
    "text", ["The ferry was late, said Eva Lund,", "The ferry was late, said Eva Lund,\n\nIt rained."]
)
def test_a_sentence_may_break_off_at_a_comma(text: str) -> None:
    assert words(text, only(text).source) == "Eva Lund"


@pytest.mark.parametrize("space", sorted(space for space in map(chr, range(0x3001)) if space.isspace()), ids=ascii)
def test_any_space_parts_words(space: str) -> None:
    text = f"The ferry will be sold,{space}officials{space}said{space}on Monday."
    [found] = read_attributions(text, [])
    assert found.cue is not None
    assert text[slice(*found.cue)] == "said"
