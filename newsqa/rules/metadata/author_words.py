"""What stands in fields of authors besides names: words of web pages, roles, dates, prefixes and contacts. A text
of an author comes in, what it is goes out."""

from __future__ import annotations

import re
from functools import lru_cache

# texts of web pages: buttons, counters, headings of lists, accounts of systems; compared in small letters
_INTERFACE = frozenset(
    text.strip()
    for text in """
    share|share this|share this article|share this story|share on facebook|share on twitter|sharing|print|save|email
    e-mail|comment|comments|view comments|view all comments|leave a comment|no comments|comment count|story count
    comments count|stories count|popular tags|tags|tag|more|more from|see more|see all|view all|view more|view bio
    view profile|view all posts|read more|read full bio|load more|show more|follow|follow us|follow on twitter
    follow on facebook|following|subscribe|subscribe now|sign up|sign in|log in|login|register|newsletter|advertisement
    advertisements|sponsored|sponsored content|related articles|related|most read|trending|search|menu|close|back to top
    about the author|about the authors|about author|author|authors|the author|author bio|author archive|bio|profile
    click here|email him here|email her here|for more information|contact us|contact|privacy policy|terms of use
    all rights reserved|min read|reading time|image credit|photo credit|getty images credit|no author|no byline|byline
    unknown author|author unknown|not specified|admin|administrator|site admin|webmaster|wordpress|root|user|guest
    default|test|super user|superuser|web admin|teilen|kommentare|kommentar|drucken|mehr lesen|weiterlesen|anzeige
    autor|autoren|der autor|partager|commentaires|lire la suite|publicité|auteur|compartir|comentarios|comentar
    leer más|publicidad|compartilhar|comentários|leia mais|publicidade|condividi|commenti|leggi tutto|pubblicità
    autore|delen|reacties|lees meer|поделиться|комментарии|автор|подробнее|シェア|コメント|分享|评论
    by|written by|posted by|https|http|tweet|merken|speichern|vorlesen|artikel anhören|zur startseite|nach oben
    ajouter aux favoris|enregistrer|écouter|imprimer|guardar|escuchar|imprimir|salvar|ouvir|ascolta
    chia sẻ|bình luận|in bài|nghe|theo dõi|слушать|сохранить|распечатать|читать далее|مشاركة|تعليقات|تعليق|طباعة|استمع
    اقرأ المزيد|打印|收藏|分享到|听新闻|举报|转发|保存|印刷|공유|댓글|인쇄
    """.strip()
    .replace("\n", "|")
    .split("|")
) - {""}
# words of buttons: a text of nothing else is one, as "Follow author" or "Share on WhatsApp"
_OF_BUTTONS = frozenset(
    """
    share tweet copy print follow add show hide see view open skip save listen gift download subscribe read load
    published updated last link page author authors article articles story list comments comment content bio profile
    app later favorites favourites facebook twitter whatsapp linkedin instagram youtube reddit threads telegram email
    on to for from in this the your my full all more up via posts post by avatar thumbnail photo image icon
    """.split()
)
_COUNTED = re.compile(r" ?\(\d+\)$")  # Comments (12)
_INTERFACE_PARTS = re.compile(
    # Follow Ann On
    r"^follow [\w.' -]{1,40} on\b|^follow [\w.' -]{1,40}(?:on )?(?:twitter|facebook|instagram|threads)$"
    r"|\b(?:avatar|background-?url|thumbnail)[ _:.-]|_(?:large|small|medium|thumb|thumbnail|avatar)\b"  # Avatar_Large
    r"|\b(?:javascript|null|nbsp|undefined)\b[:;]|[{}<>\[\]|=]|&[a-z]{2,8};|function\("  # what is left of code
    r"|^\d+ (?:comments?|shares?|views?|likes?|min(?:ute)?s?)\b|\bmin(?:ute)? read$|^(?:visit|view) .{1,40} at$",
    re.IGNORECASE,
)

_ROLES = frozenset(
    """
    reporter reporters correspondent correspondents contributor contributors columnist columnists editor editors
    editor-at-large editor-in-chief writer writers journalist journalists producer producers photographer
    photographers staff analyst commentator blogger intern interns critic anchor videographer columnista periodista
    redactor redactora redacción redacao redação redaccion redaktion redaktionen redaktør redaktör redaktor redaktør
    redaktionsteam redactie redazione rédaction redakcja редакция корреспондент journaliste journalistin repórter
    reporterin korrespondent korrespondentin correspondant corresponsal corrispondente colaborador
    freelancer stringer newsroom desk webdesk
    phóng viên biên tập корреспондента редактор 记者 本报记者 本报讯 编辑部 通讯员
    """.split()
)
# what stands beside a role, and is no name of anybody
_BESIDE_ROLES = frozenset(
    """
    a an the at for in of on to by and & - la le el der die das da de our my former co co- acting lead
    senior junior chief deputy assistant associate managing executive general special guest contributing investigative
    political politics national international foreign local regional breaking news business finance financial economics
    economic economy markets technology tech science health education environment environmental energy climate justice
    courts crime legal security defense defence pentagon congressional parliamentary white house diplomatic global
    world affairs political policy media sports sport culture arts entertainment features feature opinion op-ed
    editorial digital online web social data video photo audio multimedia investigations assignment religion
    transportation travel food style washington city state metro statehouse bureau covering freelance assignments
    middle east europe asia africa north south america american us u.s. uk d.c. central latin west coast report
    reports wire night weekend daily morning evening page politik wirtschaft sport kultur online política economia
    """.split()
)
# titles that end before what they are titles of
_CUT_OFF = re.compile(r"\b(?:of|at|for|the|and|with|covering)$", re.IGNORECASE)
_CUT_OFF_BEFORE = re.compile(
    r"^(?:based|specializing|specialising|reporting|writing|covering|author of|founder of|professor of|who|is a|is the"
    r"|was a|in the|this article|this story|originally published|with files from|with reporting)\b(?! [A-Z]\.)",
    re.IGNORECASE,
)

_TIME_WORDS = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|[ap]\.?m\.?|e[sd]t|gmt|utc"
    r"|p[sd]t|c[sd]t|updated|posted|published|modified|last|in|on|at|of|the|pm|hours?|days?|ago|\d+(?:st|nd|rd|th)?"
)
# only words of dates, and one at least that no name is: in, updated, 2024 ("April May" is a name). What is read is not
# read in another way: "11111x" has many
_DATE = re.compile(
    rf"(?=.*(?:\d|\b(?:in|on|of|at|updated|posted|published)\b))(?:(?>{_TIME_WORDS})[\W_]*+)++", re.IGNORECASE
)
_TIMES = re.compile(r"\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|\w+day|ago|[ap]m|e[sd]t)", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")

_CONTACTS = {
    "an e-mail address": re.compile(
        r"[\w.+-]{1,64}(?:@| ?\[at\] ?| ?\(at\) ?)[\w-]{1,63}\.[\w.-]{2,}|^e-?mail ?:"
        r"|\b\w{1,60}\.\w{1,60} \w{1,60}\.(?:com|org|net|edu)$",  # Ann.Lee Example.Com
        re.IGNORECASE,
    ),
    "an address of the web": re.compile(
        r"\b(?:https?:|www\.)\S+|\b[\w-]{1,63}\.(?:com|org|net|[a-z]{2})/\S+", re.IGNORECASE
    ),
    "an account": re.compile(
        r"(?<![\w.])@\w{2,}|\b(?:twitter|facebook|instagram|telegram|whatsapp|threads|linkedin) ?: ?\S", re.IGNORECASE
    ),
    "a telephone number": re.compile(
        # neither "1898-1936" nor "2024-05-03", "12.05.2024 12:30" or a number of a book
        r"(?<![\w.-])(?<!ISBN )(?<!ISBN: )(?!\d{1,2}[./-]\d{1,2}[./-](?:\d{2}|\d{4})\b(?![./-]))"
        r"(?!\(?(?:1[5-9]|20)\d\d ?[-–] ?\d{1,4}\b)\+?\(?\d[\d ().-]{6,20}\d(?!\w)"
        r"|\b(?:tel|phone|ph)\.? ?: ?\+?\d",
        re.IGNORECASE,
    ),
}

# a word that introduces an author in one language or another
_INTRODUCES, _AS_NAME = "por|von|par|door|di|av|af|przez|oleh", "Por|Von|Par|Door|Av|POR|VON|PAR|DOOR|AV"
_PREFIX = re.compile(
    r"(?:(?:written|posted|published|reported|compiled|edited|produced|submitted|created|translated|uploaded|authored"
    r"|words|text|story|stories|article|report|reporting|analysis|opinion|commentary|review|interview|photos?|photographs?"
    r"|pictures?|video|illustrations?|graphics?) )?by\b ?:?(?= ?\S)"
    rf"|(?:{_INTRODUCES}|text|texte|texto|testo|tekst|autor|author|auteur|autore|penulis|автор|текст|фото|текст и фото"
    r"|tác giả|bài|bài viết|بقلم|كتب|كتبت|إعداد|تحرير|作者|文|撰文|采写|编辑|記者|记者|取材) ?[:：]"
    r"|(?:escrito|publicado|publié|écrit|propos recueillis|geschrieben|redigido|entrevista|ein (?:kommentar|beitrag)"
    r") (?:por|par|von) (?=\S)|(?-i:Автор) (?=[А-ЯЁ])|بقلم (?=\S)|(?:文|图|撰文)[/／](?=\S)"
    r"|记者 ?(?=[\u4e00-\u9fff]{2,4}$)"
    rf"|(?-i:{_INTRODUCES}) (?=[A-ZÀ-Þ][^\s]* [A-ZÀ-Þ])"  # "von Ribbentrop" is a name
    # Von Anna Berg, but not Von Miller or Von Der Leyen
    rf"|(?-i:{_AS_NAME}) (?!De[rnms]? |D[ao]s? |Und |Zu|DER |DEN )(?=[A-ZÀ-Þ][^\s]+ [A-ZÀ-Þ])"
    r"|(?-i:Por|POR) (?=[A-Z0-9]{2,6}\b)"  # Por BBC, Por G1
    r"|(?-i:Analysis|Opinion|Commentary|Perspective|ANALYSIS|OPINION):? (?=[A-Z][^\s]+ [A-Z][^\s]+$)",
    re.IGNORECASE,
)


@lru_cache(maxsize=1 << 14)
def no_name(text: str) -> str | None:
    """What a text is that is no name: "a text of the web page", "a role", "a date", ...; None where it may be one."""
    plain = " ".join(text.split()).strip("\"'“”").strip()
    low = plain.lower()
    if not _LETTER.search(plain):
        return "no text with a letter"
    words = low.split()
    bare = _COUNTED.sub("", low).rstrip(":.…!») ")
    is_button = _OF_BUTTONS.issuperset(re.split(r"[\W_]+", bare.strip("«( ")))
    if bare in _INTERFACE or is_button or _INTERFACE_PARTS.search(plain):
        return "a text of the web page"
    if len(plain) < 60 and _DATE.fullmatch(plain) and _TIMES.search(plain):
        return "a date"
    if is_role(plain):
        return "a role"
    if len(words) > 1 and (_CUT_OFF.search(plain) or _CUT_OFF_BEFORE.search(plain)):
        return "a piece of a sentence"
    return None


def is_role(text: str) -> bool:
    """Whether a text names a role and nobody who has it: "Staff Writer", "North America Reporter", "Redaktion"."""
    words = [word.strip(".,:;()") for word in text.lower().split()]
    return bool(_ROLES.intersection(words)) and all(word in _ROLES or word in _BESIDE_ROLES for word in words)


def contact_in(text: str) -> tuple[str, str] | None:
    """The first contact in a text: what it is, and its words."""
    for what, pattern in _CONTACTS.items():
        if found := pattern.search(text):
            return what, found[0].strip()
    return None


def prefix_of(text: str) -> str | None:
    """What stands before the name: "By", "Por", "Posted by:"; None when nothing does."""
    bare = text.strip()
    found = _PREFIX.match(bare)
    if found is None or is_role(bare):
        return None
    return found[0].strip() if bare[found.end() :].strip() else None
