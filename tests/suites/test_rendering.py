"""How the named expectations are shown: in plain words, by newsqa and on Great Expectations' own pages."""

from __future__ import annotations

import json
from typing import Any

import pandas as pd
import pytest

from newsqa.suites.named import NAMED, in_plain_words

# Great Expectations warns of what itself does; it is imported in the tests, where that can be passed over.
pytestmark = pytest.mark.filterwarnings("ignore")

SENTENCES = {
    "expect_articles_to_pass_rule": "at least 75 % of articles pass NQ202 vague-source",
    "expect_articles_to_have_publication_date": "at least 75 % of articles have a publication date",
    "expect_attributions_to_be_sourced": "at least 75 % of attributions name somebody who stands behind the claim",
    "expect_quotations_to_have_a_speaker": "at least 75 % of articles have a speaker for every quotation",
    "expect_dates_to_resolve": ("at least 75 % of date expressions do not wait for a publication date that is missing"),
    "expect_dates_to_be_possible": (
        "at least 75 % of date expressions are possible and agree with their weekday and with publication"
    ),
    "expect_groups_to_pass_rule": (
        "in every group of at least 50 articles, at least 75 % of articles pass NQ202 vague-source"
    ),
    "expect_dataset_to_pass_rule": "no finding of NQ202 vague-source",
    "expect_names_to_be_consistent": "at least 75 % of mentions spell a name as the rest of the article does",
}
TABLE = pd.DataFrame({"NQ202": [0], "has_published": [True], "is_unsourced": [False], "NQ206": [0],
                      "status": ["resolved"], "variant_of": [None], "articles": [50]})  # fmt: skip


def _suite(name: str, **more: Any) -> Any:
    from great_expectations.core import ExpectationSuite

    import newsqa.suites.expectations  # noqa: F401 -- registers the named expectations

    rule = {"rule": "NQ202"} if "rule" in NAMED[name].takes else {}
    share = {"mostly": 0.75} if "mostly" in NAMED[name].takes else {}
    return ExpectationSuite(name=name, expectations=[{"type": name, "kwargs": {**share, **rule}, **more}])


def test_every_named_expectation_is_shown_here() -> None:
    assert set(SENTENCES) == set(NAMED)


@pytest.mark.parametrize("name", SENTENCES)
def test_the_pages_of_great_expectations_show_the_sentence(name: str) -> None:
    import great_expectations as gx
    from great_expectations.render.renderer import page_renderer as pages

    suite = _suite(name)
    page = pages.ExpectationSuitePageRenderer().render(suite)
    assert SENTENCES[name] in json.dumps(page.to_json_dict())
    batch = (
        gx.get_context(mode="ephemeral")
        .data_sources.add_pandas("articles")
        .add_dataframe_asset("articles")
        .add_batch_definition_whole_dataframe("articles")
    ).get_batch({"dataframe": TABLE})
    results = batch.validate(suite)
    assert results.success
    assert SENTENCES[name] in json.dumps(pages.ValidationResultsPageRenderer().render(results).to_json_dict())
    (result,) = results.results
    result.render()
    (shown,) = result.expectation_config.rendered_content
    # "If articles >= 50, then ": Great Expectations puts a condition before the sentence
    assert shown.value.template.endswith(SENTENCES[name])


def test_the_description_of_a_suite_is_shown_instead() -> None:
    from great_expectations.render.renderer import page_renderer as pages

    suite = _suite("expect_attributions_to_be_sourced", description="claims at $5 are sourced")
    page = json.dumps(pages.ExpectationSuitePageRenderer().render(suite).to_json_dict())
    assert "claims at $5 are sourced" in page
    assert SENTENCES["expect_attributions_to_be_sourced"] not in page


@pytest.mark.parametrize(
    ("kwargs", "words"),
    [
        ({}, "all attributions name somebody who stands behind the claim"),
        ({"mostly": 0.995}, "at least 99.5 % of attributions name somebody who stands behind the claim"),
        (
            {"row_condition": 'quote_kind == "direct"', "condition_parser": "pandas"},
            'all attributions name somebody who stands behind the claim, of those where quote_kind == "direct"',
        ),
    ],
)
def test_shares_and_conditions_are_said(kwargs: dict[str, Any], words: str) -> None:
    assert in_plain_words({"type": "expect_attributions_to_be_sourced", "kwargs": kwargs}, {}) == words


def test_a_core_expectation_says_its_share() -> None:
    core = {"type": "expect_column_values_to_be_in_set", "kwargs": {"column": "language", "mostly": 0.9}}
    assert in_plain_words(core, {}) == "column values to be in set (column language) for at least 90 %"
