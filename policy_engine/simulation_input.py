"""The input of SimulateCustomPolicy, checked as AWS checks it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from policy_engine.arn import parse_arn
from policy_engine.callers import read_caller
from policy_engine.compile import CompiledPolicy, compile_policy
from policy_engine.context import Scalar
from policy_engine.errors import PolicyError, PolicyEvalError, RequestError
from policy_engine.policy_set import PolicySet
from policy_engine.principals import Caller, IamUser, Role
from policy_engine.record import Record
from policy_engine.source import Source
from policy_engine.syntax.document import PolicyType
from policy_engine.usable import usable_policy

_MEMBERS = frozenset(
    {
        "PolicyInputList",
        "PermissionsBoundaryPolicyInputList",
        "OrderedOrganizationPolicyInputList",
        "ActionNames",
        "ResourceArns",
        "ResourcePolicy",
        "ResourceOwner",
        "CallerArn",
        "ContextEntries",
        "ResourceHandlingOption",
        "MaxItems",
        "Marker",
    }
)
_LONGEST_POLICY = 131_072
_LONGEST_RESOURCE = 2_048
_MOST_LEVELS = 7
_ENTRY_MEMBERS = ("ContextKeyName", "ContextKeyValues", "ContextKeyType")
_CONTEXT_TYPES = frozenset(
    each + plural for each in ("string", "numeric", "boolean", "ip", "binary", "date") for plural in ("", "List")
)
_INSTANCE = ("instance", "image", "security-group", "network-interface")
_HANDLING = {
    "EC2-Classic-InstanceStore": ("instance", "image", "security-group"),
    "EC2-Classic-EBS": ("instance", "image", "security-group", "volume"),
    "EC2-VPC-InstanceStore": _INSTANCE,
    "EC2-VPC-InstanceStore-Subnet": (*_INSTANCE, "subnet"),
    "EC2-VPC-EBS": (*_INSTANCE, "volume"),
    "EC2-VPC-EBS-Subnet": (*_INSTANCE, "subnet", "volume"),
}
_ACTION = re.compile(r"[^:*?\s]+:[^:*?\s]+")


class SimulationError(PolicyEvalError):
    """A request that the simulator refuses; `code` is AWS's error code."""

    def __init__(self, message: str, code: str = "InvalidInput") -> None:
        super().__init__(message)
        self.code = code


class Simulation(Record):
    """A checked request; `caller` is `None` where none was named, `owner` the account of the resources."""

    policies: PolicySet
    actions: tuple[str, ...]
    resources: tuple[str, ...]
    caller: Caller | None
    owner: str
    context: dict[str, Scalar | list[Scalar]]
    max_items: int
    marker: int


def read_simulation(given: Mapping[str, Any]) -> Simulation:
    """Check a request. Raises `SimulationError`."""
    if not isinstance(given, Mapping):
        raise SimulationError("SimulateCustomPolicy: an object is needed")
    _refuse_others(given, _MEMBERS, "SimulateCustomPolicy")
    caller = _caller(given)
    resources = tuple(_texts(given, "ResourceArns")) or ("*",)
    if not all(1 <= len(resource) <= _LONGEST_RESOURCE for resource in resources):
        raise SimulationError(f"ResourceArns: ARNs of 1 to {_LONGEST_RESOURCE} characters are needed")
    _check_handling(given.get("ResourceHandlingOption"), resources)
    return Simulation(
        policies=_policies(given),
        actions=_actions(given),
        resources=resources,
        caller=caller,
        owner=_owner(given.get("ResourceOwner"), caller),
        context=_context(_objects(given, "ContextEntries")),
        max_items=_number(given, "MaxItems", default=100, low=1, high=1000),
        marker=_marker(given.get("Marker")),
    )


def _texts(given: Mapping[str, Any], name: str) -> list[str]:
    values = given.get(name) or []
    if not isinstance(values, Sequence) or isinstance(values, str) or not all(isinstance(each, str) for each in values):
        raise SimulationError(f"{name}: a list of strings is needed")
    return list(values)


def _objects(given: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    values = given.get(name) or []
    if not isinstance(values, list | tuple) or not all(isinstance(each, Mapping) for each in values):
        raise SimulationError(f"{name}: a list of objects is needed")
    return list(values)


def _refuse_others(given: Mapping[str, Any], known: Iterable[str], where: str) -> None:
    for name in given:
        if name not in known:
            raise SimulationError(f"{where}: {name} is no member of the request")


def _actions(given: Mapping[str, Any]) -> tuple[str, ...]:
    actions = _texts(given, "ActionNames")
    if not actions:
        raise SimulationError("ActionNames: at least one action is needed")
    for action in actions:
        if not 3 <= len(action) <= 128 or not _ACTION.fullmatch(action):
            raise SimulationError(f"ActionNames: `{action}` is no action; write service:Action, without wildcards")
    return tuple(actions)


def _policies(given: Mapping[str, Any]) -> PolicySet:
    if not _texts(given, "PolicyInputList"):
        raise SimulationError("PolicyInputList: at least one policy is needed")
    boundaries = _read(given, "PermissionsBoundaryPolicyInputList", PolicyType.BOUNDARY)
    if len(boundaries) > 1:
        raise SimulationError("PermissionsBoundaryPolicyInputList: at most one policy is taken")
    levels = _objects(given, "OrderedOrganizationPolicyInputList")
    if len(levels) > _MOST_LEVELS:
        raise SimulationError(f"OrderedOrganizationPolicyInputList: at most {_MOST_LEVELS} levels are taken")
    for level in levels:
        _refuse_others(level, ("ServiceControlPolicyInputList",), "OrderedOrganizationPolicyInputList")
    resource = given.get("ResourcePolicy")
    return PolicySet(
        identity=_read(given, "PolicyInputList", PolicyType.IDENTITY),
        boundary=boundaries[0] if boundaries else None,
        resource=None if resource is None else _policy(resource, "ResourcePolicy", PolicyType.RESOURCE),
        resource_aside=resource is None,
        scp=tuple(_read(level, "ServiceControlPolicyInputList", PolicyType.SCP) for level in levels),
    )


def _read(given: Mapping[str, Any], name: str, policy_type: PolicyType) -> tuple[CompiledPolicy, ...]:
    texts = _texts(given, name)
    return tuple(_policy(text, f"{name}.{number}", policy_type) for number, text in enumerate(texts, 1))


def _policy(text: object, name: str, policy_type: PolicyType) -> CompiledPolicy:
    if not isinstance(text, str) or not 1 <= len(text) <= _LONGEST_POLICY:
        raise SimulationError(f"{name}: a JSON text of 1 to {_LONGEST_POLICY} characters is needed")
    try:
        return compile_policy(usable_policy(Source(text=text, name=name), policy_type))
    except PolicyError as error:
        raise SimulationError(str(error)) from error


def _caller(given: Mapping[str, Any]) -> Caller | None:
    text = given.get("CallerArn")
    if text is None:
        if given.get("ResourcePolicy") is not None:
            raise SimulationError("CallerArn is needed with ResourcePolicy")
        return None
    arn = parse_arn(str(text))
    if arn and arn.service == "iam" and arn.resource.startswith("group/"):
        return Caller(arn=str(text), account=arn.account, partition=arn.partition)
    try:
        caller = read_caller(text, where="CallerArn")
    except RequestError as error:
        raise SimulationError(str(error)) from error
    if not isinstance(caller, IamUser | Role):
        raise SimulationError("CallerArn: the ARN of a user, group or role is needed")
    if isinstance(caller, Role) and given.get("ResourcePolicy"):
        raise SimulationError("ResourcePolicy: the simulator takes none where the caller is a role")
    return caller


def _owner(given: object, caller: Caller | None) -> str:
    if given is None:
        return caller.account if caller else ""
    arn = parse_arn(str(given))
    account = arn.account if arn else str(given)
    if not re.fullmatch(r"\d{12}", account):
        raise SimulationError("ResourceOwner: an account's root ARN or its id is needed")
    return account


def _context(entries: Sequence[Mapping[str, Any]]) -> dict[str, Scalar | list[Scalar]]:
    context: dict[str, Scalar | list[Scalar]] = {}
    seen: set[str] = set()
    for entry in entries:
        _refuse_others(entry, _ENTRY_MEMBERS, "ContextEntries")
        name, values, kind = map(entry.get, _ENTRY_MEMBERS)
        if not isinstance(name, str) or not 5 <= len(name) <= 256:
            raise SimulationError("ContextEntries: a ContextKeyName of 5 to 256 characters is needed")
        if not isinstance(kind, str) or kind not in _CONTEXT_TYPES or not isinstance(values, list | tuple):
            raise SimulationError(f"ContextEntries: {name} needs ContextKeyValues and a ContextKeyType")
        if not all(isinstance(value, str | bool | int | float) for value in values):
            raise SimulationError(f"ContextEntries: the values of {name} have to be strings")
        if not kind.endswith("List") and len(values) != 1:
            raise SimulationError(f"ContextEntries: {name} is of type {kind} and takes one value")
        if name.lower() in seen:
            raise SimulationError(f"ContextEntries: {name} is given twice; letter case does not tell keys apart")
        seen.add(name.lower())
        context[name] = list(values) if kind.endswith("List") else values[0]
    return context


def _check_handling(option: object, resources: Sequence[str]) -> None:
    if option is None:
        return
    needed = _HANDLING.get(str(option))
    if needed is None:
        raise SimulationError(f"ResourceHandlingOption: `{option}` is none of {', '.join(_HANDLING)}")
    present = {arn.resource.partition("/")[0] for arn in map(parse_arn, resources) if arn}
    for kind in needed:
        if kind not in present:
            raise SimulationError(f"ResourceHandlingOption: {option} needs a resource of type {kind}")


def _number(given: Mapping[str, Any], name: str, *, default: int, low: int, high: int) -> int:
    value = given.get(name, default)
    if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
        raise SimulationError(f"{name}: a number from {low} to {high} is needed")
    return value


def _marker(given: object) -> int:
    if given is None:
        return 0
    if not isinstance(given, str) or not (given.isascii() and given.isdigit()):
        raise SimulationError("Marker: use the Marker of the previous answer")
    return int(given)
