"""What tells the country of an article in, its ISO 3166 code out: the outlet, the place of the dateline, or the word
before an expression ("the Australian summer"). Holidays and seasons hang on it.
"""

from __future__ import annotations

import re
from typing import Final

from newsqa.annotate.dates.dateline import dateline_of
from newsqa.annotate.dates.reading import Hit

# where summer is in December, January and February
SOUTHERN: Final = frozenset("AO AR AU BO BR BW BI CL FJ LS MG MW MZ NA NZ PE PG PY RW SZ TZ UY WS ZA ZM ZW".split())

# code -> the country, who is of it, and cities that stand in datelines
_NAMES: Final = {
    "AR": "argentina argentine argentinian buenos_aires",
    "AU": "australia australian aussie sydney melbourne canberra brisbane perth adelaide hobart darwin queensland",
    "BD": "bangladesh bangladeshi dhaka",
    "BO": "bolivia bolivian la_paz",
    "BR": "brazil brazilian brasilia brasília sao_paulo são_paulo rio_de_janeiro",
    "BW": "botswana gaborone",
    "CA": "canada canadian ottawa toronto montreal vancouver calgary edmonton winnipeg halifax",
    "CH": "switzerland swiss zurich bern",
    "CL": "chile chilean santiago",
    "CN": "china beijing shanghai",
    "DE": "germany german berlin munich frankfurt hamburg",
    "FI": "finland finnish helsinki",
    "FJ": "fiji fijian suva",
    "FR": "france french paris marseille",
    "GB": "britain british england english scotland scottish wales welsh london manchester edinburgh cardiff belfast",
    "GH": "ghana ghanaian accra",
    "HK": "hong_kong",
    "ID": "indonesia indonesian jakarta",
    "IE": "ireland irish dublin",
    "IL": "israel israeli jerusalem tel_aviv",
    "IN": "india indian new_delhi mumbai kolkata chennai bengaluru hyderabad",
    "IT": "italy italian rome milan",
    "JM": "jamaica jamaican kingston",
    "JP": "japan japanese tokyo osaka",
    "KE": "kenya kenyan nairobi",
    "KR": "south_korea south_korean seoul",
    "LK": "sri_lanka sri_lankan colombo",
    "MX": "mexico mexican mexico_city",
    "MY": "malaysia malaysian kuala_lumpur",
    "MZ": "mozambique maputo",
    "NA": "namibia namibian windhoek",
    "NG": "nigeria nigerian lagos abuja",
    "NZ": "new_zealand wellington auckland christchurch dunedin",
    "PE": "peru peruvian lima",
    "PG": "papua_new_guinea port_moresby",
    "PH": "philippines philippine filipino manila",
    "PK": "pakistan pakistani islamabad karachi lahore",
    "PL": "poland polish warsaw",
    "PY": "paraguay paraguayan asuncion asunción",
    "SG": "singapore singaporean",
    "TR": "turkey turkish ankara istanbul",
    "UA": "ukraine ukrainian kyiv kiev",
    "US": "america american washington new_york los_angeles chicago boston houston atlanta philadelphia",
    "UY": "uruguay uruguayan montevideo",
    "ZA": "south_africa south_african johannesburg pretoria durban cape_town",
    "ZM": "zambia zambian lusaka",
    "ZW": "zimbabwe zimbabwean harare",
}
_CODES: Final = {name.replace("_", " "): code for code, names in _NAMES.items() for name in names.split()}
# hosts whose last label says no country
_HOSTS: Final = {
    **dict.fromkeys(("bbc.com", "dailymail.com", "economist.com", "ft.com", "theguardian.com"), "GB"),
    **dict.fromkeys(("theglobeandmail.com", "nationalpost.com", "thestar.com", "torontosun.com"), "CA"),
    **dict.fromkeys(("irishtimes.com", "irishexaminer.com"), "IE"),
    **dict.fromkeys(("hindustantimes.com", "thehindu.com", "indianexpress.com", "ndtv.com", "indiatimes.com"), "IN"),
    **dict.fromkeys(("news24.com", "iol.com"), "ZA"),
    **dict.fromkeys(("dawn.com", "thenews.com"), "PK"),
    **dict.fromkeys(("straitstimes.com", "channelnewsasia.com"), "SG"),
    **dict.fromkeys(("jpost.com", "timesofisrael.com", "haaretz.com"), "IL"),
    **dict.fromkeys(("nytimes.com", "washingtonpost.com", "usatoday.com", "latimes.com", "npr.org", "cnn.com"), "US"),
    **dict.fromkeys(("wsj.com", "foxnews.com", "nbcnews.com", "cbsnews.com", "politico.com"), "US"),
}
# last labels that many use for what has nothing to do with the country
_NO_COUNTRIES: Final = frozenset("ai am as cc co fm io la ly me nu tk to tv ws".split())
# "smh.com.au", "https://www.bbc.com/news/1"
_HOST: Final = re.compile(r"(?:https?://)?((?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,18})(?=[/:?]|$)", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_]+")
_LONGEST_ADDRESS, _LONGEST_OUTLET, _LONGEST_NAME = 300, 80, 40


def country_of(outlet: str | None, url: str | None, body: str | None) -> str | None:
    """The country whose seasons and holidays an article means: that of the outlet, by its host or its name, else that
    of the place in its dateline. None where nothing tells."""
    for address in (outlet, url):
        code = _of_host(address or "")
        if code is not None:
            return code
    code = _in_words((outlet or "")[:_LONGEST_OUTLET])
    if code is not None:
        return code
    dateline = dateline_of(body or "")
    return _in_words(dateline.place) if dateline else None


def country_named_before(hit: Hit) -> str | None:
    """The country that stands before an expression: Canadian Thanksgiving, Ukraine's Independence Day."""
    start = hit.excerpt.offset(hit.begin)
    words = hit.text[max(start - _LONGEST_NAME, 0) : start].rstrip().removesuffix("'s").removesuffix("’s").split()
    if not words or not words[-1][:1].isupper():
        return None
    return _CODES.get(" ".join(words[-2:]).lower()) or _CODES.get(words[-1].lower())


def _of_host(address: str) -> str | None:
    found = _HOST.match(address[:_LONGEST_ADDRESS])
    if found is None:
        return None
    labels = found[1].lower().split(".")
    known = _HOSTS.get(".".join(labels[-2:]))
    if known is not None or len(labels[-1]) != 2 or labels[-1] in _NO_COUNTRIES:
        return known
    return "GB" if labels[-1] == "uk" else labels[-1].upper()


def _in_words(text: str) -> str | None:
    """The first country or city that is named: "The Sydney Morning Herald", "CAPE TOWN, South Africa"."""
    words = [word.lower() for word in _WORD.findall(text)]
    for at in range(len(words)):
        for count in (3, 2, 1):
            code = _CODES.get(" ".join(words[at : at + count]))
            if code is not None:
                return code
    return None
