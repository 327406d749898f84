"""Every AWS managed policy is read, found sound, compiled, and answers as its statements say."""

from __future__ import annotations

import pytest

from policy_engine.calls import check
from policy_engine.findings import FindingClass
from policy_engine.source import Source
from policy_engine.syntax.document import Effect, PolicyDocument, PolicyType
from policy_engine.syntax.reader import read_policy
from tests.aws_managed import managed_policies

# Policies with a real mistake, and what it is.
UNSOUND = {
    "AmazonTimestreamInfluxDBServiceRolePolicy": "a variable stands in the account field of an ARN",
}


def _read(name: str) -> PolicyDocument:
    return read_policy(Source(text=managed_policies()[name], name=name), PolicyType.IDENTITY, managed_by_aws=True)


def test_all_are_sound() -> None:
    """No managed policy has an error, but for those that are wrong indeed."""
    unsound = {
        name
        for name in managed_policies()
        if any(finding.finding_class is not FindingClass.ADVICE for finding in _read(name).findings)
    }
    assert len(managed_policies()) > 1500
    assert unsound == set(UNSOUND)


def _plain_allow(document: PolicyDocument) -> str | None:
    """An action that the first statement allows on everything without conditions, where nothing is denied."""
    if any(statement.effect is Effect.DENY for statement in document.statements):
        return None
    for statement in document.statements:
        resources = [text.value for text in statement.resource.values] if statement.resource else []
        if statement.conditions or statement.action.negated or "*" not in resources:
            continue
        for text in statement.action.values:
            if "*" not in text.value and "?" not in text.value:
                return text.value
    return None


@pytest.mark.parametrize("letter", "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
def test_what_they_allow_is_allowed(letter: str) -> None:
    """An action listed without conditions on `*` is allowed, and one of an unheard-of service is not."""
    for name, text in managed_policies().items():
        if not name.upper().startswith(letter) or name in UNSOUND:
            continue
        action = _plain_allow(_read(name))
        base = {"policies": {"identity": [text]}}
        if action:
            assert check({**base, "action": action}).decision.allowed, name
            assert check({**base, "action": action.upper()}).decision.allowed, name
        everything = '"NotAction"' in text or '"*"' in text.replace('"Resource": "*"', "")
        if not everything:
            assert not check({**base, "action": "unheardof:Action"}).decision.allowed, name
