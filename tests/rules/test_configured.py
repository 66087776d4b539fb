"""Rules as a configuration wants them."""

from __future__ import annotations

import pickle

from newsqa.rules.configured import configured
from newsqa.rules.registry import select_rules


def test_without_anything_said_rules_are_themselves() -> None:
    rules = select_rules((), ())
    assert configured(rules, {}, {}) == rules


def test_a_severity_is_changed_and_a_rule_that_leaves_outlets_out_goes_to_workers() -> None:
    rules = select_rules(("NQ203", "NQ301"), ())
    hearsay, unresolved = configured(rules, {"NQ301": "info"}, {"NQ203": frozenset({"A"})})
    assert (hearsay.severity, unresolved.severity) == ("warning", "info")
    assert unresolved.find is rules[1].find
    assert pickle.loads(pickle.dumps(hearsay)).code == "NQ203"
