"""What stands around a message in a log or on a terminal: error code, operation, request id."""

from __future__ import annotations

import re

from policy_engine.denials.denial import Denial
from policy_engine.denials.reasons import GAP

_CODES = (
    r"\b((?:Client\.)?(?:AccessDenied(?:Exception|Fault)?|UnauthorizedOperation|AuthorizationError(?:Exception)?|"
    r"VpceAccessDenied|NotAuthorized(?:Exception)?|UnauthorizedAccess|Forbidden(?:Exception)?))\b"
)
_CODE = re.compile(_CODES)
_OPERATION = re.compile(
    rf"when{GAP}calling{GAP}the{GAP}(\w{{1,100}}){GAP}operation|"
    rf"operation{GAP}error{GAP}[\w -]{{1,60}}:{GAP}(\w{{1,100}})"
)
_REQUEST_ID = re.compile(r"request[ _-]?id[\"']?\s{0,3}[:=>]\s{0,3}[\"']?([A-Za-z0-9-]{8,80})", re.IGNORECASE)
_NEAR = 2_000


def with_surroundings(denial: Denial, text: str, start: int, end: int, lower: int, upper: int) -> Denial:
    """A message with what stands around its place, between the messages before and after it."""
    before = text[line_begin(text, start, lower) : start]
    after = text[end : line_end(text, end, upper)]
    return denial.replace(
        error_code=_last(_CODE, before) or _first(_CODE, after),
        operation=_last(_OPERATION, before),
        request_id=_last(_REQUEST_ID, before) or _first(_REQUEST_ID, after),
    )


def error_code(text: str) -> str:
    """The code of a denial in a text, empty where there is none."""
    return _first(_CODE, text)


def line_begin(text: str, start: int, lower: int) -> int:
    """Where the line begins, and those that it continues; not far before."""
    at, lower = start, max(lower, start - _NEAR)
    while (line_end := text.rfind("\n", lower, at)) >= 0:
        if text[line_end + 1 : line_end + 2] not in _CONTINUES:
            return line_end + 1
        at = line_end
    return lower


def line_end(text: str, end: int, upper: int) -> int:
    """Where the line ends, and those that continue it; not far behind."""
    at, upper = end, min(upper, end + _NEAR)
    while (line_end := text.find("\n", at, upper)) >= 0:
        if text[line_end + 1 : line_end + 2] not in _CONTINUES:
            return line_end
        at = line_end + 1
    return upper


_CONTINUES = (" ", "\t", "│", "╷", "<", "}")


def _first(pattern: re.Pattern[str], text: str) -> str:
    return _group(pattern.search(text))


def _last(pattern: re.Pattern[str], text: str) -> str:
    found = ""
    for match in pattern.finditer(text):
        found = _group(match)
    return found


def _group(match: re.Match[str] | None) -> str:
    return next((each for each in match.groups() if each), "") if match else ""
