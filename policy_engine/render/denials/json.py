"""What AWS told as JSON; the form has its schema in `grammars/denial.schema.json`."""

from __future__ import annotations

from policy_engine.denials.agreement import Agreement, informed
from policy_engine.denials.asking import asked, unusable
from policy_engine.denials.denial import Denial, ToldStatement
from policy_engine.denials.meaning import Meaning, meaning
from policy_engine.explanation import Explanation
from policy_engine.render.denials.command import check_command, decode_command
from policy_engine.render.json import explanation_json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Json = dict[str, Any]


def denial_json(
    denial: Denial,
    *,
    times: int = 1,
    evaluated: tuple[Explanation, Agreement] | None = None,
    problem: str = "",
) -> Json:
    """The members of the schema; `problem` says why policies that were given could not be asked."""
    known = informed(denial, evaluated)
    means = meaning(known)
    explanation, agreement = evaluated or (None, None)
    return {
        "message": denial.text,
        "times": times,
        "decision": denial.outcome.value if denial.outcome else None,
        "reason": denial.kind.value if denial.kind else None,
        "through": denial.through.value if denial.through else None,
        "policy": denial.policy or None,
        "special": denial.special or None,
        "principal": denial.principal or None,
        "action": denial.action or None,
        "resource": denial.resource or None,
        "request": asked(denial) if denial.names_request else None,
        "matchedStatements": [_statement(each) for each in denial.statements],
        "errorCode": denial.error_code or None,
        "operation": denial.operation or None,
        "requestId": denial.request_id or None,
        "encodedMessage": denial.encoded or None,
        "concluded": list(known.concluded),
        "notUnderstood": unusable(denial),
        "says": list(means.says),
        "allowHelps": means.allow_helps,
        "change": list(means.change),
        "missingIn": means.kind.value if means.statement and means.kind else None,
        "missingStatement": means.statement,
        "checkCommand": _command(denial, means),
        "decodeCommand": decode_command(denial) if denial.encoded else None,
        "evaluation": explanation_json(explanation) if explanation else None,
        "agreement": _agreement(agreement) if agreement else None,
        "problem": problem or None,
    }


def _command(denial: Denial, means: Meaning) -> str | None:
    asks = denial.names_request and denial.rests_on_policies
    return check_command(denial, means.kind or denial.kind) if asks else None


def _statement(told: ToldStatement) -> Json:
    return {
        "sid": told.sid or None,
        "effect": told.effect,
        "actions": list(told.actions),
        "resources": list(told.resources),
        "conditions": {key: list(values) for key, values in told.conditions},
    }


def _agreement(agreement: Agreement) -> Json:
    return {
        "agrees": agreement.agrees,
        "differences": list(agreement.differences),
        "notGiven": [kind.value for kind in agreement.not_given],
        "missingContext": list(agreement.missing_context),
        "ownerUnknown": agreement.owner_unknown,
        "alsoBlocking": [kind.value for kind in agreement.also_blocking],
    }
