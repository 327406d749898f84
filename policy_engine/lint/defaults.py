"""Every check, a line each: code, type of finding, file below `rules/`, what it looks at, types of policy.

A table in Python and not in TOML, since it is read at every start of the command.
"""

from __future__ import annotations

from policy_engine.findings import Severity
from policy_engine.global_keys import SYSTEM_IDENTIFIERS
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
_OPENED = frozenset({PolicyType.RESOURCE, PolicyType.KMS_KEY, PolicyType.TRUST})
"""Policies that let somebody in; those of VPC endpoints only let through."""
_ALL = _IDENTITY | _RESOURCE | _TRUST | _SCP | _RCP

_KMS_KEYS = (
    "s3:x-amz-server-side-encryption-aws-kms-key-id", "s3express:x-amz-server-side-encryption-aws-kms-key-id",
    "s3tables:kmskeyarn", "s3vectors:kmskeyarn", "secretsmanager:kmskeyarn", "sagemaker:outputkmskeyarn",
    "sagemaker:volumekmskeyarn", "sagemaker:domainsharingoutputkmskeyarn",
    "sagemaker:featuregroupofflinestorekmskeyarn", "sagemaker:featuregrouponlinestorekmskeyarn",
)  # fmt: skip
"""Condition keys, in lower case, that are documented to hold the ARN of a KMS key."""
_MFA = ("aws:multifactorauthpresent",)

_NAMED_IN_FULL = (
    *SYSTEM_IDENTIFIERS,
    *("aws:principalorgpaths", "aws:resourceorgpaths", "aws:sourceorgpaths", "aws:vpceorgpaths", "aws:userid"),
)
"""Condition keys, in lower case, whose values take no wildcards or variables, or few."""

# fmt: off
RULES: tuple[Rule, ...] = (
    # grammar
    Rule("DATA_TYPE_MISMATCH", _ERROR, "grammar/data_type_mismatch", When.MISSHAPEN, _ALL),
    Rule("INVALID_POLICY_ELEMENT", _ERROR, "grammar/invalid_policy_element", When.MISSHAPEN, _ALL),
    Rule("MISSING_STATEMENT", _ERROR, "grammar/missing_statement", When.MISSHAPEN, _ALL),
    Rule("MISSING_EFFECT", _ERROR, "grammar/missing_effect", When.MISSHAPEN, _ALL),
    Rule("INVALID_EFFECT", _ERROR, "grammar/invalid_effect", When.MISSHAPEN, _ALL),
    Rule("MISSING_ACTION", _ERROR, "grammar/missing_action", When.MISSHAPEN, _ALL),
    Rule("UNSUPPORTED_ELEMENT_COMBINATION", _ERROR, "grammar/unsupported_element_combination", When.MISSHAPEN, _ALL),
    Rule("INVALID_VERSION", _ERROR, "grammar/invalid_version", When.MISSHAPEN, _ALL),
    Rule("MISSING_RESOURCE", _ERROR, "grammar/missing_resource", When.NO_RESOURCE, _ALL - _TRUST),
    Rule("MISSING_PRINCIPAL", _ERROR, "grammar/missing_principal", When.NO_PRINCIPAL, _RESOURCE | _TRUST | _RCP),
    Rule("UNSUPPORTED_PRINCIPAL", _ERROR, "grammar/unsupported_principal", When.PRINCIPAL, _IDENTITY),
    Rule("UNSUPPORTED_SID", _ERROR, "grammar/unsupported_sid", When.SIDS, _IDENTITY | _TRUST | _SCP | _RCP),
    Rule("UNIQUE_SIDS_REQUIRED", _ERROR, "grammar/unique_sids_required", When.SIDS, _IDENTITY | _TRUST | _SCP | _RCP),
    Rule("SCP_SYNTAX_ERROR_ACTION_WILDCARD", _ERROR, "grammar/scp_syntax_error_action_wildcard", When.ACTION, _SCP, on=False),
    Rule("SCP_SYNTAX_ERROR_PRINCIPAL", _ERROR, "grammar/scp_syntax_error_principal", When.PRINCIPAL, _SCP),
    Rule("RCP_SYNTAX_ERROR_PRINCIPAL", _ERROR, "grammar/rcp_syntax_error_principal", When.PRINCIPAL, _RCP),
    Rule("RCP_SYNTAX_ERROR_ALLOW", _ERROR, "grammar/rcp_syntax_error_allow", When.STATEMENT, _RCP),
    Rule("RCP_SYNTAX_ERROR_NOTACTION", _ERROR, "grammar/rcp_syntax_error_notaction", When.STATEMENT, _RCP),
    Rule("RCP_SYNTAX_ERROR_ACTION", _ERROR, "grammar/rcp_syntax_error_action", When.ACTION, _RCP),
    Rule("MISSING_VERSION", _WARNING, "grammar/missing_version", When.NO_VERSION, _ALL),
    Rule("UNIQUE_SIDS_RECOMMENDED", _WARNING, "grammar/unique_sids_recommended", When.SIDS, _RESOURCE),
    Rule("DUPLICATE_MEMBER", _ERROR, "grammar/duplicate_member", When.MISSHAPEN, _ALL, _OURS),
    # sizes
    Rule("POLICY_SIZE_EXCEEDS_SCP_QUOTA", _ERROR, "sizes/policy_size_exceeds_scp_quota", When.LARGE, _SCP),
    Rule("POLICY_SIZE_EXCEEDS_RCP_QUOTA", _ERROR, "sizes/policy_size_exceeds_rcp_quota", When.LARGE, _RCP),
    Rule("POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA", _WARNING, "sizes/policy_size_exceeds_identity_policy_quota", When.LARGE, _IDENTITY),
    Rule("POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA", _WARNING, "sizes/policy_size_exceeds_resource_policy_quota", When.LARGE, _RESOURCE),
    Rule("POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA", _WARNING, "sizes/policy_size_exceeds_role_trust_policy_quota", When.LARGE, _TRUST),
    # empty
    Rule("EMPTY_ARRAY_ACTION", _SUGGESTION, "empty/empty_array_action", When.EMPTY, _ALL),
    Rule("EMPTY_ARRAY_RESOURCE", _SUGGESTION, "empty/empty_array_resource", When.EMPTY, _ALL),
    Rule("EMPTY_ARRAY_PRINCIPAL", _SUGGESTION, "empty/empty_array_principal", When.EMPTY, _RESOURCE | _TRUST),
    Rule("EMPTY_OBJECT_PRINCIPAL", _SUGGESTION, "empty/empty_object_principal", When.EMPTY, _RESOURCE | _TRUST),
    Rule("EMPTY_OBJECT_CONDITION", _SUGGESTION, "empty/empty_object_condition", When.EMPTY, _ALL),
    Rule("EMPTY_ARRAY_CONDITION", _SUGGESTION, "empty/empty_array_condition", When.EMPTY, _ALL),
    Rule("EMPTY_ARRAY_CONDITION_FORALLVALUES", _SUGGESTION, "empty/empty_array_condition_forallvalues", When.EMPTY, _ALL),
    Rule("EMPTY_ARRAY_CONDITION_FORANYVALUE", _SUGGESTION, "empty/empty_array_condition_foranyvalue", When.EMPTY, _ALL),
    Rule("EMPTY_ARRAY_CONDITION_IFEXISTS", _SUGGESTION, "empty/empty_array_condition_ifexists", When.EMPTY, _ALL),
    Rule("EMPTY_SID_VALUE", _SUGGESTION, "empty/empty_sid_value", When.EMPTY, _ALL),
    # variables
    Rule("WILDCARD_USAGE_TOO_PERMISSIVE", _ERROR, "variables/wildcard_usage_too_permissive", When.CLAUSE, _IDENTITY | _RESOURCE | _TRUST, keys=_NAMED_IN_FULL),
    Rule("VARIABLE_USAGE_TOO_PERMISSIVE", _ERROR, "variables/variable_usage_too_permissive", When.CLAUSE, _IDENTITY | _RESOURCE | _TRUST, keys=_NAMED_IN_FULL),
    Rule("INVALID_VARIABLE_FOR_OPERATOR", _ERROR, "variables/invalid_variable_for_operator", When.VARIABLE, _ALL),
    Rule("MISSING_BRACE_IN_VARIABLE", _ERROR, "variables/missing_brace_in_variable", When.VARIABLE, _ALL),
    Rule("MISSING_QUOTE_IN_VARIABLE", _ERROR, "variables/missing_quote_in_variable", When.VARIABLE, _ALL),
    Rule("UNSUPPORTED_SPACE_IN_VARIABLE", _ERROR, "variables/unsupported_space_in_variable", When.VARIABLE, _ALL),
    Rule("EMPTY_VARIABLE", _ERROR, "variables/empty_variable", When.VARIABLE, _ALL),
    Rule("VARIABLE_UNSUPPORTED_IN_ELEMENT", _ERROR, "variables/variable_unsupported_in_element", When.VARIABLE, _ALL),
    Rule("VARIABLE_UNSUPPORTED_IN_VERSION", _ERROR, "variables/variable_unsupported_in_version", When.VARIABLE, _ALL),
    # actions
    Rule("INVALID_ACTION", _ERROR, "actions/invalid_action", When.ODD_ACTION, _ALL),
    Rule("INVALID_SERVICE_IN_ACTION", _ERROR, "actions/invalid_service_in_action", When.ODD_ACTION, _ALL),
    Rule("MISSING_ACTION_FOR_CONDITION_KEY", _ERROR, "actions/missing_action_for_condition_key", When.CONDITIONAL, _IDENTITY | _TRUST),
    Rule("UNSUPPORTED_ACTION_FOR_CONDITION_KEY", _ERROR, "actions/unsupported_action_for_condition_key", When.CONDITIONAL, _IDENTITY | _RESOURCE),
    Rule("UNSUPPORTED_ACTION_IN_POLICY", _ERROR, "actions/unsupported_action_in_policy", When.ACTION, _RESOURCE | _TRUST),
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
    Rule("UNSUPPORTED_RESOURCE_ARN_IN_POLICY", _ERROR, "arns/unsupported_resource_arn_in_policy", When.STATEMENT, _RESOURCE),
    Rule("WILDCARD_IN_SERVICE_NAME", _SUGGESTION, "arns/wildcard_in_service_name", When.STATEMENT, _ALL),
    # grants
    Rule("CREATE_SLR_WITH_NOT_ACTION_AND_NOT_RESOURCE", _WARNING, "grants/create_slr_with_not_action_and_not_resource", When.LINKING, _IDENTITY),
    Rule("CREATE_SLR_WITH_NOT_RESOURCE", _WARNING, "grants/create_slr_with_not_resource", When.LINKING, _IDENTITY),
    Rule("CREATE_SLR_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE", _WARNING, "grants/create_slr_with_star_in_action_and_not_resource", When.LINKING, _IDENTITY),
    Rule("CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE", _WARNING, "grants/create_slr_with_star_in_action_and_resource", When.LINKING, _IDENTITY),
    Rule("CREATE_SLR_WITH_STAR_IN_RESOURCE", _WARNING, "grants/create_slr_with_star_in_resource", When.LINKING, _IDENTITY),
    Rule("CREATE_SLR_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION", _WARNING, "grants/create_slr_with_star_in_resource_and_not_action", When.LINKING, _IDENTITY),
    Rule("PASS_ROLE_WITH_NOT_ACTION_AND_NOT_RESOURCE", _SECURITY, "grants/pass_role_with_not_action_and_not_resource", When.PASSING, _IDENTITY),
    Rule("PASS_ROLE_WITH_NOT_RESOURCE", _SECURITY, "grants/pass_role_with_not_resource", When.PASSING, _IDENTITY),
    Rule("PASS_ROLE_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE", _SECURITY, "grants/pass_role_with_star_in_action_and_not_resource", When.PASSING, _IDENTITY),
    Rule("PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE", _SECURITY, "grants/pass_role_with_star_in_action_and_resource", When.PASSING, _IDENTITY),
    Rule("PASS_ROLE_WITH_STAR_IN_RESOURCE", _SECURITY, "grants/pass_role_with_star_in_resource", When.PASSING, _IDENTITY),
    Rule("PASS_ROLE_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION", _SECURITY, "grants/pass_role_with_star_in_resource_and_not_action", When.PASSING, _IDENTITY),
    Rule("ALLOW_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE", _SUGGESTION, "grants/allow_with_unsupported_tag_condition_key_for_service", When.CONDITIONAL, _IDENTITY),
    Rule("ALLOW_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE", _SUGGESTION, "grants/allow_notaction_with_unsupported_tag_condition_key_for_service", When.CONDITIONAL, _IDENTITY),
    Rule("DENY_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE", _SECURITY, "grants/deny_with_unsupported_tag_condition_key_for_service", When.CONDITIONAL, _IDENTITY | _SCP),
    Rule("DENY_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE", _SECURITY, "grants/deny_notaction_with_unsupported_tag_condition_key_for_service", When.CONDITIONAL, _IDENTITY | _SCP),
    # conditions
    Rule("INVALID_CONDITION_OPERATOR", _ERROR, "conditions/invalid_condition_operator", When.MISSHAPEN, _ALL),
    Rule("INVALID_CONDITION_KEY_FORMAT", _ERROR, "conditions/invalid_condition_key_format", When.ODD_KEY, _ALL),
    Rule("INVALID_GLOBAL_CONDITION_KEY", _ERROR, "conditions/invalid_global_condition_key", When.ODD_KEY, _ALL),
    Rule("INVALID_SERVICE_CONDITION_KEY", _ERROR, "conditions/invalid_service_condition_key", When.ODD_KEY, _ALL),
    Rule("UNSUPPORTED_GLOBAL_CONDITION_KEY", _ERROR, "conditions/unsupported_global_condition_key", When.CLAUSE, _RESOURCE | _TRUST, keys=("aws:arn",)),
    Rule("DUPLICATE_KEYS_WITH_DIFFERENT_CASE", _ERROR, "conditions/duplicate_keys_with_different_case", When.CONDITIONAL, _ALL),
    Rule("INVALID_CONDITION_DATA_TYPE", _ERROR, "conditions/invalid_condition_data_type", When.SEVERAL, _ALL),
    Rule("MISSING_TAG_KEY_IN_CONDITION", _ERROR, "conditions/missing_tag_key_in_condition", When.ODD_KEY, _ALL),
    Rule("MISSING_QUALIFIER", _ERROR, "conditions/missing_qualifier", When.CLAUSE, _ALL),
    Rule("NULL_WITH_IF_EXISTS", _ERROR, "conditions/null_with_if_exists", When.MISSHAPEN, _ALL),
    Rule("DEPRECATED_GLOBAL_CONDITION_KEY", _WARNING, "conditions/deprecated_global_condition_key", When.CLAUSE, _IDENTITY | _SCP | _RCP, keys=("aws:arn",)),
    Rule("WILDCARD_WITHOUT_LIKE_OPERATOR", _WARNING, "conditions/wildcard_without_like_operator", When.CLAUSE, _ALL),
    Rule("TYPE_MISMATCH", _WARNING, "conditions/type_mismatch", When.CLAUSE, _ALL),
    Rule("USE_CONDITION_KEY_ONLY_WITH_SUPPORTED_SERVICES", _WARNING, "conditions/use_condition_key_only_with_supported_services", When.CLAUSE, _ALL, keys=("aws:vpceaccount", "aws:vpceorgid", "aws:vpceorgpaths", "aws:sourcevpcarn")),
    Rule("UNTRUSTWORTHY_CONDITION_KEY", _SECURITY, "conditions/untrustworthy_condition_key", When.CLAUSE, _ALL, keys=("aws:useragent", "aws:referer")),
    Rule("FORALLVALUES_WITH_SINGLE_VALUED_KEY", _SECURITY, "conditions/forallvalues_with_single_valued_key", When.SET_OPERATOR, _ALL),
    Rule("MISSING_PAIRED_CONDITION_KEYS", _SECURITY, "conditions/missing_paired_condition_keys", When.CLAUSE, _ALL, keys=("aws:vpcsourceip", "aws:ec2instancesourceprivateipv4")),
    Rule("STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS", _SECURITY, "conditions/string_like_operator_with_arn_condition_keys", When.CLAUSE, _ALL),
    Rule("DYNAMODB_ATTRIBUTES_WITHOUT_SELECT", _SECURITY, "conditions/dynamodb_attributes_without_select", When.CLAUSE, _IDENTITY | _RESOURCE, keys=("dynamodb:attributes",)),
    Rule("S3_PREFIX_IN_NEGATIVE_CONTEXT", _SECURITY, "conditions/s3_prefix_in_negative_context", When.CLAUSE, _IDENTITY | _RESOURCE, keys=("s3:prefix",)),
    Rule("EQUIVALENT_TO_NULL_FALSE", _SUGGESTION, "conditions/equivalent_to_null_false", When.STAR, _ALL),
    Rule("EQUIVALENT_TO_NULL_TRUE", _SUGGESTION, "conditions/equivalent_to_null_true", When.STAR, _ALL),
    Rule("REDUNDANT_KEY_DUE_TO_WILDCARD_IN_CONDITION", _SUGGESTION, "conditions/redundant_key_due_to_wildcard_in_condition", When.STAR, _ALL),
    Rule("REDUNDANT_STATEMENT_DUE_TO_WILDCARD_IN_CONDITION", _SUGGESTION, "conditions/redundant_statement_due_to_wildcard_in_condition", When.STAR, _ALL),
    Rule("NULL_WITH_QUALIFIER", _SUGGESTION, "conditions/null_with_qualifier", When.SET_OPERATOR, _ALL),
    Rule("IRRELEVANT_CONDITION_KEY_IN_POLICY", _SUGGESTION, "conditions/irrelevant_condition_key_in_policy", When.CLAUSE, _RESOURCE, keys=("s3:resourceaccount",)),
    Rule("CONDITION_NEVER_TRUE", _WARNING, "conditions/condition_never_true", When.SAME_KEY, _ALL, _OURS),
    Rule("SOURCE_IP_EXCLUDES_ENDPOINT", _WARNING, "conditions/source_ip_excludes_endpoint", When.CLAUSE, _ALL, _OURS, keys=("aws:sourceip",)),
    Rule("MFA_AGE_DENY_WITHOUT_IF_EXISTS", _WARNING, "conditions/mfa_age_deny_without_if_exists", When.CLAUSE, _ALL, _OURS, keys=("aws:multifactorauthage",)),
    Rule("FORALLVALUES_WITHOUT_NULL_CHECK", _WARNING, "conditions/forallvalues_without_null_check", When.SET_OPERATOR, _ALL, _OURS),
    Rule("FORANYVALUE_DENY_MISSES_ABSENT_KEY", _SUGGESTION, "conditions/foranyvalue_deny_misses_absent_key", When.CLAUSE, _ALL, _OURS, keys=("aws:principalorgpaths", "aws:resourceorgpaths")),
    Rule("IF_EXISTS_WEAKENS_ALLOW", _SUGGESTION, "conditions/if_exists_weakens_allow", When.IF_EXISTS, _ALL, _OURS),
    Rule("IF_EXISTS_WITHOUT_EFFECT", _SUGGESTION, "conditions/if_exists_without_effect", When.CLAUSE, _ALL, _OURS, keys=("aws:currenttime", "aws:epochtime", "aws:requestedregion", "aws:securetransport", "aws:viaawsservice")),
    # values
    Rule("INVALID_CONDITION_MULTIPLE_BOOLEAN", _ERROR, "values/invalid_condition_multiple_boolean", When.SEVERAL, _ALL),
    Rule("INVALID_REGION", _ERROR, "values/invalid_region", When.CLAUSE, _ALL, keys=("aws:requestedregion",)),
    Rule("INVALID_VPC_FORMAT", _ERROR, "values/invalid_vpc_format", When.CLAUSE, _ALL, keys=("aws:sourcevpc",)),
    Rule("INVALID_VPCE_FORMAT", _ERROR, "values/invalid_vpce_format", When.CLAUSE, _ALL, keys=("aws:sourcevpce",)),
    Rule("INVALID_KMS_KEY_VALUE", _ERROR, "values/invalid_kms_key_value", When.CLAUSE, _ALL, keys=_KMS_KEYS),
    Rule("PRIVATE_IP_ADDRESS", _ERROR, "values/private_ip_address", When.ADDRESS, _ALL),
    Rule("PRIVATE_NOT_IP_ADDRESS", _ERROR, "values/private_not_ip_address", When.ADDRESS, _ALL),
    Rule("TYPE_MISMATCH_IP_RANGE", _ERROR, "values/type_mismatch_ip_range", When.ADDRESS, _ALL),
    Rule("INVALID_DATE_VALUE", _WARNING, "values/invalid_date_value", When.TYPED, _ALL),
    Rule("TYPE_MISMATCH_BOOLEAN", _WARNING, "values/type_mismatch_boolean", When.TYPED, _ALL),
    Rule("TYPE_MISMATCH_DATE", _WARNING, "values/type_mismatch_date", When.TYPED, _ALL),
    Rule("TYPE_MISMATCH_NUMBER", _WARNING, "values/type_mismatch_number", When.TYPED, _ALL),
    Rule("TYPE_MISMATCH_STRING", _WARNING, "values/type_mismatch_string", When.TYPED, _ALL),
    Rule("IMPROVE_IP_RANGE", _SUGGESTION, "values/improve_ip_range", When.ADDRESS, _ALL),
    Rule("PRIVATE_IP_ADDRESS_SUBSET", _SUGGESTION, "values/private_ip_address_subset", When.ADDRESS, _ALL),
    Rule("PRIVATE_NOT_IP_ADDRESS_SUBSET", _SUGGESTION, "values/private_not_ip_address_subset", When.ADDRESS, _ALL),
    # redundancy
    Rule("REDUNDANT_ACTION", _SUGGESTION, "redundancy/redundant_action", When.STATEMENT, _ALL),
    Rule("REDUNDANT_CONDITION_VALUE_NUM", _SUGGESTION, "redundancy/redundant_condition_value_num", When.CLAUSE, _ALL),
    Rule("REDUNDANT_RESOURCE", _SUGGESTION, "redundancy/redundant_resource", When.STATEMENT, _ALL),
    Rule("REDUNDANT_STATEMENT", _SUGGESTION, "redundancy/redundant_statement", When.MANY, _ALL),
    # risk
    Rule("PRIVILEGE_ESCALATION", _SECURITY, "risk/privilege_escalation", When.REACHING, _HELD, _OURS),
    Rule("PRIVILEGE_ESCALATION_OTHER_PRINCIPAL", _SECURITY, "risk/privilege_escalation_other_principal", When.REACHING, _HELD, _OURS),
    Rule("PRIVILEGE_ESCALATION_PASSED_ROLE", _SECURITY, "risk/privilege_escalation_passed_role", When.REACHING, _HELD, _OURS),
    Rule("PRIVILEGE_ESCALATION_EXISTING_ROLE", _SUGGESTION, "risk/privilege_escalation_existing_role", When.REACHING, _HELD, _OURS),
    Rule("CREDENTIALS_EXPOSURE", _SUGGESTION, "risk/credentials_exposure", When.REACHING, _HELD, _OURS),
    Rule("DATA_EXFILTRATION", _SUGGESTION, "risk/data_exfiltration", When.REACHING, _HELD, _OURS),
    Rule("PERMISSIONS_MANAGEMENT", _SUGGESTION, "risk/permissions_management", When.REACHING, _HELD, _OURS),
    # principals
    Rule("INVALID_PRINCIPAL_FORMAT", _ERROR, "principals/invalid_principal_format", When.MISSHAPEN, _RESOURCE | _TRUST),
    Rule("INVALID_PRINCIPAL_KEY", _ERROR, "principals/invalid_principal_key", When.MISSHAPEN, _RESOURCE | _TRUST),
    Rule("UNSUPPORTED_WILDCARD_IN_PRINCIPAL", _ERROR, "principals/unsupported_wildcard_in_principal", When.PRINCIPAL, _RESOURCE | _TRUST),
    Rule("FEDERATED_PRINCIPAL_NOT_SUPPORTED", _ERROR, "principals/federated_principal_not_supported", When.PRINCIPAL, _RESOURCE),
    Rule("INVALID_SERVICE_PRINCIPAL_FORMAT", _ERROR, "principals/invalid_service_principal_format", When.CLAUSE, _ALL),
    Rule("UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL", _ERROR, "principals/unsupported_condition_key_for_service_principal", When.PRINCIPAL, _RESOURCE),
    Rule("INVALID_ROLE_REFERENCE", _WARNING, "principals/invalid_role_reference", When.PRINCIPAL, _RESOURCE | _TRUST),
    Rule("INVALID_USER_REFERENCE", _WARNING, "principals/invalid_user_reference", When.PRINCIPAL, _RESOURCE | _TRUST),
    Rule("ALLOW_WITH_NOT_PRINCIPAL", _SECURITY, "principals/allow_with_not_principal", When.PRINCIPAL, _RESOURCE),
    Rule("RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL", _SECURITY, "principals/restrict_access_to_service_principal", When.PRINCIPAL, _RESOURCE),
    Rule("RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL", _SUGGESTION, "principals/recommended_condition_key_for_service_principal", When.PRINCIPAL, _RESOURCE),
    # trust
    Rule("ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL", _ERROR, "trust/role_trust_policy_syntax_error_notprincipal", When.PRINCIPAL, _TRUST),
    Rule("ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE", _ERROR, "trust/role_trust_policy_syntax_error_resource", When.STATEMENT, _TRUST),
    Rule("ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL", _ERROR, "trust/role_trust_policy_unsupported_wildcard_in_principal", When.PRINCIPAL, _TRUST),
    Rule("INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY", _ERROR, "trust/invalid_federated_principal_syntax_in_role_trust_policy", When.PRINCIPAL, _TRUST),
    Rule("MISMATCHED_ACTION_FOR_PRINCIPAL", _ERROR, "trust/mismatched_action_for_principal", When.PRINCIPAL, _TRUST),
    Rule("MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY", _ERROR, "trust/missing_action_for_roles_anywhere_trust_policy", When.PRINCIPAL, _TRUST),
    Rule("FORANYVALUE_WITH_AUDIENCE_CLAIM_TYPE", _SECURITY, "trust/foranyvalue_with_audience_claim_type", When.SET_OPERATOR, _TRUST),
    Rule("MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL", _SECURITY, "trust/missing_condition_key_for_oidc_principal", When.PRINCIPAL, _TRUST),
    Rule("MISSING_GITHUB_REPO_CONDITION_KEY", _SECURITY, "trust/missing_github_repo_condition_key", When.PRINCIPAL, _TRUST),
    Rule("SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED", _WARNING, "trust/specific_github_repo_and_branch_recommended", When.CONDITIONAL, _TRUST),
    Rule("REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY", _SUGGESTION, "trust/redundant_principal_in_role_trust_policy", When.PRINCIPAL, _TRUST),
    Rule("CONFIRM_AUDIENCE_CLAIM_TYPE", _SUGGESTION, "trust/confirm_audience_claim_type", When.SET_OPERATOR, _TRUST),
    # rcp
    Rule("RCP_MISSING_RELATED_PRINCIPAL_CONDITION_KEY", _WARNING, "rcp/rcp_missing_related_principal_condition_key", When.CONDITIONAL, _RCP),
    Rule("RCP_MISSING_RELATED_SERVICE_PRINCIPAL_CONDITION_KEY", _WARNING, "rcp/rcp_missing_related_service_principal_condition_key", When.CONDITIONAL, _RCP),
    Rule("RCP_MISSING_SERVICE_CONDITION_KEY_NULL_CHECK", _WARNING, "rcp/rcp_missing_service_condition_key_null_check", When.CONDITIONAL, _RCP),
    # exposure
    Rule("PUBLIC_ACCESS", _SECURITY, "exposure/public_access", When.PRINCIPAL, _OPENED, _OURS),
    Rule("CROSS_ACCOUNT_ACCESS", _SUGGESTION, "exposure/cross_account_access", When.PRINCIPAL, _OPENED, _OURS, on=False),
    Rule("WHOLE_ACCOUNT_TRUSTED", _SUGGESTION, "exposure/whole_account_trusted", When.PRINCIPAL, _TRUST, _OURS, on=False),
    Rule("COMPUTE_SERVICE_TRUSTED", _SUGGESTION, "exposure/compute_service_trusted", When.PRINCIPAL, _TRUST, _OURS, on=False),
    Rule("MISSING_EXTERNAL_ID", _SUGGESTION, "exposure/missing_external_id", When.PRINCIPAL, _TRUST, _OURS),
    Rule("OIDC_SUBJECT_OF_ANYONE", _SECURITY, "exposure/oidc_subject_of_anyone", When.CONDITIONAL, _TRUST, _OURS),
    Rule("OIDC_SUBJECT_CHOSEN_BY_CALLER", _SECURITY, "exposure/oidc_subject_chosen_by_caller", When.CONDITIONAL, _TRUST, _OURS),
    Rule("OIDC_MISSING_SUBJECT", _SECURITY, "exposure/oidc_missing_subject", When.CONDITIONAL, _TRUST, _OURS),
    Rule("OIDC_ONLY_AUDIENCE", _SUGGESTION, "exposure/oidc_only_audience", When.CONDITIONAL, _TRUST, _OURS),
    Rule("MFA_DENY_WITHOUT_IF_EXISTS", _WARNING, "exposure/mfa_deny_without_if_exists", When.CLAUSE, _ALL, _OURS, keys=_MFA),
    Rule("MFA_ALLOW_WITH_IF_EXISTS", _SECURITY, "exposure/mfa_allow_with_if_exists", When.CLAUSE, _ALL, _OURS, keys=_MFA),
    Rule("MFA_ALLOW_WITHOUT_MFA", _SECURITY, "exposure/mfa_allow_without_mfa", When.CLAUSE, _ALL, _OURS, keys=_MFA),
    Rule("MFA_NULL_CHECK", _WARNING, "exposure/mfa_null_check", When.CLAUSE, _ALL, _OURS, keys=_MFA),
    Rule("BUCKET_LOCKOUT", _WARNING, "exposure/bucket_lockout", When.PRINCIPAL, frozenset({PolicyType.RESOURCE}), _OURS),
    # resources
    Rule("RESOURCE_MISMATCH", _WARNING, "resources/resource_mismatch", When.STATEMENT, _ALL, _OURS),
    Rule("ACTION_WITHOUT_RESOURCE", _SUGGESTION, "resources/action_without_resource", When.STATEMENT, _ALL, _OURS),
    Rule("RESOURCE_STAR", _SUGGESTION, "resources/resource_star", When.OPEN, _IDENTITY, _OURS, on=False),
    Rule("SERVICE_WILDCARD", _SUGGESTION, "resources/service_wildcard", When.OPEN, _HELD, _OURS),
    Rule("FULL_ADMIN", _SECURITY, "resources/full_admin", When.REACHING, _HELD, _OURS),
    Rule("RETIRED_ACTION", _SUGGESTION, "resources/retired_action", When.ODD_ACTION, _ALL, _OURS),
    Rule("CONDITION_KEY_NOT_FOR_ACTION", _WARNING, "resources/condition_key_not_for_action", When.CONDITIONAL, _ALL, _OURS),
    Rule("ALLOW_WITH_NOT_ACTION", _SUGGESTION, "resources/allow_with_not_action", When.NOT_ACTION, _HELD | _RESOURCE, _OURS),
    Rule("ALLOW_WITH_NOT_RESOURCE", _SUGGESTION, "resources/allow_with_not_resource", When.NOT_RESOURCE, _HELD | _RESOURCE, _OURS),
    Rule("HARD_CODED_ACCOUNT", _SUGGESTION, "resources/hard_coded_account", When.RESOURCE, _ALL, _OURS, on=False),
    Rule("HARD_CODED_REGION", _SUGGESTION, "resources/hard_coded_region", When.RESOURCE, _ALL, _OURS, on=False),
    # effect
    Rule("INEFFECTIVE_DENY", _WARNING, "effect/ineffective_deny", When.DENY, _ALL, _OURS),
    Rule("REDUNDANT_GRANT", _SUGGESTION, "effect/redundant_grant", When.MANY, _ALL, _OURS),
    Rule("SHADOWED_ALLOW", _WARNING, "effect/shadowed_allow", When.MIXED, _ALL, _OURS),
)
# fmt: on
