"""S3 access control lists: what they grant to the caller, and the canned ones.

Source: docs/semantics.md, "Amazon S3"; AWS: "Access control list (ACL) overview".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from policy_engine.errors import RequestError
from policy_engine.principals import Anonymous, Grant
from policy_engine.request import AclGrant, Request

ALL_USERS = "http://acs.amazonaws.com/groups/global/AllUsers"
AUTHENTICATED_USERS = "http://acs.amazonaws.com/groups/global/AuthenticatedUsers"
LOG_DELIVERY = "http://acs.amazonaws.com/groups/s3/LogDelivery"

_BUCKET = {
    "READ": ("s3:listbucket", "s3:listbucketversions", "s3:listbucketmultipartuploads"),
    "WRITE": ("s3:putobject",),
    "READ_ACP": ("s3:getbucketacl",),
    "WRITE_ACP": ("s3:putbucketacl",),
}
_OBJECT = {
    "READ": ("s3:getobject", "s3:getobjectversion"),
    "READ_ACP": ("s3:getobjectacl", "s3:getobjectversionacl"),
    "WRITE_ACP": ("s3:putobjectacl", "s3:putobjectversionacl"),
}
# Grants beyond the owner's own FULL_CONTROL. The three `bucket-owner-…` and `aws-exec-read` ones name accounts.
CANNED_ACLS: Mapping[str, Sequence[tuple[str, str]]] = {
    "private": (),
    "public-read": ((ALL_USERS, "READ"),),
    "public-read-write": ((ALL_USERS, "READ"), (ALL_USERS, "WRITE")),
    "authenticated-read": ((AUTHENTICATED_USERS, "READ"),),
    "aws-exec-read": (),
    "bucket-owner-read": (("bucket-owner", "READ"),),
    "bucket-owner-full-control": (("bucket-owner", "FULL_CONTROL"),),
    "log-delivery-write": ((LOG_DELIVERY, "WRITE"), (LOG_DELIVERY, "READ_ACP")),
}


def canned_acl(name: str) -> tuple[AclGrant, ...]:
    """The grants of a canned ACL. Raises `RequestError` for a name that S3 does not know."""
    grants = CANNED_ACLS.get(name)
    if grants is None:
        raise RequestError(f"`{name}` is no canned ACL; use one of {', '.join(CANNED_ACLS)}")
    return tuple(AclGrant(grantee=grantee, permission=permission) for grantee, permission in grants)


def acl_grant(request: Request) -> Grant | None:
    """The strongest grant that the ACLs in force give the caller."""
    facts = request.resource.s3
    if facts.object_ownership == "BucketOwnerEnforced":
        return None
    # On an object of another owner the bucket's ACL has no say.
    bucket_acl = () if request.resource.foreign_object_owner else facts.bucket_acl
    found = [
        *_grants(bucket_acl, _BUCKET, request),
        *_grants(facts.object_acl if "/" in request.resource.arn else (), _OBJECT, request),
    ]
    return max(found, default=None)


def _grants(acl: Sequence[AclGrant], actions: Mapping[str, Sequence[str]], request: Request) -> list[Grant]:
    found = (_grant_to(grant.grantee, request) for grant in acl if _covers(grant.permission, actions, request))
    return [grant for grant in found if grant is not None]


def _covers(permission: str, actions: Mapping[str, Sequence[str]], request: Request) -> bool:
    if permission == "FULL_CONTROL":
        return any(request.action_key in names for names in actions.values())
    return request.action_key in actions.get(permission, ())


def _grant_to(grantee: str, request: Request) -> Grant | None:
    anonymous = isinstance(request.caller, Anonymous)
    if grantee in (ALL_USERS, AUTHENTICATED_USERS):
        if request.resource.s3.block_public_access.ignore_public_acls:
            return None
        if grantee == ALL_USERS:
            return Grant.DIRECT if anonymous else Grant.ACCOUNT
        return Grant.ACCOUNT if request.caller.signed else None
    if grantee == "bucket-owner":
        return Grant.ACCOUNT if request.caller.account and request.caller.account == request.resource.owner else None
    account = request.accounts.get(request.caller.account)
    return Grant.ACCOUNT if account and grantee == account.canonical_id else None
