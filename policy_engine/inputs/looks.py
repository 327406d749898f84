"""What looks like a policy, and what only resembles one."""

from __future__ import annotations

from collections.abc import Mapping

_VERSIONS = ("2012-10-17", "2008-10-17")
_TRACES = ("tatement", "TATEMENT", *_VERSIONS, "\\u00")
"""One of these is in every policy, in whatever letter case; the last begins the escape of a letter."""
_STATEMENT = ("effect", "action", "notaction", "principal", "notprincipal", "resource", "notresource", "condition")


def looks_like_policy(value: object, *, meant: bool = False) -> bool:
    """Whether a JSON value is meant as a policy, however wrong it may be.

    It has the version of the policy language, or a Statement with something that has an Effect. Where a policy is to
    be expected (`meant`), a Statement that is empty or holds any element of a statement will do, in any letter case.
    """
    if not isinstance(value, dict):
        return False
    if value.get("Version") in _VERSIONS:
        return True
    if not meant:
        return _holds_statement(value.get("Statement"), ("effect",))
    if "Statement" in value and value["Statement"] in ([], {}):
        return True
    members = [(name.lower(), each) for name, each in value.items()]
    return any(
        each in _VERSIONS if name == "version" else name == "statement" and _holds_statement(each, _STATEMENT)
        for name, each in members
    )


def _holds_statement(value: object, names: tuple[str, ...]) -> bool:
    statements = value if isinstance(value, list) else [value]
    return any(isinstance(each, dict) and any(name.lower() in names for name in each) for each in statements)


def may_hold_policy(text: str, start: int = 0, end: int | None = None) -> bool:
    """Whether a stretch of JSON can hold a policy at all; quick, and no only where it is certain."""
    return any(text.find(each, start, end) >= 0 for each in _TRACES)


def speaks_of_policy(text: str) -> bool:
    """Whether a text that is no JSON seems to be a policy that went wrong."""
    return '"Statement"' in text and '"Effect"' in text


def bytes_speak_of_policy(content: bytes) -> bool:
    """The same of bytes that are not UTF-8; UTF-16 writes a zero beside each of the letters."""
    return speaks_of_policy(content.replace(b"\0", b"").decode("latin-1"))


def is_owned_by_aws(value: Mapping[str, object]) -> bool:
    """Whether an object describes a policy that AWS keeps."""
    arn = value.get("Arn")
    return isinstance(arn, str) and arn.startswith("arn:aws") and ":iam::aws:policy/" in arn


def holds_template_function(value: object) -> bool:
    """Whether a value has parts that a template works out later, as `Ref` and `Fn::Sub` of CloudFormation."""
    if isinstance(value, dict):
        return is_template_function(value) or any(map(holds_template_function, value.values()))
    return isinstance(value, list) and any(map(holds_template_function, value))


def is_template_function(value: Mapping[str, object]) -> bool:
    """Whether an object stands for a call of a function of CloudFormation."""
    return len(value) == 1 and all(name == "Ref" or name.startswith("Fn::") for name in value)
