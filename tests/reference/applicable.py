"""Which policies apply to a situation, and what each kind of them says."""

from collections.abc import Sequence
from dataclasses import dataclass

from tests.reference.principals import Kind
from tests.reference.s3 import lock_out_rule_applies
from tests.reference.statements import Situation
from tests.reference.values import Json
from tests.reference.verdicts import Verdict, document_of, documents_of, levels_of, verdict

# The services whose resources a resource control policy can protect.
# fmt: off
RCP_SERVICES = frozenset((
    "s3", "sts", "kms", "sqs", "secretsmanager", "appconfig", "appstream", "aoss", "autoscaling",
    "autoscaling-plans", "budgets", "clouddirectory", "cloudfront", "cloudsearch", "cloudtrail-data",
    "codeartifact", "codebuild", "codecommit", "codepipeline", "cognito-identity", "cognito-idp", "comprehend",
    "comprehendmedical", "compute-optimizer", "cost-optimization-hub", "dax", "dsql", "dynamodb", "ecr",
    "ecr-public", "es", "opensearch", "events", "firehose", "fis", "fms", "gamelift", "health", "inspector-scan",
    "kendra", "kinesisvideo", "logs", "memorydb", "networkmonitor", "notifications", "pca-connector-ad",
    "personalize", "polly", "pricing", "resource-groups", "rolesanywhere", "servicediscovery", "signin", "support",
    "swf", "textract", "timestream-influxdb", "transcribe", "transfer", "translate", "wafv2", "workspaces", "xray",
))
# fmt: on


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdicts:
    """The verdict of every kind. `None` stands for a kind that does not apply; organizations have one per level."""

    identity: Verdict | None
    boundary: Verdict | None
    session: Verdict | None
    resource: Verdict | None
    endpoint: Verdict | None
    scp: list[Verdict]
    rcp: list[Verdict]

    def explicitly_denying(self) -> str | None:
        """The kind of the policies that deny explicitly, if any do."""
        verdicts: dict[str, Sequence[Verdict | None]] = {
            "scp": self.scp,
            "rcp": self.rcp,
            "endpoint": [self.endpoint],
            "resource": [self.resource],
            "identity": [self.identity],
            "boundary": [self.boundary],
            "session": [self.session],
        }
        return next((kind for kind, found in verdicts.items() if Verdict.EXPLICIT in found), None)


def collect_verdicts(situation: Situation) -> Verdicts:
    """Ask every kind of policy that applies."""
    return Verdicts(
        identity=_identity(situation),
        boundary=_boundary(situation),
        session=_session(situation),
        resource=_resource(situation),
        endpoint=_one(document_of(situation, "endpoint"), situation, "endpoint"),
        scp=_levels(situation, "scp") if _scp_applies(situation) else [],
        rcp=_rcp_levels(situation) if _rcp_applies(situation) else [],
    )


def _identity(situation: Situation) -> Verdict | None:
    if not situation.caller.has_identity_side:
        return None
    in_groups = situation.caller.kind in (Kind.USER, Kind.FEDERATED_USER)
    kinds = ("identity", "group") if in_groups else ("identity",)
    return verdict(documents_of(situation, *kinds), situation, "identity")


def _boundary(situation: Situation) -> Verdict | None:
    return _one(document_of(situation, "boundary"), situation, "boundary") if situation.has_boundary else None


def _session(situation: Situation) -> Verdict | None:
    """Sessions made without session policies are not limited, except those of federated users."""
    kind, documents = situation.caller.kind, documents_of(situation, "session")
    with_policies = kind in (Kind.ROLE_SESSION, Kind.ASSUMED_ROOT) and bool(documents)
    if with_policies or kind is Kind.FEDERATED_USER:
        return verdict(documents, situation, "session")
    return None


def _resource(situation: Situation) -> Verdict | None:
    """The lock-out rule drops the bucket policy for one call of the root user."""
    document, policy_type = resource_policy(situation)
    return None if lock_out_rule_applies(situation) else _one(document, situation, policy_type)


def resource_policy(situation: Situation) -> tuple[Json | None, str]:
    """The policy of the resource: for a role its trust policy, which is about assuming the role and nothing else.

    IAM never asks for one.
    """
    if situation.action.lower().startswith("iam:"):
        return None, "resource"
    if situation.resource.is_role:
        return (document_of(situation, "trust") if is_about_trust(situation) else None), "trust"
    return document_of(situation, "resource"), "resource"


def is_about_trust(situation: Situation) -> bool:
    """Assuming a role, and what may go along with it."""
    action = situation.action.lower()
    along = ("sts:tagsession", "sts:setsourceidentity")
    return situation.resource.is_role and (action.startswith("sts:assumerole") or action in along)


def is_about_key(situation: Situation) -> bool:
    """Using or managing a key; aliases have no policy."""
    return situation.resource.is_key and situation.action.lower().startswith("kms:")


def _one(document: Json | None, situation: Situation, policy_type: str) -> Verdict | None:
    return None if document is None else verdict([document], situation, policy_type)


def _levels(situation: Situation, kind: str) -> list[Verdict]:
    return [verdict(level, situation, kind) for level in levels_of(situation, kind)]


def _rcp_levels(situation: Situation) -> list[Verdict]:
    """An action without a resource is out of their reach, but the user may ask for those of the caller."""
    if situation.resource.arn != "*":
        return _levels(situation, "rcp")
    levels = situation.request.get("options", {}).get("caller_rcp") or []
    return [verdict(level, situation, "rcp") for level in levels]


def _scp_applies(situation: Situation) -> bool:
    """They limit the users, roles and root user of a member account, but not service-linked roles."""
    caller = situation.caller
    return caller.account is not None and not caller.service_linked and not _manages(situation, caller.account)


def _rcp_applies(situation: Situation) -> bool:
    """They limit every caller, but protect only some services, and some calls are exempt."""
    service, _, name = situation.action.lower().partition(":")
    resource = situation.resource
    owner = resource.account or situation.caller.account
    return (
        service in RCP_SERVICES
        and not _manages(situation, owner)
        and not situation.caller.service_linked
        and not (is_about_trust(situation) and resource.name.startswith("role/aws-service-role/"))
        and not (service == "kms" and (name == "retiregrant" or resource.kms.get("manager") == "aws"))
    )


def _manages(situation: Situation, account: str | None) -> bool:
    """Nothing limits the management account of an organization."""
    organization = situation.request.get("accounts", {}).get(account, {}).get("organization") or {}
    return bool(organization.get("management_account"))
