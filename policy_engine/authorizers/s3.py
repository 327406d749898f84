"""Amazon S3: object owners, ACLs, Block Public Access, and the owner who locked himself out.

Source: docs/semantics.md, "Amazon S3"; AWS: "How Amazon S3 authorizes a request", "Blocking public access to your
Amazon S3 storage", "Access control list (ACL) overview".
"""

from __future__ import annotations

from policy_engine.authorizers.base import ServiceRules
from policy_engine.authorizers.s3_acl import acl_grant
from policy_engine.authorizers.s3_public import is_public
from policy_engine.compile import CompiledPolicy
from policy_engine.principals import Grant, RootUser, ServicePrincipal
from policy_engine.request import NO_FACTS, Request, Resource

_BUCKET_POLICY_CALLS = frozenset({"s3:getbucketpolicy", "s3:putbucketpolicy", "s3:deletebucketpolicy"})


class S3Rules(ServiceRules):
    """Buckets and objects."""

    special_actions = _BUCKET_POLICY_CALLS

    def ordinary(self, resource: Resource) -> bool:
        return resource.s3 is NO_FACTS

    def never_allowed(self, request: Request) -> str:
        if request.action_key in _BUCKET_POLICY_CALLS and not _is_owner(request):
            return "405: only owner-account identities may read or change a bucket policy"
        return ""

    def spares_from_resource_policy(self, request: Request) -> bool:
        return (
            request.action_key in _BUCKET_POLICY_CALLS and isinstance(request.caller, RootUser) and _is_owner(request)
        )

    def drops_resource_allows(self, request: Request) -> bool:
        return bool(request.resource.foreign_object_owner)

    def extra_grant(self, request: Request) -> Grant | None:
        return acl_grant(request)

    def remarks(self, request: Request) -> tuple[str, ...]:
        facts = request.resource.s3
        if facts.object_ownership == "BucketOwnerEnforced" and (facts.bucket_acl or facts.object_acl):
            return ("the ACL counts for nothing: Object Ownership is BucketOwnerEnforced, the default",)
        return ()

    def refuses(self, policy: CompiledPolicy | None, request: Request) -> str:
        if policy is None or not request.resource.s3.block_public_access.restrict_public_buckets:
            return ""
        if isinstance(request.caller, ServicePrincipal) or _is_owner(request) or not is_public(policy.document):
            return ""
        return "Block Public Access (RestrictPublicBuckets) confines a public bucket policy to the owner's account"


def _is_owner(request: Request) -> bool:
    owner = request.resource.owner
    return bool(request.caller.account) and owner in ("", request.caller.account)
