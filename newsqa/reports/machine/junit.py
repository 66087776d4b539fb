"""JUnit XML: an expectation is a test case, so that a CI server lists them beside the tests of the code."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from newsqa.reports.html.spread import shown_findings
from newsqa.reports.machine.expectations import Told, told_expectations
from newsqa.reports.machine.findings import plain, stands, told
from newsqa.reports.run_folder import RunFolder

MOST = 20  # findings told in a failure


def write_junit(run: RunFolder, documentation: Mapping[str, Mapping[str, str]], target: Path) -> None:
    """Write a suite for each table. An expectation that fails the run is a failure, with some of its new findings; one
    that was not judged, or is not met but does not count, is skipped."""
    report = run.report
    findings = shown_findings(run.findings, MOST)
    cases = told_expectations(report)
    root = Element("testsuites", {"name": "newsqa", **_numbers(cases), "time": f"{report['seconds']:.2f}"})
    del root.attrib["skipped"]  # which a suite has, and all suites together have not
    for table in dict.fromkeys(case.table for case in cases):
        of_table = [case for case in cases if case.table == table]
        suite = SubElement(root, "testsuite", {"name": plain(f"newsqa.{table}"), **_numbers(of_table), "time": "0"})
        suite.set("timestamp", report["started"])
        for case in of_table:
            _add(suite, case, findings)
    if cases and report["notes"]:  # waivers that are over, entries of a baseline that were not found again
        SubElement(suite, "system-out").text = "\n".join(map(plain, report["notes"]))
    ElementTree.indent(root)
    ElementTree.ElementTree(root).write(target, encoding="utf-8", xml_declaration=True)


def _numbers(cases: Sequence[Told]) -> dict[str, str]:
    results = [case.result for case in cases]
    skipped = results.count("not counted") + results.count("not judged")
    return {
        "tests": str(len(cases)),
        "failures": str(results.count("not met")),
        "errors": "0",
        "skipped": str(skipped),
    }


def _add(suite: Element, case: Told, findings: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
    made = SubElement(suite, "testcase", classname=plain(f"newsqa.{case.table}"), name=plain(case.text), time="0")
    said = plain(f"expected {case.tolerated}, observed {case.observed}")
    if case.result == "not met":
        failure = SubElement(made, "failure", type=case.severity, message=said)
        new = [finding for code in case.rules for finding in findings.get(code, ()) if not finding["known"]][:MOST]
        failure.text = "\n\n".join([said, *(f"{stands(finding)}\n{told(finding)}" for finding in new)])
    elif case.result == "not counted":
        SubElement(made, "skipped", message=plain(f"{said}; does not fail this run: {case.reason}"))
    elif case.result == "not judged":
        SubElement(made, "skipped", message=plain(f"not judged: {case.reason}"))
