"""What one service does differently, each in its own file behind `ServiceRules`."""

from __future__ import annotations

from functools import cache

from policy_engine.authorizers.base import ServiceRules

_ORDINARY = ServiceRules()
_WITH_RULES = frozenset({"iam", "kms", "s3", "sts"})


def rules_for(service: str) -> ServiceRules:
    """The rules of a service, by its action prefix; its file is loaded when the service is first asked about."""
    return _own_rules(service) if service in _WITH_RULES else _ORDINARY


@cache
def _own_rules(service: str) -> ServiceRules:
    match service:
        case "iam":
            from policy_engine.authorizers.iam import IamRules

            return IamRules()
        case "kms":
            from policy_engine.authorizers.kms import KmsRules

            return KmsRules()
        case "s3":
            from policy_engine.authorizers.s3 import S3Rules

            return S3Rules()
        case _:
            from policy_engine.authorizers.sts import StsRules

            return StsRules()


__all__ = ["ServiceRules", "rules_for"]
