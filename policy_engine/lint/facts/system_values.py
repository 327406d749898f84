"""Condition keys whose values should be written out, and where wildcards and variables let too much through.

AWS sets these keys, and a condition on one names an account, an organization, a network or a caller. Three cases: an
identifier takes neither wildcards nor variables; the path of an organization takes them behind its first characters;
the id of a caller takes them behind the colon (the session's name) or in place of all before it. Source: AWS, "IAM
Access Analyzer policy check reference", Error – Wildcard usage too permissive, Variable usage too permissive.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause
from policy_engine.patterns import Wild
from policy_engine.syntax.variables import Variable, parse_template

Part = str | Wild | Variable
FIRST = 6
"""Characters that stand before a wildcard or variable in the path of an organization."""
PATHS = frozenset({"aws:principalorgpaths", "aws:resourceorgpaths", "aws:sourceorgpaths", "aws:vpceorgpaths"})
USER_ID = "aws:userid"


def loose(clause: Clause, what: str, blamed: Callable[[Part], bool]) -> Iterator[Hit]:
    """The values of a `Like` operator on such a key where a part that is `blamed` lets too much through.

    `what` names such parts for the message.
    """
    if clause.name is None or not clause.name.base.endswith("Like"):
        return
    for value in clause.values:
        parts = parse_template(value.text, variables=clause.statement.policy.has_variables).tokens
        if any(map(blamed, parts)) and (reason := _reason(clause.lowered, parts, blamed)):
            message = f"`{value.text}` is too wide for `{clause.key}`: {reason.format(what)}"
            yield Hit(message, (value.path,), _help(clause.lowered))


def _reason(key: str, parts: tuple[Part, ...], blamed: Callable[[Part], bool]) -> str:
    if key == USER_ID:
        return "" if _fits_user_id(parts, blamed) else "the {} stands neither behind the colon nor for all before it"
    if key in PATHS:
        return "" if _fits_path(parts, blamed) else f"the {{}} stands among the first {FIRST} characters"
    return "the key names one account, organization or network, and takes no {}"


def _fits_path(parts: tuple[Part, ...], blamed: Callable[[Part], bool]) -> bool:
    before = 0
    for part in parts:
        if blamed(part):
            return before >= FIRST
        # What is substituted is an id, and longer.
        before += len(part) if isinstance(part, str) else FIRST
    return True


def _fits_user_id(parts: tuple[Part, ...], blamed: Callable[[Part], bool]) -> bool:
    before: list[Part] = []
    for part in parts:
        left, colon, _right = part.partition(":") if isinstance(part, str) else (part, "", "")
        if left:
            before.append(left)
        if colon:
            return len(before) == 1 or not any(map(blamed, before))
    return False


def _help(key: str) -> str:
    if key == USER_ID:
        return "write the unique id of a user, or that of a role with `:*`"
    if key in PATHS:
        return "begin with the id of the organization, as in `o-exampleorgid/*`"
    return "list the values, and compare with StringEquals"
