"""KMS: a key's policy is mandatory, and grants stand beside it.

Source: docs/semantics.md, "KMS keys"; AWS: "Key policies in AWS KMS", "Grants in AWS KMS".
"""

from __future__ import annotations

from collections.abc import Mapping

from policy_engine.arn import parse_arn
from policy_engine.authorizers.base import ServiceRules
from policy_engine.principals import Grant
from policy_engine.request import KmsGrant, Request, Resource

_ENCRYPTION_CONTEXT = "kms:encryptioncontext:"
_ALIAS_CHANGES = frozenset({"kms:createalias", "kms:updatealias", "kms:deletealias"})


class KmsRules(ServiceRules):
    """Nobody has access to a key, root included, unless its policy or a grant gives it."""

    reserved = ("arn:*:kms:*:*:alias/aws/*",)

    def ordinary(self, resource: Resource) -> bool:
        return resource.place.star and not resource.kms.grants

    def never_allowed(self, request: Request) -> str:
        if request.action_key in _ALIAS_CHANGES and ":alias/aws/" in request.resource.arn:
            return "aliases that begin with aws/ are managed by AWS and cannot be changed"
        return ""

    def needs_resource_policy(self, request: Request) -> bool:
        arn = parse_arn(request.resource.arn)
        return arn is not None and arn.service == "kms" and arn.resource.startswith("key/")

    def extra_grant(self, request: Request) -> Grant | None:
        grants = (_grant(grant, request) for grant in request.resource.kms.grants)
        return max((grant for grant in grants if grant is not None), default=None)

    def outside_rcps(self, request: Request) -> bool:
        return request.resource.kms.aws_managed or request.action_key == "kms:retiregrant"


def _grant(grant: KmsGrant, request: Request) -> Grant | None:
    operations = {f"kms:{operation}".lower() for operation in grant.operations}
    if request.action_key not in operations or not _encryption_context_fits(grant, request):
        return None
    names = {f"AWS:{grant.grantee}", f"Service:{grant.grantee}"}
    return max((link.grant for link in request.chain if not link.names.isdisjoint(names)), default=None)


def _encryption_context_fits(grant: KmsGrant, request: Request) -> bool:
    context = {
        key.removeprefix(_ENCRYPTION_CONTEXT): value
        for key, value in request.values.items()
        if key.startswith(_ENCRYPTION_CONTEXT)
    }
    equals, subset = grant.encryption_context_equals, grant.encryption_context_subset
    if equals is not None and _lowered(equals) != context:
        return False
    return subset is None or _lowered(subset).items() <= context.items()


def _lowered(pairs: Mapping[str, str]) -> dict[str, str]:
    # Context key names are kept in lower case, so the names in a grant are compared that way.
    return {name.lower(): value for name, value in pairs.items()}
