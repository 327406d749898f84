"""Errors for what is named and not there: each says which file should have had it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from policy_engine.errors import RequestError


def missing_entity(
    kind: str, name: str, known: Iterable[str], files: Sequence[str], *, needed_by: str = ""
) -> RequestError:
    """A user, group or role that an account does not have."""
    from difflib import get_close_matches

    close = get_close_matches(name, list(known), n=1)
    hint = f"; did you mean `{close[0]}`?" if close else ""
    need = f", which {needed_by} is in" if needed_by else ""
    return RequestError(f"{_files(files)}: there is no {kind} `{name}`{need}{hint}")


def missing_policy(arn: str, holder: str, files: Sequence[str]) -> RequestError:
    """A managed policy that is attached and not described."""
    advice = (
        "a dump without `--filter`, or with the filter `AWSManagedPolicy`, has it"
        if ":iam::aws:" in arn
        else "a dump without `--filter`, or with the filter `LocalManagedPolicy`, has it"
    )
    return RequestError(f"{_files(files)}: the policy `{arn}`, attached to {holder}, is not described; {advice}")


def _files(files: Sequence[str]) -> str:
    return ", ".join(files)
