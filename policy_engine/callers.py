"""Read a caller from the way people write it: an ARN, an account id, a service name, `anonymous`."""

from __future__ import annotations

import re

from policy_engine.arn import Arn, parse_arn
from policy_engine.members import Members
from policy_engine.principals import (
    Anonymous,
    Caller,
    FederatedIdentity,
    FederatedUser,
    IamUser,
    Role,
    RoleSession,
    RootUser,
    ServicePrincipal,
)

DEFAULT_ACCOUNT = "123456789012"
WEB_PROVIDERS = ("accounts.google.com", "cognito-identity.amazonaws.com", "graph.facebook.com", "www.amazon.com")
_ACCOUNT = re.compile(r"\d{12}", re.ASCII)
_SERVICE = re.compile(r"[a-z0-9][a-z0-9.-]*\.(amazonaws\.com|amazonaws\.com\.cn|aws\.internal|amazon\.com|aws)")
_FORMS = (
    "write an ARN, a 12-digit account id for its root user, a service name such as `lambda.amazonaws.com`, "
    "or `anonymous`"
)


def is_account(text: str) -> bool:
    """Whether a text is the id of an account: twelve digits."""
    return _ACCOUNT.fullmatch(text) is not None


def invented_user(account: str, partition: str = "aws") -> IamUser:
    """The caller taken where none is named: an IAM user of the account."""
    number = account or DEFAULT_ACCOUNT
    return IamUser(
        arn=f"arn:{partition}:iam::{number}:user/policyeval-user", account=number, partition=partition, invented=True
    )


def read_caller(given: object, *, action: str = "", where: str = "principal") -> Caller:
    """A caller from its string, or from an object with `arn` and the members of `docs/cli.md`, "Request files".

    Raises `RequestError` that names the member which is wrong and says what to write.
    """
    members = Members.of(given, "arn", where)
    caller = _caller(members, action)
    members.refuse_others()
    if isinstance(caller, FederatedIdentity) and action and not action.lower().startswith("sts:"):
        raise members.wrong(
            f"`{caller.provider}` only assumes roles (sts:AssumeRoleWithWebIdentity, sts:AssumeRoleWithSAML); "
            f"name the role's session, such as arn:aws:sts::{DEFAULT_ACCOUNT}:assumed-role/ROLE/SESSION"
        )
    return caller


def _caller(members: Members, action: str) -> Caller:
    text, kind = members.text("arn"), members.text("type")
    if text == "anonymous":
        return Anonymous()
    if is_account(text):
        return RootUser(arn=f"arn:aws:iam::{text}:root", account=text, assumed=kind == "assumed-root")
    arn = parse_arn(text)
    if arn:
        return _from_arn(arn, members, kind)
    federated = text in WEB_PROVIDERS and (kind != "service" and action.lower().startswith("sts:"))
    if kind in ("web-identity", "saml") or federated or (text in WEB_PROVIDERS and not kind):
        return FederatedIdentity(provider=text)
    if _SERVICE.fullmatch(text):
        names = members.texts("service_names")
        return ServicePrincipal(names=(text, *(name for name in names if name != text)))
    if text and kind == "":
        raise members.wrong(f"`{text}` is no principal; {_FORMS}", "arn")
    raise members.wrong(f"the principal is missing; {_FORMS}")


def _from_arn(arn: Arn, members: Members, kind: str) -> Caller:
    text, account, partition = str(arn), arn.account, arn.partition
    what, _slash, name = arn.resource.partition("/")
    if arn.service not in ("iam", "sts") or not is_account(account):
        raise members.wrong(f"`{text}` is not the ARN of a principal; {_FORMS}", "arn")
    match (arn.service, what):
        case ("iam", "root"):
            return RootUser(arn=text, account=account, partition=partition, assumed=kind == "assumed-root")
        case ("iam", "oidc-provider" | "saml-provider") if name:
            return FederatedIdentity(provider=text)
        case ("iam", "user") if name:
            return IamUser(
                arn=text,
                account=account,
                partition=partition,
                id=members.text("id"),
                user_tags=members.strings("tags"),
                session_token=members.choice("credentials", ("long-term", "session-token")) == "session-token",
            )
        case ("iam", "role") if name:
            return Role(
                arn=text,
                account=account,
                partition=partition,
                id=members.text("id"),
                role_tags=members.strings("tags"),
            )
        case ("sts", "assumed-role") if name.count("/") == 1:
            return _role_session(arn, members)
        case ("sts", "federated-user") if name:
            return FederatedUser(
                arn=text,
                account=account,
                partition=partition,
                parent_arn=members.text("parent"),
                parent_id=members.text("parent_id"),
                session_tags=members.strings("tags") | members.strings("session_tags"),
            )
    raise members.wrong(f"`{text}` is not the ARN of a principal that can call; {_FORMS}", "arn")


def _role_session(arn: Arn, members: Members) -> RoleSession:
    name = arn.resource.split("/")[1]
    role = members.text("role") or f"arn:{arn.partition}:iam::{arn.account}:role/{name}"
    parsed = parse_arn(role)
    if not parsed or parsed.account != arn.account or not _is_role(parsed.resource, name):
        raise members.wrong(f"`{role}` is not the role of the session `{arn}`", "role")
    return RoleSession(
        arn=str(arn),
        account=arn.account,
        partition=arn.partition,
        role_arn=role,
        role_id=members.text("id"),
        role_tags=members.strings("tags"),
        session_tags=members.strings("session_tags"),
        linked=members.flag("service_linked"),
    )


def _is_role(resource: str, name: str) -> bool:
    """Whether the last field of an ARN is that of the role of a name, on whatever path."""
    return resource.startswith("role/") and resource.rsplit("/", 1)[-1] == name
