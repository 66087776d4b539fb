"""The expectations that are special to news, as Great Expectations classes.

Each is a core expectation with its column and values filled in, so it takes `mostly` and `severity`, works on pandas
and on Spark, and stands in a suite's JSON under its own name. Importing this module registers them all; it imports
Great Expectations, which costs seconds. `newsqa.suites.named` says what each reads, and how it is said: Great
Expectations' own pages show that sentence, where a core expectation's would speak of columns and values.
"""

from __future__ import annotations

from typing import Any

import great_expectations.expectations as gxe
from great_expectations.compatibility.pydantic import Field
from great_expectations.expectations.expectation import render_suite_parameter_string
from great_expectations.expectations.row_conditions import Column
from great_expectations.render import LegacyRendererType, RenderedStringTemplateContent
from great_expectations.render.renderer.renderer import renderer

from newsqa.rules.registry import rules
from newsqa.suites.named import FEWEST_ARTICLES, PER_1000_RECORDS, in_plain_words


class _InPlainWords:
    """How an expectation is shown: by its sentence in `newsqa.suites.named`."""

    expectation_type: str

    @classmethod
    def _prescriptive_template(cls, renderer_configuration: Any) -> Any:
        """For results and suites that are rendered as data (`render()`, and the pages that are drawn from it)."""
        configuration, result = renderer_configuration.configuration, renderer_configuration.result
        renderer_configuration.template_str = cls._sentence(configuration or result.expectation_config)
        return renderer_configuration

    @classmethod
    @renderer(renderer_type=LegacyRendererType.PRESCRIPTIVE)  # type: ignore[untyped-decorator]
    @render_suite_parameter_string  # type: ignore[untyped-decorator]
    def _prescriptive_renderer(
        cls, configuration: Any = None, result: Any = None, runtime_configuration: Any = None
    ) -> list[Any]:
        """For Data Docs."""
        sentence = cls._sentence(configuration or result.expectation_config)
        styling = (runtime_configuration or {}).get("styling", {})
        template = {"template": sentence, "params": {}, "styling": styling}
        return [RenderedStringTemplateContent(content_block_type="string_template", string_template=template)]

    @classmethod
    def _sentence(cls, configuration: Any) -> str:
        # a description of its own is shown by Great Expectations instead
        expectation = {"type": cls.expectation_type, "kwargs": configuration.kwargs}
        # what is shown is a template, in which a dollar sign opens a parameter
        return in_plain_words(expectation, {code: rule.name for code, rule in rules().items()}).replace("$", "$$")


class ExpectArticlesToPassRule(_InPlainWords, gxe.ExpectColumnValuesToBeBetween):  # type: ignore[misc]
    """Expect articles (row = article) to have no finding of a rule, given by its code."""

    rule: str
    column: str = ""
    min_value: int = 0
    max_value: int = 0

    def __init__(self, **arguments: Any) -> None:
        arguments.setdefault("column", arguments.get("rule"))
        super().__init__(**arguments)


class ExpectArticlesToHavePublicationDate(_InPlainWords, gxe.ExpectColumnValuesToBeInSet):  # type: ignore[misc]
    """Expect articles (row = article) to have a publication date that could be read."""

    column: str = "has_published"
    value_set: list[bool] = [True]  # noqa: RUF012 -- a field of a pydantic model, copied for each instance


class ExpectAttributionsToBeSourced(_InPlainWords, gxe.ExpectColumnValuesToBeInSet):  # type: ignore[misc]
    """Expect attributions (row = attribution) to name somebody who stands behind the claim."""

    column: str = "is_unsourced"
    value_set: list[bool] = [False]  # noqa: RUF012


class ExpectQuotationsToHaveASpeaker(_InPlainWords, gxe.ExpectColumnValuesToBeBetween):  # type: ignore[misc]
    """Expect articles (row = article) to have no quotation without a speaker (NQ206)."""

    column: str = "NQ206"
    min_value: int = 0
    max_value: int = 0


class ExpectDatesToResolve(_InPlainWords, gxe.ExpectColumnValuesToNotBeInSet):  # type: ignore[misc]
    """Expect date expressions (row = expression) not to wait for a publication date that is missing."""

    column: str = "status"
    value_set: list[str] = ["needs-publication-date"]  # noqa: RUF012


class ExpectDatesToBePossible(_InPlainWords, gxe.ExpectColumnValuesToNotBeInSet):  # type: ignore[misc]
    """Expect date expressions (row = expression) to be days that exist, on the weekday that is named, and not told
    as past before they came."""

    column: str = "status"
    value_set: list[str] = ["impossible", "contradictory"]  # noqa: RUF012


class ExpectNamesToBeConsistent(_InPlainWords, gxe.ExpectColumnValuesToBeNull):  # type: ignore[misc]
    """Expect mentions (row = mention) to spell a name as the rest of the article does."""

    column: str = "variant_of"


class ExpectGroupsToPassRule(_InPlainWords, gxe.ExpectColumnMaxToBeBetween):  # type: ignore[misc]
    """Expect every group of articles (row = group) that is large enough to have at least the share `mostly` of its
    articles without a finding of a rule, given by its code."""

    rule: str
    mostly: float = Field(default=1, ge=0, le=1)
    min_articles: int = Field(default=FEWEST_ARTICLES, ge=1)
    column: str = ""

    def __init__(self, **arguments: Any) -> None:
        arguments.setdefault("column", arguments.get("rule"))
        if isinstance(mostly := arguments.get("mostly", 1), int | float):
            # the column holds percentages with a finding, rounded to four places
            arguments.setdefault("max_value", round(100 * (1 - mostly), 4))
        arguments.setdefault("row_condition", Column("articles") >= arguments.get("min_articles", FEWEST_ARTICLES))
        super().__init__(**arguments)


class ExpectDatasetToPassRule(_InPlainWords, gxe.ExpectColumnMaxToBeBetween):  # type: ignore[misc]
    """Expect a dataset (one row) to have no more findings of a rule that no article has, given by its code: so many, or
    so many in 1,000 records of the sources."""

    rule: str
    max_findings: int = Field(default=0, ge=0)
    max_per_1000_records: float | None = Field(default=None, ge=0)
    column: str = ""

    def __init__(self, **arguments: Any) -> None:
        rate = arguments.get("max_per_1000_records")
        arguments.setdefault("column", f"{arguments.get('rule')}{'' if rate is None else PER_1000_RECORDS}")
        arguments.setdefault("max_value", arguments.get("max_findings", 0) if rate is None else rate)
        super().__init__(**arguments)
