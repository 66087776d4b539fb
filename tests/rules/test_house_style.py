"""House style: the list that ships, lists of one's own, and how their forms are looked up."""

from __future__ import annotations

import itertools
import pickle
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsqa.config import read_settings
from newsqa.errors import UsageError
from newsqa.rules.names.house_style import Entry, merge, read_entries, shipped_entries
from newsqa.rules.names.nq403_house_style_spelling import prepare
from newsqa.rules.names.style_matching import MOST_HITS, Hit, Style, make_style
from newsqa.rules.names.word_sieve import make_sieve, words_by_row

Find = Callable[..., list[dict[str, Any]]]
KYIV = '[[names]]\npreferred = "Kyiv"\nvariants = ["Kiev"]\n'


@pytest.fixture
def own(tmp_path: Path) -> Callable[[str], Path]:
    def write(content: str) -> Path:
        path = tmp_path / "style.toml"
        path.write_text(content, encoding="utf-8")
        return path

    return write


@pytest.fixture(scope="module")
def shipped() -> Style:
    return make_style(shipped_entries())


def _hits(style: Style, text: str) -> list[Hit]:
    """The hits in a text that stands among others in a slice of a column."""
    texts = pa.chunked_array([["Nobody here."], ["Kiev", None, text, "", "Kiev"]], pa.string()).slice(2, 3)
    words = words_by_row(style.sieve, texts)
    assert set(words) <= {1}
    return style.hits(text, words.get(1, ()))


def _messages(find: Find, body: str, **options: Any) -> list[str]:
    return [f["message"] for f in find([{"id": "1", "text": body}], "NQ403", options={"NQ403": options})]


# The list that ships


def test_every_shipped_entry_says_whose_it_is_and_of_what_kind() -> None:
    entries = shipped_entries()
    assert 80 <= len(entries) <= 160
    assert all(entry.kind and entry.source and entry.variants and entry.english_only for entry in entries)
    assert not [entry.preferred for entry in entries if entry.source.endswith(".toml")]


@pytest.mark.parametrize("entry", shipped_entries(), ids=lambda entry: entry.preferred)
def test_every_shipped_variant_is_found_and_no_exception(entry: Entry, shipped: Style) -> None:
    style = shipped
    for variant in entry.variants:
        text = f"We were told of {variant} then."
        assert [(hit.variant, text[hit.start : hit.end]) for hit in _hits(style, text)] == [(variant, variant)]
    for phrase in entry.exceptions:
        assert entry not in {hit.entry for hit in _hits(style, f"We were told of {phrase} then.")}, phrase
    assert not _hits(style, f"We were told of {entry.preferred} then.")
    assert not _hits(style, f"{entry.preferred.upper()} ")


# Lists of one's own


def test_an_own_entry_stands_in_for_those_that_share_a_form(own: Callable[[str], Path], find: Find) -> None:
    path = own('[[names]]\npreferred = "Hizbullah"\nvariants = ["Hezbollah", "Hizb"]\nsource = "us"\nsince = 2020\n')
    body = "Hizbullah and Hezbollah are one. The storm hit the Phillipines."
    assert _messages(find, body, list=path) == ['"Phillipines" is spelled "Philippines" by house style (UN)']
    body = "It was Hezbollah. The storm hit the Phillipines."
    assert _messages(find, body, list=path) == [
        '"Hezbollah" is spelled "Hizbullah" by house style (us, since 2020)',
        '"Phillipines" is spelled "Philippines" by house style (UN)',
    ]


def test_an_own_list_alone(own: Callable[[str], Path], find: Find) -> None:
    path = own('[[names]]\npreferred = "al-Qaida"\nvariants = ["al-Qaeda", "al Qaeda"]\n')
    body = "Al Qaeda struck. The men of al-Qaeda fled to the Phillipines."
    assert _messages(find, body, list=path, replace=True) == [
        '"al Qaeda" is spelled "al-Qaida" by house style (style.toml)',
        '"al-Qaeda" is spelled "al-Qaida" by house style (style.toml)',
    ]


def test_an_entry_without_variants_takes_ours_away(own: Callable[[str], Path], find: Find) -> None:
    path = own('[[names]]\npreferred = "Philippines"\nvariants = []\n')
    assert _messages(find, "The storm hit the Phillipines.", list=path) == []


def test_an_entry_that_extends_ours_adds_to_it(own: Callable[[str], Path], find: Find) -> None:
    ours = next(entry for entry in shipped_entries() if entry.preferred == "Kyiv")
    text = '[[names]]\npreferred = "Kyiv"\nextend = true\nvariants = ["Kiew"]\nexcept = ["Kiev Lane"]\n'
    extended, *others = merge(read_entries(own(text)), shipped_entries())
    assert extended.variants == (*ours.variants, "Kiew")
    assert extended.exceptions == (*ours.exceptions, "Kiev Lane")
    assert (extended.source, extended.valid_from, extended.kind) == (ours.source, ours.valid_from, ours.kind)
    assert extended.english_only
    assert others == [entry for entry in shipped_entries() if entry is not ours]
    own_style, *_ = merge(read_entries(own(text + 'source = "us"\nfrom = 2000\n')), shipped_entries())
    assert (own_style.source, own_style.valid_from) == ("us", date(2000, 1, 1))


def test_what_our_entries_give_way_to_is_noted(own: Callable[[str], Path], find: Find) -> None:
    hizbullah = '[[names]]\npreferred = "Hizbullah"\nvariants = ["Hezbollah"]\n'
    (note,) = prepare({"list": own(KYIV + hizbullah), "replace": False})["notes"]
    assert 'give way, with their variants and exceptions, to "Kyiv", "Hizbullah" (for "Hezbollah");' in note
    assert "extend = true" in note
    quiet = KYIV + 'extend = true\n[[names]]\npreferred = "Odesa"\nvariants = []\n'
    assert prepare({"list": own(quiet), "replace": False})["notes"] == ()
    assert prepare({"list": own(KYIV), "replace": True})["notes"] == ()
    many = "".join(
        f'[[names]]\npreferred = "{e.preferred}"\nvariants = ["Zzyzx {n}"]\n' for n, e in enumerate(shipped_entries())
    )
    (note,) = prepare({"list": own(many), "replace": False})["notes"]
    assert f"and {len(shipped_entries()) - 5} more;" in note


def test_an_own_list_is_read_in_any_language_unless_it_says_otherwise(own: Callable[[str], Path], find: Find) -> None:
    body = "Der Bürgermeister von Kiev sagte am Montag, dass die Stadt nicht aufgeben werde und dass er in Peking war."
    assert len(_messages(find, body, list=own(KYIV))) == 1
    assert _messages(find, body, list=own("english_only = true\n" + KYIV)) == []


def test_what_a_finding_tells(own: Callable[[str], Path], find: Find) -> None:
    path = own(KYIV + 'kind = "LOC"\nsource = "AP"\nsince = 2019-08-14\n')
    article = {"id": "1", "title": "Kiev", "text": "In Kiev and near KIEV."}
    (finding,) = find([article], "NQ403", options={"NQ403": {"list": path}})
    assert (finding["field"], finding["start"], finding["end"], finding["severity"]) == ("title", 0, 4, "info")
    details = '{"forms":["Kyiv","Kiev"],"kind":"LOC","source":"AP","since":2019,"times":3}'
    assert finding["details"] == details
    assert finding["message"].endswith("(AP, since 2019); it stands 3 times in the article")
    assert "docs/house-style.md" in finding["help"]


def test_a_list_is_named_from_where_the_configuration_stands(tmp_path: Path) -> None:
    (tmp_path / "newsqa.toml").write_text('[rules.NQ403]\nlist = "style.toml"\nreplace = true\n')
    (tmp_path / "style.toml").write_text(KYIV)
    options = read_settings(tmp_path / "newsqa.toml").rule_options["NQ403"]
    assert options == {"list": tmp_path / "style.toml", "replace": True}
    (entry,) = prepare(options)["entries"]
    assert entry == Entry("Kyiv", ("Kiev",), source="style.toml")
    assert pickle.loads(pickle.dumps(entry)) == entry


def test_years_and_days(own: Callable[[str], Path]) -> None:
    first, second = read_entries(
        own(
            KYIV + 'from = 2019\n[[names]]\npreferred = "Odesa"\nvariants = ["Odessa"]\nsince = 2010\nfrom = 2022-02-24'
        )
    )
    assert (first.since, first.valid_from) == (2019, date(2019, 1, 1))
    assert (second.since, second.valid_from) == (2010, date(2022, 2, 24))


def test_own_entries_come_first_and_shipped_ones_that_clash_go() -> None:
    a, b, c = Entry("A", ("Bb",)), Entry("Bb", ("Cc",)), Entry("Dd", ("Ee",))
    assert merge((a,), (b, c)) == (a, c)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("names = 3", "there is no entry; expected [[names]]"),
        ("", "there is no entry"),
        ("[[name]]", '"name" is nothing that a list of names has; known are: names, english_only; write "names"'),
        ("colour = 1", '"colour" is nothing that a list of names has; known are: names, english_only; take it out'),
        ("[names]\npreferred = 'Kyiv'\nvariants = ['Kiev']", "[names] is a single table; expected a list of entries"),
        ("preferred = 'Kyiv'\n" + KYIV, '"preferred" stands before the first entry; write [[names]] on a line above'),
        (KYIV + "english_only = true", 'entry 1 ("Kyiv"): english_only stands in an entry; it is for the whole list'),
        (KYIV + "extend = 'yes'", "entry 1 (\"Kyiv\"): extend is 'yes'; expected true or false"),
        ("[[names]]\npreferred = 'Qo'\nvariants = []\nextend = true", 'entry 1 ("Qo"): extend is true, but no shipped'),
        ("english_only = 1\n" + KYIV, "english_only is 1; expected true or false"),
        ("[[names]]\nvariants = ['Kiev']", "entry 1: preferred is missing; expected a text"),
        ("[[names]]\npreferred = 'Kyiv'", 'entry 1 ("Kyiv"): variants is missing; expected a list of texts'),
        ("[[names]]\npreferred = 'Kyiv'\nvariants = 'Kiev'", "variants is 'Kiev'; expected a list of texts"),
        ("[[names]]\npreferred = 'Kyiv'\nvariants = ['']", "variants is ['']; expected a list of texts"),
        ("[[names]]\npreferred = ' Kyiv'\nvariants = []", "preferred is ' Kyiv'; expected a text"),
        (KYIV + "kind = 'CITY'", "kind is 'CITY'; expected PER or ORG or LOC"),
        (KYIV + "since = '2019'", "since is '2019'; expected a year or a date"),
        (KYIV + "from = true", "from is True; expected a year or a date"),
        (KYIV + "from = 2019-08-14T10:00:00", "expected a year or a date"),
        (KYIV + "from = 0", "from is 0; expected a year or a date"),
        (KYIV + "excpet = []", '"excpet" is nothing that an entry has; known are: preferred, variants'),
        (KYIV + "excpet = []", 'with, extend; write "except"'),
        (KYIV + "except = ['chicken']", 'the exception "chicken" has none of the variants in it'),
        ("[[names]]\npreferred = 'Web'\nvariants = ['web']", 'the variant "web" is no name'),
        (KYIV + KYIV, '"Kyiv" is preferred in two entries'),
        (KYIV + "[[names]]\npreferred = 'Kiew'\nvariants = ['Kiev']", '"Kiev" is a variant of "Kyiv" and of "Kiew"'),
        (KYIV + "[[names]]\npreferred = 'Kiev'\nvariants = []", '"Kiev" is preferred in one entry and a variant of'),
        ("names = [", "cannot be read as TOML"),
    ],
)
def test_a_list_that_is_not_right_is_refused(own: Callable[[str], Path], content: str, message: str) -> None:
    path = own(content)
    with pytest.raises(UsageError, match=re.escape(message)) as error:
        prepare({"list": path, "replace": False})
    assert str(error.value).startswith(str(path))


def test_a_list_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no such list of names"):
        prepare({"list": tmp_path / "none.toml", "replace": False})
    with pytest.raises(UsageError, match="cannot be read"):
        prepare({"list": tmp_path, "replace": False})
    with pytest.raises(UsageError, match="names no list"):
        prepare({"list": Path(), "replace": True})


@pytest.mark.parametrize("value", ["3", '""', '["a.toml"]'])
def test_a_list_is_the_name_of_a_file(tmp_path: Path, value: str) -> None:
    (tmp_path / "newsqa.toml").write_text(f"[rules.NQ403]\nlist = {value}\n")
    with pytest.raises(UsageError, match=r"rules\.NQ403\.list is .*; expected the name of a file"):
        read_settings(tmp_path / "newsqa.toml")


# Looking up


def test_the_longer_of_two_variants_is_taken() -> None:
    style = make_style([Entry("Peking duck", ("Beijing duck",)), Entry("Peking", ("Beijing",))])
    assert [hit.variant for hit in _hits(style, "Beijing duck in Beijing")] == ["Beijing duck", "Beijing"]


def test_a_preferred_form_that_ends_in_its_variant_is_no_fault() -> None:
    style = make_style([Entry("New Delhi", ("Delhi",))])
    assert [hit.start for hit in _hits(style, "New Delhi grew. Then Delhi slept.")] == [21]


def test_a_text_of_nothing_but_variants_is_read_within_bounds() -> None:
    style = make_style(shipped_entries())
    text = "Hizbullah Hizbullah's " * 100_000
    assert len(_hits(style, text)) == MOST_HITS


_NAMES = st.from_regex(r"[A-ZÀ-Ö][a-zà-ö]{1,6}(?:[ '-][A-Za-zÀ-Ö]{2,6}){0,2}", fullmatch=True)


@given(_NAMES, st.text(" .,(’'-", max_size=3), st.text(" .,)“-", min_size=1, max_size=3))
def test_a_hit_is_where_the_variant_stands(variant: str, before: str, after: str) -> None:
    style = make_style([Entry("Zzyzx", (variant,))])
    text = f"in {before} {variant}{after} and on"
    assert [(text[hit.start : hit.end], hit.start) for hit in _hits(style, text)] == [(variant, len(before) + 4)]


@given(
    st.lists(st.sampled_from([*"Kiev Kyiv chicken Dynamo KIEV [sic] Kiev's O'Kiev".split(), " ", ". ", "\n", "é", "-"]))
)
def test_hits_lie_in_order_and_apart(words: list[str]) -> None:
    text = "".join(words)
    hits = _hits(make_style(shipped_entries()), text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(hits))
    assert all(text[hit.start : hit.end].lower() == "kiev" for hit in hits)


@example(texts=["A", "b"], word="Ab")
@given(
    st.lists(st.none() | st.text("AaBbÉé’ .", max_size=30)), st.sampled_from(["Ab", "Ébé", "Aabbaabbaabb", "AbBbAbBb"])
)
def test_the_sieve_misses_no_word(texts: list[str | None], word: str) -> None:
    column = pa.chunked_array([texts, [f"a {word}", word, None, f"{word}a"]], pa.string())
    has = {n for n, text in enumerate(column.to_pylist()) if text and re.search(rf"{word}(?![A-Za-z])", text)}
    found = words_by_row(make_sieve([word, "Zz"]), column)
    assert has <= set(found)
    assert all(word in column[row].as_py() for row, words in found.items() for word in words)


def test_the_sieve_over_the_end_of_a_stretch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsqa.rules.names.word_sieve._STRETCH", 16)
    texts = pa.chunked_array([[" " * n + "Massachusets Ohio" for n in range(40)]])
    both = {"Massachusets", "Ohio"}
    assert words_by_row(make_sieve(both), texts) == dict.fromkeys(range(40), both)


def test_the_sieve_lets_no_longer_word_pass() -> None:
    texts = pa.chunked_array([["Massachusetts and Banding and Hillary"] * 50 + ["Ban"]])
    assert words_by_row(make_sieve(["Massachusets", "Ban", "Hilary"]), texts) == {50: {"Ban"}}
