"""The ARN operators; ArnEquals takes wildcards as ArnLike does."""

from __future__ import annotations

from policy_engine.arn import arn_test, parse_arn
from policy_engine.operators.family import Family

ARN = Family(compile=arn_test, readable=lambda text: parse_arn(text) is not None, variables=True)
