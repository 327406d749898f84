"""The points at which a service may differ from the common decision."""

from __future__ import annotations

from policy_engine.compile import CompiledPolicy
from policy_engine.policy_set import PolicyKind
from policy_engine.principals import FederatedUser, Grant, IamUser
from policy_engine.request import Request, Resource
from policy_engine.verdicts import Verdict


class ServiceRules:
    """The ordinary service; each method answers for one request.

    Source: docs/semantics.md, "Special actions and services".
    """

    resource_kind = PolicyKind.RESOURCE

    special_actions: frozenset[str] = frozenset()
    """Actions, in lower case, about which other methods have something to say whatever the resource."""

    reserved: tuple[str, ...] = ()
    """Patterns of ARNs about which `never_allowed` has something of its own to say."""

    def ordinary(self, resource: Resource) -> bool:
        """Whether no other method has anything to say but the default about actions on the resource that are not
        special; what it has to say about all actions of a service alike does not count.
        """
        return True

    def always_allowed(self, request: Request) -> str:
        """Why no policy can deny the call, or empty."""
        return ""

    def never_allowed(self, request: Request) -> str:
        """Why no policy can allow the call, or empty."""
        return ""

    def further_actions(self, request: Request) -> tuple[str, ...]:
        """Other actions on the same resource that the call needs as well."""
        return ()

    def needs_resource_policy(self, request: Request) -> bool:
        """Whether the caller's own policies have no effect unless the resource's policy admits the caller."""
        return False

    def spares_from_resource_policy(self, request: Request) -> bool:
        """Whether the resource's policy has no part in the call."""
        return False

    def drops_resource_allows(self, request: Request) -> bool:
        """Whether the resource's policy can deny but not allow."""
        return False

    def extra_grant(self, request: Request) -> Grant | None:
        """What the resource grants by other means than its policy."""
        return None

    def refuses(self, policy: CompiledPolicy | None, request: Request) -> str:
        """Why the resource refuses the call as if its policy denied it, or empty."""
        return ""

    def boundary_limits_direct(self, resource: Verdict, request: Request) -> bool:
        """Whether a caller that the resource's policy names directly still needs its boundary's Allow."""
        return False

    def remarks(self, request: Request) -> tuple[str, ...]:
        """What in the request the service passes over, so that nobody is misled."""
        return ()

    def outside_rcps(self, request: Request) -> bool:
        """Whether resource control policies leave the call alone."""
        return False


def credential_refusal(request: Request) -> str:
    """Why GetFederationToken and GetSessionToken credentials may not call IAM and STS, or empty."""
    caller = request.caller
    if request.service not in ("iam", "sts"):
        return ""
    if isinstance(caller, FederatedUser):
        return f"GetFederationToken credentials cannot call {request.service.upper()}"
    if isinstance(caller, IamUser) and caller.session_token:
        if request.service == "iam" and not request.flag("aws:MultiFactorAuthPresent"):
            return "GetSessionToken credentials can call IAM only if MFA was used"
        if request.service == "sts" and request.action_key not in _WITH_SESSION_TOKEN:
            return "GetSessionToken credentials can call no STS operation but AssumeRole and GetCallerIdentity"
    return ""


_WITH_SESSION_TOKEN = frozenset({"sts:assumerole", "sts:getcalleridentity", "sts:tagsession", "sts:setsourceidentity"})
