"""The Version is none of the policy language.

AWS refuses the policy. Version is not the date of the policy but that of the language: 2012-10-17, or 2008-10-17, which
has no policy variables.

Avoid: "Version": "2020-01-01"
Prefer: "Version": "2012-10-17"
Source: AWS, "IAM Access Analyzer policy check reference", Error – Invalid version.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.rule import Hit
from policy_engine.lint.shape import VERSIONS
from policy_engine.lint.view import PolicyView


def check(policy: PolicyView) -> Iterator[Hit]:
    """A Version that is another string; of another type is a matter of DATA_TYPE_MISMATCH."""
    version = policy.version
    if version is not None and version not in VERSIONS:
        message = f"`{version}` is no version of the policy language; {' and '.join(VERSIONS)} are"
        yield Hit(message, (("Version",),), f"write `{VERSIONS[0]}`")
