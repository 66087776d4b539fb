# ruff: noqa: E501 -- lists of damage are read across
"""What happens to authors, titles, addresses, outlets and languages (NQ6xx): a clean record comes in, or a number for a
defect that needs several records, and harmed records go out."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence

from planted_articles import LANGUAGES, OUTLETS, SENTENCES, Record, articles, person

Harm = Callable[[Record, random.Random], Record]

# what stands near a byline, in pages of one language or another
BUTTONS = """
Share|Tweet|Share on WhatsApp|Copy link|Print this page|Follow author|Add to list|Comments (12)|3 comments|14 shares
5 min read|2 minute read|Published|Updated|Last updated|Read full bio|See all articles|More from this author|Sign up
Skip to content|Show comments|Open in app|Save for later|Listen|Gift article|Facebook|avatar_small|author-thumbnail
Teilen|Drucken|Merken|Zur Startseite|Kommentare|Artikel anhören|Partager|Commentaires|Ajouter aux favoris|Écouter
Compartir|Guardar|Comentarios|Escuchar|Compartilhar|Comentários|Ouvir|Chia sẻ|Bình luận|Поделиться|Комментарии|Слушать
مشاركة|تعليقات|分享|评论|打印|By|Written by|12 May 2024|Monday, June 3|10:45 AM|https|null;|undefined:|{author}
[object Object]|***|123
""".strip().replace("\n", "|").split("|")  # fmt: skip
# roles of nobody, where no name stands before them
ROLES = ["Correspondent", "Staff Reporter", "Senior Editor", "Redaktion", "Redacción", "La rédaction", "Redação",
         "Редакция", "Phóng viên", "News Desk", "本报记者", "Political Correspondent", "Web Editor"]  # fmt: skip
OFFICES = ["desk", "news", "ann.lee", "kontakt", "r.novak", "redaccion"]
AGENCIES = ["Reuters", "AFP", "dpa", "AP", "Associated Press", "EFE", "Agence France-Presse", "Xinhua", "Lusa", "ТАСС",
            "The Canadian Press", "新华社", "РИА Новости", "Agencia EFE", "Agência Brasil", "TTXVN", "ANSA",
            "Интерфакс", "共同社", "PA Media", "Bloomberg News"]  # fmt: skip


def author_that_is_none(record: Record, rng: random.Random) -> Record:
    if rng.random() < 0.2:
        return {**record, "authors": [rng.choice(ROLES)]}
    return {**record, "authors": [*record["authors"], rng.choice(BUTTONS)]}


def author_with_contact(record: Record, rng: random.Random) -> Record:
    name = record["authors"][0]
    host = rng.choice(OUTLETS)[1]
    mail = f"{rng.choice(OFFICES)}@{host}"
    account = f"@{rng.choice(OFFICES).replace('.', '_')}{rng.randrange(99)}"
    ways = [
        f"{name} <{mail}>", mail, f"{name} ({mail})", f"{name}, {mail}", f"{mail} ({name})", f"{name} {account}", account,
        f"https://{host}/authors/{rng.randrange(999)}", f"{name} | {mail}", f"{name} (+49 30 {rng.randrange(10**6, 10**7)})",
        f"{name} - {mail.replace('@', ' [at] ')}", f"www.facebook.com/{rng.choice(OFFICES)}", f"mailto:{mail}",
    ]  # fmt: skip
    return {**record, "authors": rng.choice([rng.choice(ways), [rng.choice(ways)]])}


def author_with_prefix(record: Record, rng: random.Random) -> Record:
    by = {
        "en": ["By", "by", "BY", "Written by", "Posted by", "Story by", "By:", "Reported by", "Words by"],
        "de": ["Von", "von", "VON", "Text:", "Autor:", "Ein Kommentar von", "Von:"],
        "fr": ["Par", "par", "PAR", "Texte :", "Propos recueillis par", "Publié par"],
        "es": ["Por", "por", "POR", "Texto:", "Escrito por"],
        "pt": ["Por", "por", "POR", "Texto:", "Publicado por"],
        "vi": ["Tác giả:", "Bài:"],
        "ru": ["Автор:", "Текст:", "Автор"],
        "ar": ["بقلم:", "كتب:", "بقلم"],
        "zh": ["作者：", "记者", "文/", "撰文："],
    }
    language = record["language"]
    other = person(SENTENCES[language], rng)
    gap = "" if language == "zh" else " "
    return {**record, "authors": [f"{rng.choice(by[language])}{gap}{record['authors'][0]}", other]}


def too_many_authors(record: Record, rng: random.Random) -> Record:
    words = SENTENCES[record["language"]]
    names: set[str] = set()
    while len(names) < rng.randint(6, 14):
        names.add(person(words, rng))
    return {**record, "authors": rng.choice([", ".join(sorted(names)), "; ".join(sorted(names)), sorted(names)])}


def agency_as_author(record: Record, rng: random.Random) -> Record:
    outlet = record["outlet"]
    staff = [outlet, f"{outlet} Staff", f"{outlet} Redaktion", outlet.upper(), f"{outlet} Editorial Board"]
    return {**record, "authors": rng.choice([[rng.choice(AGENCIES)], [rng.choice(staff)], rng.choice(AGENCIES)])}


def no_address(record: Record, rng: random.Random) -> Record:
    path = record["url"].removeprefix("https://www.")
    bad = [
        path, f"www.{path}", path.partition("/")[2], "/" + path.partition("/")[2], f"htp://{path}", f"https:/{path}",
        f"http:// {path}", f"https://{path.replace('-', ' ')}", "javascript:void(0)", "mailto:desk@example.com", "https://",
        f"file:///C:/articles/{rng.randrange(999)}.html", f"http://localhost:8000/{path}", f"http://192.168.0.7/{path}",
        f"https://{path}https://{path}", record["title"], "[object Object]", str(rng.randrange(10**6)), "about:blank",
        f"https://{path}, https://{path}", f"<a href='https://{path}'>", f"ftp://{path}", "https://null", "https://undefined/",
        f"//{path.partition('/')[2]}",
    ]  # fmt: skip
    return {**record, "url": rng.choice(bad)}


def home_page(record: Record, rng: random.Random) -> Record:
    host = rng.choice(["https://", "http://", "https://www.", "HTTPS://www."]) + rng.choice(OUTLETS)[1]
    ends = [
        "",
        "/",
        "/index.html",
        "/index.php",
        "/#",
        "/?utm_source=rss",
        "//",
        "/default.aspx",
        "/#top",
        "?fbclid=I1",
    ]
    return {**record, "url": host + rng.choice(ends)}


def tracked(record: Record, rng: random.Random) -> Record:
    number = rng.randrange(10**6)
    ways = [
        "utm_source=rss&utm_medium=feed", "utm_campaign=daily", f"fbclid=IwAR{number}", f"gclid={number}", f"msclkid={number}",
        f"mc_cid={number}&mc_eid={number}", "ref=rss", "src=twitter", "at_medium=RSS&at_campaign=KARANGA", "smid=tw-share",
        "ito=1490", "cmpid=socialflow-twitter-business", "xtor=RSS-3208", "ns_mchannel=social", f"igshid={number}",
        f"yclid={number}", f"_openstat={number}", "wt_zmc=koop.ext.zonaudev.rss.feed", "spm=a2o4k.home", "itm_source=parsely",
        "__twitter_impression=true", "traffic_source=rss", f"_ga=2.{number}", f"twclid={number}", f"ttclid={number}",
        "mod=rss_homepage", "cid=social_twitter", "utm_content=buffer", f"li_fat_id={number}", "guccounter=1", "icid=promo",
        f"wbraid={number}", f"mkt_tok={number}", f"_hsenc={number}", "ncid=newsltushpmgnews", "ocid=socialflow_twitter",
        f"rb_clickid={number}", f"s_kwcid={number}", "origin=rss", "from=timeline", f"vero_id={number}", f"ICID={number}",
    ]  # fmt: skip
    mark = rng.choice(["?", "?id=7&"])
    return {**record, "url": f"{record['url']}{mark}{rng.choice(ways)}{rng.choice(['', '#top', '&page=2'])}"}


def wrapped(record: Record, rng: random.Random) -> Record:
    url, number = record["url"], rng.randrange(10**8)
    ways = [
        f"https://web.archive.org/web/20240{number}/{url}", f"http://archive.is/{number:x}", f"https://archive.ph/{number:x}",
        f"https://news.google.com/rss/articles/CBMi{number}?oc=5", f"https://t.co/{number:x}", f"https://bit.ly/{number:x}",
        f"https://www.google.com/url?q={url}", f"http://feedproxy.google.com/~r/x/~3/{number:x}/", f"https://lnkd.in/{number:x}",
        f"https://l.facebook.com/l.php?u={url}", f"https://towncrier-com.cdn.ampproject.org/c/s/{url[8:]}",
        f"http://webcache.googleusercontent.com/search?q=cache:{url}", f"https://apple.news/A{number}", f"https://ow.ly/{number:x}",
        f"https://buff.ly/{number:x}", f"https://trib.al/{number:x}", f"https://12ft.io/{url}", f"https://dlvr.it/{number:x}",
        f"https://tinyurl.com/{number:x}", f"https://www.google.com/amp/s/{url[8:]}", f"https://perma.cc/{number:x}",
        f"https://r.search.yahoo.com/_ylt={number}/RU={url}/RK=2", f"https://www.bing.com/news/apiclick.aspx?url={url}",
        f"https://translate.google.com/translate?u={url}", f"https://getpocket.com/read/{number}", f"https://goo.gl/{number:x}",
        f"https://flip.it/{number:x}", f"https://www.msn.com/en-us/news/x/ar-{number}", f"http://rss.feedsportal.com/c/{number}",
        f"https://news.google.com/articles/CAIi{number}", f"https://ift.tt/{number:x}", f"https://fb.me/{number:x}",
    ]  # fmt: skip
    ways = [way for way in ways if "msn.com" not in way]  # a portal publishes under its own name
    return {**record, "url": rng.choice(ways)}


def outlet_in_title(record: Record, rng: random.Random) -> Record:
    title, outlet = record["title"], record["outlet"]
    host = re.sub(r"^https://(?:www\.)?([^/]+).*", r"\1", record["url"])
    ways = [f"{title} | {outlet}", f"{title} - {outlet}", f"{title} – {outlet}", f"{title} — {outlet}", f"{title} : {outlet}",
            f"{title} • {outlet}", f"{outlet} | {title}", f"{title} | {host}", f"{title} » {outlet}", f"{title} - {outlet.upper()}",
            f"{title} | News | {outlet}", f"{title} ({rng.choice(['Reuters', 'AP', 'AFP'])})", f"{title} · {outlet}"]  # fmt: skip
    return {**record, "title": rng.choice(ways)}


def spaced_title(record: Record, rng: random.Random) -> Record:
    space = rng.choice([" ", "  ", "\n", "\t", "\xa0", "\r\n", "\u200b", "\u2003", "\ufeff", "\n        ", "\u3000"])
    title = record["title"]
    return {**record, "title": rng.choice([f"{space}{title}", f"{title}{space}", f"{space}{title}{space}"])}


def quoted_title(record: Record, rng: random.Random) -> Record:
    """What CSV and JSON write around quotation marks, read as it stands."""
    words = record["title"].split(" ")
    at = rng.randrange(len(words))
    said = " ".join(words[at : at + 3])
    before, after = " ".join(words[:at]), " ".join(words[at + 3 :])
    marks = [('""', '""'), ('\\"', '\\"'), ('"""', '"""'), ("\\'", "\\'"), ('\\\\"', '\\\\"')]
    opening, closing = rng.choice(marks)
    if rng.random() < 0.25:
        return {**record, "title": f'"{before} ""{said}"" {after}"'.replace("  ", " ")}
    return {**record, "title": " ".join(f"{before} {opening}{said}{closing} {after}".split())}


def title_of_another_page(record: Record, rng: random.Random) -> Record:
    outlet = record["outlet"]
    titles = """
    404|404 Not Found|Page Not Found|403 Forbidden|Error 500|502 Bad Gateway|Access Denied|Just a moment...|Are you a robot?
    Attention Required! | Cloudflare|Subscribe to read|Sign in|Log in|Register|Untitled|Untitled Document|Home|Privacy Policy
    Cookie Policy|Terms of Service|Please enable cookies|Oops! That page can’t be found.|We’re sorry|Page unavailable
    503 Service Temporarily Unavailable|Security check|Verify you are human|Redirecting...|Loading...|Newsletter signup
    Site maintenance|Server Error|Error|Seite nicht gefunden|Fehler 404|Anmelden|Page introuvable|Erreur 404|Accès refusé
    Página no encontrada|Iniciar sesión|Página não encontrada|Erro 404|Entrar|Không tìm thấy trang|Đăng nhập|404 Ошибка
    Страница не найдена|Вход|الصفحة غير موجودة|تسجيل الدخول|页面不存在|登录|404页面|Contact us|Advertise with us|Search results
    This page isn’t available|Blocked|Pardon Our Interruption|Client Challenge|Human Verification|Nicht gefunden|Suscríbete
    """
    title = rng.choice([part.strip() for line in titles.strip().split("\n") for part in re.split(r"\|(?! )", line)])
    return {**record, "title": rng.choice([title, title, f"{title} | {outlet}", f"{title} - {outlet}", title.upper()])}


def title_in_capitals(record: Record, rng: random.Random) -> Record:
    return {**record, "title": record["title"].replace("ß", "SS").upper()}


def address_as_outlet(record: Record, rng: random.Random) -> Record:
    host = rng.choice(OUTLETS)[1]
    ways = [f"https://{host}/rss.xml", f"http://feeds.{host}/news", f"feeds.{host}", f"https://www.{host}", host,
            f"https://rss.{host}/politics?format=xml", f"www.{host}", f"{host}/feed", f"https://{host}/feed/"]  # fmt: skip
    return {**record, "outlet": rng.choice(ways), "url": f"https://elsewhere.example.net/{rng.randrange(10**6)}"}


def other_language(record: Record, rng: random.Random) -> Record:
    names = {
        "en": "English",
        "de": "German",
        "fr": "fr-FR",
        "es": "es-ES",
        "pt": "pt-BR",
        "ru": "Russian",
        "zh": "zh-CN",
    }
    others = [language for language in LANGUAGES if language != record["language"]]
    said = rng.choice(others)
    return {**record, "language": rng.choice([said, names.get(said, said)])}


def _short(rng: random.Random, number: int, **fields: object) -> Record:
    [record] = articles(rng, 1, start=number)
    record["text"] = record["text"].partition("\n")[0]
    return {**record, **fields}


def one_author(rng: random.Random, number: int) -> Sequence[Record]:
    """An outlet of ten to thirteen articles, most of which bear one name."""
    words = SENTENCES["en"]
    outlet, name, size = f"Courier of Ward {number}", f"{person(words, rng)} {number}", rng.randint(10, 13)
    most = rng.randint(size // 2 + 1, size)
    names = [name] * most + [f"{person(words, rng)} {n}" for n in range(size - most)]
    rng.shuffle(names)
    return [_short(rng, number * 20 + n, outlet=outlet, authors=[one]) for n, one in enumerate(names)]


def spellings(rng: random.Random, number: int) -> Sequence[Record]:
    """An outlet that is written in two ways."""
    name = f"{rng.choice(['Herald', 'Wächter', 'Época', 'Le Progrès', 'Вестник', 'Daily Star'])} {number}"
    ways = [name.upper(), name.lower(), f"The {name}", name.replace(" ", ""), name.replace(" ", "  "), name.replace(" ", "-"),
            f"{name} Online", f"{name}.com", f"{name} News"]  # fmt: skip
    url = f"https://www.outlet{number}.example.com/"
    other = rng.choice([way for way in ways if way != name])
    return [_short(rng, number * 5 + n, outlet=one, url=f"{url}{n}") for n, one in enumerate([name, name, other])]


def one_host(rng: random.Random, number: int) -> Sequence[Record]:
    """A host at which two outlets or more publish, as the dataset says."""
    others = ["Guest Writer", person(SENTENCES["en"], rng), "Opinion", f"Paper {number} Sports", "Sponsored"]
    names = [f"Paper {number}", f"Paper {number}", *rng.sample(others, rng.randint(1, 3))]
    url = f"https://www.host{number}.example.org/"
    return [_short(rng, number * 6 + n, outlet=one, url=f"{url}{n}") for n, one in enumerate(names)]


FIELDS: Mapping[str, Harm] = {
    "NQ601": author_that_is_none,
    "NQ602": author_with_contact,
    "NQ603": author_with_prefix,
    "NQ604": too_many_authors,
    "NQ605": agency_as_author,
    "NQ611": no_address,
    "NQ612": home_page,
    "NQ613": tracked,
    "NQ614": wrapped,
    "NQ621": outlet_in_title,
    "NQ622": spaced_title,
    "NQ623": quoted_title,
    "NQ624": title_of_another_page,
    "NQ625": title_in_capitals,
    "NQ631": address_as_outlet,
    "NQ641": other_language,
}
# rules about a whole outlet or host
OF_OUTLETS: Mapping[str, Callable[[random.Random, int], Sequence[Record]]] = {
    "NQ606": one_author,
    "NQ632": spellings,
    "NQ633": one_host,
}
CASED = ("en", "de", "fr", "es", "pt", "vi", "ru")
