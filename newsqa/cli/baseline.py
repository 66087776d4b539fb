"""newsqa baseline: what is known of a dataset, so that only what is new counts."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsqa.cli.options import Debug
from newsqa.cli.status import FAILED, errors_as_messages
from newsqa.errors import UsageError

if TYPE_CHECKING:
    from newsqa.suites.baseline import Amount
    from newsqa.suites.baseline_changes import Changes

NAME = "newsqa-baseline.jsonl"
MOST = 10  # rules or numbers that are listed

RunArgument = Annotated[Path, typer.Argument(metavar="RUN", help="The output folder of a check.", show_default=False)]
FileOption = Annotated[Path, typer.Option("--baseline", metavar="FILE", help="The file of the baseline.")]

baseline = typer.Typer(
    help="Write down what is known of a dataset, so that only what is new, or got worse, counts.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@baseline.command()
def write(run: RunArgument = Path("newsqa-report"), file: FileOption = Path(NAME), debug: Debug = False) -> None:
    """Write a baseline: all findings of a run but for waived ones, and its measures.

    Example: newsqa baseline write newsqa-report, then newsqa check articles.jsonl --baseline newsqa-baseline.jsonl
    """
    with errors_as_messages(debug):
        from newsqa.reports.accepted import ran
        from newsqa.reports.run_folder import read_run
        from newsqa.suites.baseline import EMPTY, write_baseline

        if file.exists():
            raise UsageError(
                f"{file}: is there already; `newsqa baseline update` says what a run would add to it, and one that is"
                " deleted is written anew"
            )
        found = read_run(run)
        if found.report.get("baseline"):
            raise UsageError(
                f"{run}: this run was held against {found.report['baseline']}; check without a baseline before writing"
                " a new one, or update that one"
            )
        made = ran(found, EMPTY).baseline
        write_baseline(made, file)
        amounts = f"{_count(len(made.findings), 'finding')} and {_count(len(made.measures), 'measure')}"
        print(f"{file}: {amounts} known from now on")


@baseline.command()
def update(
    run: RunArgument = Path("newsqa-report"),
    file: FileOption = Path(NAME),
    accept_new: Annotated[
        bool, typer.Option("--accept-new", help="Take in what is new, and numbers that are worse.")
    ] = False,
    debug: Debug = False,
) -> None:
    """Bring a baseline up to a run: better numbers go in, what is gone goes out, and what is new is listed.

    What is new, and numbers that are worse, go in with --accept-new alone; without it the exit status is then 1.
    """
    with errors_as_messages(debug):
        from newsqa.reports.accepted import ran
        from newsqa.reports.run_folder import read_run
        from newsqa.suites.baseline import read_baseline, write_baseline
        from newsqa.suites.baseline_changes import changes, pruned, with_new

        before = read_baseline(file)
        now = ran(read_run(run), before)
        found = changes(before, now)
        after = pruned(before, found)
        write_baseline(with_new(after, found) if accept_new else after, file)
        _tell(found, file)
        left = len(found.new) + len(found.worse)
        if left and not accept_new:
            print("What is new or worse was not taken in. Look at it in the report; --accept-new takes it in.")
            raise typer.Exit(FAILED)


@baseline.command()
def prune(run: RunArgument = Path("newsqa-report"), file: FileOption = Path(NAME), debug: Debug = False) -> None:
    """Take out of a baseline what a run did not find again; entries of rules that did not run stay."""
    with errors_as_messages(debug):
        from newsqa.reports.accepted import ran
        from newsqa.reports.run_folder import read_run
        from newsqa.suites.baseline import read_baseline, write_baseline
        from newsqa.suites.baseline_changes import changes, pruned

        before = read_baseline(file)
        found = changes(before, ran(read_run(run), before))
        after = pruned(before, found)
        write_baseline(after, file)
        print(f"{file}: {_count(len(found.gone), 'entry', 'entries')} taken out, {len(after.findings):,} left")


@baseline.command()
def show(file: FileOption = Path(NAME), debug: Debug = False) -> None:
    """Say what a baseline holds."""
    with errors_as_messages(debug):
        from newsqa.suites.baseline import read_baseline

        known = read_baseline(file)
        print(f"{file}: {_count(len(known.findings), 'finding')} known")
        for rule, number in sorted(Counter(known.findings["rule"].to_pylist()).items()):
            print(f"  {rule}  {number:>9,}")
        for title, numbers in (("Measures, at most", known.measures), ("Expectations missed by at most", known.missed)):
            if numbers:
                print(f"{title}:")
            for name, amount in sorted(numbers.items()):
                print(f"  {amount.value:>12,.4g}  {name}")


def _count(amount: int, one: str, many: str = "") -> str:
    return f"{amount:,} {one if amount == 1 else many or one + 's'}"


def _tell(found: Changes, file: Path) -> None:
    print(f"{file}: {len(found.new):,} new, {len(found.gone):,} gone")
    for rule, number in Counter(found.new["rule"].to_pylist()).most_common(MOST):
        print(f"  {rule}  {number:>9,} new")
    for word, numbers in (("worse", found.worse), ("better", found.better)):
        for (kind, name), (before, now) in list(numbers.items())[:MOST]:
            print(f"  {word}: {name}  {_number(kind, before)} -> {_number(kind, now)}")
        if len(numbers) > MOST:
            print(f"  and {len(numbers) - MOST:,} more numbers that are {word}")


def _number(kind: str, amount: Amount | None) -> str:
    if kind == "missed":
        return "met" if amount is None else f"missed by {amount.value:g}{_faults(amount)}"
    return "not measured" if amount is None else f"{amount.value:g}{_faults(amount)}"


def _faults(amount: Amount) -> str:
    return "" if amount.faults is None else f" ({_count(amount.faults, 'fault')})"
