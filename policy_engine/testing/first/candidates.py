"""What a statement could be asked about: its own actions, resources and callers, and those next to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from policy_engine.arn import parse_arn
from policy_engine.catalog import actions_of, expand, find_action, resource_types
from policy_engine.compile import CompiledPolicy, CompiledStatement
from policy_engine.syntax.document import Patterns, PolicyType, PrincipalElement
from policy_engine.testing.first.question import ACCOUNT, USER
from policy_engine.testing.first.values import example_of

_COMMON = ("s3:GetObject", "ec2:DescribeInstances", "iam:CreateUser", "dynamodb:GetItem", "kms:Decrypt")
_MOST = 12
_PLACEHOLDER = re.compile(r"\$\{(\w+)\}")
_PLACEHOLDERS = {"Partition": "aws", "Region": "us-east-1", "Account": ACCOUNT}
_ROLE = f"arn:aws:iam::{ACCOUNT}:role/example"
_CHANGING = ("Write", "Permissions management")
_VERB = re.compile(r"^[A-Z][a-z]+")


def actions(statement: CompiledStatement) -> list[str]:
    """Some actions that a statement covers, as far as they can be told from its patterns."""
    element = statement.statement.action
    if element.negated:
        return list(_COMMON)
    found: list[str] = []
    for text in element.values:
        if text.value in ("*", "*:*"):
            found.extend(_COMMON)
        else:
            expanded = expand(text.value)
            found.extend([*(each for each in _COMMON if each in expanded), *expanded[:_MOST]])
    return list(dict.fromkeys(found))[:_MOST]


def next_actions(action: str) -> Iterator[str]:
    """Other actions of the service: first those that change the same thing."""
    known = find_action(action)
    service, _colon, name = action.partition(":")
    types = {each.name for each in known.resources} if known else set()

    def distance(other: str) -> tuple[bool, bool, bool, str]:
        info = find_action(other)
        shares = bool(info and types & {each.name for each in info.resources})
        changes = bool(info and info.access_level in _CHANGING)
        return _noun(other.partition(":")[2]) != _noun(name), not shares, not changes, other

    yield from sorted((other for other in actions_of(service) if other != action), key=distance)


def _noun(name: str) -> str:
    return _VERB.sub("", name)


def resources(
    policy: CompiledPolicy, statement: CompiledStatement, action: str, context: dict[str, Any]
) -> Iterator[str]:
    """Some resources that a statement covers."""
    element = statement.statement.resource
    if policy.document.policy_type is PolicyType.TRUST:
        yield _ROLE
        return
    if element is None or element.negated or any(text.value == "*" for text in element.values):
        yield from islice(_of_types(action), _MOST)
        yield "*"
        return
    yield from _of_patterns(element, context, variables=policy.document.has_variables)


def _of_patterns(element: Patterns, context: dict[str, Any], *, variables: bool) -> Iterator[str]:
    for text in element.values[:_MOST]:
        yield _with_account(example_of(text.value, context, variables=variables))


def _with_account(arn: str) -> str:
    """Fields that stood for anything have an example of their own."""
    parts = arn.split(":", 5)
    if len(parts) == 6:
        parts[1] = "aws" if parts[1] == "example" else parts[1]
        parts[3] = "us-east-1" if parts[3] == "example" else parts[3]
        parts[4] = ACCOUNT if parts[4] == "example" else parts[4]
    return ":".join(parts)


def _of_types(action: str) -> Iterator[str]:
    """ARNs of the types that an action works on, by the reference of services."""
    known = find_action(action)
    types = resource_types(action.partition(":")[0].lower())
    for each in sorted(known.resources, key=lambda found: not found.required) if known else ():
        info = types.get(each.name.lower())
        for arn in info.arns if info else ():
            yield _PLACEHOLDER.sub(lambda match: _PLACEHOLDERS.get(match[1], "example"), arn)


def next_resources(resource: str) -> Iterator[str]:
    """Other resources: another name, another folder, another account."""
    arn = parse_arn(resource)
    if arn is None:
        return
    head = resource[: len(resource) - len(arn.resource)]
    first, slash, rest = arn.resource.partition("/")
    if arn.service == "s3":
        yield f"{head}{first}-other{slash}{rest}"
        if rest:
            yield f"{head}{first}/other/{rest}"
    yield f"{resource}-other"
    before, colon, name = arn.resource.rpartition(":")
    yield f"{head}{before}{colon}other/{name}"
    if arn.account:
        yield resource.replace(f":{arn.account}:", ":999988887777:", 1)


def callers(element: PrincipalElement | None) -> Iterator[tuple[str, str]]:
    """Some callers that a Principal element names, each with the account that owns the resource."""
    if element is None:
        yield USER, ""
        return
    for entry in () if element.negated else element.entries[:_MOST]:
        yield from _callers(entry.kind, entry.value)
    yield USER, ACCOUNT
    yield "anonymous", ACCOUNT


def _callers(kind: str, value: str) -> Iterator[tuple[str, str]]:
    if kind in ("Service", "Federated"):
        yield value, ACCOUNT
    elif value.isdigit() or value.endswith(":root"):
        account = value if value.isdigit() else value.split(":")[4]
        yield f"arn:aws:iam::{account}:root", account
        yield f"arn:aws:iam::{account}:user/example", account
    elif kind == "AWS" and value != "*":
        account = value.split(":")[4]
        role = value.partition(":role/")[2]
        yield (f"arn:aws:sts::{account}:assumed-role/{role.rpartition('/')[2]}/example" if role else value), account
        yield value, account
