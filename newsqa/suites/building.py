"""The suites' JSON in, Great Expectations' expectations out; what it refuses is told with file, line and path."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from newsqa.errors import SuiteError
from newsqa.suites.mistakes import Mistake, shown, unknown_arguments
from newsqa.suites.profiles import SuiteFile

# what every expectation of Great Expectations has, and is nothing to tell people of
_NO_ARGUMENTS = ("id", "meta", "notes", "description", "rendered_content", "severity", "windows", "batch_id",
                 "result_format", "catch_exceptions")  # fmt: skip
# that a value may also be a parameter, which is an object, is no help to anybody
_NO_HELP = ("type_error.dict", "type_error.none.not_allowed")


@dataclass(frozen=True)
class Suite:
    """A suite that Great Expectations understood: the file, and the built expectations in its order."""

    file: SuiteFile
    built: Sequence[Any]


def build_suites(files: Sequence[SuiteFile]) -> Sequence[Suite]:
    """Build the suites' expectations. Imports Great Expectations (seconds). Raises SuiteError for those it refuses."""
    with quiet():
        import newsqa.suites.expectations  # noqa: F401 -- registers the named expectations

        wrong: list[str] = []
        suites = [Suite(file, list(_built(file, wrong))) for file in files]
    if wrong:
        raise SuiteError(wrong)
    return suites


def _built(file: SuiteFile, wrong: list[str]) -> Iterator[Any]:
    """The expectations that Great Expectations takes; what it says of the others is added to `wrong`."""
    from great_expectations.compatibility.pydantic import ValidationError
    from great_expectations.expectations.expectation_configuration import ExpectationConfiguration

    for number, expectation in enumerate(file.expectations):
        try:
            yield ExpectationConfiguration(**expectation).to_domain_obj()
        except ValidationError as error:
            takes = [name for name in error.model.__fields__ if name not in _NO_ARGUMENTS]
            kwargs = expectation["kwargs"]
            wrong += [
                f"{file.where(number, *place)}: {said}" for place, said in _refused(error.errors(), kwargs, takes)
            ]
        except Exception as error:  # noqa: BLE001 -- whatever it raises here, the suite is what is wrong
            wrong.append(f"{file.where(number)}: Great Expectations refuses it: {' '.join(str(error).split())[:400]}")


def _refused(errors: Sequence[dict[str, Any]], kwargs: dict[str, Any], takes: Sequence[str]) -> Iterator[Mistake]:
    """What Great Expectations says of the arguments, one mistake for each of them."""
    said: dict[str, list[str]] = {}
    for error in errors:
        name = str(error["loc"][0])
        if error["type"] == "value_error.extra":
            yield from unknown_arguments([name], takes, ("kwargs",))
        elif error["type"] == "value_error.missing":
            yield ("kwargs", name), "is missing"
        elif error["type"] not in _NO_HELP:
            said.setdefault(name, []).append(error["msg"])
    # what is wrong with all of them together, or with what is made of them, may come of one that is wrong
    for name, messages in ({name: said[name] for name in said if name in kwargs} or said).items():
        place = ("kwargs", name) if name in kwargs else ("kwargs",)
        value = f"is {shown(kwargs[name])}; " if name in kwargs else ""
        yield place, f"{value}{', '.join(dict.fromkeys(messages))}"


@contextmanager
def quiet() -> Iterator[None]:
    """Keep Great Expectations from warning and logging to the terminal: what matters is raised, and told by us."""
    logger = logging.getLogger("great_expectations")
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(level)
