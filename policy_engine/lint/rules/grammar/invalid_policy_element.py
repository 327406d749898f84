"""A member is no element of the policy language, or stands on the wrong level.

AWS refuses the policy. Names count with their letter case: Version, Id and Statement in the document; Sid, Effect,
Principal, NotPrincipal, Action, NotAction, Resource, NotResource and Condition in a statement.

Avoid: {"Effect": "Allow", "Actions": "s3:GetObject", "Resource": "*"}
Prefer: {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}
Source: AWS, "IAM Access Analyzer policy check reference", Error – Invalid policy element.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.plain import Plain
from policy_engine.lint.rule import Hit
from policy_engine.lint.shape import DOCUMENT, STATEMENT
from policy_engine.lint.view import PolicyView
from policy_engine.paths import Key, Path

_BELONGS = {STATEMENT: "belongs in a statement", DOCUMENT: "belongs beside Statement"}


def check(policy: PolicyView) -> Iterator[Hit]:
    """Every unknown name in the document and in its statements."""
    yield from _unknown(policy.members, (), "the document", DOCUMENT, STATEMENT)
    for statement in policy.statements:
        yield from _unknown(statement.members, statement.path, "a statement", STATEMENT, DOCUMENT)


def _unknown(
    members: dict[str, Plain], path: Path, where: str, known: frozenset[str], elsewhere: frozenset[str]
) -> Iterator[Hit]:
    for name in members:
        if name not in known:
            message = f"`{name}` is no element of {where}"
            yield Hit(message, ((*path, Key(name)),), _help(name, known, elsewhere))


def _help(name: str, known: frozenset[str], elsewhere: frozenset[str]) -> str:
    from difflib import get_close_matches

    if name in elsewhere:
        return f"it {_BELONGS[elsewhere]}"
    for names, tail in ((known, ""), (elsewhere, f" it {_BELONGS[elsewhere]}")):
        spelled = {each.lower(): each for each in sorted(names)}
        if close := get_close_matches(name.lower(), spelled, n=1, cutoff=0.75):
            return f"did you mean `{spelled[close[0]]}`?{tail}"
    return f"known are {', '.join(sorted(known))}"
