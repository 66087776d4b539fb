"""Languages and scripts are counted by batch, and sums of sums are those of all."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsqa.articles.schema import ARTICLES
from newsqa.rules.languages import LANGUAGES, LATIN, OTHER, add_up_languages, count_languages, script_of

TEXTS = {
    "The mayor — Zoë — “opened” the hall.": LATIN,
    "Ο δήμαρχος άνοιξε το δημαρχείο.": "Greek",
    "Мэр открыл ратушу, сказал Reuters.": "Cyrillic",
    "העיר פתחה את העירייה": "Hebrew",
    "افتتح العمدة القاعة": "Arabic",
    "महापौर ने हॉल खोला": "Devanagari",
    "นายกเทศมนตรีเปิดศาลากลาง": "Thai",
    "시장이 시청을 열었다": "Korean",
    "市長は市庁舎を開いた。": "Japanese",
    "市长重新开放了市政厅。": "Chinese",
    "ከንቲባው አዳራሹን ከፈቱ።": "Ethiopic",
    "ꦮꦺꦴꦁ": OTHER,
    "2024 – 12:30 …": None,
    "": None,
}


def _counted(rows: list[dict[str, Any]], size: int = 100) -> list[dict[str, Any]]:
    placed = [{"article_id": f"a{n}", "source_file": "a", "source_row": n, **row} for n, row in enumerate(rows, 1)]
    articles = pa.Table.from_pylist(placed, ARTICLES)
    other = pa.chunked_array([pa.array([int(row["body"] != "x") for row in rows], pa.int32())])
    parts = [count_languages(articles.slice(n, size), other.slice(n, size)) for n in range(0, len(articles), size)]
    total = add_up_languages(pa.concat_tables([LANGUAGES.empty_table(), *parts]))
    assert total.schema.equals(LANGUAGES)
    return total.to_pylist()


@pytest.mark.parametrize(("text", "script"), TEXTS.items())
def test_the_script_of_a_text(text: str, script: str | None) -> None:
    assert _counted([{"body": text}]) == [
        {"language": None, "script": script, "found": None, "articles": 1, "english": 0}
    ]


OF_LANGUAGES = {
    "de": "Der Stadtrat hat am Dienstag über die neue Brücke abgestimmt. Die Mehrheit war dafür, aber die Kosten sind"
    " noch nicht bekannt, wie der Bürgermeister sagte. Gebaut wird im Mai.",
    "fr": "Le conseil municipal a voté mardi pour le nouveau pont. La majorité était pour, mais le coût des travaux"
    " n’est pas encore connu, a dit le maire. Ils commencent en mai.",
    "pt": "O conselho votou na terça-feira a favor da nova ponte. A maioria era a favor, mas ainda não se sabe quanto a"
    " obra vai custar, disse o prefeito. Ela começa em maio.",
    "uk": "Міська рада у вівторок проголосувала за новий міст. Більшість була за, але скільки він коштуватиме, ще ніхто"
    " не знає, каже мер. Будувати почнуть у травні.",
    "ru": "Городской совет во вторник проголосовал за новый мост. Большинство было за, но сколько он будет стоить, пока"
    " не знает никто. Строить начнут в мае.",
    "ar": "صوت مجلس المدينة يوم الثلاثاء لصالح الجسر الجديد. وكانت الأغلبية مؤيدة، لكن التكاليف لم تعرف بعد كما قال"
    " رئيس البلدية للصحفيين مساء اليوم، وسيبدأ العمل في شهر مايو من هذا العام",
    "ja": "市議会は火曜日、新しい橋の建設に賛成した。費用はまだ分からないと市長は述べた。" * 3,
    "en": "The council voted for the new bridge on Tuesday. Most were for it, but nobody knows yet what it will cost,"
    " the mayor said. Work is to begin in May, when the water is low.",
}


@pytest.mark.parametrize(("language", "text"), OF_LANGUAGES.items())
def test_the_language_of_a_text(language: str, text: str) -> None:
    [row] = _counted([{"body": text}])
    assert row["found"] == language


@pytest.mark.parametrize("language", [one for one, text in OF_LANGUAGES.items() if script_of(text) != LATIN])
@pytest.mark.parametrize("below", ["Read the best of this week, and have it in your mail with all that is said of it."])
def test_a_line_in_latin_letters_below_makes_no_difference(language: str, below: str) -> None:
    [row] = _counted([{"body": f"{OF_LANGUAGES[language]}\n\n{below}"}])
    assert row["found"] == language


@pytest.mark.parametrize("text", ["Der Stadtrat hat abgestimmt.", "https://example.org/" + "der/die/das/und" * 20])
def test_too_few_words_tell_no_language(text: str) -> None:
    [row] = _counted([{"body": text}])
    assert row["found"] is None


def test_what_was_read_as_english_is_english_where_it_is_long_enough() -> None:
    bodies = ["Lund " * 30, "Lund"]
    rows = [{"article_id": str(n), "source_file": "a", "source_row": n, "body": body} for n, body in enumerate(bodies)]
    none_other = pa.chunked_array([pa.array([0, 0], pa.int32())])
    counted = count_languages(pa.Table.from_pylist(rows, ARTICLES), none_other).to_pylist()
    assert {(row["found"], row["articles"], row["english"]) for row in counted} == {("en", 1, 1), (None, 1, 1)}


@given(
    st.lists(
        st.fixed_dictionaries({"body": st.sampled_from([*TEXTS, "x"]), "language": st.sampled_from([None, "en", "de"])})
    ),
    st.integers(1, 3),
)
def test_batches_make_no_difference(rows: list[dict[str, Any]], size: int) -> None:
    found = _counted(rows, size)
    assert found == _counted(rows)
    assert sum(row["articles"] for row in found) == len(rows)


def test_what_nobody_looked_at_is_not_told() -> None:
    articles = pa.Table.from_pylist(
        [{"article_id": "1", "source_file": "a", "source_row": 1, "body": "So it was."}], ARTICLES
    )
    [row] = count_languages(articles, pa.chunked_array([pa.nulls(1, pa.int32())])).to_pylist()
    assert row == {"language": None, "script": LATIN, "found": None, "articles": 1, "english": None}
