"""The expectations that are special to news, as Great Expectations classes.

Each is a core expectation with its column and values filled in, so it takes `mostly` and `severity`, works on pandas
and on Spark, and stands in a suite's JSON under its own name. Importing this module registers them all; it imports
Great Expectations, which costs seconds. `newsqa.suites.named` says what each reads.
"""

from __future__ import annotations

from typing import Any

import great_expectations.expectations as gxe


class ExpectArticlesToPassRule(gxe.ExpectColumnValuesToBeBetween):  # type: ignore[misc]
    """Expect articles (row = article) to have no finding of a rule, given by its code."""

    rule: str
    column: str = ""
    min_value: int = 0
    max_value: int = 0

    def __init__(self, **arguments: Any) -> None:
        arguments.setdefault("column", arguments.get("rule"))
        super().__init__(**arguments)


class ExpectArticlesToHavePublicationDate(gxe.ExpectColumnValuesToBeInSet):  # type: ignore[misc]
    """Expect articles (row = article) to have a publication date that could be read."""

    column: str = "has_published"
    value_set: list[bool] = [True]  # noqa: RUF012 -- a field of a pydantic model, copied for each instance


class ExpectAttributionsToBeSourced(gxe.ExpectColumnValuesToBeInSet):  # type: ignore[misc]
    """Expect attributions (row = attribution) to name somebody who stands behind the claim."""

    column: str = "is_unsourced"
    value_set: list[bool] = [False]  # noqa: RUF012


class ExpectQuotationsToHaveASpeaker(gxe.ExpectColumnValuesToBeBetween):  # type: ignore[misc]
    """Expect articles (row = article) to have no quotation without a speaker (NQ206)."""

    column: str = "NQ206"
    min_value: int = 0
    max_value: int = 0


class ExpectDatesToResolve(gxe.ExpectColumnValuesToNotBeInSet):  # type: ignore[misc]
    """Expect date expressions (row = expression) not to wait for a publication date that is missing."""

    column: str = "status"
    value_set: list[str] = ["needs-publication-date"]  # noqa: RUF012


class ExpectDatesToBePossible(gxe.ExpectColumnValuesToNotBeInSet):  # type: ignore[misc]
    """Expect date expressions (row = expression) to be days that exist, on the weekday that is named."""

    column: str = "status"
    value_set: list[str] = ["impossible", "contradictory"]  # noqa: RUF012


class ExpectNamesToBeConsistent(gxe.ExpectColumnValuesToBeNull):  # type: ignore[misc]
    """Expect mentions (row = mention) to spell a name as the rest of the article does."""

    column: str = "variant_of"
