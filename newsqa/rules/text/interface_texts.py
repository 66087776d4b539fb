"""What web pages say to their readers: offers of subscriptions, cookie notices, error pages and the like, by kind.

`SURE` are phrases that hardly stand in an article's own voice, `LIKELY` those that go along with them. Both are read by
RE2 and by Python: nothing but what the two share may stand here.
"""

from __future__ import annotations

_PRICE = r"[$£€] ?\d[\d.,]*"

SURE = {
    "subscription offer": (
        (
            r"\b(?:try|get|enjoy|start|unlock) (?:your )?(?:free|full|unlimited|complete|digital) (?:digital )?"
            r"(?:access|trial)\b"
        ),
        (
            r"\b(?:subscribe|sign up|register|log in|login|sign in) (?:now|today|here|below|to (?:continue|read"
            r"|keep|access|unlock|view|see)|for (?:full|unlimited|just|only))\b"
        ),
        r"\balready (?:an? |have an? )(?:subscriber|member|account|subscription)\b",
        r"\b(?:subscribe|register|sign up|log in|sign in|join|account)[^.\n]*to (?:continue|keep) reading\b",
        r"\bto (?:continue|keep) reading[^.\n]*(?:subscribe|register|sign|log in|account)",
        (
            r"\b(?:article|content|story) is (?:for|only available to|available to|reserved for|exclusive to"
            r"|exclusively for|available exclusively to) (?:our )?(?:paid |paying |premium )?(?:subscribers"
            r"|members)\b"
        ),
        r"\byou(?:['’]ve| have) (?:reached|read|used)[^.\n]*(?:limit|free articles)",
        r"\b\d+ free articles? (?:left|remaining)\b",
        rf"\bwas {_PRICE} now {_PRICE}",
        rf"\bonly {_PRICE} (?:for \d+ (?:weeks|months)|an? (?:year|month|week))\b",
        r"\bfor your first (?:year|month|\d+ (?:weeks|months))\b",
        r"\bget \d+ months? free\b",
        r"\b(?:during|start) your (?:free )?trial\b",
        r"\bread this article for free\b",
        (
            r"\bsign up (?:here )?(?:for|to) (?:your|our) (?:free )?(?:[\w’'-]+ ){0,5}(?:newsletters?|guide|briefing"
            r"|alerts?)\b"
        ),
        r"\bnewsletters? sign up\b|\bsign up (?:here|below)\b",
        r"\b(?:jetzt|weiterlesen|sofort) (?:abonnieren|testen|weiterlesen|registrieren|anmelden|kostenlos)\b",
        r"\bbereits (?:abonnent|registriert|digital-?abo)",
        r"\b(?:artikel|inhalt)[^.\n]* (?:nur|exklusiv|ist) für (?:unsere )?(?:digital-?)?abonnent",
        r"\b(?:mit|im) (?:ihrem |dem )?(?:digital-?)?abo (?:weiter|alle|un)",
        r"\babonnez-vous\b",
        r"\bje m['’]abonne\b",
        r"\bdéjà abonnée?\b",
        r"\bsans engagement\b",
        r"\bréservée?s? (?:à nos|aux) abonnés\b",
        r"\bpour lire la suite\b",
        r"\bil vous reste \d+",
        r"\bsuscríb(?:ete|ase)\b",
        r"\bya (?:eres|soy|es) suscriptor\b",
        r"\b(?:exclusivo para|solo para|reservado a) suscriptores\b",
        r"\bpara (?:seguir|continuar) leyendo\b",
        r"\bassine (?:já|agora|para|e tenha)\b",
        r"\bjá é assinante\b",
        r"\bexclusivo para assinantes\b",
        r"\bpara continuar (?:lendo|a ler)\b",
        r"\babbonati (?:ora|per|subito)\b",
        r"\bsei già abbonato\b",
        r"\briservato agli abbonati\b",
        r"\bper continuare a leggere\b",
        r"\b(?:weiterlesen mit|wochen für [$£€]|monate? für [$£€])",
        r"(?:chỉ dành cho (?:độc giả|người đọc|thành viên)|để (?:tiếp tục )?đọc tiếp|đăng ký ngay với giá)",
        r"(?:только (?:для )?подписчик|доступ\w{0,3} по подписке|оформите подписку|уже есть подписка)",
        r"(?:متاح للمشتركين|للمشتركين فقط|اشترك الآن|لمتابعة القراءة)",
        r"(?:(?:会员|订阅用户|付费用户)(?:专享|阅读|可读)|立即订阅|登录后(?:继续)?阅读|付费会员|订阅后)",
    ),
    "cookie notice": (
        r"\b(?:we|(?:this|our) (?:web ?)?site|this page|our partners)\b[^.\n]*\buses? [^.\n]*cookies\b",
        r"\b(?:accept|reject|allow|manage) (?:all )?(?:the )?cookies\b",
        r"\bby (?:continuing|using|clicking|browsing)[^.\n]*you (?:agree|consent|accept|are agreeing)\b",
        r"\bwe value your privacy\b",
        r"\bwe and our (?:\d+ )?partners\b",
        r"\bmanage (?:your )?(?:preferences|consent|choices)\b",
        r"\bstore and/or access information on a device\b",
        (
            r"\b(?:wir|(?:diese|unsere) (?:web)?(?:site|seite))\b[^.\n]*\b(?:verwende[nt]|nutz(?:t|en"
            r"|t))\b[^.\n]*cookies\b"
        ),
        r"\bcookies (?:akzeptieren|zulassen|ablehnen)\b",
        r"\balle akzeptieren\b",
        r"\b(?:nous|ce site)\b[^.\n]*\butilis(?:e|ent|ons)\b[^.\n]*cookies\b",
        r"\baccepter (?:tous )?les cookies\b",
        r"\b(?:continuer sans|tout) accepter\b",
        r"\b(?:este sitio|esta web|utilizamos|usamos)\b[^.\n]*cookies\b",
        r"\baceptar (?:todas )?(?:las )?cookies\b",
        r"\b(?:este site|este sítio)\b[^.\n]*cookies\b",
        r"\baceitar (?:todos )?(?:os )?cookies\b",
        r"\b(?:questo sito|utilizziamo|usiamo)\b[^.\n]*cookie\b",
        r"\baccetta (?:tutti )?(?:i )?cookie\b",
        r"(?:sử dụng cookie|chấp nhận (?:tất cả )?cookie|используем (?:файлы )?cookie|использует (?:файлы )?cookie)",
        r"(?:вы соглашаетесь с|ملفات تعريف الارتباط|使用\s?cookie|接受所有\s?cookie)",
    ),
    "message of a browser or script": (
        r"\b(?:enable|turn on|activate) (?:your )?java ?script\b",
        (
            r"\bjava ?script (?:is|appears to be|seems to be) (?:currently )?(?:disabled|not enabled|turned off"
            r"|required|not available)\b"
        ),
        r"\bbrowser (?:is )?(?:not supported|out of date|outdated|unsupported)\b",
        r"\bbrowser (?:does not|doesn['’]?t) support\b",
        r"\bdisable (?:your |any )?ad ?-?blocker",
        r"\bpart of this site couldn['’ ]?t load\b",
        r"\btry (?:using )?a different browser\b",
        r"\bcheck your (?:internet )?connection\b",
        r"\b(?:aktivieren sie|bitte aktivieren|aktiviere)\b[^.\n]*javascript\b",
        r"\bjavascript (?:ist )?(?:deaktiviert|aktivieren)\b",
        r"\bactive[rz] (?:le )?javascript\b",
        r"\bjavascript est désactivé\b",
        r"\b(?:habilit[ae]r?|activ[ae]r?|ativ[ae]r?) (?:o |el )?javascript\b",
        r"\babilita(?:re|te)? (?:il )?javascript\b",
    ),
    "error page": (
        (
            r"\b(?:404|403|410|500|502|503)(?: error)?\W+(?:error\W+)?(?:page |file )?(?:not found|forbidden|gone"
            r"|internal server|bad gateway|service unavailable|access denied)\b"
        ),
        r"\b(?:error|http) (?:404|403|410|500|502|503)\b",
        (
            r"\b(?:page|file|article|content|url)(?: (?:that )?you (?:are|were|['’]re)? ?(?:looking for|requested"
            r"|trying to (?:reach|access|find)))?(?: was| is| could)? (?:not be found|not found|cannot be found"
            r"|can['’]t be found|no longer (?:exists?|available)|does not exist|doesn['’]t exist"
            r"|isn['’]t available)\b"
        ),
        r"\bsorry[^.\n]*(?:page|article|content|link)[^.\n]*(?:not|n['’]t|no longer|unavailable|expired)\b",
        r"\baccess (?:denied|to this (?:page|site|website) (?:has been|is) (?:denied|restricted))",
        r"\byou (?:don['’]t|do not) have permission to access\b",
        r"\binternal server error\b",
        r"\b(?:can['’]?t|cannot|couldn['’]?t) (?:seem to )?find (?:the|that) page\b",
        r"\b(?:return|go|back) to (?:the |our )?home ?page\b",
        r"\bseite (?:wurde |konnte )?(?:leider )?nicht gefunden\b",
        r"\bzugriff verweigert\b",
        r"\bpage (?:introuvable|non trouvée)\b",
        r"\baccès refusé\b",
        r"\bpágina (?:no encontrada|não encontrada)\b",
        r"\b(?:acceso denegado|acesso negado|accesso negato)\b",
        r"\bpagina non trovata\b",
        r"\b(?:fehler|erreur|erro|lỗi|ошибка) (?:404|403|500|502|503)\b|(?:خطأ|错误代码)\s?(?:404|403|500)",
        r"(?:không tìm thấy trang|страница не найдена|الصفحة غير موجودة|页面(?:不存在|未找到|已被删除))",
    ),
    "notice that it is not shown in the reader's country": (
        (
            r"\b(?:not|isn['’]t|un) ?(?:currently )?(?:available|accessible) (?:in|from) your (?:country|region"
            r"|location|area)\b"
        ),
        (
            r"\b(?:content|(?:web)?site|page|video|article)[^.\n]*\b(?:not|isn['’]t|un) ?(?:currently )?(?:available"
            r"|accessible) (?:in|to (?:readers|users|visitors|people) (?:in|from)) (?:the|most|some|certain)(?: \w+)?"
            r" (?:countr(?:y|ies)|regions?|eu|european union|union|economic area)\b"
        ),
        r"\bunavailable (?:due to|for) legal reasons\b",
        r"\baus rechtlichen gründen nicht (?:mehr )?(?:zur verfügung|verfügbar|abrufbar|online)\b",
        (
            r"\b(?:access|visit)(?:ing)? (?:this|our|the) (?:web)?(?:site|page|content)[^.\n]* (?:european economic"
            r" area|european union|eea|gdpr|general data protection regulation)\b"
        ),
        r"\b(?:cannot|unable to|not able to) (?:grant|give|offer) you access\b",
        r"\b(?:inhalt|seite|video|artikel) ist in (?:deinem|ihrem) land (?:leider )?nicht verfügbar\b",
        r"\bn['’]est pas disponible dans votre (?:pays|région)\b",
        r"\bno está disponible en (?:tu|su) (?:país|región)\b",
        r"\bnão está disponível (?:no seu país|na sua região)\b",
        r"\bnon è disponibile nel tuo paese\b",
    ),
    "check for robots": (
        r"\byou(?:['’]?re| are) (?:a )?(?:human|not a (?:ro)?bot)\b",
        r"\bunusual (?:traffic|activity) from your\b",
        r"\b(?:checking|verifying) (?:if the site connection|your browser)\b",
        r"\bcomplete the (?:captcha|security check)\b",
        r"\bpardon our interruption\b",
        r"\b(?:press|click)[^.\n]*(?:box|button|hold)[^.\n]*(?:not a robot|human)\b",
        r"(?:вы не робот|لست روبوت|(?:不|非)是机器人|安全验证|không phải (?:là )?(?:robot|người máy))",
        r"\b(?:ich bin kein roboter|je ne suis pas un robot|no soy un robot|não sou um robô|non sono un robot)\b",
    ),
}
LIKELY = (
    rf"{_PRICE} ?(?:per|an?|/|pro|par|al|por|al) ?(?:month|week|year|monat|mois|mes|mês|mese)",
    r"\b(?:digital|unlimited|full|premium|online) (?:access|subscription)|\bsubscri(?:be|ption)",
    r"\bjournalism\b|\bany device\b",
    r"\bnewsletter|\bannualised price\b|\bwhat['’]s included\b|\bterms (?:and|&|of) |\boffer\b",
    r"\bsave (?:now|over|up to)\b|\bcancel any ?time\b|\b(?:jederzeit|monatlich) kündbar\b",
    r"\bcookie|\bprivacy\b|\bconsent\b|\bpersonal (?:data|information)\b|\bpersonali[sz]ed\b|\bpreferences\b",
    r"\bbrowser|\bjavascript\b|\bad ?-?block|\breload|\brefresh|\bnetwork (?:issue|connection)",
    r"\btry again\b|\bsupport team\b",
    r"\bgdpr\b|\bgeneral data protection regulation\b|\bgrant you access\b|\byour (?:country|region|location)\b",
    r"\blink you followed\b|\b(?:broken|removed)\b|\berror (?:code|id)\b|\breference #|\boops\b|\bray id\b",
    r"\bcloudflare\b|\bcaptcha\b|\brobots?\b",
    r"\bhome ?page\b|\bserver\b|\bthis process is automatic\b|\bplease allow up to\b",
    r"\b(?:a página|o endereço) que você|\bla página que (?:busca|solicitó)|\bla page que vous|\bla pagina che cerchi",
    r"\b(?:erro|error|erreur|errore|fehler) 404\b",
    r"\bsign in\b|\blog ?in\b|\bregister\b|\baccount\b|\bpassword\b|\bemail\b|\byour (?:device|subscription|trial)\b",
    r"\b(?:abo|abonnement|abonn[eé]s?|abonnieren|suscripción|assinatura|abbonamento)\b",
    r"(?:đăng nhập|đăng ký|tài khoản|trang chủ|подписк|войти|аккаунт|cookie|на главную|принять все|номер запроса)",
    r"(?:اشترك|تسجيل الدخول|قبول الكل|الصفحة الرئيسية|حساب؟|订阅|登录|账号|首页|偏好|请求编号)",
    r"\b(?:anmelden|connectez-vous|inicia sesión|regístrate|faça o login|entre na sua conta|startseite|accueil)\b",
    r"\bportada\b",
    r"\b(?:datenschutz\w*|einwilligung|confidentialité)\b",
)
