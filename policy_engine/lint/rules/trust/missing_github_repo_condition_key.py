"""A role trusts GitHub Actions without a look at the subject of the token.

GitHub's provider is the same for all its customers: any workflow of any repository can assume the role. The subject
says which repository and branch a workflow belongs to.

Avoid: "StringEquals": {"token.actions.githubusercontent.com:aud": "sts.amazonaws.com"}
Prefer: "StringEquals": {"token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
"token.actions.githubusercontent.com:sub": "repo:org/repo:ref:refs/heads/main"}
Source: AWS, "IAM Access Analyzer policy check reference", Security warning – Missing GitHub repo condition key.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.providers import is_github, oidc_principals
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import StatementView


def check(statement: StatementView) -> Iterator[Hit]:
    """GitHub's provider in an Allow statement without a condition on `sub`."""
    for principal, host in oidc_principals(statement):
        if is_github(host) and not statement.clauses_on(f"{host}:sub"):
            message = f"no condition on `{host}:sub` says which repository may assume the role"
            yield Hit(message, (principal.path,), "compare it with `repo:ORG/REPO:ref:refs/heads/BRANCH`")
