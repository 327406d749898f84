"""Service prefixes and actions that releases of the reference lack and AWS accepts in policies all the same.

Most are of services that AWS has closed: policies that name them are still saved, and still mean something where such
resources are left. Source: releases of the reference from November 2024 to October 2026, compared; for what is older,
AWS: "IAM Access Analyzer policy check reference", whose checks accept it, and the announcements of the services' ends.
"""

from __future__ import annotations

from functools import cache

from policy_engine.patterns import glob_tokens, matcher

RETIRED_PREFIXES = frozenset(
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
        "mobilehub",
        "sagemaker-groundtruth-synthetic",
        "securityagent",
        "sumerian",
        "supportrecommendations",
        "zocalo",
    }
)


def is_retired(service: str) -> bool:
    """Whether a prefix, in any letter case, is one of them; it may be in the installed reference nevertheless."""
    return service.lower() in RETIRED_PREFIXES


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
    # In the topic policies that SNS itself used to write.
    "sns": "Receive",
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
"""Service to the actions that it no longer has in the reference; they may be in the installed one nevertheless."""


@cache
def retired_actions_matching(text: str) -> tuple[str, ...]:
    """The retired actions, of services that the reference still has, that an action text covers."""
    service, _colon, name = text.lower().partition(":")
    if service not in RETIRED_ACTIONS:
        return ()
    test = matcher(glob_tokens(name))
    return tuple(f"{service}:{each}" for each in RETIRED_ACTIONS[service] if test(each.lower()))
