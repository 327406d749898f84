"""What one service does differently, each in its own file behind `ServiceRules`."""

from __future__ import annotations

from policy_engine.authorizers.base import ServiceRules
from policy_engine.authorizers.iam import IamRules
from policy_engine.authorizers.kms import KmsRules
from policy_engine.authorizers.s3 import S3Rules
from policy_engine.authorizers.sts import StsRules

_ORDINARY = ServiceRules()
_RULES: dict[str, ServiceRules] = {"iam": IamRules(), "kms": KmsRules(), "s3": S3Rules(), "sts": StsRules()}


def rules_for(service: str) -> ServiceRules:
    """The rules of a service, by its action prefix."""
    return _RULES.get(service, _ORDINARY)


__all__ = ["ServiceRules", "rules_for"]
