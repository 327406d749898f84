"""A policy under the wrong flag: say which one it belongs to."""

from __future__ import annotations

from collections.abc import Iterable

from policy_engine.findings import Finding
from policy_engine.render.text import findings_text

_FLAGS = {
    "UNSUPPORTED_PRINCIPAL": (
        "a policy with a Principal belongs to a resource: give it with --resource-policy "
        "(--trust-policy for the trust policy of a role, --rcp, --endpoint-policy)"
    ),
    "MISSING_PRINCIPAL": (
        "a policy without a Principal belongs to the caller: give it as POLICY, or with --group-policy, "
        "--boundary, --session-policy or --scp"
    ),
}


def findings_with_flags(findings: Iterable[Finding]) -> str:
    """The findings as text, and the flag for a policy that stands under another."""
    found = tuple(findings)
    codes = dict.fromkeys(finding.code for finding in found)
    return findings_text(found) + "".join(f"hint: {_FLAGS[code]}\n" for code in codes if code in _FLAGS)
