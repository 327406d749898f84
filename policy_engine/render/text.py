"""Decisions and findings for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policy_engine.compile import CompiledPolicy
from policy_engine.explanation import Explanation, Miss
from policy_engine.findings import Finding
from policy_engine.matching import Clause
from policy_engine.messages import message, reason
from policy_engine.operators.names import parse_operator
from policy_engine.principals import IamUser
from policy_engine.record import Record
from policy_engine.render.paint import painted
from policy_engine.render.shown import shown
from policy_engine.render.snippet import place, snippet
from policy_engine.syntax.document import Statement
from policy_engine.verdicts import Match, Outcome

_WORDS = {
    Outcome.ALLOWED: ("ALLOWED", "green"),
    Outcome.EXPLICIT_DENY: ("DENIED", "red"),
    Outcome.IMPLICIT_DENY: ("DENIED", "red"),
}


def findings_text(findings: Iterable[Finding]) -> str:
    """Every finding with its place, what is wrong, and what to write instead."""
    return "".join(_finding(finding) for finding in findings)


def _finding(finding: Finding) -> str:
    advice = f"  help: {shown(finding.help)}\n" if finding.help else ""
    where = place(finding.source, finding.span)
    head = f"{where}: {finding.severity.value.lower()}[{finding.code}]: {shown(finding.message)}\n"
    return head + snippet(finding.source, finding.span) + advice


class Means(Record):
    """How to give what a request lacks, in the place where it was asked."""

    caller: str
    resource: str
    key: str


FLAGS = Means(
    caller="name another caller with --principal",
    resource="add --resource, such as --resource {}",
    key="give it with --context {}=VALUE",
)
MEMBERS = Means(
    caller="name another caller as `principal`",
    resource="give `resource`, such as {}",
    key="give it under `context`, or null where the request has none",
)


def explanation_text(
    explanation: Explanation, *, color: bool = False, verbose: bool = False, means: Means = FLAGS
) -> str:
    """The decision first, then AWS's sentence, then the statement that decides or comes nearest."""
    return "".join(f"{line}\n" for line in _lines(explanation, means, color=color, verbose=verbose))


def _lines(explanation: Explanation, means: Means, *, color: bool, verbose: bool) -> Iterator[str]:
    decision = explanation.decision
    word, style = _WORDS[decision.outcome]
    request = decision.request
    verdict = painted(word, style, color=color)
    yield f"{verdict} ({decision.outcome.value}) {shown(request.action)} on {shown(request.resource.arn)}"
    if isinstance(request.caller, IamUser) and request.caller.invented:
        yield f"as the IAM user {request.caller.arn} ({means.caller})"
    sentence = shown(message(decision))
    yield sentence
    if not decision.allowed and reason(decision) not in sentence:
        yield f"[{reason(decision)}]"
    if decision.outcome is Outcome.EXPLICIT_DENY:
        yield from _matches("denied by", [match for match in explanation.matched if match.statement.deny])
    elif decision.allowed:
        yield from _matches("allowed by", [match for match in explanation.matched if not match.statement.deny])
    if explanation.near_miss:
        yield ""
        yield from _near_miss(explanation.near_miss, explanation, means)
    for key in explanation.missing_context:
        yield (painted(f"missing context: {shown(key)}", "yellow", color=color) + f" ({means.key.format(shown(key))})")
    for remark in explanation.diagnostics:
        yield f"note: {shown(remark)}"
    for finding in explanation.findings:
        yield f"finding: {shown(str(finding))}"
    if verbose:
        yield from _verbose(explanation)


def _matches(title: str, matches: list[Match]) -> Iterator[str]:
    seen: set[str] = set()
    for match in matches:
        statement = match.statement.statement
        source = match.policy.document.source
        if (where := place(source, statement.span)) in seen:
            # One policy may hang on several levels of an organization, or stand for several kinds.
            continue
        seen.add(where)
        yield ""
        yield f"{title} {where}{_sid(statement)}{_policy(match.policy)}"
        yield snippet(source, statement.action.span).rstrip("\n")


def _near_miss(misses: tuple[Miss, ...], explanation: Explanation, means: Means) -> Iterator[str]:
    """Every clause of the nearest statement that failed, and what would have to change."""
    policy, statement = misses[0].policy, misses[0].statement.statement
    yield f"nearest statement: {place(policy.document.source, statement.span)}{_sid(statement)}{_policy(policy)}"
    for miss in misses:
        yield snippet(miss.policy.document.source, miss.span).rstrip("\n")
        yield f"  its {miss.clause.value} {shown(_mismatch(miss))}"
        yield from (f"  {shown(line)}" for line in suggestions(miss, explanation, means))


def _sid(statement: Statement) -> str:
    return f" (Sid {shown(statement.sid.value)})" if statement.sid and statement.sid.value else ""


def _policy(policy: CompiledPolicy) -> str:
    """The name of the policy, where it is not that of its file."""
    return "" if policy.name == policy.document.source.name else f" in {shown(policy.name)}"


def _mismatch(miss: Miss) -> str:
    if miss.condition is not None:
        clause = miss.condition.clause
        saw = f"`{miss.saw}`" if miss.saw else "no value"
        return f"is not met: {clause.operator.value} on {clause.key.value} saw {saw}"
    return f"does not cover `{miss.saw}`"


def suggestions(miss: Miss, explanation: Explanation, means: Means = FLAGS) -> Iterator[str]:
    """What would have to change, in the request or in the policy."""
    request = explanation.decision.request
    statement = miss.statement.statement
    if miss.clause is Clause.RESOURCE and statement.resource and not statement.resource.negated:
        elsewhere = _allowed_elsewhere(explanation)
        if request.resource.arn == "*" and elsewhere and len(explanation.near_miss) == 1:
            yield f"the policy allows {request.action} on {', '.join(elsewhere)}"
            yield f"to ask about one of these, {means.resource.format(_example(elsewhere[0]))}"
        yield f"in the policy, `{request.resource.arn}` would have to be in Resource"
    elif miss.clause is Clause.ACTION and not statement.action.negated:
        yield f"in the policy, add `{request.action}` to Action"
    elif miss.condition is not None:
        clause = miss.condition.clause
        name = parse_operator(clause.operator.value)
        fit = "would have to be none of" if name and name.negated else "would have to fit"
        yield f"in the request, {clause.key.value} {fit} {', '.join(value.value for value in clause.values)}"


def _allowed_elsewhere(explanation: Explanation) -> list[str]:
    """The resources that Allow statements which fail on theirs alone name instead."""
    named = [
        text.value
        for miss in explanation.misses
        if miss.clause is Clause.RESOURCE and not miss.statement.deny
        for text in (miss.statement.statement.resource.values if miss.statement.statement.resource else ())
    ]
    return list(dict.fromkeys(named))


def _example(pattern: str) -> str:
    """A resource that fits a pattern."""
    return pattern.replace("*", "example").replace("?", "x")


def _verbose(explanation: Explanation) -> Iterator[str]:
    yield ""
    for kind, verdict in explanation.decision.verdicts.items():
        yield f"{kind.value}: {verdict.outcome.value}"
    for miss in explanation.misses:
        effect, where = miss.statement.statement.effect.value, place(miss.policy.document.source, miss.span)
        yield f"  {effect} at {where} does not apply: {miss.clause.value} {shown(_mismatch(miss))}"
