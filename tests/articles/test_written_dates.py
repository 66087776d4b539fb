from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsqa.articles.timestamps import NO_STAMP, parse_timestamp

MONTHS = {
    "English": "January February March April May June July August September October November December",
    "German": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "French": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "Spanish": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "Portuguese": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "Italian": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "Dutch": "januari februari maart april mei juni juli augustus september oktober november december",
}
# a date and a clock as newspapers write them; T stands for the clock with a colon
SHAPES = {
    "English": ("{month} {day}, {year} at {hour12}:{minute:02} {half}", "{day} {month} {year}, T"),
    "German": ("{day}. {month} {year}, T Uhr", "Erstellt am {day}. {month} {year} um {hour}.{minute:02} Uhr"),
    "French": ("Publié le {day} {month} {year} à {hour}h{minute:02}", "{day} {month} {year} - T"),
    "Spanish": ("{day} de {month} de {year}, Th", "{day} de {month} del {year} a las T"),
    "Portuguese": ("{day} de {month} de {year} | {hour}h{minute:02}", "{day} de {month} de {year} às T"),
    "Italian": ("{day} {month} {year} alle ore {hour}.{minute:02}", "Pubblicato il {day} {month} {year}, T"),
    "Dutch": ("{day} {month} {year} om T uur", "Gepubliceerd op {day} {month} {year} - T"),
}


@settings(deadline=None)
@given(
    st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)), st.sampled_from(sorted(SHAPES)), st.sampled_from((0, 1))
)
def test_what_people_write_in_seven_languages_is_read(moment: datetime, language: str, shape: int) -> None:
    moment = moment.replace(second=0, microsecond=0, tzinfo=UTC)
    month = MONTHS[language].split()[moment.month - 1]
    half = {"hour12": moment.hour % 12 or 12, "half": "p.m." if moment.hour >= 12 else "a.m."}
    text = (
        SHAPES[language][shape]
        .replace("T", "{hour}:{minute:02}")
        .format(day=moment.day, month=month, year=moment.year, hour=moment.hour, minute=moment.minute, **half)
    )
    assert parse_timestamp(text) == (moment, "minute+naive")
    assert parse_timestamp(text.upper().replace(" ", "\u00a0")) == (moment, "minute+naive")


@pytest.mark.parametrize(
    ("text", "moment", "precision"),
    [
        ("Updated 3:41 PM ET, Fri March 9, 2018", "2018-03-09T20:41", "minute"),
        ("Updated 3:41 PM ET, Tue July 10, 2018", "2018-07-10T19:41", "minute"),  # daylight saving time
        ("Published: Aug. 2, 2019, 9:05 a.m. PDT", "2019-08-02T16:05", "minute"),
        ("Last updated on 2 August 2019 at 09:05 BST", "2019-08-02T08:05", "minute"),
        ("5th August, 2016 7pm", "2016-08-05T19:00", "minute+naive"),
        ("Sat 6 Aug 2016", "2016-08-06T00:00", "day+naive"),
        ("1er août 2016", "2016-08-01T00:00", "day+naive"),
        ("mar. 2 août 2016 à 21 h 05", "2016-08-02T21:05", "minute+naive"),
        ("Mar 2 marzo 2021", "2021-03-02T00:00", "day+naive"),  # martedì
        ("segunda-feira, 1º de agosto de 2016", "2016-08-01T00:00", "day+naive"),
        ("Mo., 1. Aug. 2016", "2016-08-01T00:00", "day+naive"),
        ("Stand: 02.08.2016, 14.30 Uhr", "2016-08-02T14:30", "minute+naive"),
        ("02. 08. 2016, 14:30 Uhr", "2016-08-02T14:30", "minute+naive"),
        ("8/9/2016 21h40", "2016-09-08T21:40", "minute+naive"),  # who writes 21h40 writes the day first
        ("Tue, 02/08/2016 - 14:30", "2016-08-02T14:30", "minute+naive"),  # 8 February was a Monday
        ("05:41 17-08-2019", "2019-08-17T05:41", "minute+naive"),
        ("8/23/16", "2016-08-23T00:00", "day+naive"),
        ("4/4/16", "2016-04-04T00:00", "day+naive"),
        ("17-05-99", "1999-05-17T00:00", "day+naive"),
        ("Aug 23, '16", "2016-08-23T00:00", "day+naive"),
        ("2016-Aug-23", "2016-08-23T00:00", "day+naive"),
        ("2016/8/3 7:05", "2016-08-03T07:05", "minute+naive"),
        ("2016. 8. 3.", "2016-08-03T00:00", "day+naive"),
        ("２０１６/０８/０３", "2016-08-03T00:00", "day+naive"),
        ("２０１６年８月３日 ７時０５分", "2016-08-03T07:05", "minute+naive"),
        ("\u200e3\u200e August\u200e 2016", "2016-08-03T00:00", "day+naive"),
        ("2016-08-03\n      07:05", "2016-08-03T07:05", "minute+naive"),
        ("2016-08-03+02:00", "2016-08-02T22:00", "day"),
        ("2016-08-03Z", "2016-08-03T00:00", "day"),
        ("2016-08-03T07:05:09+02:00[Europe/Berlin]", "2016-08-03T05:05:09", "second"),
        ("2016-08-03 07:05 GMT+2", "2016-08-03T05:05", "minute"),
        ("03/Aug/2016:07:05:09 +0200", "2016-08-03T05:05:09", "second"),
        ("Wed Aug 3 07:05:09 2016 +0200", "2016-08-03T05:05:09", "second"),
        ("Wed Aug 03 2016 07:05:09 GMT+0200 (Central European Summer Time)", "2016-08-03T05:05:09", "second"),
        ("2016-08-03 00:00:00 07:05", "2016-08-03T07:05", "minute+naive"),  # a day and a clock from two fields
        ("20160803 07:05", "2016-08-03T07:05", "minute+naive"),
        ("201608030705", "2016-08-03T07:05", "minute+naive"),
        (201608030705, "2016-08-03T07:05", "minute+naive"),
        ("20160803T0705+0200", "2016-08-03T05:05", "minute"),
        ("/Date(1470207909000+0200)/", "2016-08-03T07:05:09", "second"),
        ({"@type": "DateTime", "@value": "2016-08-03"}, "2016-08-03T00:00", "day+naive"),
        ({"$date": {"$numberLong": "1470207909000"}}, "2016-08-03T07:05:09", "second"),
        (["2016-08-03"], "2016-08-03T00:00", "day+naive"),
    ],
)
def test_what_is_read(text: object, moment: str, precision: str) -> None:
    assert parse_timestamp(text) == (datetime.fromisoformat(moment).replace(tzinfo=UTC), precision)


@pytest.mark.parametrize(
    "text",
    [
        *("03.04.2024", "3/4/24", "17-05-12", "Sat, 03/04/2024", "31/4/2024", "2/30/2024", "2024/13/12", "0/1/2024"),
        *(
            "5 things to know on 3 May 2017",
            "May 3-4, 2017",
            "3 May 2017 or 4 May 2017",
            "Feb. 27",
            "2017",
            "43100",
            43100,
        ),
        *("14:30", "12:05 pm", "heute, 14:30 Uhr", "3 May 2017 25:00", "3 May 2017 13:05 pm", "3 May 2017 10:00 IST"),
        *("3 May 2017 10:00 +99:00", "2024-01-01T24:00:00Z", "2017-365", "2017-W60-1", "PT2M53S", "12.04 2023"),
        *("20171301T101500Z", "201713011015", "۱۴۰۳/۰۴/۰۵", "3 May 2017" + " " * 200 + "x", "3 May 2017 UTC"),
        *(
            ["2017-01-01", "2017-01-02"],
            {"$date": ["2017-01-01"] * 2},
            {"$date": {"@value": {"$date": {}}}},
            [[[["x"]]]],
        ),
    ],
)
def test_what_is_not_read(text: object) -> None:
    assert parse_timestamp(text) == NO_STAMP


def test_dashes_and_two_digits_are_read_only_in_the_told_order() -> None:
    assert parse_timestamp("23-07-17", day_first=True).moment == datetime(2017, 7, 23, tzinfo=UTC)
    assert parse_timestamp("23-07-17", day_first=False) == NO_STAMP
    assert parse_timestamp("07-08-17", day_first=False).moment == datetime(2017, 7, 8, tzinfo=UTC)


def test_written_dates_are_at_home_in_the_declared_zone() -> None:
    zone = ZoneInfo("America/Sao_Paulo")
    assert parse_timestamp("12 de janeiro de 2017", zone).moment == datetime(2017, 1, 12, 2, tzinfo=UTC)
    assert parse_timestamp("Jan 12, 2017 8 PM EST", zone).moment == datetime(2017, 1, 13, 1, tzinfo=UTC)


WORDS = st.sampled_from(
    "3 12 31 2017 17 00:00 25:61 21h53 / - . , : h pm a.m. May mai mar z et +01 -0500 GMT Uhr de 年 ' (EST) [".split()
)


@settings(deadline=None)
@given(st.lists(WORDS, max_size=9), st.sampled_from(("", " ")), st.sampled_from((None, True, False)))
def test_nothing_raises(words: list[str], between: str, day_first: bool | None) -> None:
    moment, precision = parse_timestamp(between.join(words), day_first=day_first)
    assert (moment is None) == (precision is None)
