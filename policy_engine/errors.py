"""The exceptions the package raises; nothing else leaves its public functions."""

from __future__ import annotations

from collections.abc import Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from policy_engine.findings import Finding


class PolicyEvalError(Exception):
    """Base of every exception of this package."""


class PolicyError(PolicyEvalError):
    """A policy document cannot be used; `findings` says everything that is wrong with it."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__("\n".join(str(finding) for finding in findings))
        self.findings = tuple(findings)


class RequestError(PolicyEvalError):
    """A request is incomplete, contradictory or not understood; the message names the member.

    `about` is the value that is wrong, as it was given, or the object with the member `member` that is; whoever read
    it from a file can say where it stands.
    """

    def __init__(self, message: str, *, about: object = None, member: str | int = "") -> None:
        super().__init__(message)
        self.about = about
        self.member = member


class UnknownActionError(RequestError):
    """An action or service that the catalogue does not know; `suggestion` is the nearest real name."""

    def __init__(self, message: str, suggestion: str = "", *, about: object = None, member: str | int = "") -> None:
        super().__init__(message, about=about, member=member)
        self.suggestion = suggestion
