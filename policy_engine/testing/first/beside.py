"""Policies beside the one that is tested, where it alone allows nothing: of the other account, the role, the key."""

from __future__ import annotations

from typing import Any

from policy_engine.arn import parse_arn
from policy_engine.testing.first.question import Question


def beside(question: Question, kind: str) -> dict[str, Any]:
    """The policies by kind that AWS needs as well for a question about a policy of a kind; empty for none."""
    arn, caller = parse_arn(question.resource), parse_arn(question.principal)
    if arn is None or caller is None:
        return {}
    if kind != "identity":
        return {"identity": [_document({"Action": question.action, "Resource": "*"})]}
    everyone = {"Principal": {"AWS": f"arn:aws:iam::{arn.account}:root"}}
    if question.action.lower().startswith("kms:"):
        return {"resource": _document({**everyone, "Action": "kms:*", "Resource": "*"})}
    if question.action.lower().startswith("sts:assumerole"):
        return {"trust": _document({**everyone, "Action": question.action})}
    return {}


def _document(statement: dict[str, Any]) -> dict[str, Any]:
    return {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", **statement}]}
