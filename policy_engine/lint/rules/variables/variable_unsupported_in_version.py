"""A policy of the old version of the language holds a policy variable.

Under Version 2008-10-17, which is also that of a policy without one, `${…}` is plain text: a resource with
`${aws:username}` is that of a user of this very name.

Avoid: {"Version": "2008-10-17", "Statement": {…, "Resource": "arn:aws:s3:::example-data/${aws:username}/*"}}
Prefer: {"Version": "2012-10-17", "Statement": {…, "Resource": "arn:aws:s3:::example-data/${aws:username}/*"}}
Source: AWS, "IAM Access Analyzer policy check reference", Error – Variable unsupported in version. The other checks of
variables are silent then.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.variables import texts_in, variables_in
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView

_HELP = 'write "Version": "2012-10-17"'


def check(statement: StatementView) -> Iterator[Hit]:
    """Every string with a variable, in a policy that says 2008-10-17 or nothing."""
    if statement.policy.members.get("Version", "2008-10-17") != "2008-10-17":
        return
    for text, path in texts_in(statement):
        yield Hit(f"`{variables_in(text)[0].text}` is plain text before Version 2012-10-17", (path,), _HELP)
