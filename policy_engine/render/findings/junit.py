"""JUnit's XML: a suite a file, a case for each check that found something in a policy, and one for a clean file."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from policy_engine.findings import Finding
from policy_engine.lint.reports import FileReport, PolicyReport
from policy_engine.render.findings.places import relative
from policy_engine.render.snippet import place, snippet


def junit(reports: Sequence[FileReport]) -> str:
    """A `testsuites` document."""
    root = Element("testsuites", name="policyeval validate")
    for file in reports:
        _suite(root, file)
    tests, failures = (sum(int(each.get(name, "0")) for each in root) for name in ("tests", "failures"))
    root.set("tests", str(tests))
    root.set("failures", str(failures))
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'


def _suite(root: Element, file: FileReport) -> None:
    suite = SubElement(root, "testsuite", name=_clean(relative(file.name)))
    for policy in file.policies:
        if policy.findings:
            _cases(suite, file, policy)
        else:
            SubElement(suite, "testcase", name=_clean(policy.label or "policy"), classname=_clean(relative(file.name)))
    suite.set("tests", str(len(suite)))
    suite.set("failures", str(sum(1 for case in suite if len(case))))


def _cases(suite: Element, file: FileReport, policy: PolicyReport) -> None:
    by_code: dict[str, list[Finding]] = {}
    for finding in policy.findings:
        by_code.setdefault(finding.code, []).append(finding)
    for code, findings in by_code.items():
        name = f"{code} ({policy.label})" if policy.label else code
        case = SubElement(suite, "testcase", name=_clean(name), classname=_clean(relative(file.name)))
        kind, message = findings[0].severity.value, f"{len(findings)} × {code}" if len(findings) > 1 else code
        failure = SubElement(case, "failure", type=kind, message=_clean(f"{message}: {findings[0].message}"))
        failure.text = _clean("\n".join(_told(each) for each in findings))


def _told(finding: Finding) -> str:
    advice = f"  help: {finding.help}\n" if finding.help else ""
    return f"{place(finding.source, finding.span)}: {finding.message}\n{snippet(finding.source, finding.span)}{advice}"


def _clean(text: str) -> str:
    """Without the characters that XML cannot hold."""
    return "".join(char if char in "\t\n\r" or " " <= char < "\ufffe" or char > "\uffff" else "\ufffd" for char in text)
