"""Which groups an expectation fails for: the judgements of group tables go in, and come out with the groups named.

Great Expectations is asked for no row lists: a group table is small, and the groups are looked up in it.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from newsqa.suites.domains import NOTHING
from newsqa.suites.judge import Judgement
from newsqa.suites.named import FEWEST_ARTICLES, GROUPS

NAMED_ONE_BY_ONE = 100
BETWEEN = "expect_column_values_to_be_between"
BY_RULE = "expect_groups_to_pass_rule"
_LARGE_ENOUGH = re.compile(r"\s*articles\s*>=\s*(\d{1,9})\s*")  # a row condition: "articles >= 50"


def name_failing_groups(judgements: Sequence[Judgement], tables: Mapping[str, Path]) -> list[Judgement]:
    """The judgements; those of group tables (files by the name of their table) that hold each group against bounds
    have in `observed` what became of the groups, under "groups": how many were `judged`, the `lowest` and the `highest`
    value of these, how many are `failing`, the `worst` of these (`name`, `is_rest`, `articles`, `value`), by how much
    all together lie `outside` of the bounds, and how many were not judged for being `too_small`, of fewer articles than
    `min_articles` (None where the expectation asks for no number). Where no group is large enough, that is the reason
    why it was not judged.
    """
    return [_told(one, tables[one.table]) if one.table in GROUPS and one.table in tables else one for one in judgements]


def _told(judgement: Judgement, path: Path) -> Judgement:
    kwargs = judgement.kwargs
    if judgement.type == BY_RULE and (judgement.reason or "").startswith(NOTHING):
        fewest, group = kwargs.get("min_articles", FEWEST_ARTICLES), GROUPS[judgement.table]
        most = pc.max(pq.read_table(path, columns=["articles"])["articles"]).as_py() or 0
        unread = f"no article was read for {kwargs['rule']} in a group of at least {fewest:,} articles"
        return dataclasses.replace(judgement, reason=f"no {group} has {fewest:,} articles" if most < fewest else unread)
    if judgement.success is None or judgement.type not in (BETWEEN, BY_RULE):
        return judgement
    return _named(judgement, path)


def _named(judgement: Judgement, path: Path) -> Judgement:
    kwargs = judgement.kwargs
    column = str(kwargs["rule"] if judgement.type == BY_RULE else kwargs["column"])
    groups = pq.read_table(path)
    fewest = _fewest(judgement)
    too_small = 0 if fewest is None else pc.sum(pc.less(groups["articles"], fewest)).as_py() or 0
    if judgement.type == BY_RULE:
        groups = groups.filter(pc.greater_equal(groups["articles"], kwargs.get("min_articles", FEWEST_ARTICLES)))
        low, high = None, round(100 * (1 - kwargs.get("mostly", 1)), 4)
    else:
        groups = _where(groups, kwargs)
        low, high = kwargs.get("min_value"), kwargs.get("max_value")
    groups = groups.filter(pc.is_valid(groups[column]))
    distances = [pa.repeat(0.0, len(groups))]
    distances += [pc.subtract(low, groups[column])] if low is not None else []
    distances += [pc.subtract(groups[column], high)] if high is not None else []
    outside = pc.max_element_wise(*distances)
    bad = pc.greater(outside, 0)
    for strict, bound in (("strict_min", low), ("strict_max", high)):
        if kwargs.get(strict) and bound is not None:
            bad = pc.or_(bad, pc.equal(groups[column], bound))
    shown = groups.select(["name", "is_rest", "articles"]).append_column("value", groups[column])
    failing = shown.append_column("outside", outside).filter(bad)
    order = [("outside", "descending"), ("articles", "descending"), ("is_rest", "ascending"), ("name", "ascending")]
    found = {
        "judged": len(groups),
        "lowest": pc.min(groups[column]).as_py(),
        "highest": pc.max(groups[column]).as_py(),
        "failing": len(failing),
        "worst": failing.sort_by(order).slice(0, NAMED_ONE_BY_ONE).drop_columns("outside").to_pylist(),
        "outside": round(pc.sum(failing["outside"]).as_py() or 0.0, 4),
        "too_small": too_small,
        "min_articles": fewest,
    }
    return dataclasses.replace(judgement, observed={**judgement.observed, "groups": found})


def _fewest(judgement: Judgement) -> int | None:
    """How many articles a group must have to be judged; None where any is, or a condition asks for something else."""
    if judgement.type == BY_RULE:
        return int(judgement.kwargs.get("min_articles", FEWEST_ARTICLES))
    asked = _LARGE_ENOUGH.fullmatch(str(judgement.kwargs.get("row_condition")))
    return int(asked[1]) if asked else None


def _where(groups: pa.Table, kwargs: Mapping[str, Any]) -> pa.Table:
    """The groups that meet a condition of the suite, as Great Expectations reads it."""
    if not kwargs.get("row_condition"):
        return groups
    from great_expectations.execution_engine import PandasExecutionEngine

    engine = PandasExecutionEngine(batch_data_dict={"groups": groups.to_pandas()})
    # its index says which rows are left
    kept = engine.get_domain_records({name: kwargs.get(name) for name in ("row_condition", "condition_parser")})
    return groups.take(pa.array(kept.index, pa.int64()))
