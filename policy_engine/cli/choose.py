"""What `validate` is asked for by name: checks, types of policy and of finding. Others are wrong usage."""

from __future__ import annotations

from collections.abc import Iterable

from policy_engine.cli.names import known_name, nearest_name
from policy_engine.cli.options import ValidateOptions
from policy_engine.cli.usage import UsageError
from policy_engine.findings import Severity
from policy_engine.inputs.tasks import Choices
from policy_engine.lint.registry import every_rule, rule_named
from policy_engine.lint.rule import Family, Rule
from policy_engine.lint.validation import TRUST_POLICY
from policy_engine.syntax.document import PolicyType

RESOURCE_TYPES = (
    "AWS::S3::Bucket",
    "AWS::S3::AccessPoint",
    "AWS::S3::MultiRegionAccessPoint",
    "AWS::S3ObjectLambda::AccessPoint",
    TRUST_POLICY,
    "AWS::DynamoDB::Table",
)
"""The types of resources that Access Analyzer has checks for. Source: AWS, "ValidatePolicy"."""
_SEVERITIES = tuple(Severity.__members__)
_WORDS = ("all", *(family.value for family in Family))
_NEVER = "never"


def choices_of(options: ValidateOptions) -> Choices:
    """What to check. Raises `UsageError`."""
    policy_type = _policy_type(options.policy_type)
    resource_type = (
        known_name(options.resource_type, RESOURCE_TYPES, "--resource-type") if options.resource_type else ""
    )
    if resource_type == TRUST_POLICY:
        policy_type, resource_type = _agreeing(policy_type, PolicyType.TRUST, resource_type), ""
    elif resource_type:
        policy_type = _agreeing(policy_type, PolicyType.RESOURCE, resource_type)
    return Choices(
        policy_type=policy_type,
        resource_type=resource_type,
        select=_checks(options.select, "--select"),
        ignore=_checks(options.ignore, "--ignore"),
    )


def _policy_type(name: str) -> PolicyType | None:
    return PolicyType(known_name(name, [each.value for each in PolicyType], "--policy-type")) if name else None


def _agreeing(given: PolicyType | None, needed: PolicyType, resource_type: str) -> PolicyType:
    if given not in (None, needed):
        raise UsageError(f"--resource-type {resource_type} goes with --policy-type {needed.value}")
    return needed


def serious(fail_on: str) -> frozenset[Severity]:
    """The types of finding that make the command fail: those named and all more serious. Raises `UsageError`."""
    names = _listed([fail_on])
    if names == [_NEVER]:
        return frozenset()
    wanted = [_SEVERITIES.index(known_name(name.upper(), _SEVERITIES, "--fail-on", (_NEVER,))) for name in names]
    if not wanted:
        raise UsageError(f"--fail-on: a type of finding is missing: {', '.join(_SEVERITIES)}, or {_NEVER}")
    return frozenset(Severity[name] for name in _SEVERITIES[: max(wanted) + 1])


def check_named(code: str) -> Rule:
    """The check of a code, in any letter case. Raises `UsageError` with the nearest one."""
    found = rule_named(code.upper().replace("-", "_"))
    if found is None:
        raise UsageError(f"`{code}` is no code of a check{nearest_name(code, [rule.code for rule in every_rule()])}")
    return found


def _checks(given: Iterable[str], flag: str) -> tuple[str, ...]:
    return tuple(_check_name(name, flag) for name in _listed(given))


def _check_name(name: str, flag: str) -> str:
    if name.lower() in _WORDS:
        return name.lower()
    codes = [rule.code for rule in every_rule()]
    if not any(code.startswith(name.upper()) for code in codes):
        raise UsageError(f"{flag} {name}: no code of a check begins so{nearest_name(name, [*codes, *_WORDS])}")
    return name.upper()


def _listed(given: Iterable[str]) -> list[str]:
    return [name for text in given for each in text.split(",") if (name := each.strip())]
