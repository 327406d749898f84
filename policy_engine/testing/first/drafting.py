"""The cases for each statement of a policy: each was asked, and is answered as it expects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from policy_engine.arn import parse_arn
from policy_engine.compile import CompiledStatement
from policy_engine.decision import Decision
from policy_engine.errors import RequestError
from policy_engine.record import Record
from policy_engine.testing.first.beside import beside
from policy_engine.testing.first.candidates import actions, callers, next_actions, next_resources, resources
from policy_engine.testing.first.question import ACCOUNT, Question, Subject, decides
from policy_engine.testing.first.values import failing, meeting
from policy_engine.verdicts import Outcome

_TRIES = 40
_STRANGERS = ("arn:aws:iam::999988887777:user/stranger", "arn:aws:iam::999988887777:root", "anonymous")
_SILENCE = "implicit-deny"


class Draft(Record):
    """A case: a name, a question, and what is expected."""

    name: str
    question: Question
    expect: str
    sid: str = ""


class Note(Record):
    """What no case was found for."""

    text: str


Part = Draft | Note


def drafts_of(subject: Subject, statement: CompiledStatement) -> Iterator[Part]:
    """The cases for a statement: what it allows and the denials around it, or what it denies."""
    label = label_of(statement)
    outcome = Outcome.EXPLICIT_DENY if statement.deny else Outcome.ALLOWED
    question = _found(subject, statement, outcome)
    if question is None:
        yield Note(text=f"no request was found that {label} decides; write one by hand")
        return
    sid = statement.statement.sid.value if statement.statement.sid else ""
    if statement.deny:
        yield Draft(name=f"{label} denies {question.action}", question=question, expect="explicit-deny", sid=sid)
        return
    yield Draft(name=f"{label} allows {question.action}", question=question, expect="allow", sid=sid)
    yield from _around(subject, statement, question)


def label_of(statement: CompiledStatement) -> str:
    """The Sid, or the number of a statement without."""
    sid = statement.statement.sid
    return sid.value if sid and sid.value else f"statement {statement.statement.index + 1}"


def _around(subject: Subject, statement: CompiledStatement, question: Question) -> Iterator[Part]:
    """Denials next to an allow: another action, another resource, each condition not met."""
    label = label_of(statement)
    action = _denied(subject, (question.replace(action=each) for each in next_actions(question.action)))
    if action:
        yield Draft(name=f"{label} does not allow {action.action}", question=action, expect=_SILENCE)
    else:
        yield Note(text=f"no action of the service was found that is denied on what {label} allows")
    resource = _denied(subject, (question.replace(resource=each) for each in next_resources(question.resource)))
    if resource:
        name = f"{label} does not allow {resource.action} on another resource"
        yield Draft(name=name, question=resource, expect=_SILENCE)
    elif subject.kind == "identity":
        yield Note(text=f"no other resource was found that is denied: {label} names it by `*`, or another allows it")
    if subject.kind != "identity":
        yield from _other_caller(subject, label, question)
    for key, context in _unmet(statement, question):
        other = _denied(subject, (question.replace(context=each) for each in context))
        name = f"{label} does not allow {question.action} with another {key}"
        if other is None:
            yield Note(text=f"no value of {key} was found with which {label} does not allow {question.action}")
        elif dict(other.context).get(key, "") is None:
            yield Draft(name=f"{label} does not allow {question.action} without {key}", question=other, expect=_SILENCE)
        else:
            yield Draft(name=name, question=other, expect=_SILENCE)


def _other_caller(subject: Subject, label: str, question: Question) -> Iterator[Part]:
    caller = _denied(subject, (question.replace(principal=each) for each in _STRANGERS))
    if caller:
        name = f"{label} does not allow {question.action} to another caller"
        yield Draft(name=name, question=caller, expect=_SILENCE)
    else:
        yield Note(text=f"no caller was found that is denied what {label} allows")


def _unmet(statement: CompiledStatement, question: Question) -> Iterator[tuple[str, Iterator[dict[str, Any]]]]:
    """For each key of the conditions, contexts in which one of them is not met."""
    seen: set[str] = set()
    for condition in statement.conditions:
        if condition.key not in seen:
            seen.add(condition.key)
            yield condition.clause.key.value, failing(condition, question.context)


def _found(subject: Subject, statement: CompiledStatement, outcome: Outcome) -> Question | None:
    """A request with an outcome that the statement decides."""
    for question in _questions(subject, statement):
        decision = _answer(subject, question)
        if decision and decision.outcome is outcome and decides(statement, decision):
            settled = subject.settled(question)
            again = subject.decide(settled)
            if again.outcome is outcome and decides(statement, again):
                return settled
    return None


def _denied(subject: Subject, questions: Iterable[Question]) -> Question | None:
    """The first request that is denied because nothing allows it."""
    for question in islice(questions, _TRIES):
        decision = _answer(subject, question)
        if decision and decision.outcome is Outcome.IMPLICIT_DENY:
            settled = subject.settled(question)
            if subject.decide(settled).outcome is Outcome.IMPLICIT_DENY:
                return settled
    return None


def _answer(subject: Subject, question: Question) -> Decision | None:
    try:
        return subject.decide(question)
    except RequestError:
        # Some combinations of caller and action cannot be asked.
        return None


def _questions(subject: Subject, statement: CompiledStatement) -> Iterator[Question]:
    context = meeting(statement.conditions, variables=subject.policy.document.has_variables)
    if context is not None:
        yield from islice(_in_context(subject, statement, context), _TRIES)
        if not statement.deny:
            past = _past_denials(subject, context)
            yield from islice(_in_context(subject, statement, past), _TRIES)
            for question in islice(_in_context(subject, statement, past), _TRIES):
                if others := beside(question, subject.kind):
                    yield question.replace(beside=others)


def _past_denials(subject: Subject, context: dict[str, Any]) -> dict[str, Any]:
    """A context that the conditions of Deny statements do not fit, as far as the statement's own leave it open."""
    for statement in subject.policy.statements:
        for condition in statement.conditions[:1] if statement.deny else ():
            if condition.key not in {key.lower() for key in context}:
                context = next(failing(condition, context), context)
    return context


def _in_context(subject: Subject, statement: CompiledStatement, context: dict[str, Any]) -> Iterator[Question]:
    policy = subject.policy
    for action in actions(statement):
        for principal, account in callers(statement.statement.principal):
            known = dict(context)
            for found in resources(policy, statement, action, known):
                resource = found.replace(f":{ACCOUNT}:", f":{account}:") if account else found
                owner = account if _ownerless(resource) else ""
                caller = principal if account else _at_home(principal, resource)
                yield Question(principal=caller, action=action, resource=resource, context=dict(known), account=owner)


def _at_home(principal: str, resource: str) -> str:
    """The caller of an identity policy, in the account of the resource."""
    arn = parse_arn(resource)
    return principal.replace(ACCOUNT, arn.account) if arn and arn.account.isdigit() else principal


def _ownerless(resource: str) -> bool:
    parts = resource.split(":", 5)
    return len(parts) == 6 and not parts[4]
