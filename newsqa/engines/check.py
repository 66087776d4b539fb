"""One check, from sources to reports: one pass over the articles, then compare them, judge, and tell."""

from __future__ import annotations

import functools
import itertools
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from newsqa.annotate.tables import TABLES
from newsqa.articles.stores import source_name
from newsqa.config import Settings
from newsqa.corpus.repeats import compare_articles
from newsqa.corpus.row_groups import row_groups
from newsqa.corpus.source_fields import look_at_sources
from newsqa.corpus.text_choice import TextChoice
from newsqa.corpus.whole import operands_of
from newsqa.engines.between import (
    BETWEEN_LEFT,
    LANGUAGES_FILE,
    known_between_articles,
    known_of_sources,
    measured_between,
    write_left,
)
from newsqa.engines.collecting import collected_seldom
from newsqa.engines.folders import complete_or_nothing
from newsqa.engines.judged import told_in_full, write_judged
from newsqa.engines.one_pass import REJECTS_FILE, Pass, Progress, day_order, open_sources, pass_over
from newsqa.engines.spool import Spool, append_rows, count_findings
from newsqa.reports.html import write_html
from newsqa.reports.machine import FORMATS, Format
from newsqa.reports.previous_run import previous_run
from newsqa.reports.run_folder import RunFolder
from newsqa.reports.run_report import build_report, profile_name, rule_documentation
from newsqa.rules.batch import Plan, process_batch
from newsqa.rules.boilerplate import LINES
from newsqa.rules.configured import configured
from newsqa.rules.date_columns import DATE_FORMS, PUBLICATION_TIMES
from newsqa.rules.findings import FINDINGS
from newsqa.rules.keys import KEYS
from newsqa.rules.label_properties import LABEL_PROPERTIES
from newsqa.rules.languages import LANGUAGES
from newsqa.rules.measures import NEEDS, measures_schema
from newsqa.rules.name_forms import NAME_FORMS
from newsqa.rules.outlet_columns import AUTHOR_COUNTS, OUTLET_FIELDS, OUTLET_HOSTS
from newsqa.rules.quotations import QUOTATIONS
from newsqa.rules.registry import rules as all_rules
from newsqa.rules.registry import select_rules
from newsqa.rules.rule import OF_SOURCES, Rule
from newsqa.rules.running import prepare_rule
from newsqa.rules.sketches import SKETCHES
from newsqa.suites.accepted import Accepted, read_accepted
from newsqa.suites.breakdowns import by_field
from newsqa.suites.building import Suite
from newsqa.suites.dataset import dataset_columns
from newsqa.suites.groups import groups_schema
from newsqa.suites.judge import Judgement, build_suites, judge, passes
from newsqa.suites.known import NOTHING, Known, mark_known, without_known
from newsqa.suites.named import GROUPS, PER_1000_RECORDS, rules_behind
from newsqa.suites.outlets import about_outlets
from newsqa.suites.profiles import SuiteFile, check_columns, columns_judged, optional_rules_judged, suites_of
from newsqa.suites.ratchet import held_against, met_but_for_known, no_new_findings
from newsqa.suites.tally import FOUND_BY, RATES, Tally, tally
from newsqa.suites.tolerances import outlets_ignoring, with_tolerances

JUDGED = "judged_measures"  # the measures without what is known
LEFT = (*("report.html", "report.json", REJECTS_FILE), *("findings.parquet", "measures.parquet", "texts.parquet"),
        LANGUAGES_FILE)  # fmt: skip


@dataclass(frozen=True)
class Run:
    """What a check came to: the verdict, the content of report.json, and the folder that holds all that it left."""

    passed: bool
    report: Mapping[str, Any]
    folder: Path


@collected_seldom()
def check(paths: Sequence[str | Path], settings: Settings, progress: Progress = lambda articles, rejects: None) -> Run:
    """Check the sources and leave the reports in `settings.output`.

    Raises UsageError or InputError, with a message for the user, when the check cannot be made; then what an older run
    left is still there.
    """
    started, clock = datetime.now(UTC), time.monotonic()
    files = suites_of(settings)
    rules = select_rules(settings.select, settings.ignore, [*settings.extend_select, *optional_rules_judged(files)])
    documentation = rule_documentation(rules)
    severities = {code: said.severity for code, said in settings.judging.items() if said.severity}
    rules = configured(rules, severities, outlets_ignoring(settings))
    files = with_tolerances(files, settings)
    check_columns(files, known_columns())
    accepted = read_accepted(settings)
    plan = make_plan(rules, files, settings, started)
    given = open_sources(paths, settings)
    previous = previous_run(settings.output, [source_name(path) for path in paths], profile_name(settings))
    formats = [FORMATS[name] for name in settings.formats if name in FORMATS]
    left = sorted({BETWEEN_LEFT[rule.reads][0] for rule in rules if rule.reads in BETWEEN_LEFT})
    names = [*LEFT, *left, *(format.file for format in formats)]
    # What may stand there is another's, unless an older run left its report beside it.
    is_ours = (settings.output / "report.json").is_file()
    over = (
        [*(file for file, _ in BETWEEN_LEFT.values()), *(format.file for format in FORMATS.values())] if is_ours else []
    )
    with complete_or_nothing(settings.output, names, over) as partial:
        with ThreadPoolExecutor(1) as aside:
            # Great Expectations takes seconds to import: that happens while the articles are read.
            suites = aside.submit(build_suites, files)
            work = functools.partial(process_batch, plan=plan)
            # A broken suite ends the run after the next batch, not after an hour.
            sound = lambda: suites.done() and suites.result()  # noqa: E731
            texts = TextChoice()
            seen = pass_over(given, paths, work, schemas_of(plan), partial, settings.processes, progress, sound, texts)
            totals = compare_and_tally(partial, plan, seen)
            keep_texts(partial, plan, texts)
            known = leave_out_known(partial, accepted, rules, started)
            not_grouped = write_judged(partial, judged_tables(partial)["articles"], files, totals, known, seen.rejects)
            built, begun = suites.result(), time.monotonic()
            judgements = verdict(partial, built, {**not_measured(plan), **not_grouped}, accepted, totals, known)
            if settings.fail_on_new:
                grave = {rule.code: rule.severity for rule in rules}
                judgements.append(no_new_findings(totals.findings, known.findings, grave, settings.fail_on_new))
            judging = time.monotonic() - begun
        report = build_report(
            settings=settings,
            passed=passes(judgements, settings.fail_on),
            rules=rules,
            tally=totals,
            judgements=judgements,
            sources=seen.sources,
            notes=[
                *about_outlets(settings, rules, partial / "measures.parquet", [one.outlet for one in totals.outlets]),
                *seen.notes,
                *(note for given in plan.options.values() for note in given.get("notes", ())),
            ],
            started=started,
            seconds=time.monotonic() - clock,
            judging_seconds=judging,
            previous=previous,
            known=known,
        )
        write_reports(partial, report, documentation, formats)
    return Run(report["passed"], report, settings.output)


def verdict(
    folder: Path,
    suites: Sequence[Suite],
    not_looked_at: Mapping[str, str],
    accepted: Accepted,
    totals: Tally,
    known: Known,
) -> list[Judgement]:
    """Every expectation judged on the tables of the folder, and held against what is known."""
    tables = judged_tables(folder)
    judgements = met_but_for_known(told_in_full(judge(suites, tables, not_looked_at), tables), known.findings)
    if accepted.baseline is None:
        return judgements
    return held_against(accepted.baseline, judgements, totals.dataset, totals.faults)


def write_reports(
    folder: Path, report: dict[str, Any], documentation: Mapping[str, Mapping[str, str]], formats: Sequence[Format]
) -> None:
    """Write report.json, report.html, and the other formats that are asked for."""
    (folder / "report.json").write_bytes(orjson.dumps(report, option=orjson.OPT_INDENT_2) + b"\n")
    findings, texts = folder / "findings.parquet", folder / "texts.parquet"
    write_html(report, findings, folder / "report.html", documentation, texts=texts, tables=folder)
    made = RunFolder(folder, report, findings, folder / "measures.parquet", texts)
    for format in formats:
        format.write(made, documentation, folder / format.file)


def leave_out_known(folder: Path, accepted: Accepted, rules: Sequence[Rule], now: datetime) -> Known:
    """Mark the findings that are accepted, and write the measures without them for the verdict."""
    if accepted.baseline is None and not accepted.waivers:
        return NOTHING
    findings, marked = folder / "findings.parquet", folder / "marked.parquet"
    codes = [rule.code for rule in rules]
    known, of_articles = mark_known(findings, marked, accepted, codes, now.date())
    marked.replace(findings)
    if len(of_articles):
        without_known(folder / "measures.parquet", of_articles, folder / f"{JUDGED}.parquet")
    return known


def schemas_of(plan: Plan) -> Mapping[str, pa.Schema]:
    """The schemas of the tables that the batch function gives under this plan, by name."""
    kept = {name: pa.schema([TABLES[name].field(c) for c in columns]) for name, columns in plan.keep.items()}
    findings = {"findings": FINDINGS, "lost": FINDINGS, "measures": measures_schema(plan.rules)}
    between = {"keys": KEYS, "name_forms": NAME_FORMS, "quotations": QUOTATIONS, "sketches": SKETCHES, "lines": LINES}
    about_dates = {"date_forms": DATE_FORMS, "publication_times": PUBLICATION_TIMES}
    about_outlets = {"outlet_hosts": OUTLET_HOSTS, "outlet_fields": OUTLET_FIELDS, "author_counts": AUTHOR_COUNTS}
    about_labels = {"label_properties": LABEL_PROPERTIES, "language_counts": LANGUAGES}
    return {**findings, **between, **about_dates, **about_outlets, **about_labels, **kept}


def known_columns() -> Mapping[str, Sequence[str]]:
    """The columns that each judged table can have, whatever rules are selected."""
    annotations = {name: [column for column in schema.names if column != "row"] for name, schema in TABLES.items()}
    measures = measures_schema(tuple(all_rules().values())).names
    of_articles = [name for name in measures if name in all_rules()]
    return {
        "articles": measures,
        "dataset": dataset_columns(),
        **dict.fromkeys(GROUPS, groups_schema(of_articles).names),
        **annotations,
    }


def make_plan(rules: Sequence[Rule], files: Sequence[SuiteFile], settings: Settings, now: datetime) -> Plan:
    """What the batch function is to do: only what the rules read is annotated, only what the suites read is kept."""
    annotators = {rule.reads for rule in rules if rule.reads in TABLES}
    read = {rule.reads for rule in rules}
    annotators |= {"attributions"} if "quotation_conflicts" in read else set()
    annotators |= {"names"} if "attributions" in annotators or "name_variants" in read else set()
    columns = {table: columns_judged(files, table, TABLES[table].names) for table in sorted(annotators)}
    return Plan(
        rules=rules,
        now=now,
        annotators=frozenset(annotators),
        options=_rule_options(rules, settings),
        keep={table: names for table, names in columns.items() if names},
        day_order=day_order(settings),
    )


def _rule_options(rules: Sequence[Rule], settings: Settings) -> Mapping[str, Mapping[str, Any]]:
    """The options of the configuration, and what rules prepare of them; a declared time zone is one of the rule that
    asks for it."""
    options = dict(settings.rule_options)
    if settings.timezone != Settings.timezone:
        options["NQ313"] = {"zone": settings.timezone, **options.get("NQ313", {})}
    for rule in rules:
        if rule.prepare is not None:
            options[rule.code] = prepare_rule(rule, {**rule.options, **options.get(rule.code, {})})
    return options


def compare_and_tally(folder: Path, plan: Plan, seen: Pass) -> Tally:
    """Run the rules that compare articles, add what they find to findings and measures, and sum up."""
    known = known_between_articles(folder)
    with Spool(folder / "compared.parquet", FINDINGS) as spool:
        counts = compare_articles(plan.rules, known, plan.now, plan.options, spool.add)
    of_sources = known_of_sources(folder, seen.kinds, [one.path for one in seen.sources])
    write_left({**known, **of_sources}, folder)
    # Last, and in this order, so that the order of findings does not depend on how articles are batched.
    about_sources = look_at_sources(plan.rules, of_sources, plan.now, plan.options)
    lost_ones, compared = (row_groups(folder / f"{name}.parquet") for name in ("lost", "compared"))
    append_rows(folder / "findings.parquet", itertools.chain(lost_ones, [about_sources], compared))
    if counts := {
        code: of_rows for code, of_rows in {**counts, **measured_between(known)}.items() if len(of_rows.rows)
    }:
        count_findings(folder / "measures.parquet", counts)
    lost: Counter[str] = Counter({rule.code: 0 for rule in plan.rules if rule.reads in OF_SOURCES})
    for table in itertools.chain(row_groups(folder / "lost.parquet", ["rule"]), [about_sources]):
        lost.update(table["rule"].to_pylist())
    fields = by_field(row_groups(folder / "findings.parquet", ("field", "rule")))
    whole = operands_of(of_sources)
    return tally(row_groups(folder / "measures.parquet"), seen.rejects, seen.incomplete, lost, fields, whole)


def keep_texts(folder: Path, plan: Plan, texts: TextChoice) -> None:
    """Write the articles that are kept in full, now that all findings are known."""
    codes = [rule.code for rule in plan.rules if rule.reads not in OF_SOURCES]
    pq.write_table(texts.chosen(folder / "measures.parquet", codes), folder / "texts.parquet", compression="zstd")


def judged_tables(folder: Path) -> Mapping[str, Path]:
    """The Parquet files that the suites judge, by the name of their table."""
    measures = JUDGED if (folder / f"{JUDGED}.parquet").exists() else "measures"
    files = {"articles": measures, **{name: name for name in (*TABLES, *GROUPS, "dataset")}}
    paths = {table: folder / f"{file}.parquet" for table, file in files.items()}
    return {table: path for table, path in paths.items() if path.exists()}


# Columns and operands that say what one rule finds: who leaves out the rule does not ask for them.
_OF_A_RULE = {
    "boilerplate_chars": "NQ518",
    "told_labels": "NQ811",
    "of_shared_outlets": "NQ805",
    "outlets_of_one_label": "NQ812",
    "of_commonest_label": "NQ821",
    "of_largest_outlet": "NQ822",
}


def not_measured(plan: Plan) -> Mapping[str, str]:
    """Why a table, a measure or a rule was not looked at, by its name, for what a selection of rules left out."""
    ran = {rule.code for rule in plan.rules}
    reasons = {code: f"{code} was not selected" for code in all_rules() if code not in ran}
    reasons |= {f"{code}{PER_1000_RECORDS}": reason for code, reason in reasons.items()}
    reasons |= {column: reasons[code] for column, code in _OF_A_RULE.items() if code in reasons}
    for name, codes in rules_behind().items():
        # that records are lost is judged whatever was selected
        if ran.isdisjoint(codes) and not any(code.startswith("NQ0") for code in codes):
            one, *others = sorted(codes)
            reasons[name] = f"none of {', '.join([one, *others])} was selected" if others else reasons[one]
    for table in TABLES:
        if table not in plan.annotators:
            reason = f"the text was not searched for {table}: no rule that reads them was selected"
            reasons |= {table: reason} | {name: reason for name, needs in NEEDS.items() if needs == table}
    reasons |= {name: reasons[code] for name, codes in FOUND_BY.items() for code in codes if code in reasons}
    for name, (_, above, below, _) in RATES.items():
        for operand in (above.removesuffix("_articles"), below):
            if operand in reasons:
                reasons[name] = reasons[operand]
    return reasons
