"""The resource of a request as data: its owner, tags, and what S3 and KMS know of it.

The form is documented in `docs/cli.md`, "Request files".
"""

from __future__ import annotations

from policy_engine.authorizers.s3_acl import canned_acl
from policy_engine.errors import RequestError
from policy_engine.members import Members
from policy_engine.request import NO_FACTS, AclGrant, KmsFacts, KmsGrant, PublicAccessBlock, Resource, S3Facts

_ACCOUNT_DIGITS = 12


def read_resource(given: object, where: str) -> Resource:
    """A resource from its ARN or its object. Raises `RequestError` that names the wrong member."""
    if given is None:
        return Resource()
    members = Members.of(given, "arn", where)
    resource = Resource(
        arn=members.text("arn") or "*",
        account=_account(members),
        tags=_tags(members),
        s3=_s3(members.nested("s3")) if "s3" in members else NO_FACTS,
        kms=_kms(members.nested("kms")),
    )
    members.refuse_others()
    return resource


def _account(members: Members) -> str:
    account = members.text("account")
    if account and not (len(account) == _ACCOUNT_DIGITS and account.isascii() and account.isdigit()):
        raise members.error("account", f"`{account}` is no account; write the 12 digits of its id")
    return account


def _tags(members: Members) -> dict[str, str]:
    tags = members.strings("tags")
    seen: set[str] = set()
    for name in tags:
        # Letter case does not tell keys apart, so AWS gives no defined answer for such a resource.
        if name.lower() in seen:
            raise members.error("tags", f"the tag `{name}` is given twice, in different letter case")
        seen.add(name.lower())
    return tags


def _s3(members: Members) -> S3Facts:
    ownerships = ("BucketOwnerEnforced", "BucketOwnerPreferred", "ObjectWriter")
    block = members.nested("block_public_access")
    facts = S3Facts(
        object_owner=members.text("object_owner"),
        object_ownership=members.choice("object_ownership", ownerships),
        bucket_acl=read_acl(members.raw("bucket_acl"), f"{members.where}.bucket_acl"),
        object_acl=read_acl(members.raw("object_acl"), f"{members.where}.object_acl"),
        block_public_access=PublicAccessBlock(
            block_public_acls=block.flag("BlockPublicAcls"),
            ignore_public_acls=block.flag("IgnorePublicAcls"),
            block_public_policy=block.flag("BlockPublicPolicy"),
            restrict_public_buckets=block.flag("RestrictPublicBuckets"),
        ),
    )
    block.refuse_others()
    members.refuse_others()
    return facts


def read_acl(given: object, where: str) -> tuple[AclGrant, ...]:
    """The grants of a canned ACL's name or of the JSON that `aws s3api get-object-acl` prints."""
    if given is None:
        return ()
    if isinstance(given, str):
        try:
            return canned_acl(given)
        except RequestError as error:
            error.about = given
            raise
    members = Members(given, where)
    members.raw("Owner")
    grants = tuple(_acl_grant(each, f"{where}.Grants[{number}]") for number, each in enumerate(members.items("Grants")))
    members.refuse_others()
    return grants


def _acl_grant(given: object, where: str) -> AclGrant:
    members = Members(given, where)
    grantee = members.nested("Grantee")
    permission = members.choice("Permission", ("FULL_CONTROL", "READ", "WRITE", "READ_ACP", "WRITE_ACP"))
    name = grantee.text("ID") or grantee.text("URI")
    if not name:
        raise members.error("Grantee", "an `ID` or a `URI` is needed")
    for other in ("Type", "DisplayName", "EmailAddress"):
        grantee.raw(other)
    grantee.refuse_others()
    members.refuse_others()
    return AclGrant(grantee=name, permission=permission)


def _kms(members: Members) -> KmsFacts:
    grants = tuple(_kms_grant(Members(each, f"{members.where}.grants")) for each in members.items("grants"))
    facts = KmsFacts(aws_managed=members.choice("manager", ("customer", "aws")) == "aws", grants=grants)
    members.refuse_others()
    return facts


def _kms_grant(members: Members) -> KmsGrant:
    equals, subset = "encryption_context_equals", "encryption_context_subset"
    grant = KmsGrant(
        grantee=members.text("grantee"),
        operations=tuple(members.texts("operations")),
        encryption_context_equals=members.strings(equals) if equals in members else None,
        encryption_context_subset=members.strings(subset) if subset in members else None,
    )
    members.refuse_others()
    return grant
