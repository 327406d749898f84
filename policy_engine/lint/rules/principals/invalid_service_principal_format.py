"""A condition compares a service principal with a value that is none.

The condition never holds. `aws:CalledVia` holds names such as `athena.amazonaws.com`; `kms:ViaService` has a Region in
the middle, `s3.us-east-1.amazonaws.com`. Both are in lower case.

Avoid: "ForAnyValue:StringEquals": {"aws:CalledVia": "athena.us-east-1.amazonaws.com"}
Prefer: "ForAnyValue:StringEquals": {"aws:CalledVia": "athena.amazonaws.com"}
Source: AWS, "IAM Access Analyzer policy check reference", Error – Invalid service principal format. AWS looks at these
two keys, and not at others with service names, such as `iam:PassedToService`.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause

_LABELS = {"aws:calledvia": 1, "kms:viaservice": 2}
_FORMS = {1: "service.amazonaws.com", 2: "service.region.amazonaws.com"}
_SUFFIXES = (
    "amazonaws.com",
    "amazonaws.com.cn",
    "amazonaws.eu",
    "c2s.ic.gov",
    "sc2s.sgov.gov",
    "csp.hci.ic.gov",
    "cloud.adc-e.uk",
)


def check(clause: Clause) -> Iterator[Hit]:
    """Each value of another shape; patterns and variables may stand for the right one."""
    labels = _LABELS.get(clause.lowered)
    if labels is None or clause.name is None or not clause.name.base.startswith("String"):
        return
    for value in clause.values:
        if not any(mark in value.text for mark in ("*", "?", "${")) and not _fits(value.text, labels):
            message = f"`{value.text}` has not the form of the service principals in `{clause.key}`"
            help = f"write it as `{_FORMS[labels]}` in lower case; known endings are {', '.join(_SUFFIXES)}"
            yield Hit(message, (value.path,), help)


def _fits(text: str, labels: int) -> bool:
    names = text.split(".", labels)
    return len(names) == labels + 1 and names[-1] in _SUFFIXES and all(map(_is_label, names[:-1]))


def _is_label(text: str) -> bool:
    return bool(text) and text.isascii() and text == text.lower() and text.replace("-", "").isalnum()
