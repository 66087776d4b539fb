"""News agencies and outlets where an author should stand: a text of an author comes in, a yes or no goes out."""

from __future__ import annotations

import re

_AGENCIES = frozenset(
    """
    reuters|thomson reuters|reuters staff|ap|a.p.|associated press|the associated press|associated press staff|ap news
    afp|agence france-presse|agence france presse|upi|united press international|dpa|deutsche presse-agentur
    dpa international|ansa|efe|agencia efe|agencia reforma|europa press|xinhua|xinhua news agency|kyodo|kyodo news
    yonhap|yonhap news agency|tass|itar-tass|interfax|ria novosti|sputnik|pti|press trust of india|ani|ians|uni
    pa media|press association|pa|the press association|bloomberg|bloomberg news|cnn wire|ap wire|wire services
    wire reports|news services|news service|agencies|agencias|agências|agenturen|agências de notícias|anadolu
    anadolu agency|aap|australian associated press|apa|sda|keystone-sda|ats|belga|anp|ritzau|ntb|tt|stt|lusa
    agência brasil|agência estado|estadão conteúdo|agência lusa|notimex|télam|telam|mehr|irna|tasnim|antara|bernama|vna
    ttxvn|kaiser health news|tribune news service|tribune news services|tribune wire reports|mcclatchy|gannett
    newsroom|usa today network|getty images|pr newswire|business wire|globe newswire|globenewswire|accesswire
    staff and agencies|agencies and staff|news agencies|epd|kna|sid|afp-jiji|jiji|jiji press|the canadian press
    тасс|риа новости|интерфакс|белта|укринформ|уніан|казинформ|新华社|中新社|中国新闻社|共同社|時事通信|共同通信
    연합뉴스
    رويترز|فرانس برس|أ ف ب|وكالات|وام|واس|سانا|канадская пресса|báo tin tức|thông tấn xã việt nam
    canadian press|presse canadienne|la presse canadienne|rtr|dts|ots|mti|ctk|čtk|pap|bta|agerpres|mia|hina|sta|tanjug
    """.strip()
    .replace("\n", "|")
    .split("|")
)
_AGENCIES = frozenset(agency.strip() for agency in _AGENCIES)
_OF_OUTLETS = frozenset(
    """
    staff the team editors editorial board newsroom news desk wire online web report reports writers writer contributor
    contributors reporter reporters correspondent correspondents editor redaktion redaction redação redacción redazione
    com org net co uk www
    """.split()
)
_BOARD = re.compile(
    r"\b(?:editorial board|(?:the )?editors|staff|team|newsroom|news ?desk|redaktion|redacción|redação)\b"
)
_PLACE = re.compile(r" in [^\W_][\w .-]{1,40}$", re.IGNORECASE)  # Reuters in Washington
_WORD = re.compile(r"[^\W_]+")
_ALSO_NAMES = frozenset("ani efe hina mehr mia pap sid sta uni".split())


def is_agency(text: str) -> bool:
    """Whether a text is the name of a news agency and nothing more. Of letters that are a name too capitals tell: "ANI"
    is one, "Ani" is somebody."""
    name = _PLACE.sub("", " ".join(text.split())).strip(" -/().,")
    return name.lower() in _AGENCIES and (name.lower() not in _ALSO_NAMES or not name.istitle())


def is_outlet(text: str, outlet: str | None, url: str | None) -> bool:
    """Whether a text names the outlet itself, with or without its "staff": "NPR Staff" in "NPR Online News", "Post
    Editorial Board" in "New York Post", "Editorial Board" in any."""
    words = _plain_words(text)
    is_board = _BOARD.search(text.lower()) is not None
    if is_board and set(words) <= set(_plain_words(outlet or "")):
        return bool(words) or "editor" in text.lower()
    if not words or not (outlet or url):
        return False
    host = re.match(r"(?:https?:)?//([^/?#]{1,253})", url or "", re.IGNORECASE)
    labels = host[1].lower().split(".") if host else []
    names = {"".join(_plain_words(name)) for name in (outlet or "", *labels[:-1])} - {"", "www", "m", "co", "com"}
    return "".join(words) in names


def _plain_words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text.lower()) if word not in _OF_OUTLETS]
