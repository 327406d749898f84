"""JSON objects that hold a denial: decoded messages, CloudTrail events, errors of clients and services."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from policy_engine.denials.cloudtrail import is_event, with_event
from policy_engine.denials.decoded import decoded_denial, is_decoded
from policy_engine.denials.denial import Denial
from policy_engine.denials.parts import Object
from policy_engine.denials.surroundings import error_code

ReadText = Callable[[str], list[Denial]]

_MESSAGES = ("Message", "message", "errorMessage", "error_message", "errorMsg")
_CODES = ("Code", "code", "__type", "errorCode", "error_code", "name", "Error")
_IDS = ("RequestId", "requestId", "request_id", "requestID", "RequestID")


def denials_of(value: Object, read_text: ReadText) -> list[Denial] | None:
    """What the object says as a whole; `None` where it is none of these and its members have to be looked at."""
    if is_decoded(value):
        return [decoded_denial(value)]
    if is_event(value):
        return [with_event(each, value) for each in _of_event(value, read_text)]
    message = _text(value, _MESSAGES)
    told = read_text(message) if message else []
    if not told:
        return None
    return [_with_members(each, value) for each in told]


def _of_event(event: Object, read_text: ReadText) -> list[Denial]:
    """What an event's error says; one with the code of a denial is a denial, in whatever words."""
    code, message = _text(event, ("errorCode",)), _text(event, ("errorMessage",))
    told = read_text(message) if code else []
    if told or not (denied := read_text(code)):
        return told
    unread = (f"the message is none that is known: `{message}`",) if message else ()
    return [each.replace(text=message or each.text, unread=unread) for each in denied]


def _with_members(denial: Denial, value: Object) -> Denial:
    return denial.replace(
        error_code=denial.error_code or error_code(_text(value, _CODES)),
        request_id=denial.request_id or _text(value, _IDS),
    )


def _text(value: Object, names: Iterable[str]) -> str:
    return next((each for name in names if isinstance(each := value.get(name), str) and each), "")
