"""STS: roles need a trust policy that admits the caller, and credentials limit what may be called.

Source: docs/semantics.md, "Role trust policies"; AWS: "Compare AWS STS credentials".
"""

from __future__ import annotations

from policy_engine.arn import parse_arn
from policy_engine.authorizers.base import ServiceRules, credential_refusal
from policy_engine.policy_set import PolicyKind
from policy_engine.principals import FederatedUser, Grant, IamUser, Role, RoleSession, RootUser
from policy_engine.request import Request, Resource
from policy_engine.verdicts import Verdict

_ASSUMING = frozenset({"sts:assumerole", "sts:assumerolewithsaml", "sts:assumerolewithwebidentity"})
_TRUSTED = _ASSUMING | {"sts:tagsession", "sts:setsourceidentity"}


class StsRules(ServiceRules):
    """Assuming roles, and the calls that are always or never possible."""

    resource_kind = PolicyKind.TRUST

    def ordinary(self, resource: Resource) -> bool:
        return False

    def always_allowed(self, request: Request) -> str:
        if not request.caller.signed:
            return ""
        if request.action_key == "sts:getcalleridentity":
            return "sts:GetCallerIdentity needs no permission and cannot be denied"
        if request.action_key == "sts:getsessiontoken" and _has_long_term_keys(request):
            return "sts:GetSessionToken needs no permission and cannot be denied"
        return ""

    def never_allowed(self, request: Request) -> str:
        caller, action = request.caller, request.action_key
        if action in ("sts:getsessiontoken", "sts:getfederationtoken") and isinstance(caller, Role | RoleSession):
            return f"credentials of an assumed role cannot call {request.action}"
        if isinstance(caller, RootUser):
            if action == "sts:assumerole":
                return "root users cannot assume roles"
            if caller.assumed and action == "sts:getsessiontoken":
                return "credentials of an AssumeRoot session cannot call sts:GetSessionToken"
        return credential_refusal(request)

    def further_actions(self, request: Request) -> tuple[str, ...]:
        if request.action_key not in _ASSUMING:
            return ()
        tagged = any(key == "aws:tagkeys" or key.startswith("aws:requesttag/") for key in request.values)
        named = "sts:sourceidentity" in request.values
        return ("sts:TagSession",) * tagged + ("sts:SetSourceIdentity",) * named

    def needs_resource_policy(self, request: Request) -> bool:
        arn = parse_arn(request.resource.arn)
        return request.action_key in _TRUSTED and arn is not None and arn.resource.startswith("role/")

    def boundary_limits_direct(self, resource: Verdict, request: Request) -> bool:
        if not isinstance(request.caller, IamUser) or not self.needs_resource_policy(request):
            return False
        direct = [match.statement.principal for match in resource.allows if match.grant is Grant.DIRECT]
        return not any(principal and (principal.everyone or principal.negated) for principal in direct)

    def outside_rcps(self, request: Request) -> bool:
        return ":role/aws-service-role/" in request.resource.arn


def _has_long_term_keys(request: Request) -> bool:
    caller = request.caller
    if isinstance(caller, FederatedUser):
        return False
    return (isinstance(caller, IamUser) and not caller.session_token) or (
        isinstance(caller, RootUser) and not caller.assumed
    )
