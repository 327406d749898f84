"""A request of a test as a call: nothing is asked that could not come out otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from policy_engine.errors import RequestError
from policy_engine.known_actions import refuse_unknown_action
from policy_engine.members import Members
from policy_engine.policy_reading import ReadFile
from policy_engine.record import Record
from policy_engine.request_file import Call, Completion, as_given, read_call

_TAKE_UNKNOWN = "`options: {allow_unknown_actions: true}`"


class OwnOptions(Record):
    """The options that a test has beside those of a request."""

    strict: bool
    allow_unknown_actions: bool


def options_of(given: object) -> tuple[OwnOptions, dict[str, Any]]:
    """The options of a test, and those of its request. Raises `RequestError`."""
    members = Members(given or {}, "options")
    own = {name: members.flag(name) for name in ("strict", "allow_unknown_actions")}
    return OwnOptions(**own), {name: value for name, value in members.named() if name not in own}


def read_question(
    request: Mapping[str, Any], options: OwnOptions, *, read_file: ReadFile, complete: Completion | None
) -> Call:
    """Read a request object. Raises `RequestError` as `read_call` does, and where the answer is certain.

    That is so for an action that does not exist, and where there is neither a policy nor an environment.
    """
    if not options.allow_unknown_actions:
        for asked in (request, *_listed(request.get("requires"))):
            refuse_unknown_action(asked, _TAKE_UNKNOWN)
    if complete is None and not _has_policies(request):
        raise RequestError("there is no policy: give `policies`, or an `environment`", about=request)
    return read_call(request, read_file=read_file, complete=complete or as_given)


def _has_policies(request: Mapping[str, Any]) -> bool:
    """Whether anything is given that could allow: a policy, or what S3 and KMS know beside them."""
    policies, resource = request.get("policies"), request.get("resource")
    facts = isinstance(resource, Mapping) and bool({"s3", "kms"} & resource.keys())
    requires = any(_has_policies(each) for each in _listed(request.get("requires")) if isinstance(each, Mapping))
    given = any(policies.values()) if isinstance(policies, Mapping) else bool(policies)
    return given or facts or requires


def _listed(given: object) -> list[object]:
    return given if isinstance(given, list) else []
