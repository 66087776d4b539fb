"""newsqa diff: two runs side by side."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsqa.cli.options import Debug, Format, Quiet
from newsqa.cli.status import errors_as_messages

if TYPE_CHECKING:
    from newsqa.reports.comparison import Comparison

LEFT = ("diff.html", "diff.json", "new.parquet", "gone.parquet")
MOST_RULES = 12


def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="The output folder of one check.", show_default=False)],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="That of a later one.", show_default=False)],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="Where the pages and tables go.")
    ] = Path("newsqa-diff"),
    format: Annotated[Format, typer.Option("--format", help="What to print: a summary, or diff.json.")] = Format.text,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Compare two runs: which findings are new, which are gone, which rates moved, by rule and by outlet.

    Leaves diff.html, diff.json, and the findings that are new or gone as Parquet. The exit status is 0 whatever moved.

    Example: newsqa diff reports/2024-05 reports/2024-06 --output changes
    """
    with errors_as_messages(debug):
        import orjson

        from newsqa.engines.folders import complete_or_nothing
        from newsqa.reports.comparison import compare
        from newsqa.reports.html.diff import write_diff
        from newsqa.reports.run_folder import read_run

        runs = read_run(old), read_run(new)
        with complete_or_nothing(output, LEFT) as partial:
            appeared, gone = partial / "new.parquet", partial / "gone.parquet"
            comparison = compare(*runs, appeared, gone)
            text = orjson.dumps(comparison.as_json(), option=orjson.OPT_INDENT_2).decode() + "\n"
            (partial / "diff.json").write_text(text, encoding="utf-8")
            write_diff((str(old), str(new)), comparison, appeared, gone, partial / "diff.html")
        if format is Format.json:
            sys.stdout.write(text)
        elif not quiet:
            _tell(comparison, output)
        sys.stdout.flush()


def _tell(comparison: Comparison, output: Path) -> None:
    from newsqa.reports.html.diff import sentence

    verdicts = ["PASSED" if passed else "FAILED" for passed in comparison.passed]
    print(f"{verdicts[0]} -> {verdicts[1]}  {sentence(comparison)}")
    moved = sorted((rule for rule in comparison.rules if rule.appeared or rule.gone), key=lambda rule: -rule.appeared)
    width = max((len(rule.name) for rule in moved), default=0)
    for rule in moved[:MOST_RULES]:
        print(f"  {rule.code}  {rule.name:{width}}  {rule.appeared:>7,} new  {rule.gone:>7,} gone")
    if len(moved) > MOST_RULES:
        print(f"  and {len(moved) - MOST_RULES:,} more rules")
    for codes, which in ((comparison.only_new, "new"), (comparison.only_old, "old")):
        if codes:
            print(f"  not compared, since they ran in the {which} run only: {', '.join(codes)}")
    print(f"\nReport: {output / 'diff.html'}")
