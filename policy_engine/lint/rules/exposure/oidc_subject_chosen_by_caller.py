"""A role trusts a subject of GitHub's that anyone can have.

Repositories choose of which claims their subjects are made. One that begins with a workflow, a branch or an
environment can be made in every repository: the names are free. A subject has to begin with its repository or owner.

Avoid: "StringEquals": {"token.actions.githubusercontent.com:sub": "environment:prod"}
Prefer: "StringEquals": {"token.actions.githubusercontent.com:sub": "repo:octo-org/octo-repo:environment:prod"}
Source: GitHub, "OpenID Connect reference", "Customizing the token claims". It is not said where another claim names
the owner.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.tenants import Subject, open_subjects
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView


def check(statement: StatementView) -> Iterator[Hit]:
    """Each value that begins with such a claim."""
    for clause, value in open_subjects(statement, Subject.CHOSEN):
        claim = value.text.partition(":")[0]
        message = f"anyone can have tokens with `{value.text}` in `{clause.key}`, since `{claim}` is free to choose"
        yield Hit(message, (value.path,), "begin with the repository: `repo:ORG/REPO:…`")
