"""Where the policy of a kind hangs, for a caller and a resource that a message names."""

from __future__ import annotations

import re

from policy_engine.callers import read_caller
from policy_engine.denials.asking import asked, caller_is_known
from policy_engine.denials.denial import Denial
from policy_engine.policy_set import PolicyKind
from policy_engine.principals import Caller, FederatedUser, IamUser, RoleSession

_PERMISSION_SET = re.compile(r"AWSReservedSSO_(?P<name>.+)_[0-9a-f]{8,}")
"""Source: AWS: "Referencing permission sets in resource policies"."""


def place_of(kind: PolicyKind, denial: Denial) -> list[str]:
    """Where the missing Allow belongs."""
    caller = read_caller(asked(denial)["principal"], action=denial.action) if caller_is_known(denial) else None
    account = f" {caller.account}" if caller and caller.account else ""
    resource = denial.resource or "the resource"
    match kind:
        case PolicyKind.IDENTITY:
            return [f"add this statement to {_of_caller(caller)}"]
        case PolicyKind.BOUNDARY:
            return [f"add this statement to the policy that is the permissions boundary of {_entity(caller)}"]
        case PolicyKind.SESSION:
            return [
                "make the session with a session policy that has this statement (Policy or PolicyArns of AssumeRole, "
                "AssumeRoleWithSAML, AssumeRoleWithWebIdentity or GetFederationToken)"
            ]
        case PolicyKind.SCP:
            return [
                "add this statement to a service control policy on the level that lacks it: the root, an OU, or the "
                f"account{account} itself"
            ]
        case PolicyKind.RCP:
            return ["add this statement to a resource control policy on the level that lacks it"]
        case PolicyKind.ENDPOINT:
            return ["add this statement to the policy of the VPC endpoint that the request went through"]
        case PolicyKind.TRUST:
            return [f"add this statement to the trust policy of {denial.resource or 'the role'}"]
        case _:
            return [f"add this statement to the policy of {resource}"]


def _of_caller(caller: Caller | None) -> str:
    match caller:
        case IamUser():
            return f"a policy of the user {caller.arn}, or of one of its groups"
        case RoleSession():
            found = _PERMISSION_SET.fullmatch(caller.role_arn.rsplit("/", 1)[-1])
            if found:
                return f"the permission set {found['name']} of IAM Identity Center, which made this role"
            return f"a policy of the role {caller.role_arn}"
        case FederatedUser():
            return f"a policy of the user that made the session {caller.arn}; its session policy has to allow it too"
        case None:
            return "an identity-based policy of the caller"
        case _:
            return f"an identity-based policy of {caller.display}"


def _entity(caller: Caller | None) -> str:
    if caller is None:
        return "the caller"
    return caller.role_arn if isinstance(caller, RoleSession) else caller.display


def deny_place(denial: Denial) -> str:
    """Where the Deny stands, and who may change it."""
    if ":aws:policy/" in denial.policy:
        exposed = denial.policy.rpartition("/")[2].startswith("AWSCompromisedKeyQuarantine")
        why = ": AWS attached it because an access key was exposed, so replace that key first" if exposed else ""
        return f"the policy is AWS's own and cannot be changed, only detached{why}"
    match denial.through or denial.kind:
        case PolicyKind.SCP | PolicyKind.RCP:
            return "it hangs on the root, an OU or the account, and is changed in the organization's management account"
        case PolicyKind.SESSION:
            return "it was given when the session was made, and changes only with a new session"
        case PolicyKind.TRUST:
            return f"it stands in the trust policy of {denial.resource or 'the role'}"
        case PolicyKind.RESOURCE:
            return f"it stands in the policy of {denial.resource or 'the resource'}"
        case PolicyKind.ENDPOINT:
            return "it stands in the policy of the VPC endpoint that the request went through"
        case _:
            return ""
