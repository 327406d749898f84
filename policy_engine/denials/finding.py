"""Find AWS's messages in whatever holds them: a sentence, a log, JSON, XML, an event, a decoded message."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from policy_engine.denials.denial import Denial
from policy_engine.denials.holders import denials_of
from policy_engine.denials.plain import messages_in
from policy_engine.errors import RequestError

_JSON = json.JSONDecoder()
_DEPTH = 12
"""How often JSON may stand as a string in JSON."""


def find_messages(text: str) -> tuple[Denial, ...]:
    """Every access-denied message and decoded authorization message of a text, in order; none where there is none."""
    found = list(_in_text(text, _DEPTH))
    # Words that name nothing count only where nothing else is told.
    telling = [each for each in found if each.action or each.operation or each.encoded]
    return tuple(telling or found[:1])


def parse_message(text: str) -> Denial:
    """The one access-denied message of a text, with everything that it says.

    `text` is AWS's sentence with anything around it, or the JSON that `sts:DecodeAuthorizationMessage` returns. Raises
    `RequestError` where there is no message in it, or several. Source: docs/semantics.md, "Messages".
    """
    found = list(counted(find_messages(text)))
    if len(found) != 1:
        many = f"{len(found)} messages" if found else "no access-denied message"
        raise RequestError(f"message: there is {many} in the text")
    return found[0][0]


def counted(denials: Iterable[Denial]) -> list[tuple[Denial, int]]:
    """Each once, with how often it is told; only the ids of the requests may differ."""
    times: dict[str, int] = {}
    first: dict[str, Denial] = {}
    for denial in denials:
        key = repr(denial.replace(request_id="", details={}))
        first.setdefault(key, denial)
        times[key] = times.get(key, 0) + 1
    return [(first[key], count) for key, count in times.items()]


def _in_text(text: str, depth: int) -> Iterator[Denial]:
    whole = _value(text.strip()) if depth else None
    if whole is not None:
        yield from _in_value(whole, depth - 1)
        return
    for part in _parts(text) if depth else (text,):
        if isinstance(part, str):
            yield from messages_in(part)
        else:
            yield from _in_value(part, depth - 1)


def _value(text: str) -> object | None:
    """The object or list that a text is as JSON."""
    if text[:1] not in ("{", "["):
        return None
    try:
        value: object = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value


def _parts(text: str) -> Iterator[object]:
    """The text in stretches, and the JSON objects in its lines."""
    plain: list[str] = []
    for line in text.splitlines(keepends=True):
        found = _object_in(line)
        if found is None:
            plain.append(line)
            continue
        start, value, end = found
        yield "".join([*plain, line[:start]])
        yield value
        plain = [line[end:]]
    yield "".join(plain)


def _object_in(line: str) -> tuple[int, object, int] | None:
    start = line.find('{"')
    if start < 0:
        return None
    try:
        value, end = _JSON.raw_decode(line, start)
    except (ValueError, RecursionError):
        return None
    return start, value, end


def _in_value(value: object, depth: int) -> Iterator[Denial]:
    """The messages in a value of JSON: what it is itself, else what its members hold."""
    waiting: list[object] = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, str):
            yield from _in_text(each, depth) if len(each) >= _SHORTEST else ()
        elif isinstance(each, list):
            waiting.extend(reversed(each))
        elif isinstance(each, dict):
            own = denials_of(each, lambda text: list(_in_text(text, depth)))
            if own is None:
                waiting.extend(reversed(each.values()))
            else:
                yield from own


_SHORTEST = len("AccessDenied")
