"""Who speaks: pronouns, roles and groups are resolved to the names that the article has, and to nobody else."""

import pyarrow as pa
import pytest

from newsqa.annotate.attributions.gender import gender_of_name, gender_of_role
from newsqa.annotate.attributions.persons import denotes_people, denotes_person
from newsqa.annotate.attributions.source_kinds import head_of, source_kind
from newsqa.annotate.attributions.table import annotate_attributions
from newsqa.annotate.names import annotate_names


def speakers(text: str) -> list[str | None]:
    articles = pa.table({"title": pa.nulls(1, pa.string()), "body": [text]})
    return annotate_attributions(articles, annotate_names(articles))["speaker"].to_pylist()


def kinds(text: str) -> list[str]:
    articles = pa.table({"title": pa.nulls(1, pa.string()), "body": [text]})
    return annotate_attributions(articles, annotate_names(articles))["source_kind"].to_pylist()


def test_a_pronoun_takes_up_nobody_whom_the_article_calls_by_the_other() -> None:
    text = "Henrik Moe met Eva Lund in Bergen. Eva Lund said the ferry was late. He said that it was old."
    assert speakers(text) == ["Eva Lund", "Henrik Moe"]


def test_titles_tell_the_pronoun() -> None:
    text = "Ms. Okafor met Mr. Abara in Bergen. Mr. Abara said the ferry was late. She said that it was old."
    found = speakers(text)
    assert found[0] is not None and found[0].endswith("Abara")
    assert found[1] is not None and found[1].endswith("Okafor")


def test_he_is_no_organisation() -> None:
    assert speakers("The Bergen Council met on Monday. He said that the ferry was late.") == [None]


def test_who_opens_a_sentence_is_taken_up_before_the_last_speaker() -> None:
    text = "Henrik Moe said the ferry was late. Lars Dahl shook his head in the front row. He said that it was old."
    assert speakers(text) == ["Henrik Moe", "Lars Dahl"]


@pytest.mark.parametrize(
    ("before", "role"),
    [
        ("Rep. Eva Lund met Henrik Moe on Monday.", "congresswoman"),
        ("Sen. Eva Lund met Henrik Moe on Monday.", "senator"),
        ("Const. Eva Lund met Henrik Moe on Monday.", "constable"),
        ("Mayor Eva Lund met Henrik Moe on Monday.", "mayor"),
        ("Eva Lund, the port's spokeswoman, met Henrik Moe on Monday.", "spokeswoman"),
    ],
)
def test_a_definite_role_is_whom_the_article_calls_so(before: str, role: str) -> None:
    assert speakers(f"{before} The ferry was late, the {role} said.")[-1] == "Eva Lund"


def test_a_definite_role_may_be_named_later() -> None:
    text = "The ferry was late, the harbourmaster said. The harbourmaster, Eva Lund, said that it was old."
    assert speakers(text)[1] == "Eva Lund"


def test_the_official_is_not_somebody_named_besides() -> None:
    text = "Eva Lund left the room. A port official said the ferry was late. It was old, the official said."
    assert speakers(text) == [None, None]


def test_another_of_a_kind_is_not_the_one_that_has_a_name() -> None:
    text = "Eva Lund, a port official, left the room. Another official said the ferry was late."
    assert kinds(text) == ["unnamed-role"]


def test_the_researchers_are_those_of_a_named_house() -> None:
    text = "Researchers at Marlow University tested the ferry. The researchers said it was old."
    assert speakers(text) == ["Marlow University"]


def test_anonymity_outside_the_source() -> None:
    assert kinds("“The ferry is old,” a port official said on condition of anonymity.") == ["anonymous"]


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("Eva Lund and her supporters", "named-person"),
        ("Farmers like Nils Aamodt", "vague-plural"),
        ("Three of his aides", "vague-plural"),
        ("Another source speaking to Reuters", "anonymous"),
        ("Sources privy to the talks", "anonymous"),
        ("A majority of voters", "vague-plural"),
        ("Her critics", "indefinite"),
        ("An inside source", "anonymous"),
        ("Two plumbers", "vague-plural"),
        ("A geologist", "unnamed-role"),
        ("A chief superintendent", "unnamed-role"),
        ("Several MPs", "vague-plural"),
        ("A report released on Monday", "document"),
    ],
)
def test_source_kinds(source: str, kind: str) -> None:
    assert kinds(f"{source} said that the ferry was late.") == [kind]


def test_those_around_somebody_are_indefinite() -> None:
    assert source_kind("those around her".split()) == "indefinite"


def test_words_for_people() -> None:
    assert all(map(denotes_person, ("plumber", "geologist", "constable", "nominee", "tradesman", "student")))
    assert not any(map(denotes_person, ("waiver", "computer", "statement", "incident", "week", "plan")))
    assert denotes_people("plumbers") and denotes_people("tradeswomen") and not denotes_people("techniques")


def test_heads() -> None:
    assert head_of("a report released on Monday".split()) == (1, 2)
    assert head_of("protesters marching through town".split()) == (0, 1)
    assert head_of("a retired officer".split()) == (2, 3)
    assert head_of("a public hearing".split()) == (2, 3)


def test_gender() -> None:
    assert gender_of_name("Eva Lund", "") == "she"
    assert gender_of_name("Lund", "The ferry, Mr. Lund said, is old.") == "he"
    assert gender_of_name("Lund", "Mr. Lund and Mrs. Lund left.") is None
    assert (gender_of_role("spokeswoman"), gender_of_role("chairman"), gender_of_role("mayor")) == ("she", "he", None)
