"""What the reference does not say of single services and actions, as data.

Source: docs/semantics.md, "Context keys"; AWS: "AWS global condition context keys".
"""

from __future__ import annotations

HOME_REGION = "us-east-1"
_GLOBAL = (
    "iam sts organizations route53 route53domains cloudfront globalaccelerator account aws-portal billing budgets "
    "ce cur health shield support trustedadvisor waf artifact importexport tax"
)
GLOBAL_SERVICES = frozenset(_GLOBAL.split())
"""Services with one home Region, which is what `aws:RequestedRegion` holds for them."""

_WITHOUT_RESOURCE_ACCOUNT = frozenset(
    each.lower()
    for each in (
        "auditmanager:UpdateAssessmentFrameworkShare",
        "detective:AcceptInvitation",
        "ds:AcceptSharedDirectory",
        "ec2:AcceptTransitGatewayPeeringAttachment",
        "ec2:AcceptVpcEndpointConnections",
        "ec2:AcceptVpcPeeringConnection",
        "ec2:CreateTransitGatewayPeeringAttachment",
        "ec2:CreateVpcEndpoint",
        "ec2:CreateVpcPeeringConnection",
        "es:AcceptInboundConnection",
        "events:PutEvents",
        "guardduty:AcceptAdministratorInvitation",
        "guardduty:AcceptInvitation",
        "macie2:AcceptInvitation",
        "route53:AssociateVPCWithHostedZone",
        "route53:CreateVPCAssociationAuthorization",
        "securityhub:AcceptAdministratorInvitation",
        "securityhub:AcceptInvitation",
    )
)


def home_region(action: str) -> str:
    """The Region that requests of a global service carry, empty for regional services."""
    return HOME_REGION if action.lower().partition(":")[0] in GLOBAL_SERVICES else ""


def lacks_resource_account(action: str) -> bool:
    """Whether requests for the action carry no `aws:ResourceAccount` and its like."""
    lowered = action.lower()
    return lowered in _WITHOUT_RESOURCE_ACCOUNT or lowered.startswith("ebs:")
