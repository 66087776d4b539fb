"""The words of written dates in the languages of western news: months, weekdays, zones, and what stands around them.

All keys are as `plain` gives them: lower case, without accents.
"""

from __future__ import annotations

import unicodedata

# January to December, in full and short. German, English, French, Spanish, Portuguese, Italian, Dutch, and the Nordic
# languages where they differ. A form means the same month in all of them.
_MONTH_FORMS = (
    "january jan januar janner janvier janv enero ene janeiro gennaio gen januari",
    "february feb februar feber fevrier fevr febrero fevereiro fev febbraio febr februari",
    "march mar marz mrz mars marzo marco maart mrt marts",
    "april apr avril avr abril abr aprile",
    "may mai mayo maio maggio mag mei maj",
    "june jun juni juin junio junho jun giugno giu",
    "july jul juli juillet juil julio julho luglio lug",
    "august aug aout agosto ago augustus augusti",
    "september sep sept septembre septiembre setiembre setembro set settembre sett",
    "october oct oktober okt octobre octubre outubro out ottobre ott",
    "november nov novembre noviembre novembro",
    "december dec dezember dez decembre diciembre dic dezembro dicembre desember des",
)
MONTHS = {form: number for number, forms in enumerate(_MONTH_FORMS, 1) for form in forms.split()}

# Monday to Sunday. "mar" is left out: it is a Tuesday in French, Spanish and Italian, and March in most languages.
_WEEKDAY_FORMS = (
    "monday mon montag mo lundi lun lunes segunda seg lunedi maandag ma",
    "tuesday tue tues dienstag di mardi martes terca ter martedi dinsdag",
    "wednesday wed mittwoch mi mercredi mer miercoles mie quarta qua mercoledi woensdag wo",
    "thursday thu thur thurs donnerstag do jeudi jeu jueves jue quinta qui giovedi gio donderdag",
    "friday fri freitag fr vendredi ven viernes vie sexta sex venerdi vrijdag vr",
    "saturday sat samstag sonnabend sa samedi sam sabado sab sabato zaterdag za",
    "sunday sun sonntag so dimanche dim domingo dom domenica zondag zo",
)
WEEKDAYS = {form: number for number, forms in enumerate(_WEEKDAY_FORMS) for form in forms.split()}

# Words that say nothing about when: "Published on", "Aktualisiert am", "le", "de", the "st" of 31st.
SILENT_WORDS = frozenset(
    (
        "published publish publication posted post updated update modified modification last latest first originally "
        "created added released edited edit on at by date time day the of and st nd rd th t "
        "veroffentlicht veroffentlichung publiziert erstellt aktualisiert aktualisierung aktualisierte stand zuletzt "
        "geandert am um vom den der datum uhr "
        "publie publiee mis mise a jour modifie modifiee cree le l er ecrit "
        "publicado publicada publicacion publicacao actualizado actualizada actualizacion atualizado atualizada "
        "atualizacao modificado ultima ultimo creado criado el de del em en dia fecha data feira as las los h hs hrs "
        "horas o e "
        "pubblicato pubblicata aggiornato aggiornata aggiornamento modificato creato il alle ore "
        "gepubliceerd geplaatst bijgewerkt gewijzigd laatst laatste op om uur ter te ste kl"
    ).split()
)

# Names of zones that mean one thing in news, in hours from UTC. "ist" means three things and is not here.
ZONES = {"z": 0.0, "utc": 0, "gmt": 0, "ut": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6}
ZONES |= {"pst": -8, "pdt": -7, "akst": -9, "akdt": -8, "hst": -10, "brt": -3, "wet": 0, "west": 1, "bst": 1}
ZONES |= {"cet": 1, "cest": 2, "mez": 1, "mesz": 2, "eet": 2, "eest": 3, "msk": 3, "jst": 9, "kst": 9, "hkt": 8}
ZONES |= {"sgt": 8, "awst": 8, "acst": 9.5, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13}
# "3:41 PM ET": the offset depends on the day
ZONES_OF_PLACES = {
    "et": "America/New_York",
    "ct": "America/Chicago",
    "mt": "America/Denver",
    "pt": "America/Los_Angeles",
}

_INVISIBLE = dict.fromkeys(
    map(ord, "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069\ufeff\u00ad")
)


def plain(text: str) -> str:
    """The text in lower case, with single spaces, without accents and invisible characters, full-width characters as
    usual ones: "２８ Août\\u00a02017" -> "28 aout 2017".

    Digits of other scripts stay what they are: with them come other calendars.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(_INVISIBLE))
        text = "".join(char for char in text if not unicodedata.combining(char))
    return " ".join(text.lower().split())
