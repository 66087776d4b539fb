"""The text is in another language than the source declares.

What it finds
    Articles of 200 characters and more whose text is surely in another language than their field for it says.

Why it matters
    Who filters by language keeps what must go and loses what must stay, and every tool that is chosen by language works
    on the wrong words. Feeds declare one language for all that they carry.

Bad
    language: en

    Der Stadtrat hat am Dienstag über die neue Brücke abgestimmt. Die Mehrheit war dafür, aber die Kosten sind noch
    nicht bekannt. Der Bürgermeister sagte, dass man mit dem Bau im nächsten Jahr beginnen wolle, wenn auch das Land
    seinen Teil bezahlt.

Good
    language: de-CH

    Der Stadtrat hat am Dienstag über die neue Brücke abgestimmt. Die Mehrheit war dafür, aber die Kosten sind noch
    nicht bekannt. Der Bürgermeister sagte, dass man mit dem Bau im nächsten Jahr beginnen wolle, wenn auch das Land
    seinen Teil bezahlt.
    ---
    language: en

    Der Stadtrat.

Options
    fewest_characters: how long a text must be (default 200).
    percent: how sure it must be that the language is another one (default 99).

Limits
    Texts are told by py3langid, which knows 140 languages; codes of two and three letters and the English and own names
    of 80 of them are understood, others are left alone. Languages that are written much alike are not told apart:
    Norwegian and Danish, Croatian, Serbian and Bosnian, Indonesian and Malay, Czech and Slovak, Galician, Portuguese
    and Spanish, Spanish and Catalan, Dutch and Afrikaans, Russian and Belarusian, Bulgarian and Macedonian, Turkish and
    Azerbaijani, Hindi, Marathi and Nepali, Zulu and Xhosa. Nor are texts in two languages, and of languages in one
    script, such as Arabic and Persian or Chinese and Japanese, some are missed: the library must be surer than it is of
    texts as short as most are. Of 3,308 texts in English, German and Portuguese none is found where its language is
    declared, and 99 % are where another one is; of texts cut to 200 characters 77 to 98 %. Of 4,619 articles of feeds,
    agencies and pages whose sources declare a language one is found, and right: a page in Swahili that says "en-US".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables


def find(tables: Tables) -> Iterator[Fault]:
    import pyarrow.compute as pc

    from newsqa.rules.metadata.declared_languages import ENGLISH_NAMES, language_code, other_language

    fewest, probability = int(tables.options["fewest_characters"]), int(tables.options["percent"]) / 100
    languages, bodies = tables.articles["language"], tables.articles["body"]
    codes = {text: language_code(text) for text in pc.unique(languages).to_pylist() if text is not None}
    if not any(codes.values()):
        return
    is_long = pc.greater_equal(pc.utf8_length(bodies), fewest)
    rows = pc.indices_nonzero(pc.fill_null(pc.and_(is_long, pc.is_valid(languages)), False))
    for row, declared, body in zip(
        rows.to_pylist(), languages.take(rows).to_pylist(), bodies.take(rows).to_pylist(), strict=True
    ):
        code = codes[declared]
        other = other_language(body, code, probability) if code else None
        if code and other:
            yield Fault(
                row=row,
                field="language",
                start=None,
                end=None,
                message=f'the language is declared as "{declared}", but the text is {ENGLISH_NAMES[other]}',
                help="declare the language of the text, article by article, and not that of the feed",
                details={"declared": declared, "found": other},
                identity=f"{declared} {other}",
            )


RULE = Rule(
    "NQ641",
    "language-not-as-declared",
    "warning",
    reads="articles",
    find=find,
    options={"fewest_characters": 200, "percent": 99},
)
