"""A member stands twice in one object.

JSON readers keep one of the two and drop the other without a word, and not all keep the same one; AWS refuses such a
document.

Avoid: {"Effect": "Allow", "Action": "s3:GetObject", "Action": "s3:PutObject", "Resource": "*"}
Prefer: {"Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "*"}
Source: AWS, "Grammar of the IAM JSON policy language": each element stands once.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.plain import Plain, Repeating
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import PolicyView
from policy_engine.paths import Key, Path


def check(policy: PolicyView) -> Iterator[Hit]:
    """Every member that stands twice, at its last place."""
    for path in _repeated(policy.root, ()):
        name = path[-1]
        shown = name.name if isinstance(name, Key) else str(name)
        yield Hit(f"the member `{shown}` stands twice in one object", (path,), "keep one of them")


def _repeated(value: Plain, path: Path) -> Iterator[Path]:
    if isinstance(value, Repeating):
        yield from ((*path, Key(name)) for name in value.names)
    if isinstance(value, dict):
        for name, each in value.items():
            yield from _repeated(each, (*path, name))
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from _repeated(each, (*path, number))
