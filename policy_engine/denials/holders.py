"""JSON objects that hold a denial: decoded messages, CloudTrail events, errors of clients and services."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from policy_engine.denials.cloudtrail import is_event, with_event
from policy_engine.denials.decoded import decoded_denial, is_decoded
from policy_engine.denials.denial import Denial

Object = Mapping[str, object]
ReadText = Callable[[str], list[Denial]]

_MESSAGES = ("Message", "message", "errorMessage", "error_message", "errorMsg")
_CODES = ("Code", "code", "__type", "errorCode", "error_code", "name", "Error")
_IDS = ("RequestId", "requestId", "request_id", "requestID", "RequestID")


def denials_of(value: Object, read_text: ReadText) -> list[Denial] | None:
    """What the object says as a whole; `None` where it is none of these and its members have to be looked at."""
    if is_decoded(value):
        return [decoded_denial(value)]
    if is_event(value):
        code = value.get("errorCode")
        told = read_text(str(value.get("errorMessage") or code)) if code else []
        return [with_event(each, value) for each in told]
    message = _text(value, _MESSAGES)
    told = read_text(message) if message else []
    if not told:
        return None
    return [_with_members(each, value) for each in told]


def _with_members(denial: Denial, value: Object) -> Denial:
    return denial.replace(
        error_code=denial.error_code or _text(value, _CODES),
        request_id=denial.request_id or _text(value, _IDS),
    )


def _text(value: Object, names: Iterable[str]) -> str:
    return next((each for name in names if isinstance(each := value.get(name), str) and each), "")
