"""JUnit's XML: a suite a file, a case for each check that found something in a policy, and one for a clean file."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from policy_engine.findings import Finding
from policy_engine.lint.reports import FileReport, PolicyReport
from policy_engine.render.findings.places import relative
from policy_engine.render.junit import clean, document
from policy_engine.render.snippet import place, snippet


def junit(reports: Sequence[FileReport]) -> str:
    """A `testsuites` document."""
    root = Element("testsuites", name="policyeval validate")
    for file in reports:
        _suite(root, file)
    return document(root)


def _suite(root: Element, file: FileReport) -> None:
    suite = SubElement(root, "testsuite", name=clean(relative(file.name)))
    for policy in file.policies:
        if policy.findings:
            _cases(suite, file, policy)
        else:
            SubElement(suite, "testcase", name=clean(policy.label or "policy"), classname=clean(relative(file.name)))


def _cases(suite: Element, file: FileReport, policy: PolicyReport) -> None:
    by_code: dict[str, list[Finding]] = {}
    for finding in policy.findings:
        by_code.setdefault(finding.code, []).append(finding)
    for code, findings in by_code.items():
        name = f"{code} ({policy.label})" if policy.label else code
        case = SubElement(suite, "testcase", name=clean(name), classname=clean(relative(file.name)))
        kind, message = findings[0].severity.value, f"{len(findings)} × {code}" if len(findings) > 1 else code
        failure = SubElement(case, "failure", type=kind, message=clean(f"{message}: {findings[0].message}"))
        failure.text = clean("\n".join(_told(each) for each in findings))


def _told(finding: Finding) -> str:
    advice = f"  help: {finding.help}\n" if finding.help else ""
    return f"{place(finding.source, finding.span)}: {finding.message}\n{snippet(finding.source, finding.span)}{advice}"
