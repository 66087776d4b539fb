"""The names table: which words are names, which mentions are one name, which spell it in another way."""

from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsqa.annotate.names import annotate_names
from newsqa.annotate.names.mentions import holds_word
from newsqa.annotate.tables import NAME_TYPES, NAMES

SAMPLE = Path(__file__).parents[3] / "seeds" / "000_344178f6ece94553.txt"


def names(body: str | None, title: str | None = None) -> list[dict]:
    articles = pa.table({"title": pa.array([title], pa.string()), "body": pa.array([body], pa.string())})
    return annotate_names(articles).to_pylist()


def texts(body: str, title: str | None = None) -> list[str]:
    return [name["text"] for name in names(body, title)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("The supreme leader of Iran met Hamas in Tehran.", ["Iran", "Hamas", "Tehran"]),
        ("On Monday, in March, he left.", []),
        ("Prices rose. Higher prices hurt.", []),
        ("President Vladimir Putin met Chancellor Olaf Scholz.", ["Vladimir Putin", "Olaf Scholz"]),
        ("Foreign Minister Hossein Amirabdollahian spoke.", ["Hossein Amirabdollahian"]),
        ("U.S. President Joe Biden left the U.S. for Japan.", ["U.S.", "Joe Biden", "U.S.", "Japan"]),
        ("The book by J. K. Rowling sold well.", ["J. K. Rowling"]),
        ("They blamed Osama bin Laden and al-Qaida.", ["Osama bin Laden", "al-Qaida"]),
        ("The Bank of England and the University of Texas agreed.", ["Bank of England", "University of Texas"]),
        ("Sheikh Hasina of Bangladesh spoke.", ["Hasina", "Bangladesh"]),
        ("Iran’s Axis of Resistance attacked.", ["Iran", "Axis of Resistance"]),
        ("The Iranian-backed rebels and a London-based group met.", ["Iranian", "London"]),
        ("Shares of Johnson & Johnson and AT&T fell.", ["Johnson & Johnson", "AT&T"]),
        ("Mercedes-Benz sued Tim O’Gorman.", ["Mercedes-Benz", "Tim O’Gorman"]),
        ("He met Kim Jong-un and Leung Yiu-chung.", ["Kim Jong-un", "Leung Yiu-chung"]),
        ("They moved to St. Petersburg.", ["St. Petersburg"]),
        ("A German, Steffi Graf, won; American John Daly lost.", ["German", "Steffi Graf", "American", "John Daly"]),
        ("Stephen King signed books.", ["Stephen King"]),
        ("Theresa May resigned in May.", ["Theresa May"]),
        ("The Department of Health and Human Services paid.", ["Department of Health and Human Services"]),
        ("Cyclists blocked the bridge. Florists of Utrecht cheered.", ["Utrecht"]),
        ("Guitarist Maria Lund sang. Pliers were sold.", ["Maria Lund"]),
        ("They met Bashar al-Assad and Suleiman al-Amr’s men.", ["Bashar al-Assad", "Suleiman al-Amr"]),
        ("The men of al Qaeda left.", ["al Qaeda"]),
        ("Then Yau Wai-ching and a Leeds-facing wall fell.", ["Yau Wai-ching", "Leeds"]),
        ("It cost US$5 or NZ $ 7, not in the US.", ["US"]),
        ("He asked @LundMaria and read pic.example.com/XyzAbc on it.", []),
        ("Write to Ann@Lund.example, or to ann@Lund.example. Ann@Lund.example reads it.", []),
        ("They love #HarwickBlues and (@HarwickPost).", []),
        ("The India-U.S. talks and U.S.-India pacts failed.", ["India-U.S.", "U.S.", "India"]),
        ("An aide of Chris Christie's left, and Christie's sold it.", ["Chris Christie", "Christie's"]),
        ("Then Airman Smith met Airmen Lee and Cole.", ["Smith", "Lee", "Cole"]),
        ("The Khame\u00adnei family left.", ["Khame\u00adnei"]),
        ("He came, UNLESS they lied, to WHO and to NATO.", ["WHO", "NATO"]),
        ("The FIRST Robotics cup was won.", ["FIRST Robotics"]),
        ("It has 3 buttons 4 Hide Caption and Utrecht on it.", ["Utrecht"]),
        ("We bought a TV from its CEO in part XVII.", []),
        (
            "He met Majority Leader Jane Doe, FBI Agent Peter Lund and CFO Ruth Lund.",
            ["Jane Doe", "FBI", "Peter Lund", "Ruth Lund"],
        ),
        ("Mayor-elect Jane Doe saw Sgt. 1st Class Alan Lund.", ["Jane Doe", "Alan Lund"]),
        ("Then US Secretary of State John Lund spoke.", ["US", "John Lund"]),
        ("Then Director of National Intelligence Mary Lund spoke.", ["Mary Lund"]),
        (
            "It says U.N. Susan Lund, by AP Peter Lund and AFP J. Lund.",
            ["U.N.", "Susan Lund", "AP", "Peter Lund", "AFP", "J. Lund"],
        ),
        ("The Council for the Welfare of Beekeepers met.", ["Council for the Welfare of Beekeepers"]),
        ("We asked Tim Lund (D-Ohio) of it.", ["Tim Lund", "Ohio"]),
        ("The church is old. They left the Church of Lund, and the Church sued.", ["Church of Lund", "Church"]),
        ("WATCHED and ADVERTISEMENT are no names, photos are Photos.", []),
        ("Нет. We met Łukasz Żak in Kraków.", ["Нет", "Łukasz Żak", "Kraków"]),
    ],
)
def test_mentions(body: str, expected: list[str]) -> None:
    assert texts(body) == expected


def test_a_word_that_opens_a_sentence_is_a_name_if_the_article_says_so() -> None:
    assert texts("They love Rust. Rust never sleeps.") == ["Rust", "Rust"]
    assert texts("There was rust on it. Rust never sleeps.") == []


def test_headlines_keep_only_known_names() -> None:
    title, body = "Iran Tells Hamas It Will Not Offer Assistance", "Officials of Iran spoke to Hamas."
    assert texts(body, title) == ["Iran", "Hamas", "Iran", "Hamas"]
    assert texts("HEZBOLLAH DENIES LONDON ATTACK\nThe group Hezbollah denied it.") == [
        "HEZBOLLAH",
        "LONDON",
        "Hezbollah",
    ]


PROSE = (
    "The mayor of Harwick, Tomas Brandt, said on Monday that Mohammed Rashid would come back to Oslo. Brandt argued "
    "that the investigation of the lobbied lawmakers, who investigate it themselves, was long and that Bill Castellano "
    "would receive what the others had received before. "
) * 3


@pytest.mark.parametrize("capitalise", [str.upper, str.title])
def test_in_a_text_that_is_capitalised_throughout_only_known_names_are_found(capitalise: Callable[[str], str]) -> None:
    found = names(capitalise(PROSE), capitalise("Mayor of Harwick meets Mohammed Rashid in Oslo"))
    assert {name["text"].title() for name in found} == {
        "Tomas Brandt",
        "Mohammed Rashid",
        "Oslo",
        "Brandt",
        "Bill Castellano",
    }
    assert not [name for name in found if name["variant_of"]]
    assert {name["type"] for name in found if name["text"].title() != "Oslo"} == {"PER"}


def test_a_paragraph_in_capitals_is_no_prose() -> None:
    body = f"Tomas Brandt left Harwick.\n{PROSE.upper()}\nThe mayor of Harwick spoke."
    assert {name["text"] for name in names(body)} == {
        "Tomas Brandt", "Harwick", "TOMAS BRANDT", "HARWICK", "BRANDT", "MOHAMMED RASHID", "OSLO", "BILL CASTELLANO"
    }  # fmt: skip


def test_a_list_of_names_is_not_capitalised_throughout() -> None:
    body = "Tomas Brandt, Owen Castellano, Priya Raman, Northgate Steel, Harwick, Anna Lindqvist, Carla Benedetti " * 4
    assert "Lindqvist" in names(body)[5]["text"]
    assert "Harwick" in {name["text"] for name in names(body)}


@pytest.mark.parametrize(
    ("body", "name", "kind"),
    [
        ("They left Brazil.", "Brazil", "LOC"),
        ("A Brazilian won.", "Brazilian", "OTHER"),
        ("The judge heard Dr. Amrit Vashti.", "Amrit Vashti", "PER"),
        ("A report by the Ministry of Trade came out.", "Ministry of Trade", "ORG"),
        ("The firm Acme Inc paid.", "Acme Inc", "ORG"),
        ("The ship sank in Lake Superior.", "Lake Superior", "LOC"),
        ("The talks in Qomsheh failed.", "Qomsheh", "LOC"),
        ("He asked, and Vashti said no.", "Vashti", "PER"),
        ("They fear COVID-19 here.", "COVID-19", "OTHER"),
        ("It was at Christmas that they left.", "Christmas", "OTHER"),
        ("They made the Umrah together.", "Umrah", "OTHER"),
        ("He wrote of Qomshism at length.", "Qomshism", "OTHER"),
        ("He wrote of Qomshophobia at length.", "Qomshophobia", "OTHER"),
        ("It was told to a Yazidi there.", "Yazidi", "OTHER"),
        ("The men of Hamas left.", "Hamas", "ORG"),
        ("They blamed Putin for it.", "Putin", "PER"),
        ("They blamed the Obamas for it.", "Obamas", "PER"),
        ("We asked McAlpine and him.", "McAlpine", "PER"),
        ("We saw Qashenko play.", "Qashenko", "PER"),
        ("We saw Nathan Hill play.", "Nathan Hill", "PER"),
        ("We saw S. Law play.", "S. Law", "PER"),
        ("We love the Sleepy Qashers of old.", "Sleepy Qashers", "ORG"),
        ("They met at Qashton Theory last week.", "Qashton Theory", "ORG"),
        ("He grew up at Qomsheh, Texas, long ago.", "Qomsheh", "LOC"),
        ("He came from the town of Qomsheh last week.", "Qomsheh", "LOC"),
        ("It is about East Qomsheh alone.", "East Qomsheh", "LOC"),
        ("It is about a South Korean here.", "South Korean", "OTHER"),
        ("It is the old U.S. Mint that burns.", "U.S. Mint", "ORG"),
        ("It is about N. Korea here.", "N. Korea", "LOC"),
        ("They saw Tall Memorial Hall again.", "Tall Memorial Hall", "ORG"),
        ("We asked Qabu Bakr al Qomshi of it.", "Qabu Bakr al Qomshi", "PER"),
        ("He plays for Dynamo Moscow now.", "Dynamo Moscow", "ORG"),
    ],
)
def test_types(body: str, name: str, kind: str) -> None:
    assert [found["type"] for found in names(body) if found["text"] == name] == [kind]


@pytest.mark.parametrize(
    ("body", "short", "full"),
    [
        ("Ayatollah Ali Khamenei spoke. Then Khamenei left.", "Khamenei", "Ali Khamenei"),
        ("A. Stewart scored. The captain, Alec Stewart, was pleased.", "A. Stewart", "Alec Stewart"),
        ("They asked Bill Clinton, or William Clinton.", "Bill Clinton", "William Clinton"),
        ("The International Atomic Energy Agency met. The IAEA said so.", "IAEA", "International Atomic Energy Agency"),
        ("The United States paid. The U.S. never forgets.", "U.S.", "United States"),
        ("Shares of Intel Corp rose. Investors like Intel.", "Intel", "Intel Corp"),
        ("They asked Bill Clinton and Hillary Clinton. Only Clinton came.", "Clinton", "Clinton"),
        ("The Bank of England met. They left England.", "England", "England"),
        ("North Korea fired. They left Korea.", "Korea", "Korea"),
        ("The Senate met, and so did Senate Democrats, for the Senate is old.", "Senate", "Senate"),
        ("He met George Lund of the George Lund Institute.", "George Lund", "George Lund"),
        ("By Reporter Deb Lund. We met Photo Deb Lund, then Deb Lund.", "Deb Lund", "Deb Lund"),
        ("He is Donald Lund Jr and a son. They know Donald Lund too.", "Donald Lund", "Donald Lund"),
        ("Then it says Hey Qasim Lund on it. We know Qasim Lund.", "Qasim Lund", "Qasim Lund"),
        ("They love Carly. It said CARLY twice.", "CARLY", "Carly"),
        ("They rioted in Qomsheh. The Qomsheh Police Department came.", "Qomsheh", "Qomsheh"),
        ("Pupils of Qomsheh College left. They love Qomsheh.", "Qomsheh", "Qomsheh College"),
        ("Rockets of Hezbollah and Hezbollah men. It was Hizbullah.", "Hizbullah", "Hezbollah"),
        ("The Khame\u00adnei family met Ismail Khamenei.", "Khame\u00adnei", "Ismail Khamenei"),
    ],
)
def test_canonical_forms(body: str, short: str, full: str) -> None:
    assert {name["canonical"] for name in names(body) if name["text"] == short} == {full}


def test_title_and_body_are_read_together_but_mentions_stay_apart() -> None:
    found = names("Later Khamenei met Ismail Haniyeh.", "Ali Khamenei met the head of Hamas")
    assert [(name["field"], name["text"], name["canonical"]) for name in found] == [
        ("title", "Ali Khamenei", "Ali Khamenei"),
        ("title", "Hamas", "Hamas"),
        ("body", "Khamenei", "Ali Khamenei"),
        ("body", "Ismail Haniyeh", "Ismail Haniyeh"),
    ]


def test_variants_point_at_the_commonest_spelling() -> None:
    found = names("It was Hezbollah. They fear Hezbollah. They fear Hizbullah.")
    assert [name["variant_of"] for name in found] == [None, None, "Hezbollah"]
    tied = names("It was Hizbullah. They fear Hezbollah.")
    assert [name["variant_of"] for name in tied] == [None, "Hizbullah"]


def sample() -> tuple[str, str]:
    title, body = SAMPLE.read_text(encoding="utf-8").split("\n", 1)
    return title, body


def test_the_sample_article_is_consistent() -> None:
    title, body = sample()
    found = names(body, title)
    assert not [name for name in found if name["variant_of"]]
    canonical = {name["text"]: name["canonical"] for name in found}
    assert canonical["Khamenei"] == canonical["Ali Khamenei"]
    assert canonical["Haniyeh"] == canonical["Ismail Haniyeh"]
    assert canonical["Iranian"] != canonical["Iran"]


@pytest.mark.parametrize(
    ("right", "nth", "planted"),
    [
        *[("Hezbollah", nth, "Hizbullah") for nth in range(4)],
        ("Haniyeh", 1, "Haniya"),
        ("Khamenei", 1, "Khameini"),
        ("Khamenei", 1, "Khomeini"),
        *[("Reuters", nth, "Rueters") for nth in range(5)],
    ],
)
def test_misspellings_in_the_sample_article_are_found(right: str, nth: int, planted: str) -> None:
    title, body = sample()
    pieces = body.split(right)
    body = right.join(pieces[: nth + 1]) + planted + right.join(pieces[nth + 1 :])
    found = {(name["text"], name["variant_of"]) for name in names(body, title) if name["variant_of"]}
    assert len(found) == 1
    text, variant_of = found.pop()
    assert text == planted
    assert variant_of.endswith(right)


TEXT = st.text() | st.lists(
    st.sampled_from(
        [
            "Iran",
            "Ali Khamenei",
            "Khameini",
            "U.S.",
            "al-",
            "of",
            "the",
            "The",
            "’s",
            "'",
            "\u0301",
            "\x00",
            "😀",
            "\r\n",
            ". ",
            " ",
            "É",
            "“",
        ]
    ),
    max_size=30,
).map(" ".join)


@given(TEXT, st.none() | TEXT)
def test_offsets_are_exact_in_any_text(body: str, title: str | None) -> None:
    fields = {"title": title, "body": body}
    found = names(body, title)
    for name in found:
        assert fields[name["field"]][name["start"] : name["end"]] == name["text"] != ""
        assert name["type"] in NAME_TYPES
    places = [(name["field"] != "title", name["start"]) for name in found]
    assert places == sorted(places)
    ends = [(name["field"], name["end"]) for name in found]
    assert all(
        after["start"] >= end for (field, end), after in zip(ends, found[1:], strict=False) if after["field"] == field
    )


@given(st.lists(TEXT, max_size=4))
def test_articles_do_not_depend_on_each_other(bodies: list[str]) -> None:
    together = annotate_names(pa.table({"body": pa.array(bodies, pa.string())}))
    assert together.schema == NAMES
    apart = [name | {"row": row} for row, body in enumerate(bodies) for name in names(body)]
    assert together.to_pylist() == apart


def test_missing_text() -> None:
    assert names(None) == []
    assert names("") == []
    assert annotate_names(pa.table({"outlet": ["x"]})).schema == NAMES
    assert annotate_names(pa.table({"title": pa.array([], pa.string())})).num_rows == 0


def test_thousands_of_like_names_are_compared_in_bounded_time() -> None:
    syllables = [a + b for a in "bdfgklmnprst" for b in "aeiou"]
    body = ". ".join(f"in the port we met {a.title()}{b}ro" for a in syllables for b in syllables)
    assert len(names(body)) == 3_600


@pytest.mark.parametrize("text", ["rust", "no rust, here", "end of rust.", "a\trust\n", "trust rust"])
def test_a_word_is_found_between_spaces(text: str) -> None:
    assert holds_word(text, "rust")


@pytest.mark.parametrize("text", ["", "trust", "rusty", "rust,,", "rust;", "Rust", "“rust"])
def test_a_part_of_a_word_is_no_word(text: str) -> None:
    assert not holds_word(text, "rust")


def test_many_words_that_open_sentences_are_judged_as_few_are() -> None:
    words = [f"{a}{b}mal" for a in "bdfgklmnprst" for b in "aeiou"]
    body = " ".join(f"They saw a {word} there. {word.title()} went." for word in words)
    assert texts(body) == []
    assert texts(" ".join(f"{word.title()} was in the port." for word in words)) == [word.title() for word in words]
