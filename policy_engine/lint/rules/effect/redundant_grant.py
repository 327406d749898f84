"""What a statement says, another one says already, and wider.

The entries change nothing: another statement of the same effect takes them in, without conditions. A condition beside
them has no effect either, which is often the real mistake.

Avoid: {"Action": "s3:*", "Resource": "*"}, {"Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*",
  "Condition": {…}}
Prefer: the statement that is meant
Source: AWS, "Policy evaluation logic". Entries are compared as globs, statement by statement; equal statements are a
matter of REDUNDANT_STATEMENT.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.extents import Extent, extents, wider
from policy_engine.lint.facts.naming import listed
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import PolicyView, Written
from policy_engine.paths import Path


def check(policy: PolicyView) -> Iterator[Hit]:
    """Entries that another statement without conditions covers; the place of that one comes last."""
    for extent in extents(policy):
        said: dict[Path, str] = {}
        by: dict[Path, None] = {}
        for wide, entry in _said_already(policy, extent):
            said.setdefault(entry.path, entry.text)
            by[wide.statement.path] = None
        if said:
            beside = "" if extent.unconditional else ", without the conditions of this one"
            effect = "allows" if extent.statement.allows else "denies"
            message = f"another statement {effect} {listed([*said.values()])} already{beside}"
            yield Hit(message, (*said, *by), "remove what is said twice, or narrow the other statement")


def _said_already(policy: PolicyView, narrow: Extent) -> Iterator[tuple[Extent, Written]]:
    for wide in wider(policy, narrow, denies=narrow.statement.denies):
        covered = narrow.covered_by(wide)
        if not covered or wide.meaning == narrow.meaning:
            continue
        # Of two statements that say the same of an action, the later one repeats it.
        earlier = narrow.statement.index < wide.statement.index
        mutual = earlier and narrow.unconditional and narrow.takes_in(wide)
        repeated = {each.text.lower() for each in wide.covered_by(narrow)} if mutual else ()
        yield from ((wide, entry) for entry in covered if entry.text.lower() not in repeated)
