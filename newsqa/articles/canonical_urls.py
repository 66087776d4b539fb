"""URLs of articles in one form, so that two addresses of one page are the same text, however they were copied.

Left out is what does not say which article it is: http or https, "www.", a user, a default port, the fragment (though
"#!/" names a page), parameters that follow readers around, a slash or an index page at the end, and what stands in a
host or path for small screens ("m.example.com", "en.m.example.com", ".../amp"). Parameters are sorted; letters are
written or escaped in one way.
"""

from __future__ import annotations

import re
from urllib.parse import quote

# parameters by which senders follow readers; those that may just as well tell an article ("id", "ref", "source", "p")
# are not among them
_TRACKING = frozenset(
    """
    fbclid fb_action_ids fb_action_types fb_source fb_ref gclid gclsrc dclid gbraid wbraid msclkid twclid ttclid yclid
    igshid igsh li_fat_id mc_cid mc_eid mkt_tok _hsenc _hsmi __hstc __hssc __hsfp vero_id vero_conv oly_anon_id
    oly_enc_id wickedid s_cid cmpid icid ncid smid smtyp soc_src soc_trk xtor ns_source ns_mchannel ns_campaign
    ns_linkname ns_fee _ga _gl spm guccounter guce_referrer guce_referrer_sig ocid cvid srnd sref ref_src ref_url
    feedtype feedname ftag wt.mc_id wt.mc_ev __twitter_impression __source amp_js_v usqp
    hp hpt _r wt.nav clicksource pgtype intcmp ito rref mtrref gwh gwt feedref feed_item_type contentplacement cmp csp
    _openstat wt_zmc rb_clickid s_kwcid traffic_source
    emc adxnnl adxnnlx iref oref itid hpid ec_carp nlid referer referrer ftcamp ns_mail_uid ns_mail_job
    """.split()
)
_TRACKING_STARTS = (
    "utm_",
    "itm_",
    "mtm_",
    "piwik_",
    "pk_campaign",
    "pk_kwd",
    "hsa_",
    "at_custom",
    "at_campaign",
    "at_medium",
)
# a name that may tell an article, with a way on which readers come: ref=rss, src=twitter, mod=hp_lead_pos4
_WAY = re.compile(
    r"(?:ref|src|source|mod|from|via|cid|origin)=(?:.*[_-])?(?:rss|rss_?feed|feed|twitter|facebook|linkedin|whatsapp"
    r"|newsletter|e-?mail|social|home-?page|hp|timeline|(?:single|group)message)(?:[_-].*)?",
    re.IGNORECASE,
)
# what asks for the page as it is for small screens
_AMP_PARAMETERS = frozenset(("amp", "amp=1", "amp=true", "outputtype=amp", "outputtype=valid_amp"))
_SERVED = re.compile(r"www?[0-9]?|m|mobile|mobil|amp|touch|wap")
# under a country's domain these are no sites: m.co.uk is one
_SECOND_LEVEL = frozenset("co com org net gov gob ac edu or ne go in".split())
_URL = re.compile(
    r"(?:https?:)?//(?P<host>[^/?#\\\s]{1,300})(?P<path>(?:/[^?#]*)?)(?:\?(?P<query>[^#]*))?(?:#(?P<page>!?)(?P<fragment>.*))?",
    re.IGNORECASE | re.DOTALL,
)
_HOST_NAME = re.compile(r"(?:[a-z0-9_-]{1,63}\.)+[a-z0-9-]{2,63}")
_PORT = re.compile("(?:[0-9]{1,5})?", re.ASCII)
_AT_THE_END = re.compile(r"(?:/amp|;jsessionid=[^/]*|/(?:index|default)\.(?:html?|php|aspx?|jsp)|[/ ])$", re.IGNORECASE)
_LONE_PERCENT, _ESCAPED = re.compile(r"%(?![0-9A-Fa-f]{2})"), re.compile(r"%[0-9A-Fa-f]{2}")
_UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")
_ASCII = "".join(map(chr, range(0x21, 0x7F)))
LONGEST = 4000  # characters; a longer text is no address of an article


def canonical_url(url: str) -> str | None:
    """The address of a page in one form, "https://example.com/2024/story?id=7"; None where the text is no web address.

    It is for comparison: nothing says that a server answers there.
    """
    found = _URL.fullmatch(url.strip()) if len(url) <= LONGEST else None
    host = _host(found["host"]) if found else None
    if found is None or host is None:
        return None
    path = _path(_escaped(found["path"]))
    query = "&".join(sorted({part for part in _escaped(found["query"] or "", "%20").split("&") if _tells(part)}))
    page = f"#!{_escaped(found['fragment'])}" if found["page"] else ""
    return f"https://{host}{path}{'?' * bool(query)}{query}{page}"


def is_tracking(parameter: str) -> bool:
    """Whether a parameter of a query ("utm_source=rss", or its name) only follows readers."""
    name = parameter.partition("=")[0].lower()
    return name in _TRACKING or name.startswith(_TRACKING_STARTS) or _WAY.fullmatch(parameter) is not None


def _tells(parameter: str) -> bool:
    """Whether a parameter ("id=7") may say which article it is."""
    name = parameter.partition("=")[0]
    return bool(name) and parameter.lower() not in _AMP_PARAMETERS and not is_tracking(parameter)


def _host(text: str) -> str | None:
    """The host in small letters and ASCII, with a port that is no default, without what says how it is served."""
    name, _, port = text.rpartition("@")[2].lower().partition(":")
    try:
        host = name.rstrip(".").encode("idna").decode("ascii").lower()
    except UnicodeError:  # no name can be that
        return None
    if not _HOST_NAME.fullmatch(host) or not _PORT.fullmatch(port):
        return None
    labels = host.split(".")
    while len(labels) > 2 and _SERVED.fullmatch(labels[0]) and not _is_whole(labels):
        labels = labels[1:]
    while len(labels) > 3 and labels[1] in ("m", "mobile"):  # en.m.wikipedia.org
        labels = [labels[0], *labels[2:]]
    return ".".join(labels) + (f":{port}" if port and port not in ("80", "443") else "")


def _is_whole(labels: list[str]) -> bool:
    return len(labels) == 3 and len(labels[2]) == 2 and labels[1] in _SECOND_LEVEL


def _path(path: str) -> str:
    path = re.sub("/{2,}", "/", path)
    while end := _AT_THE_END.search(path, max(path.rfind("/"), 0)):  # none of them begins before
        path = path[: end.start()]
    return path


def _escaped(text: str, plus: str = "+") -> str:
    """With each character escaped or not in one way, as RFC 3986 (6.2.2) has it; `plus` stands for "+"."""
    text = _LONE_PERCENT.sub("%25", text.strip()).replace("+", plus)
    return quote(_ESCAPED.sub(_unescaped, text), safe=_ASCII, errors="surrogatepass")


def _unescaped(found: re.Match[str]) -> str:
    letter = chr(int(found[0][1:], 16))
    return letter if _UNRESERVED.fullmatch(letter) else found[0].upper()
