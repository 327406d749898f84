"""What AWS told, in plain words, for people at a terminal."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from policy_engine.denials.agreement import Agreement, informed
from policy_engine.denials.asking import resource_is_missing, unusable
from policy_engine.denials.denial import Denial, ToldStatement
from policy_engine.denials.meaning import Meaning, meaning
from policy_engine.explanation import Explanation
from policy_engine.messages import NAMES
from policy_engine.render.denials.command import FLAGS, check_command, decode_command
from policy_engine.render.paint import painted
from policy_engine.render.shown import shown
from policy_engine.render.text import explanation_text
from policy_engine.verdicts import Outcome

_MORE = (
    "CloudTrail records the call, for many services with the whole sentence in errorMessage (S3 objects only with "
    "data events): look it up by its time or request id, and give the event to policyeval explain",
    "what you know of the request can be given with --action, --resource and --principal",
)


def denial_text(
    denial: Denial,
    *,
    times: int = 1,
    evaluated: tuple[Explanation, Agreement] | None = None,
    color: bool = False,
    verbose: bool = False,
) -> str:
    """What was denied, what it means, what to change; and the evaluation of the policies at hand, if there are any."""
    known = informed(denial, evaluated)
    means = meaning(known)
    lines = [*_told(denial, times, color=color), *_meant(means), *_unread(known, color=color)]
    if not denial.names_request and not denial.encoded and denial.outcome is None:
        lines += ["", *_MORE]
    if denial.encoded:
        lines += ["", *_encoded(denial)]
    if evaluated is None and denial.names_request and denial.rests_on_policies:
        lines += ["", "to ask this of your policies:", f"  {shown(check_command(denial, means.kind or denial.kind))}"]
    text = "".join(f"{line}\n" for line in lines)
    return text + (_evaluated(denial, *evaluated, color=color, verbose=verbose) if evaluated else "")


def _told(denial: Denial, times: int, *, color: bool) -> Iterator[str]:
    allowed = denial.outcome is Outcome.ALLOWED
    word = painted(*(("ALLOWED", "green") if allowed else ("DENIED", "red")), color=color)
    how = denial.outcome.value if denial.outcome else "not said how"
    often = f", {times} times" if times > 1 else ""
    yield f"{word} by AWS ({how}) {_what(denial)}{often}"
    yield f"as {shown(denial.principal)}" if denial.principal else "as a caller that the message does not name"
    known = (("error", denial.error_code), ("operation", denial.operation), ("request id", denial.request_id))
    if any(value for _name, value in known):
        yield ", ".join(f"{name} {shown(value)}" for name, value in known if value)
    yield from (shown(_statement(each)) for each in denial.statements)


def _what(denial: Denial) -> str:
    if not denial.action:
        return "an action that the message does not name"
    if denial.resource:
        return f"{shown(denial.action)} on {shown(denial.resource)}"
    where = "a resource that the message does not name" if resource_is_missing(denial) else "*"
    return f"{shown(denial.action)} on {where}"


def _statement(told: ToldStatement) -> str:
    sid = f" `{told.sid}`" if told.sid else ""
    keys = f" with conditions on {', '.join(key for key, _values in told.conditions)}" if told.conditions else ""
    what = f"{told.effect} {', '.join(told.actions)} on {', '.join(told.resources)}"
    return f"decided by the statement{sid}: {what}{keys}"


def _meant(means: Meaning) -> Iterator[str]:
    yield ""
    yield from map(shown, means.says)
    if means.change:
        yield ""
        yield from map(shown, means.change)
    if means.statement:
        yield from (
            f"  {shown(line)}" for line in json.dumps(means.statement, indent=2, ensure_ascii=False).split("\n")
        )


def _unread(denial: Denial, *, color: bool) -> Iterator[str]:
    yield from (f"note: {shown(each)}" for each in denial.concluded)
    for problem in unusable(denial):
        yield painted(f"not understood: {shown(problem)}", "yellow", color=color)


def _encoded(denial: Denial) -> Iterator[str]:
    yield "the encoded message says more, and only AWS can decode it (sts:DecodeAuthorizationMessage):"
    yield f"  {decode_command(denial)}"


def _evaluated(denial: Denial, explanation: Explanation, agreement: Agreement, *, color: bool, verbose: bool) -> str:
    lines = ["", "the policies given:", *_indented(explanation_text(explanation, color=color, verbose=verbose)), ""]
    if agreement.agrees:
        lines.append(painted("agrees", "green", color=color) + " with what AWS told")
        lines += [
            f"  but no {NAMES[kind]} was given, which AWS names ({FLAGS[kind]} FILE)" for kind in agreement.not_given
        ]
        if agreement.also_blocking:
            also = ", ".join(NAMES[kind] for kind in agreement.also_blocking)
            lines.append(f"  AWS names one kind of policy; also in the way: {also}")
    else:
        lines += [
            painted("differs", "red", color=color) + f" from what AWS told: {each}" for each in agreement.differences
        ]
        lines += [f"  it may be that {each}" for each in _reasons(agreement)]
    return "".join(f"{line}\n" for line in lines)


def _indented(text: str) -> Sequence[str]:
    return [f"  {line}" if line else "" for line in text.rstrip("\n").split("\n")]


def _reasons(agreement: Agreement) -> Iterator[str]:
    for kind in agreement.not_given:
        yield f"a {NAMES[kind]} decided, and none was given: add {FLAGS[kind]} FILE"
    for key in agreement.missing_context:
        yield f"the request had a value of {shown(key)}: give it with --context {shown(key)}=VALUE"
    if agreement.owner_unknown:
        yield "the resource belongs to another account: name it with --resource-account"
    yield "other policies are attached than those given, or they were changed since"
