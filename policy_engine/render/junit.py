"""What all JUnit reports have in common."""

from __future__ import annotations

from xml.etree.ElementTree import Element, indent, tostring

_COUNTED = {"failures": "failure", "errors": "error"}


def document(root: Element) -> str:
    """A `testsuites` element as text, with the counts of its suites and of all together."""
    for suite in root:
        suite.set("tests", str(len(suite)))
        for name, tag in _COUNTED.items():
            suite.set(name, str(sum(case.find(tag) is not None for case in suite)))
    for name in ("tests", *_COUNTED):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'


def clean(text: str) -> str:
    """Without the characters that XML cannot hold."""
    return "".join(char if char in "\t\n\r" or " " <= char < "\ufffe" or char > "\uffff" else "\ufffd" for char in text)
