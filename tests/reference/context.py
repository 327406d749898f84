"""The context keys of a request: those given, and those that follow from the rest of the request."""

from datetime import UTC, datetime
from typing import Any

from tests.reference.principals import Caller, Kind
from tests.reference.resources import Resource
from tests.reference.values import Context, Json, Value, lookup, text_of, value_of

# Services with one endpoint for the whole partition sign for this Region.
GLOBAL_SERVICES = ("iam", "sts", "organizations", "route53", "cloudfront")

# Calls between two accounts, for which it is not said whose resource is meant.
WITHOUT_RESOURCE_ACCOUNT = frozenset(
    {
        "auditmanager:updateassessmentframeworkshare",
        "detective:acceptinvitation",
        "ds:acceptshareddirectory",
        "ec2:accepttransitgatewaypeeringattachment",
        "ec2:acceptvpcendpointconnections",
        "ec2:acceptvpcpeeringconnection",
        "ec2:createtransitgatewaypeeringattachment",
        "ec2:createvpcpeeringconnection",
        "events:putevents",
        "guardduty:acceptadministratorinvitation",
        "guardduty:acceptinvitation",
        "macie2:acceptinvitation",
        "securityhub:acceptadministratorinvitation",
        "securityhub:acceptinvitation",
        "es:acceptinboundconnection",
        "route53:associatevpcwithhostedzone",
        "route53:createvpcassociationauthorization",
    }
)


def build_context(request: Json, caller: Caller, resource: Resource) -> Context:
    """Given keys win over derived ones."""
    given = _keyed({key: value_of(value) for key, value in request.get("context", {}).items()})
    derived = (
        _principal_keys(request, caller)
        | _resource_keys(request, resource)
        | _clock_keys(request)
        | _network_keys(request)
        | _request_keys(request, resource)
    )
    context = _keyed(derived) | given
    return context | {key: value for key, value in _call_chain_keys(context).items() if key not in context}


def _keyed(keys: dict[str, Value]) -> Context:
    context = {key.lower(): value for key, value in keys.items()}
    if len(context) != len(keys):
        raise ValueError("two keys differ only in letter case")
    return context


def _principal_keys(request: Json, caller: Caller) -> dict[str, Value]:
    if caller.kind is Kind.ANONYMOUS:
        return {"aws:PrincipalAccount": "anonymous", "aws:PrincipalType": "Anonymous", "aws:userid": "anonymous"}
    if caller.kind is Kind.SERVICE:
        return {
            "aws:PrincipalIsAWSService": "true",
            "aws:PrincipalServiceName": caller.name,
            "aws:PrincipalServiceNamesList": caller.service_names,
        }
    if caller.account is None:
        return {}  # the calls of web identities and SAML users are not signed
    keys = {
        "aws:PrincipalArn": _principal_arn(caller),
        "aws:PrincipalAccount": caller.account,
        "aws:PrincipalIsAWSService": "false",
        **_names(caller),
        **_organization_keys(request, caller.account, "aws:Principal"),
        **_principal_tags(request["principal"]),
    }
    return keys | ({"aws:AssumedRoot": "true"} if caller.kind is Kind.ASSUMED_ROOT else {})


def _principal_arn(caller: Caller) -> Value:
    """A role session shows its role, with the path, and not itself."""
    if caller.kind is Kind.ROLE_SESSION and caller.entity_arn is not None:
        return caller.entity_arn
    return caller.name


def _names(caller: Caller) -> dict[str, Value]:
    name = caller.name.rpartition("/")[2]
    known = caller.entity_id is not None
    match caller.kind:
        case Kind.USER:
            keys: dict[str, Value] = {"aws:PrincipalType": "User", "aws:username": name}
            return keys | ({"aws:userid": str(caller.entity_id)} if known else {})
        case Kind.ROLE_SESSION:
            user_id: dict[str, Value] = {"aws:userid": f"{caller.entity_id}:{name}"} if known else {}
            return {"aws:PrincipalType": "AssumedRole", **user_id}
        case Kind.ROLE:
            return {"aws:PrincipalType": "AssumedRole"}
        case Kind.FEDERATED_USER:
            return {"aws:PrincipalType": "FederatedUser", "aws:userid": f"{caller.account}:{name}"}
        case _:
            return {"aws:PrincipalType": "Account", "aws:userid": str(caller.account)}


def _organization_keys(request: Json, account: str, prefix: str) -> dict[str, Value]:
    organization = request.get("accounts", {}).get(account, {}).get("organization") or {}
    keys: dict[str, Value] = {}
    if "id" in organization:
        keys[f"{prefix}OrgID"] = organization["id"]
    if "path" in organization:
        keys[f"{prefix}OrgPaths"] = (organization["path"],)
    return keys


def _principal_tags(principal: str | dict[str, Any]) -> dict[str, Value]:
    """A session tag replaces the tag of the role that has the same key."""
    if isinstance(principal, str):
        return {}
    own, session = principal.get("tags", {}), principal.get("session_tags", {})
    replaced = {key.lower() for key in session}
    tags = {key: value for key, value in own.items() if key.lower() not in replaced} | session
    return {f"aws:PrincipalTag/{key}": text_of(value) for key, value in tags.items()}


def _resource_keys(request: Json, resource: Resource) -> dict[str, Value]:
    keys: dict[str, Value] = {f"aws:ResourceTag/{key}": text_of(value) for key, value in resource.tags.items()}
    if resource.account is None or str(request["action"]).lower() in WITHOUT_RESOURCE_ACCOUNT:
        return keys
    organization = _organization_keys(request, resource.account, "aws:Resource")
    return keys | {"aws:ResourceAccount": resource.account} | organization


def _clock_keys(request: Json) -> dict[str, Value]:
    now = str(request.get("now") or datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
    return {"aws:CurrentTime": now, "aws:EpochTime": str(int(datetime.fromisoformat(now).timestamp()))}


def _network_keys(request: Json) -> dict[str, Value]:
    keys: dict[str, Value] = {"aws:SecureTransport": "true"}
    return keys | ({"aws:SourceVpce": request["endpoint"]} if request.get("endpoint") else {})


def _request_keys(request: Json, resource: Resource) -> dict[str, Value]:
    keys: dict[str, Value] = {"aws:ViaAWSMCPService": "false"}
    region = "us-east-1" if str(request["action"]).lower().split(":")[0] in GLOBAL_SERVICES else resource.region
    if region:
        keys["aws:RequestedRegion"] = region
    prefix = "aws:requesttag/"
    tags = [key[len(prefix) :] for key in request.get("context", {}) if key.lower().startswith(prefix)]
    if tags:
        keys["aws:TagKeys"] = tuple(tags)
    if request.get("called_via"):
        keys["aws:CalledVia"] = tuple(request["called_via"])
    return keys


def _call_chain_keys(context: Context) -> Context:
    """A service that calls on behalf of the caller leaves its name in the chain."""
    chain = lookup(context, "aws:CalledVia")
    services = (chain,) if isinstance(chain, str) else chain or ()
    if not services:
        return {"aws:viaawsservice": "false"}
    return {
        "aws:viaawsservice": "true",
        "aws:calledviafirst": services[0],
        "aws:calledvialast": services[-1],
    }
