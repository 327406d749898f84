"""A role trusts GitHub Actions without saying which repository and branch.

A `*` in the subject lets workflows of other repositories or branches in. Name the repository, and the branch, tag or
environment from which it deploys.

Avoid: "StringLike": {"token.actions.githubusercontent.com:sub": "repo:org/*"}
Prefer: "StringEquals": {"token.actions.githubusercontent.com:sub": "repo:org/repo:ref:refs/heads/main"}
Source: AWS, "IAM Access Analyzer policy check reference", General warning – Specific GitHub repo and branch
recommended. A subject with an environment is taken as specific, since the environment says which branches deploy to
it; so is one whose branch is left to a `:ref` key of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.lint.facts.providers import claim_of, is_github, oidc_principals
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Clause, StatementView

_BRANCH = (":ref:refs/", ":environment:", ":job_workflow_ref:")


def check(statement: StatementView) -> Iterator[Hit]:
    """Each subject with a star, and each without a branch where no `:ref` is compared either."""
    hosts = [host for _principal, host in oidc_principals(statement) if is_github(host)]
    if not hosts:
        return
    compared = [each for each in statement.clauses if each.lowered.startswith(f"{hosts[0]}:") and _selects(each)]
    has_branch = any(claim_of(each.lowered) == "ref" and _exact(each) for each in compared)
    for clause in compared:
        if claim_of(clause.lowered) == "sub":
            for value in clause.values:
                if not _specific(value.text, has_branch=has_branch):
                    message = f"`{value.text}` in `{clause.key}` leaves the repository or branch open"
                    yield Hit(message, (value.path,), _help(hosts[0]))


def _help(host: str) -> str:
    return f"write `repo:ORG/REPO:ref:refs/heads/BRANCH`, or compare the branch with `{host}:ref`"


def _selects(clause: Clause) -> bool:
    return clause.name is not None and clause.name.family.startswith("string") and not clause.name.negated


def _exact(clause: Clause) -> bool:
    return not any("*" in value.text for value in clause.values)


def _specific(subject: str, *, has_branch: bool) -> bool:
    """Whether a subject says repository and branch; with the branch in a key of its own, the repository is enough."""
    if has_branch:
        kind, _, rest = subject.partition(":")
        repository = rest.partition(":")[0]
        return kind == "repo" and bool(repository) and "*" not in kind + repository
    return "*" not in subject and any(each in subject for each in _BRANCH)
