"""What a case expects: read as people write it, and held against the decision."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from policy_engine.calls import deciding
from policy_engine.decision import Decision
from policy_engine.members import Members
from policy_engine.policy_set import PolicyKind
from policy_engine.testing.case import Expectation, open_keys
from policy_engine.verdicts import OUTCOMES, Match, Outcome

_NAMES = {
    Outcome.ALLOWED: "allow",
    Outcome.EXPLICIT_DENY: "explicit-deny",
    Outcome.IMPLICIT_DENY: "implicit-deny",
}
_KINDS = tuple(kind.value for kind in PolicyKind)
_LIMITS = (PolicyKind.SCP, PolicyKind.RCP, PolicyKind.ENDPOINT, PolicyKind.BOUNDARY, PolicyKind.SESSION)
"""Kinds that allow beside another: what they say of an allowed call is not what it is allowed by."""
_Decider = tuple[PolicyKind, Match | None]


def read_expectation(given: object, where: str, *, strict: bool = False) -> Expectation:
    """An expectation from a word, or from an object with `outcome`, `policy` and `sid`. Raises `RequestError`."""
    members = Members.of(given, "outcome", where)
    members.needed("outcome")
    outcome = members.choice("outcome", tuple(OUTCOMES))
    kind = PolicyKind(members.choice("policy", _KINDS)) if members.text("policy") else None
    sid = members.text("sid")
    members.refuse_others()
    if sid and outcome == "implicit-deny":
        raise members.error("sid", "no statement decides an implicit deny; name the `policy` that allows nothing")
    return Expectation(outcomes=OUTCOMES[outcome], kind=kind, sid=sid, strict=strict)


def expected_text(expect: Expectation) -> str:
    """What is expected, in a few words."""
    outcome = next(name for name, outcomes in OUTCOMES.items() if outcomes == expect.outcomes)
    return _told(outcome, expect.kind, expect.sid)


def answer_text(decisions: Sequence[Decision]) -> str:
    """What came, in a few words."""
    decision = deciding(decisions)
    deciders = sorted(_deciders(decisions), key=lambda decider: decision.allowed and decider[0] in _LIMITS)
    kind, match = deciders[0] if deciders else (decision.kind, None)
    return _told(_NAMES[decision.outcome], None if decision.allowed and match is None else kind, _sid(match))


def failure_of(expect: Expectation, decisions: tuple[Decision, ...]) -> str:
    """How the decisions of a call differ from what is expected; empty where they do not."""
    if deciding(decisions).outcome not in expect.outcomes or not _decides(expect, decisions):
        return f"expected {expected_text(expect)}, got {answer_text(decisions)}{_unknown_sid(expect.sid, decisions)}"
    if expect.strict and (keys := open_keys(decisions)):
        return f"the answer rests on {', '.join(keys)}, which the case does not give"
    return ""


def _decides(expect: Expectation, decisions: Sequence[Decision]) -> bool:
    if expect.kind is None and not expect.sid:
        return True
    return any(
        expect.kind in (None, kind) and (not expect.sid or _sid(match) == expect.sid)
        for kind, match in _deciders(decisions)
    )


def _deciders(decisions: Sequence[Decision]) -> Iterable[_Decider]:
    """Every kind of policy that decided, with its statements that did; of an allowed call those of all its checks."""
    stands = deciding(decisions)
    for decision in decisions if stands.allowed else (stands,):
        explicit = decision.outcome is Outcome.EXPLICIT_DENY
        kinds = decision.verdicts if decision.allowed else decision.blocking
        for kind in kinds:
            verdict = decision.verdicts.get(kind)
            matches = () if verdict is None else verdict.denies if explicit else verdict.allows
            if decision.outcome is Outcome.IMPLICIT_DENY or not matches and explicit:
                yield kind, None
            else:
                yield from ((kind, match) for match in matches)


def _sid(match: Match | None) -> str:
    sid = match.statement.statement.sid if match else None
    return sid.value if sid else ""


def _told(outcome: str, kind: PolicyKind | None, sid: str) -> str:
    by = [*([f"policy: {kind.value}"] if kind else []), *([f"sid: {sid}"] if sid else [])]
    return f"{outcome} ({', '.join(by)})" if by else outcome


def _unknown_sid(sid: str, decisions: Sequence[Decision]) -> str:
    """Where no policy has such a statement at all, that is the mistake."""
    sids = {
        statement.statement.sid.value
        for decision in decisions
        for policy in decision.policies.all()
        for statement in policy.statements
        if statement.statement.sid
    }
    if not sid or sid in sids:
        return ""
    close = get_close_matches(sid, sorted(sids), n=1)
    return f"; no statement has the Sid `{sid}`" + (f", did you mean `{close[0]}`?" if close else "")
