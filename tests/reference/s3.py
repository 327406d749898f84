"""ACLs, Block Public Access, and the question whether a bucket policy is public."""

import ipaddress
import re
from collections.abc import Mapping

from tests.reference.conditions import read_network
from tests.reference.principals import Grant, Kind, entries_of
from tests.reference.resources import BUCKET_POLICY_ACTIONS, acls_enabled
from tests.reference.statements import Situation, canonical_id_of
from tests.reference.values import Json, listed

ALL_USERS = "http://acs.amazonaws.com/groups/global/AllUsers"
AUTHENTICATED_USERS = "http://acs.amazonaws.com/groups/global/AuthenticatedUsers"

BUCKET_PERMISSIONS = {
    "READ": ("s3:listbucket", "s3:listbucketversions", "s3:listbucketmultipartuploads"),
    "WRITE": ("s3:putobject",),
    "READ_ACP": ("s3:getbucketacl",),
    "WRITE_ACP": ("s3:putbucketacl",),
}
# What writing means on top for the owner of the bucket.
BUCKET_OWNER_WRITES = ("s3:deleteobject", "s3:deleteobjectversion")
OBJECT_PERMISSIONS = {
    "READ": ("s3:getobject", "s3:getobjectversion"),
    "READ_ACP": ("s3:getobjectacl", "s3:getobjectversionacl"),
    "WRITE_ACP": ("s3:putobjectacl", "s3:putobjectversionacl"),
}

# One grant of an ACL: ("account", number), ("canonical", id) or ("group", URI), and the permission.
AclGrant = tuple[str, str | None, str]


def acl_grant(situation: Situation) -> Grant | None:
    """The strongest grant that the ACLs in force give the caller for the action."""
    resource = situation.resource
    if resource.service != "s3" or not acls_enabled(resource):
        return None
    found = _grants_of(situation, "object_acl", resource.account, OBJECT_PERMISSIONS) if resource.is_object else []
    if not resource.is_foreign_object:
        found += _grants_of(situation, "bucket_acl", resource.container_account, BUCKET_PERMISSIONS)
    return max(found, default=None)


def _grants_of(
    situation: Situation, member: str, owner: str | None, permissions: Mapping[str, tuple[str, ...]]
) -> list[Grant]:
    acl = situation.resource.s3.get(member)
    entries = [] if acl is None else _read_acl(acl, owner, situation.resource.container_account)
    found = []
    for kind, grantee, permission in entries:
        grant = _grantee_grant(situation, kind, grantee)
        if grant is not None and _covers(situation, permissions, permission):
            found.append(grant)
    return found


def _covers(situation: Situation, permissions: Mapping[str, tuple[str, ...]], permission: str) -> bool:
    names = list(permissions) if permission == "FULL_CONTROL" else [permission]
    actions = [action for name in names for action in permissions.get(name, ())]
    if permissions is BUCKET_PERMISSIONS and "WRITE" in names:
        owner = situation.resource.container_account
        actions += BUCKET_OWNER_WRITES if owner is not None and situation.caller.account == owner else ()
    return situation.action.lower() in actions


def _read_acl(acl: str | Json, owner: str | None, bucket_owner: str | None) -> list[AclGrant]:
    if isinstance(acl, str):
        canned: dict[str, list[AclGrant]] = {
            "public-read": [("group", ALL_USERS, "READ")],
            "public-read-write": [("group", ALL_USERS, "READ"), ("group", ALL_USERS, "WRITE")],
            "authenticated-read": [("group", AUTHENTICATED_USERS, "READ")],
            "bucket-owner-read": [("account", bucket_owner, "READ")],
            "bucket-owner-full-control": [("account", bucket_owner, "FULL_CONTROL")],
        }
        return [("account", owner, "FULL_CONTROL"), *canned.get(acl, [])]
    return [
        ("group" if grant["Grantee"]["Type"] == "Group" else "canonical", _grantee(grant), grant["Permission"])
        for grant in acl.get("Grants", [])
    ]


def _grantee(grant: Json) -> str:
    return str(grant["Grantee"].get("URI") or grant["Grantee"].get("ID"))


def _grantee_grant(situation: Situation, kind: str, grantee: str | None) -> Grant | None:
    caller = situation.caller
    if kind == "group":
        if grantee not in (ALL_USERS, AUTHENTICATED_USERS) or _flag(situation, "IgnorePublicAcls"):
            return None
        if caller.kind is Kind.ANONYMOUS:
            return Grant.DIRECT_BY_STAR if grantee == ALL_USERS else None
        return Grant.ACCOUNT
    own = caller.account if kind == "account" else canonical_id_of(situation.request, caller.account)
    return Grant.ACCOUNT if grantee is not None and grantee == own else None


def _flag(situation: Situation, name: str) -> bool:
    return bool((situation.resource.s3.get("block_public_access") or {}).get(name))


def refused_by_public_access_block(situation: Situation, bucket_policy: Json | None) -> bool:
    """A bucket with a public policy may be open to the owner's account and to services of AWS only."""
    owner, caller = situation.resource.container_account, situation.caller
    if not _flag(situation, "RestrictPublicBuckets") or bucket_policy is None or not is_public(bucket_policy):
        return False
    in_account = caller.account is not None and owner in (None, caller.account)
    return not in_account and caller.kind is not Kind.SERVICE


def may_never_touch_bucket_policy(situation: Situation) -> bool:
    """Only identities of the owner's account may handle the policy of a bucket."""
    owner = situation.resource.container_account
    return situation.action.lower() in BUCKET_POLICY_ACTIONS and owner is not None and situation.caller.account != owner


def lock_out_rule_applies(situation: Situation) -> bool:
    """The root user of the owner's account may always handle the policy of a bucket."""
    return (
        situation.action.lower() in BUCKET_POLICY_ACTIONS
        and situation.caller.is_root
        and situation.resource.container_account in (None, situation.caller.account)
    )


# Keys that confine a statement when they are held to fixed values.
CONFINING_KEYS = (
    "aws:principalorgid",
    "aws:principalorgpaths",
    "aws:principalaccount",
    "aws:principalarn",
    "aws:sourcearn",
    "aws:sourcevpc",
    "aws:sourcevpce",
    "aws:sourceowner",
    "aws:sourceaccount",
    "aws:userid",
    "s3:x-amz-server-side-encryption-aws-kms-key-id",
    "s3:dataaccesspointarn",
    "s3:dataaccesspointaccount",
)
EXACT_OPERATORS = ("stringequals", "stringequalsignorecase")
WILDCARD_OPERATORS = ("stringlike", "arnequals", "arnlike")


def is_public(policy: Json) -> bool:
    """Some Allow statement is not confined to fixed values."""
    statements = policy["Statement"] if isinstance(policy["Statement"], list) else [policy["Statement"]]
    return any(statement.get("Effect") == "Allow" and not _is_confined(statement) for statement in statements)


def _is_confined(statement: Json) -> bool:
    return _names_fixed_principals(statement) or any(
        _confines(operator.lower().removeprefix("foranyvalue:"), key.lower(), listed(values))
        for operator, block in statement.get("Condition", {}).items()
        for key, values in block.items()
    )


def _names_fixed_principals(statement: Json) -> bool:
    if "Principal" not in statement:
        return "NotPrincipal" not in statement  # without either it allows nothing
    entries = entries_of(statement["Principal"])
    if any(text == "*" for _, text in entries):
        return False
    return not entries or any(kind != "Federated" for kind, _ in entries)


def _confines(operator: str, key: str, values: list[str]) -> bool:
    if key == "aws:sourceip":
        return operator == "ipaddress" and all(_is_narrow(text) for text in values)
    if key not in CONFINING_KEYS or any("${" in text for text in values):
        return False
    if operator in EXACT_OPERATORS:
        return True
    return operator in WILDCARD_OPERATORS and all(_is_fixed(key, text) for text in values)


def _is_fixed(key: str, text: str) -> bool:
    """An access point may have any name as long as its account is fixed."""
    fields = text.split(":", 5)
    if key == "s3:dataaccesspointarn" and len(fields) == 6:
        text = ":".join(fields[:5]) if re.fullmatch(r"[0-9]{12}", fields[4]) else text
    return "*" not in text and "?" not in text


def _is_narrow(text: str) -> bool:
    network = read_network(text)
    if isinstance(network, ipaddress.IPv4Network):
        return network.prefixlen >= 8
    return network is not None and (network.prefixlen >= 32 or network.is_private)
