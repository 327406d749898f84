"""The JSON that `sts:DecodeAuthorizationMessage` returns: the request as AWS saw it, and the statements that denied.

Source: docs/semantics.md, "Messages"; AWS: "DecodeAuthorizationMessage".
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from policy_engine.callers import is_account
from policy_engine.context import Value
from policy_engine.denials.denial import Denial, ToldStatement
from policy_engine.denials.parts import Object, object_in, text_in
from policy_engine.values import instant
from policy_engine.verdicts import Outcome

_ITEMS = ("principal", "action", "resource", "conditions")
_PRINCIPAL = ("id", "arn", "name")
_OF_THE_RESOURCE = frozenset({"aws:arn", "aws:id", "aws:resource", "aws:service", "aws:type"})
"""Fields of the resource's ARN, which stand among the keys but are none that a policy can ask for."""
_NO_KEYS = _OF_THE_RESOURCE | {"aws:account", "aws:resourceaccount", "aws:region", "aws:currenttime", "aws:epochtime"}
"""What becomes another part of the request."""


def is_decoded(value: Object) -> bool:
    """Whether an object is a decoded authorization message."""
    return isinstance(value.get("allowed"), bool) and isinstance(value.get("context"), Mapping)


def decoded_denial(value: Object) -> Denial:
    """What a decoded message says; `aws:Region` becomes `aws:RequestedRegion`, `aws:Account` the resource's owner."""
    context = object_in(value, "context")
    principal = object_in(context, "principal")
    keys = dict(_conditions(context))
    resource = text_in(context, "resource")
    return Denial(
        text=json.dumps(value, ensure_ascii=False),
        outcome=_outcome(value),
        principal=text_in(principal, "arn"),
        action=text_in(context, "action"),
        resource=resource,
        context=_context(keys),
        details=dict(_details(text_in(principal, "id"), keys)),
        statements=tuple(_statement(each) for each in _items(value, "matchedStatements")),
        unread=tuple(_unread(value, context, principal)),
    )


def _context(keys: Mapping[str, Value]) -> dict[str, Value]:
    """The condition keys, each once: `aws:Region` only where the Region of the request does not stand there itself."""
    given = {key: value for key, value in keys.items() if key and key.lower() not in _NO_KEYS}
    names = {key.lower() for key in given}
    region = next((value for key, value in keys.items() if key.lower() == "aws:region"), "")
    if isinstance(region, str) and region not in ("", "*") and "aws:requestedregion" not in names:
        given["aws:RequestedRegion"] = region
    return given


def _outcome(value: Object) -> Outcome:
    if value["allowed"]:
        return Outcome.ALLOWED
    return Outcome.EXPLICIT_DENY if value.get("explicitDeny") else Outcome.IMPLICIT_DENY


def _conditions(context: Object) -> Iterator[tuple[str, Value]]:
    from policy_engine.catalog import is_multivalued

    for item in _items(context, "conditions"):
        key = text_in(item, "key")
        values = tuple(text_in(each, "value") for each in _items(item, "values"))
        yield key, values[0] if len(values) == 1 and not is_multivalued(key) else values


def _details(user_id: str, keys: Mapping[str, Value]) -> Iterator[tuple[str, object]]:
    by_name = {key.lower(): value for key, value in keys.items()}
    if user_id:
        yield "id", user_id.partition(":")[0]
    role = by_name.get("aws:principalarn")
    if isinstance(role, str) and ":role/" in role:
        yield "role", role
    if by_name.get("aws:assumedroot") == "true":
        yield "type", "assumed-root"
    if by_name.get("aws:principalisawsservice") == "true":
        yield "type", "service"
        yield "service_names", by_name.get("aws:principalservicenameslist", ())
    now = by_name.get("aws:currenttime")
    if isinstance(now, str) and instant(now) is not None:
        yield "now", now
    owner = by_name.get("aws:resourceaccount") or by_name.get("aws:account")
    if isinstance(owner, str) and is_account(owner):
        yield "account", owner


def _statement(item: Object) -> ToldStatement:
    return ToldStatement(
        sid=text_in(item, "statementId"),
        effect=text_in(item, "effect").capitalize(),
        actions=_values(item, "actions"),
        resources=_values(item, "resources"),
        conditions=tuple((text_in(each, "key"), _values(each, "values")) for each in _items(item, "conditions")),
    )


def _unread(value: Object, context: Object, principal: Object) -> Iterator[str]:
    yield from (f"the member `context.{name}` is not known" for name in _others(context, _ITEMS))
    yield from (f"the member `context.principal.{name}` is not known" for name in _others(principal, _PRINCIPAL))
    if failures := _items(value, "failures"):
        yield f"AWS tells of {len(failures)} failures of its evaluation: {json.dumps(failures, ensure_ascii=False)}"


def _others(value: Object, known: Iterable[str]) -> list[str]:
    return [name for name in value if name not in tuple(known)]


def _values(value: Object, name: str) -> tuple[str, ...]:
    return tuple(text_in(each, "value") for each in _items(value, name))


def _items(value: Object, name: str) -> list[Object]:
    listed = object_in(value, name).get("items")
    return [each for each in listed if isinstance(each, Mapping)] if isinstance(listed, list) else []
