"""Whether the policies at hand come to what AWS told, and what may be behind a difference.

Source: docs/semantics.md, "Messages".
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.arn import parse_arn
from policy_engine.decision import Decision
from policy_engine.denials.denial import Denial
from policy_engine.explanation import Explanation
from policy_engine.messages import NAMES
from policy_engine.policy_set import PolicyKind
from policy_engine.record import Record
from policy_engine.verdicts import Outcome


class Agreement(Record):
    """`differences` are empty where AWS and the policies agree; what else is there may be behind them."""

    differences: tuple[str, ...] = ()
    not_given: tuple[PolicyKind, ...] = ()
    """The kinds of policy that AWS names, of which none was given."""
    missing_context: tuple[str, ...] = ()
    """Keys that nobody gave and that the answer depends on."""
    owner_unknown: bool = False
    """Nothing says which account owns the resource, so it counts as the caller's own, and that may be wrong."""
    also_blocking: tuple[PolicyKind, ...] = ()
    """Kinds that stand in the way beside the one that AWS names."""

    @property
    def agrees(self) -> bool:
        """Whether the policies come to the same outcome by the same kind of policy, as far as the message says."""
        return not self.differences


def compare(denial: Denial, explanation: Explanation) -> Agreement:
    """Hold an evaluation against what AWS told."""
    decision = explanation.decision
    kinds = _kinds(denial)
    return Agreement(
        differences=tuple(_differences(denial, decision)),
        not_given=tuple(kind for kind in (denial.kind, denial.through) if kind and not _given(kind, decision)),
        missing_context=explanation.missing_context,
        owner_unknown=_owner_unknown(denial, decision),
        also_blocking=tuple(kind for kind in decision.blocking if kinds and _same(kind) not in kinds),
    )


def informed(denial: Denial, evaluated: tuple[Explanation, Agreement] | None) -> Denial:
    """A message that does not say how or by what it was denied, with what policies say that agree with it."""
    if evaluated is None or not evaluated[1].agrees or denial.kind or denial.outcome is Outcome.ALLOWED:
        return denial
    decision = evaluated[0].decision
    return denial.replace(
        outcome=decision.outcome,
        kind=decision.kind,
        special=decision.special,
        concluded=(
            *denial.concluded,
            "the kind of policy is what the policies given say; the message names none",
        ),
    )


def _differences(denial: Denial, decision: Decision) -> Iterator[str]:
    if (denial.outcome is Outcome.ALLOWED) != decision.allowed:
        told = "allowed" if denial.outcome is Outcome.ALLOWED else "denied"
        yield f"AWS {told} the request, and the policies given come to {decision.outcome.value}"
    elif denial.outcome is not None and denial.outcome is not decision.outcome:
        here = f"{decision.outcome.value}{_by(decision)}"
        yield f"AWS came to {denial.outcome.value}, and the policies given come to {here}"
    elif decision.outcome is Outcome.EXPLICIT_DENY and (names := _other_statements(denial, decision)):
        yield f"AWS names the statement {names}, and none of that Sid denies here"
    elif not decision.allowed and denial.kind and not _kinds(denial) & set(map(_same, decision.blocking)):
        yield f"AWS names the {NAMES[denial.kind]}, and what stands in the way here is the {_name(decision)}"


def _other_statements(denial: Denial, decision: Decision) -> str:
    """The Sids that AWS says denied, if none of the statements that deny here has one of them."""
    told = {each.sid for each in denial.statements if each.sid}
    here = {match.statement.statement.sid.value for match in decision.matched if match.statement.statement.sid}
    return "" if told & here else ", ".join(f"`{sid}`" for sid in sorted(told))


def _kinds(denial: Denial) -> set[PolicyKind]:
    return {_same(kind) for kind in (denial.kind, denial.through) if kind}


def _same(kind: PolicyKind) -> PolicyKind:
    """A trust policy is the resource-based policy of a role, and services name it as either."""
    return PolicyKind.RESOURCE if kind is PolicyKind.TRUST else kind


def _by(decision: Decision) -> str:
    return f" by the {_name(decision)}" if decision.kind else ""


def _name(decision: Decision) -> str:
    return NAMES[decision.kind] if decision.kind else "nothing"


def _given(kind: PolicyKind, decision: Decision) -> bool:
    policies = decision.policies
    return bool(
        {
            PolicyKind.IDENTITY: policies.identity,
            PolicyKind.RESOURCE: policies.resource,
            PolicyKind.TRUST: policies.resource,
            PolicyKind.BOUNDARY: policies.boundary,
            PolicyKind.SESSION: policies.session,
            PolicyKind.SCP: policies.scp,
            PolicyKind.RCP: policies.rcp,
            PolicyKind.ENDPOINT: policies.endpoint,
            PolicyKind.SPECIAL: True,
        }[kind]
    )


def _owner_unknown(denial: Denial, decision: Decision) -> bool:
    """Whether it bears on the answer: between accounts both the caller's and the resource's policy must allow."""
    arn = parse_arn(decision.request.resource.arn)
    both_sides = denial.kind in (None, PolicyKind.IDENTITY, PolicyKind.RESOURCE)
    return arn is not None and not decision.request.resource.owner and both_sides
