"""Every check, a line each: code, type of finding, file below `rules/`, what it looks at, types of policy.

A table in Python and not in TOML, since it is read at every start of the command.
"""

from __future__ import annotations

from policy_engine.findings import Severity
from policy_engine.lint.rule import Family, Rule, When
from policy_engine.syntax.document import PolicyType

_ERROR, _SECURITY = Severity.ERROR, Severity.SECURITY_WARNING
_WARNING, _SUGGESTION = Severity.WARNING, Severity.SUGGESTION
_OURS = Family.POLICYEVAL

_IDENTITY = frozenset({PolicyType.IDENTITY, PolicyType.BOUNDARY, PolicyType.SESSION})
_RESOURCE = frozenset({PolicyType.RESOURCE, PolicyType.KMS_KEY, PolicyType.ENDPOINT})
_TRUST = frozenset({PolicyType.TRUST})
_SCP = frozenset({PolicyType.SCP})
_RCP = frozenset({PolicyType.RCP})
_HELD = frozenset({PolicyType.IDENTITY})
"""Policies that give their holder rights; boundaries and session policies only limit them."""
_ALL = _IDENTITY | _RESOURCE | _TRUST | _SCP | _RCP

RULES: tuple[Rule, ...] = (
    # grammar
    Rule("DATA_TYPE_MISMATCH", _ERROR, "grammar/data_type_mismatch", When.MISSHAPEN, _ALL),
    Rule("DUPLICATE_MEMBER", _ERROR, "grammar/duplicate_member", When.MISSHAPEN, _ALL, _OURS),
    # actions
    Rule("INVALID_ACTION", _ERROR, "actions/invalid_action", When.ACTION, _ALL),
    # conditions
    Rule("EQUIVALENT_TO_NULL_FALSE", _SUGGESTION, "conditions/equivalent_to_null_false", When.CLAUSE, _ALL),
    # redundancy
    Rule("REDUNDANT_ACTION", _SUGGESTION, "redundancy/redundant_action", When.STATEMENT, _ALL),
    # risk
    Rule("PRIVILEGE_ESCALATION", _SECURITY, "risk/privilege_escalation", When.POLICY, _HELD, _OURS),
    Rule(
        "PRIVILEGE_ESCALATION_OTHER_PRINCIPAL",
        _SECURITY,
        "risk/privilege_escalation_other_principal",
        When.POLICY,
        _HELD,
        _OURS,
    ),
    Rule(
        "PRIVILEGE_ESCALATION_PASSED_ROLE",
        _SECURITY,
        "risk/privilege_escalation_passed_role",
        When.POLICY,
        _HELD,
        _OURS,
    ),
    Rule(
        "PRIVILEGE_ESCALATION_EXISTING_ROLE",
        _SUGGESTION,
        "risk/privilege_escalation_existing_role",
        When.POLICY,
        _HELD,
        _OURS,
    ),
    Rule("CREDENTIALS_EXPOSURE", _SUGGESTION, "risk/credentials_exposure", When.POLICY, _HELD, _OURS),
    Rule("DATA_EXFILTRATION", _SUGGESTION, "risk/data_exfiltration", When.POLICY, _HELD, _OURS),
    Rule("PERMISSIONS_MANAGEMENT", _SUGGESTION, "risk/permissions_management", When.POLICY, _HELD, _OURS),
)
