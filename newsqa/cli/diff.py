"""newsqa diff: two runs, or two datasets, side by side."""

from __future__ import annotations

import dataclasses
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsqa.cli.options import Config, Debug, Format, Processes, Quiet, settings_from
from newsqa.cli.progress import progress
from newsqa.cli.status import FAILED, PASSED, errors_as_messages, forget_stdout

if TYPE_CHECKING:
    from newsqa.config import Settings
    from newsqa.reports.comparison import Comparison
    from newsqa.reports.rates import Rates, Step
    from newsqa.reports.run_folder import RunFolder

LEFT = ("diff.html", "diff.json", "new.parquet", "gone.parquet")


def diff(
    old: Annotated[
        str, typer.Argument(metavar="OLD", help="The output folder of a check, or a dataset.", show_default=False)
    ],
    new: Annotated[str, typer.Argument(metavar="NEW", help="That of a later one.", show_default=False)],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="Where the pages and tables go.")
    ] = Path("newsqa-diff"),
    step: Annotated[
        str | None,
        typer.Option("--step", metavar="N", help="Fail if a rate got worse by more: 2, 10%, or 2,10% for both."),
    ] = None,
    config: Config = None,
    processes: Processes = None,
    format: Annotated[Format, typer.Option("--format", help="What to print: a summary, or diff.json.")] = Format.text,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Compare two runs: which findings are new, which are gone, which rates moved, by rule and by outlet.

    What is not the output folder of a check is checked first, as the configuration says. Leaves diff.html, diff.json,
    and the findings that are new or gone as Parquet.

    Rates are findings of a rule in 1,000 articles, and the measures of the dataset that tell of faults. The exit status
    is 0 whatever moved, or with --step 1 when one got worse by more: 2 is two findings more in 1,000 articles (or two
    points of a measure), 10% is a tenth more than before. Any rise from nought is more than any percentage.

    Examples: newsqa diff reports/may reports/june · newsqa diff may.jsonl june.jsonl --step 2
    """
    with errors_as_messages(debug):
        import orjson

        from newsqa.engines.folders import complete_or_nothing
        from newsqa.reports.comparison import compare
        from newsqa.reports.html.diff import write_diff
        from newsqa.reports.rates import rates_between, read_step

        allowed = None if step is None else read_step(step)
        settings = settings_from(config, None, processes=processes)
        with ExitStack() as stack:
            runs = [_run(path, settings, quiet, stack) for path in (old, new)]
            rates = rates_between(runs[0].report, runs[1].report)
            with complete_or_nothing(output, LEFT) as partial:
                appeared, gone = partial / "new.parquet", partial / "gone.parquet"
                comparison = compare(runs[0], runs[1], appeared, gone)
                told = {**comparison.as_json(), **rates.as_json(allowed)}
                text = orjson.dumps(told, option=orjson.OPT_INDENT_2).decode() + "\n"
                (partial / "diff.json").write_text(text, encoding="utf-8")
                names = _name(old), _name(new)
                write_diff(names, comparison, appeared, gone, partial / "diff.html", rates, allowed)
        try:
            if format is Format.json:
                sys.stdout.write(text)
            elif not quiet:
                _tell(comparison, rates, allowed, output)
            sys.stdout.flush()
        except BrokenPipeError:
            forget_stdout()  # what was compared is complete
    raise typer.Exit(FAILED if rates.worse(allowed) else PASSED)


def _name(path: str) -> str:
    from newsqa.articles.stores import source_name

    return source_name(path)


def _run(path: str, settings: Settings, quiet: bool, stack: ExitStack) -> RunFolder:
    """The run that left a folder; anything else is a dataset, and checked into a folder that goes with the stack."""
    from newsqa.reports.run_folder import read_run

    if (Path(path) / "report.json").exists():
        return read_run(Path(path))
    from newsqa.engines.check import check
    from newsqa.errors import InputError

    folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="newsqa-diff-")))
    try:
        with progress(quiet) as show:
            check([path], dataclasses.replace(settings, output=folder, formats=()), show)
    except InputError as error:
        if Path(path).is_dir():
            raise InputError(f"{error} Nor is it the output folder of a check: it holds no report.json.") from error
        raise
    return read_run(folder)


def _tell(comparison: Comparison, rates: Rates, step: Step | None, output: Path) -> None:
    from newsqa.printable import printable
    from newsqa.reports.diff_text import diff_lines

    print(*map(printable, diff_lines(comparison, rates, step)), sep="\n")
    print(f"\nReport: {output / 'diff.html'}")
