"""Draws the page: a report, its findings and the rules' documentation go in, one HTML file without outside parts comes
out. Article text is hostile here: all of it is escaped, and characters that would turn the page's text are spelled out.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup, escape

from newsqa.reports.html import words
from newsqa.reports.html.data import MOST_FINDINGS, embedded, findings_data
from newsqa.reports.html.name_clusters import NameClusters, name_clusters
from newsqa.reports.html.page import DEFAULT, PageOptions
from newsqa.reports.html.sets import NO_SETS, Sets, read_sets
from newsqa.reports.html.texts import with_articles
from newsqa.reports.html.view import MOST_NAMES, page

# Characters that are not text: controls but for tab and line ends, marks that turn the direction of the text around
# them (a stray one could turn the page's own words), invisible spaces, byte order marks, halves of a surrogate pair.
# "\x00" is shown as U+0000, "\u202e" (right-to-left override) as U+202E.
_NOT_TEXT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
# An address that may become a link: "https://example.org/a?b=c"
_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"'`\\]{1,2000}", re.IGNORECASE)
# What the page looks like, and what it runs: the findings as data, one article in full, and what shows the findings.
STYLES = ("style.css", "article.css")
SCRIPTS = ("findings.js", "marks.js", "article_text.js", "article.js", "explorer.js")
# Words of code in documentation: "`published`"
_CODE = re.compile(r"`([^`\n]{1,200})`")


def write_html(
    report: Mapping[str, Any],
    findings: Path,
    output: Path,
    documentation: Mapping[str, Mapping[str, str]],
    options: PageOptions = DEFAULT,
    texts: Path | None = None,
    tables: Path | None = None,
) -> None:
    """Write the report as one HTML file.

    `report` is the parsed `report.json`, `findings` the path of `findings.parquet`, `documentation` gives for each rule
    code its sections as plain text ("summary", "What it finds", ...), `texts` is the path of `texts.parquet`, where the
    run left one, and `tables` the folder in which it left others. Raises OSError when a file cannot be read or written
    and KeyError when `report` lacks a part. A page holds a bounded number of findings and says so.
    """
    most = MOST_FINDINGS if options.most_findings is None else options.most_findings
    data = findings_data(findings, report["rules"], most, options.with_text)
    whole = None
    if texts is not None and options.with_text:
        data, articles = with_articles(data, texts)
        whole = embedded(articles)
    about = data["articles"]
    held = {
        one for one, place in zip(about["id"], about.get("text", [-1] * len(about["id"])), strict=True) if place >= 0
    }
    sets = NO_SETS if tables is None else read_sets(tables, held, {*about["id"]})
    clusters = name_clusters(findings, MOST_NAMES) if options.with_text else NameClusters((), 0)
    page = draw(report, embedded(data), clusters, documentation, options, whole, sets)
    output.write_text(page, encoding="utf-8", newline="\n")


def draw(
    report: Mapping[str, Any],
    data: str,
    clusters: NameClusters,
    documentation: Mapping[str, Mapping[str, str]],
    options: PageOptions = DEFAULT,
    texts: str | None = None,
    sets: Sets = NO_SETS,
) -> str:
    """The page as text; `data` are the findings as `embedded` gives them, `clusters` the names, `texts` the articles in
    full, as embedded too, and `sets` what they have to do with each other."""
    parts = "\n".join(_text_of(name) for name in SCRIPTS)
    script = f"(function () {{\n'use strict';\n{parts}}})();\n"
    return fill(
        "report.html",
        STYLES,
        page=page(report, clusters, documentation, options, sets),
        data=Markup(data),
        texts=None if texts is None else Markup(texts),
        script=Markup(script),
        script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
    )


def fill(template: str, styles: Sequence[str] = STYLES[:1], **values: Any) -> str:
    """A template of this folder as text, with its styles and what it is given."""
    style = Markup("".join(map(_text_of, styles)))
    return _environment().get_template(template).render(style=style, **values)


def _text_of(name: str) -> str:
    return (files(__package__) / "templates" / name).read_text(encoding="utf-8")


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("newsqa.reports.html", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=lambda value: visible(value) if isinstance(value, str) else value,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(number=words.number, amount=words.count)
    environment.filters.update(linked=linked, prose=prose, coded=coded, spelled=spelled)
    return environment


def visible(text: str) -> Markup:
    """The text escaped, what is not text spelled out: "a\\x00" -> a<span class="char">U+0000</span>."""
    if isinstance(text, Markup):
        return text
    return Markup(_NOT_TEXT.sub(lambda m: f'<span class="char">U+{ord(m[0]):04X}</span>', str(escape(text))))


def spelled(text: str) -> Markup:
    """The text for a place that holds no elements, such as the title: "a\\x00" -> "aU+0000"."""
    return Markup(_NOT_TEXT.sub(lambda m: f"U+{ord(m[0]):04X}", str(escape(text))))


def linked(text: str) -> Markup:
    """The text escaped, and a link when all of it is an http or https address."""
    if not _WEB_ADDRESS.fullmatch(text) or _NOT_TEXT.search(text):
        return visible(text)
    return Markup('<a href="{0}" rel="noopener noreferrer nofollow">{0}</a>').format(text)


def prose(text: str) -> Markup:
    """Documentation as paragraphs; a line that starts with a dash or with code starts a line of its own."""
    blocks = []
    for block in re.split(r"\n\s*\n", text.strip()):
        lines = [f"\n{line}" if line.startswith(("- ", "`")) else line for line in map(str.strip, block.splitlines())]
        blocks.append(" ".join(lines).strip())
    return Markup("\n").join(Markup("<p>{}</p>").format(coded(block)) for block in blocks)


def coded(text: str) -> Markup:
    """A sentence of documentation, escaped, with its `words` of code as such and line ends kept."""
    return Markup(_CODE.sub(r"<code>\1</code>", str(visible(text))).replace("\n", "<br>"))
