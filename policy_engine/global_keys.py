"""The global condition keys and their types, in the spelling and with the type names of AWS's reference.

Source: docs/semantics.md, "Context keys"; AWS: "AWS global condition context keys".
"""

from __future__ import annotations

_BY_TYPE = {
    "String": (
        "aws:PrincipalAccount aws:PrincipalOrgID aws:PrincipalServiceName aws:PrincipalType aws:userid aws:username "
        "aws:FederatedProvider aws:SourceIdentity aws:Ec2InstanceSourceVpc aws:SourceVpc aws:SourceVpce "
        "aws:VpceAccount aws:VpceOrgID aws:ResourceAccount aws:ResourceOrgID aws:RequestedRegion aws:UserAgent "
        "aws:referer aws:CalledViaFirst aws:CalledViaLast aws:CalledViaAWSMCP aws:SourceAccount aws:SourceOrgID "
        "aws:SourceOwner glue:RoleAssumedBy glue:CredentialIssuingService identitystore:UserId"
    ),
    "ArrayOfString": (
        "aws:PrincipalOrgPaths aws:PrincipalServiceNamesList aws:VpceOrgPaths aws:ResourceOrgPaths aws:TagKeys "
        "aws:CalledVia aws:SourceOrgPaths sts:TransitiveTagKeys"
    ),
    "ARN": (
        "aws:PrincipalArn aws:ARN aws:SignInSessionArn aws:ChatbotSourceArn aws:SourceVpcArn aws:SourceArn "
        "ec2:SourceInstanceArn codebuild:BuildArn codebuild:ProjectArn lambda:SourceFunctionArn "
        "ssm:SourceInstanceArn"
    ),
    "Bool": (
        "aws:PrincipalIsAWSService aws:AssumedRoot aws:MultiFactorAuthPresent aws:SecureTransport aws:ViaAWSService "
        "aws:ViaAWSMCPService aws:IsMcpServiceAction"
    ),
    "Numeric": "aws:MultiFactorAuthAge ec2:RoleDelivery",
    "Date": "aws:TokenIssueTime aws:CurrentTime aws:EpochTime",
    "IPAddress": "aws:SourceIp aws:VpcSourceIp aws:Ec2InstanceSourcePrivateIPv4",
}
GLOBAL_KEYS = {name: kind for kind, names in _BY_TYPE.items() for name in names.split()}
"""Name to type; `ArrayOf…` types hold several values."""
TAG_FAMILIES = ("aws:PrincipalTag", "aws:ResourceTag", "aws:RequestTag")
"""Families of keys with a tag's name after the slash; their values are strings."""
_LOWERED = {name.lower(): kind for name, kind in GLOBAL_KEYS.items()}
_TAG_PREFIXES = tuple(f"{family.lower()}/" for family in TAG_FAMILIES)

SYSTEM_IDENTIFIERS = frozenset(
    name.lower()
    for name in (
        "aws:PrincipalAccount",
        "aws:PrincipalOrgID",
        "aws:ResourceAccount",
        "aws:ResourceOrgID",
        "aws:SourceAccount",
        "aws:SourceOrgID",
        "aws:SourceVpc",
        "aws:SourceVpce",
        "aws:VpceAccount",
        "aws:VpceOrgID",
    )
)
"""Keys, in lower case, whose values AWS asks never to match with wildcards."""


def global_key_type(key: str) -> str | None:
    """The type of a global key in any letter case; `None` where it is none."""
    lowered = key.lower()
    if lowered.startswith(_TAG_PREFIXES):
        return "String"
    return _LOWERED.get(lowered)
