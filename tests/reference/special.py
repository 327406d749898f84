"""Calls that no policy can forbid, and calls that no policy can allow."""

from tests.reference.principals import Kind
from tests.reference.s3 import may_never_touch_bucket_policy
from tests.reference.statements import Situation
from tests.reference.values import lookup

READ_ONLY_VERBS = ("get", "list", "simulate", "generate")


def always_allowed(situation: Situation) -> bool:
    """Everyone may ask who they are; users and root users may ask for a session of themselves."""
    action, caller = situation.action.lower(), situation.caller
    if action == "sts:getcalleridentity":
        return caller.kind not in (Kind.ANONYMOUS, Kind.WEB_IDENTITY, Kind.SAML)
    return action == "sts:getsessiontoken" and caller.kind in (Kind.USER, Kind.ROOT) and not caller.temporary


def never_allowed(situation: Situation) -> bool:
    """The credentials cannot make the call, or nobody may change the resource, or not from outside its account."""
    return (
        _refused_to_credentials(situation)
        or _is_change_of_aws_resource(situation)
        or may_never_touch_bucket_policy(situation)
    )


def _refused_to_credentials(situation: Situation) -> bool:
    service, _, name = situation.action.lower().partition(":")
    caller = situation.caller
    if caller.kind is Kind.FEDERATED_USER:
        return service in ("iam", "sts")
    if caller.kind is Kind.ASSUMED_ROOT:
        return service == "sts" and name == "getsessiontoken"
    if caller.kind in (Kind.ROLE, Kind.ROLE_SESSION):
        return service == "sts" and name in ("getfederationtoken", "getsessiontoken")
    if caller.kind is Kind.USER and caller.temporary:
        if service == "iam":
            return not _used_mfa(situation)
        return service == "sts" and name not in ("assumerole", "tagsession", "setsourceidentity")
    return False


def _used_mfa(situation: Situation) -> bool:
    value = lookup(situation.context, "aws:MultiFactorAuthPresent")
    return isinstance(value, str) and value.lower() == "true"


def _is_change_of_aws_resource(situation: Situation) -> bool:
    """AWS owns its managed policies, its reserved roles and its aliases of keys."""
    service, _, name = situation.action.lower().partition(":")
    resource = situation.resource
    if name.startswith(READ_ONLY_VERBS):
        return False
    if service == "iam":
        in_aws_account = resource.arn.split(":", 5)[3:5] == ["", "aws"]
        return resource.service == "iam" and (
            (in_aws_account and resource.name.startswith("policy/")) or resource.name.startswith("role/aws-reserved/")
        )
    return service == "kms" and resource.service == "kms" and resource.name.startswith("alias/aws/")
