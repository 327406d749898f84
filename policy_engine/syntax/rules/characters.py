"""The characters an IAM policy may be written in: tab, line ends, and U+0020 to U+00FF."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policy_engine.findings import Finding
from policy_engine.source import Span
from policy_engine.syntax.document import PolicyDocument, PolicyType
from policy_engine.syntax.rules.report import invalid

# The services that keep policies of their own are not held to IAM's character set.
_FREE = frozenset({PolicyType.RESOURCE, PolicyType.KMS_KEY, PolicyType.ENDPOINT})
_FOREIGN = re.compile(r"[^\t\n\r\u0020-\u00ff]|\\u(?:0[1-9a-fA-F]|[1-9a-fA-F][0-9a-fA-F])[0-9a-fA-F]{2}")


def characters(document: PolicyDocument) -> Iterator[Finding]:
    """Characters outside the set, also where they are written as an escape."""
    text = document.source.text
    if document.policy_type in _FREE:
        return
    for match in _FOREIGN.finditer(text):
        if _is_escaped_backslash(text, match.start()):
            continue
        found = match.group()
        shown = found if len(found) > 1 else f"U+{ord(found):04X}"
        message = f"the character {shown} is not allowed"
        help_text = "IAM takes tab, line ends and the characters from U+0020 to U+00FF"
        yield invalid(document, "INVALID_CHARACTER", message, Span(*match.span()), help_text)


def _is_escaped_backslash(text: str, at: int) -> bool:
    if text[at] != "\\":
        return False
    before = at
    while before and text[before - 1] == "\\":
        before -= 1
    return bool((at - before) % 2)
