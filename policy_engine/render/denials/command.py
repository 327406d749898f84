"""The command that asks what AWS denied, with places for the policy files."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from policy_engine.context import Value
from policy_engine.denials.asking import asked, resource_is_missing
from policy_engine.denials.denial import Denial
from policy_engine.denials.missing_statement import PRINCIPAL, RESOURCE
from policy_engine.policy_set import PolicyKind
from policy_engine.request_file import read_call

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Json = dict[str, Any]

FLAGS = {
    PolicyKind.IDENTITY: "--policy",
    PolicyKind.RESOURCE: "--resource-policy",
    PolicyKind.TRUST: "--trust-policy",
    PolicyKind.BOUNDARY: "--boundary",
    PolicyKind.SESSION: "--session-policy",
    PolicyKind.SCP: "--scp",
    PolicyKind.RCP: "--rcp",
    PolicyKind.ENDPOINT: "--endpoint-policy",
}
"""The flag of `explain` that each kind of policy is given with."""
_FILES = {
    PolicyKind.RESOURCE: "RESOURCE-POLICY.json",
    PolicyKind.TRUST: "TRUST-POLICY.json",
    PolicyKind.BOUNDARY: "BOUNDARY.json",
    PolicyKind.SESSION: "SESSION-POLICY.json",
    PolicyKind.SCP: "SCP.json",
    PolicyKind.RCP: "RCP.json",
    PolicyKind.ENDPOINT: "ENDPOINT-POLICY.json",
}


def check_command(denial: Denial, kind: PolicyKind | None) -> str:
    """`policyeval check …` for the request of a message; names in capitals are to be replaced."""
    return shlex.join(["policyeval", "check", *_policies(denial, kind), *_question(denial)])


def decode_command(denial: Denial) -> str:
    """The command that has AWS decode an encoded message, and explains what comes back."""
    decode = ["aws", "sts", "decode-authorization-message", "--encoded-message", denial.encoded]
    return f"{shlex.join([*decode, '--query', 'DecodedMessage', '--output', 'text'])} | policyeval explain -"


def _policies(denial: Denial, kind: PolicyKind | None) -> Iterator[str]:
    anonymous = denial.principal == "anonymous"
    if not anonymous and not denial.action.lower().startswith("sts:assumerolewith"):
        yield "POLICY.json"
    for each in dict.fromkeys((kind, denial.through, PolicyKind.RESOURCE if anonymous else None)):
        if each in _FILES:
            yield from (FLAGS[each], _FILES[each])


def _question(denial: Denial) -> Iterator[str]:
    request = asked(denial)
    principal = request.get("principal", PRINCIPAL)
    yield from ("--principal", principal["arn"] if isinstance(principal, dict) else principal)
    yield from ("--action", request["action"])
    resource = request.get("resource", {})
    if resource_is_missing(denial):
        yield from ("--resource", RESOURCE)
    elif "arn" in resource:
        yield from ("--resource", resource["arn"])
    if "account" in resource:
        yield from ("--resource-account", resource["account"])
    for key, value in further_context(request).items():
        for each in (value,) if isinstance(value, str) else value:
            yield from ("--context", f"{key}={each}")
    if "now" in request:
        yield from ("--now", request["now"])


def further_context(request: Json) -> dict[str, Value]:
    """The condition keys that do not follow from the rest of a request, with those of its way."""
    given: dict[str, Value] = {key: _value(each) for key, each in request.get("context", {}).items()}
    if "endpoint" in request:
        given["aws:SourceVpce"] = request["endpoint"]
    if "called_via" in request:
        given["aws:CalledVia"] = tuple(request["called_via"])
    if "action" not in request or "principal" not in request:
        return given
    plain = {name: request[name] for name in ("principal", "action", "resource") if name in request}
    [(_policies, derived)] = read_call(plain).checks
    return {key: each for key, each in given.items() if derived.values.get(key.lower()) != each}


def _value(given: str | list[str]) -> Value:
    return given if isinstance(given, str) else tuple(given)
