"""JUnit's XML: a suite a file, each of its cases; a file that cannot be read is an error."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from policy_engine.render.findings.places import relative
from policy_engine.render.junit import clean, document
from policy_engine.testing.report import CaseReport, SuiteReport


def junit(reports: Sequence[SuiteReport]) -> str:
    """A `testsuites` document."""
    root = Element("testsuites", name="policyeval test")
    for report in reports:
        file = clean(relative(report.name))
        suite = SubElement(root, "testsuite", name=file)
        for case in report.cases:
            _case(suite, case, file)
        if report.error:
            element = SubElement(suite, "testcase", name="the suite can be read", classname=file)
            SubElement(element, "error", message=clean(report.error.split("\n", 1)[0])).text = clean(report.error)
    return document(root)


def _case(suite: Element, case: CaseReport, file: str) -> None:
    element = SubElement(suite, "testcase", name=clean(case.name), classname=file, file=file, line=str(case.line))
    if case.failure:
        failure = SubElement(element, "failure", message=clean(case.failure))
        failure.text = clean(f"{file}:{case.line}:{case.column}: {case.failure}\n{case.text}")
