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
    Rule("INVALID_SERVICE_IN_ACTION", _ERROR, "actions/invalid_service_in_action", When.ACTION, _ALL),
    Rule(
        "MISSING_ACTION_FOR_CONDITION_KEY",
        _ERROR,
        "actions/missing_action_for_condition_key",
        When.CONDITIONAL,
        _IDENTITY | _TRUST,
    ),
    Rule(
        "UNSUPPORTED_ACTION_FOR_CONDITION_KEY",
        _ERROR,
        "actions/unsupported_action_for_condition_key",
        When.CONDITIONAL,
        _IDENTITY | _RESOURCE,
    ),
    Rule(
        "UNSUPPORTED_ACTION_IN_POLICY", _ERROR, "actions/unsupported_action_in_policy", When.ACTION, _RESOURCE | _TRUST
    ),
    # arns
    Rule("ARN_ACCOUNT_NOT_ALLOWED", _ERROR, "arns/arn_account_not_allowed", When.RESOURCE, _ALL),
    Rule("ARN_REGION_NOT_ALLOWED", _ERROR, "arns/arn_region_not_allowed", When.RESOURCE, _ALL),
    Rule("INVALID_ARN_ACCOUNT", _ERROR, "arns/invalid_arn_account", When.RESOURCE, _ALL),
    Rule("INVALID_ARN_PREFIX", _ERROR, "arns/invalid_arn_prefix", When.RESOURCE, _ALL),
    Rule("INVALID_ARN_REGION", _ERROR, "arns/invalid_arn_region", When.RESOURCE, _ALL),
    Rule("INVALID_ARN_RESOURCE", _ERROR, "arns/invalid_arn_resource", When.RESOURCE, _ALL),
    Rule("INVALID_ARN_SERVICE_CASE", _ERROR, "arns/invalid_arn_service_case", When.RESOURCE, _ALL),
    Rule("INVALID_PARTITION", _ERROR, "arns/invalid_partition", When.RESOURCE, _ALL),
    Rule("INVALID_SERVICE", _ERROR, "arns/invalid_service", When.STATEMENT, _ALL),
    Rule("MISSING_ARN_ACCOUNT", _ERROR, "arns/missing_arn_account", When.RESOURCE, _ALL),
    Rule("MISSING_ARN_FIELD", _ERROR, "arns/missing_arn_field", When.RESOURCE, _ALL),
    Rule("MISSING_ARN_REGION", _ERROR, "arns/missing_arn_region", When.RESOURCE, _ALL),
    Rule(
        "UNSUPPORTED_RESOURCE_ARN_IN_POLICY",
        _ERROR,
        "arns/unsupported_resource_arn_in_policy",
        When.STATEMENT,
        _RESOURCE,
    ),
    Rule("WILDCARD_IN_SERVICE_NAME", _SUGGESTION, "arns/wildcard_in_service_name", When.STATEMENT, _ALL),
    # grants
    Rule(
        "CREATE_SLR_WITH_NOT_ACTION_AND_NOT_RESOURCE",
        _WARNING,
        "grants/create_slr_with_not_action_and_not_resource",
        When.OPEN,
        _IDENTITY,
    ),
    Rule("CREATE_SLR_WITH_NOT_RESOURCE", _WARNING, "grants/create_slr_with_not_resource", When.OPEN, _IDENTITY),
    Rule(
        "CREATE_SLR_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE",
        _WARNING,
        "grants/create_slr_with_star_in_action_and_not_resource",
        When.OPEN,
        _IDENTITY,
    ),
    Rule(
        "CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE",
        _WARNING,
        "grants/create_slr_with_star_in_action_and_resource",
        When.OPEN,
        _IDENTITY,
    ),
    Rule("CREATE_SLR_WITH_STAR_IN_RESOURCE", _WARNING, "grants/create_slr_with_star_in_resource", When.OPEN, _IDENTITY),
    Rule(
        "CREATE_SLR_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION",
        _WARNING,
        "grants/create_slr_with_star_in_resource_and_not_action",
        When.OPEN,
        _IDENTITY,
    ),
    Rule(
        "PASS_ROLE_WITH_NOT_ACTION_AND_NOT_RESOURCE",
        _SECURITY,
        "grants/pass_role_with_not_action_and_not_resource",
        When.OPEN,
        _IDENTITY,
    ),
    Rule("PASS_ROLE_WITH_NOT_RESOURCE", _SECURITY, "grants/pass_role_with_not_resource", When.OPEN, _IDENTITY),
    Rule(
        "PASS_ROLE_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE",
        _SECURITY,
        "grants/pass_role_with_star_in_action_and_not_resource",
        When.OPEN,
        _IDENTITY,
    ),
    Rule(
        "PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE",
        _SECURITY,
        "grants/pass_role_with_star_in_action_and_resource",
        When.OPEN,
        _IDENTITY,
    ),
    Rule("PASS_ROLE_WITH_STAR_IN_RESOURCE", _SECURITY, "grants/pass_role_with_star_in_resource", When.OPEN, _IDENTITY),
    Rule(
        "PASS_ROLE_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION",
        _SECURITY,
        "grants/pass_role_with_star_in_resource_and_not_action",
        When.OPEN,
        _IDENTITY,
    ),
    Rule(
        "ALLOW_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE",
        _SUGGESTION,
        "grants/allow_with_unsupported_tag_condition_key_for_service",
        When.CONDITIONAL,
        _IDENTITY,
    ),
    Rule(
        "ALLOW_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE",
        _SUGGESTION,
        "grants/allow_notaction_with_unsupported_tag_condition_key_for_service",
        When.CONDITIONAL,
        _IDENTITY,
    ),
    Rule(
        "DENY_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE",
        _SECURITY,
        "grants/deny_with_unsupported_tag_condition_key_for_service",
        When.CONDITIONAL,
        _IDENTITY | _SCP,
    ),
    Rule(
        "DENY_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE",
        _SECURITY,
        "grants/deny_notaction_with_unsupported_tag_condition_key_for_service",
        When.CONDITIONAL,
        _IDENTITY | _SCP,
    ),
    # conditions
    Rule("EQUIVALENT_TO_NULL_FALSE", _SUGGESTION, "conditions/equivalent_to_null_false", When.CLAUSE, _ALL),
    # redundancy
    Rule("REDUNDANT_ACTION", _SUGGESTION, "redundancy/redundant_action", When.STATEMENT, _ALL),
    Rule("REDUNDANT_CONDITION_VALUE_NUM", _SUGGESTION, "redundancy/redundant_condition_value_num", When.CLAUSE, _ALL),
    Rule("REDUNDANT_RESOURCE", _SUGGESTION, "redundancy/redundant_resource", When.STATEMENT, _ALL),
    Rule("REDUNDANT_STATEMENT", _SUGGESTION, "redundancy/redundant_statement", When.POLICY, _ALL),
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
    # principals
    Rule("INVALID_PRINCIPAL_FORMAT", _ERROR, "principals/invalid_principal_format", When.MISSHAPEN, _RESOURCE | _TRUST),
    Rule("INVALID_PRINCIPAL_KEY", _ERROR, "principals/invalid_principal_key", When.MISSHAPEN, _RESOURCE | _TRUST),
    Rule(
        "UNSUPPORTED_WILDCARD_IN_PRINCIPAL",
        _ERROR,
        "principals/unsupported_wildcard_in_principal",
        When.PRINCIPAL,
        _RESOURCE | _TRUST,
    ),
    Rule(
        "FEDERATED_PRINCIPAL_NOT_SUPPORTED",
        _ERROR,
        "principals/federated_principal_not_supported",
        When.PRINCIPAL,
        _RESOURCE,
    ),
    Rule("INVALID_SERVICE_PRINCIPAL_FORMAT", _ERROR, "principals/invalid_service_principal_format", When.CLAUSE, _ALL),
    Rule(
        "UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL",
        _ERROR,
        "principals/unsupported_condition_key_for_service_principal",
        When.PRINCIPAL,
        _RESOURCE,
    ),
    Rule("INVALID_ROLE_REFERENCE", _WARNING, "principals/invalid_role_reference", When.PRINCIPAL, _RESOURCE | _TRUST),
    Rule("INVALID_USER_REFERENCE", _WARNING, "principals/invalid_user_reference", When.PRINCIPAL, _RESOURCE | _TRUST),
    Rule("ALLOW_WITH_NOT_PRINCIPAL", _SECURITY, "principals/allow_with_not_principal", When.PRINCIPAL, _RESOURCE),
    Rule(
        "RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL",
        _SECURITY,
        "principals/restrict_access_to_service_principal",
        When.PRINCIPAL,
        _RESOURCE,
    ),
    Rule(
        "RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL",
        _SUGGESTION,
        "principals/recommended_condition_key_for_service_principal",
        When.PRINCIPAL,
        _RESOURCE,
    ),
    # trust
    Rule(
        "ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL",
        _ERROR,
        "trust/role_trust_policy_syntax_error_notprincipal",
        When.PRINCIPAL,
        _TRUST,
    ),
    Rule(
        "ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE",
        _ERROR,
        "trust/role_trust_policy_syntax_error_resource",
        When.STATEMENT,
        _TRUST,
    ),
    Rule(
        "ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL",
        _ERROR,
        "trust/role_trust_policy_unsupported_wildcard_in_principal",
        When.PRINCIPAL,
        _TRUST,
    ),
    Rule(
        "INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY",
        _ERROR,
        "trust/invalid_federated_principal_syntax_in_role_trust_policy",
        When.PRINCIPAL,
        _TRUST,
    ),
    Rule("MISMATCHED_ACTION_FOR_PRINCIPAL", _ERROR, "trust/mismatched_action_for_principal", When.PRINCIPAL, _TRUST),
    Rule(
        "MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY",
        _ERROR,
        "trust/missing_action_for_roles_anywhere_trust_policy",
        When.PRINCIPAL,
        _TRUST,
    ),
    Rule(
        "FORANYVALUE_WITH_AUDIENCE_CLAIM_TYPE",
        _SECURITY,
        "trust/foranyvalue_with_audience_claim_type",
        When.CLAUSE,
        _TRUST,
    ),
    Rule(
        "MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL",
        _SECURITY,
        "trust/missing_condition_key_for_oidc_principal",
        When.PRINCIPAL,
        _TRUST,
    ),
    Rule(
        "MISSING_GITHUB_REPO_CONDITION_KEY",
        _SECURITY,
        "trust/missing_github_repo_condition_key",
        When.PRINCIPAL,
        _TRUST,
    ),
    Rule(
        "SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED",
        _WARNING,
        "trust/specific_github_repo_and_branch_recommended",
        When.CONDITIONAL,
        _TRUST,
    ),
    Rule(
        "REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY",
        _SUGGESTION,
        "trust/redundant_principal_in_role_trust_policy",
        When.PRINCIPAL,
        _TRUST,
    ),
    Rule("CONFIRM_AUDIENCE_CLAIM_TYPE", _SUGGESTION, "trust/confirm_audience_claim_type", When.CLAUSE, _TRUST),
    # rcp
    Rule(
        "RCP_MISSING_RELATED_PRINCIPAL_CONDITION_KEY",
        _WARNING,
        "rcp/rcp_missing_related_principal_condition_key",
        When.CONDITIONAL,
        _RCP,
    ),
    Rule(
        "RCP_MISSING_RELATED_SERVICE_PRINCIPAL_CONDITION_KEY",
        _WARNING,
        "rcp/rcp_missing_related_service_principal_condition_key",
        When.CONDITIONAL,
        _RCP,
    ),
    Rule(
        "RCP_MISSING_SERVICE_CONDITION_KEY_NULL_CHECK",
        _WARNING,
        "rcp/rcp_missing_service_condition_key_null_check",
        When.CONDITIONAL,
        _RCP,
    ),
)
