"""Questions to the small organization come to what asking `decide` about everyone and everything comes to."""

from __future__ import annotations

from functools import cache

import pytest

from policy_engine.catalog import actions_of
from policy_engine.context import Entries
from policy_engine.decision import decide
from policy_engine.environment import Environment, read_environment
from policy_engine.questions.abilities import WhatCan
from policy_engine.questions.access import PrincipalKind, WhoCan
from policy_engine.questions.shapes import shapes_of, types_of
from policy_engine.questions.what import what_can
from policy_engine.questions.who import who_can
from policy_engine.request_file import read_call
from policy_engine.verdicts import Assumption
from tests.commands import ROOT

_DATA = "arn:aws:s3:::example-data"
_KEY = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
_QUEUE = "arn:aws:sqs:eu-west-1:111122223333:jobs"
_FUNCTION = "arn:aws:lambda:eu-west-1:444455556666:function:app-shop"
_ROLES = [
    "arn:aws:iam::999988887777:role/org-admin",
    "arn:aws:iam::111122223333:role/shared/data-reader",
    "arn:aws:iam::111122223333:role/etl",
    "arn:aws:iam::444455556666:role/jump",
    "arn:aws:iam::444455556666:role/deploy",
    "arn:aws:iam::444455556666:role/aws-reserved/sso-admin",
    "arn:aws:iam::444455556666:role/audit",
]
_OBJECTS = [f"{_DATA}/{name}" for name in ("home/bob/x", "home/alice/x", "releases/x", "incoming/x", "AWSLogs/x")]
_ASKED = [
    *(("s3:GetObject", arn) for arn in (*_OBJECTS, "arn:aws:s3:::example-site/x", "arn:aws:s3:::example-old-site/x")),
    *(("s3:PutObject", arn) for arn in (*_OBJECTS, "arn:aws:s3:::example-site/x")),
    ("s3:ListBucket", _DATA),
    ("s3:GetBucketPolicy", _DATA),
    ("s3:DeleteBucketPolicy", _DATA),
    ("s3:ListAllMyBuckets", "*"),
    *((f"kms:{name}", _KEY) for name in ("Decrypt", "GenerateDataKey", "ScheduleKeyDeletion")),
    *((f"sqs:{name}", _QUEUE) for name in ("SendMessage", "ReceiveMessage")),
    ("lambda:UpdateFunctionCode", _FUNCTION),
    *((f"iam:{name}", "*") for name in ("CreateUser", "ListUsers")),
    ("iam:DeleteRole", _ROLES[2]),
    *(("sts:AssumeRole", arn) for arn in _ROLES),
]
_ASSUMING = ("sts:AssumeRole", "sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity")
_OUTSIDE = ["lambda.amazonaws.com", "support.amazonaws.com", "s3.amazonaws.com", "cloudtrail.amazonaws.com"]
_PROVIDERS = [
    "arn:aws:iam::444455556666:saml-provider/corporate",
    "arn:aws:iam::444455556666:oidc-provider/token.actions.githubusercontent.com",
]
_CONTEXTS: list[Entries] = [
    {},
    {"aws:RequestedRegion": "eu-west-1", "aws:MultiFactorAuthPresent": True, "sts:ExternalId": "data"},
    {"aws:RequestedRegion": "us-east-1", "sts:ExternalId": "other"},
]


@cache
def _environment() -> Environment:
    return read_environment([str(ROOT / "fixtures/environments/described")])


def _callers() -> dict[str, str]:
    """Everyone, by the name that answers give: how a request names them."""
    callers = {}
    for entity in _environment().entities:
        account = entity.arn.split(":")[4]
        session = f"arn:aws:sts::{account}:assumed-role/{entity.name}/session"
        callers[entity.arn] = session if ":role/" in entity.arn else entity.arn
    callers |= {f"arn:aws:iam::{number}:root": number for number in _environment().accounts}
    return callers | {name: name for name in (*_OUTSIDE, "anonymous")}


@cache
def _outcomes(caller: str, action: str, arn: str, number: int) -> tuple[bool, bool]:
    """Whether a request may be allowed for some values of what is not given, and whether for all of them."""
    asked = {"principal": caller, "action": action, "resource": arn}
    given = {**asked, "context": _CONTEXTS[number], "now": "2026-01-31T12:00:00Z"}
    [(policies, request)] = read_call(given, complete=_environment().complete).checks
    best, worst = (decide(policies, request, each) for each in (Assumption.FAVOURABLE, Assumption.ADVERSE))
    return best.allowed, worst.allowed


def _naive(action: str, arn: str, number: int) -> tuple[dict[str, int], set[str]]:
    """Everyone that can with the least number of roles on the way, and everyone that surely can; looked for by
    asking about everybody and every role again and again."""
    callers = _callers()
    hops = {name: 0 for name, caller in callers.items() if _outcomes(caller, action, arn, number)[0]}
    sure = {name for name, caller in callers.items() if _outcomes(caller, action, arn, number)[1]}
    roles = [name for name in callers if ":role/" in name]
    for count in range(1, len(roles) + 1):
        for role in [role for role in roles if hops.get(role) == count - 1]:
            for name, caller in [*callers.items(), *((each, each) for each in _PROVIDERS)]:
                if name not in hops and _assumes(name, caller, role, number)[0]:
                    hops[name] = count
    for _round in roles:
        for role in [role for role in roles if role in sure]:
            for name, caller in [*callers.items(), *((each, each) for each in _PROVIDERS)]:
                if _assumes(name, caller, role, number)[1]:
                    sure.add(name)
    return hops, sure


def _assumes(name: str, caller: str, role: str, number: int) -> tuple[bool, bool]:
    if name in ("anonymous", role):
        return False, False
    actions = _ASSUMING[1:] if name in _PROVIDERS else _ASSUMING[:1]
    found = [_outcomes(caller, each, role, number) for each in actions if _fits(name, each)]
    return any(each for each, _sure in found), any(sure for _each, sure in found)


def _fits(name: str, action: str) -> bool:
    return name not in _PROVIDERS or (":saml-provider/" in name) is action.endswith("SAML")


def _asked(action: str, arn: str, number: int) -> WhoCan:
    return who_can(_environment(), action, arn, context=_CONTEXTS[number], now="2026-01-31T12:00:00Z")


@pytest.mark.parametrize("number", range(len(_CONTEXTS)), ids=["nothing given", "as asked for", "elsewhere"])
@pytest.mark.parametrize(("action", "arn"), _ASKED, ids=[" ".join(each) for each in _ASKED])
def test_who_can_agrees_with_asking_everyone(action: str, arn: str, number: int) -> None:
    """Those listed are those that can at once or through roles, as near and as surely as a naive search finds them."""
    answer = _asked(action, arn, number)
    inside = [
        each
        for each in answer.accesses
        if not each.principal.outside and each.principal.kind is not PrincipalKind.SERVICES
    ]
    hops, sure = _naive(action, arn, number)
    # Where a policy names everyone, services are not listed one by one.
    all_services = any(each.principal.kind is PrincipalKind.SERVICES for each in answer.accesses)
    passed_over = set(_OUTSIDE) if all_services else set()
    told = {each.principal.name: len(each.paths[0].hops) for each in inside}
    told_surely = {each.principal.name for each in inside if each.certainty.value == "allowed"}
    assert {name: told[name] for name in told if name not in passed_over} == {
        name: hops[name] for name in hops if name not in passed_over
    }
    assert told_surely - passed_over == sure - passed_over


@pytest.mark.parametrize(
    ("action", "arn", "expected"),
    [
        ("sts:AssumeRole", _ROLES[6], [(PrincipalKind.ACCOUNT, "777788889999")]),
        ("s3:GetObject", "arn:aws:s3:::example-site/x", [(PrincipalKind.EVERYONE, "everyone")]),
        ("s3:GetObject", "arn:aws:s3:::example-old-site/x", []),
        ("s3:GetObject", _OBJECTS[0], []),
    ],
    ids=["an account that is trusted", "a public bucket", "public access blocked", "a private bucket"],
)
def test_who_can_from_outside(action: str, arn: str, expected: list[tuple[PrincipalKind, str]]) -> None:
    """Who is not described and let in by the resource's side is shown as what it is."""
    answer = who_can(_environment(), action, arn, max_hops=0)
    assert [
        (each.principal.kind, each.principal.name) for each in answer.accesses if each.principal.outside
    ] == expected


_OTHERS = [
    "arn:aws:s3:::another-bucket",
    "arn:aws:s3:::another-bucket/x",
    "arn:aws:s3:::example-site",
    "arn:aws:s3:::example-old-site",
    "arn:aws:sqs:eu-west-1:111122223333:other",
    "arn:aws:sqs:us-east-1:444455556666:other",
    "arn:aws:lambda:eu-west-1:444455556666:function:other",
    "arn:aws:iam::444455556666:user/dora",
    "arn:aws:iam::111122223333:role/aws-service-role/support.amazonaws.com/AWSServiceRoleForSupport",
]
_RESOURCES = sorted({arn for _action, arn in _ASKED if arn != "*"} | set(_ROLES) | set(_OTHERS))
_SERVICES = ("s3", "sqs", "kms", "lambda", "sts", "iam")
_PRINCIPALS = [name for name, caller in _callers().items() if caller.startswith("arn:")] + ["111122223333"]


@cache
def _abilities(principal: str, number: int) -> WhatCan:
    return what_can(
        _environment(), principal, services=_SERVICES, context=_CONTEXTS[number], now="2026-01-31T12:00:00Z"
    )


def _fitting(service: str, arn: str) -> list[str]:
    """The actions of a service that work on a resource; on `*` those that work on no single one."""
    if arn == "*":
        return [action for action in actions_of(service) if not types_of(action)]
    return [
        action
        for action in actions_of(service)
        if any(shape.test(arn) for shape in shapes_of(service, types_of(action), "", "aws"))
    ]


def _possible(principal: str, service: str, resource: object, number: int, actions: list[str]) -> dict[str, bool]:
    """Whether each action may be allowed, as `decide` says with the most favourable values of what is not given."""
    caller = _callers().get(principal, principal)
    found = {}
    for action in actions:
        given = {"principal": caller, "action": action, "resource": resource, "context": _CONTEXTS[number]}
        [(policies, request)] = read_call(
            {**given, "now": "2026-01-31T12:00:00Z"}, complete=_environment().complete
        ).checks
        found[action] = decide(policies, request, Assumption.FAVOURABLE).allowed
    return found


@pytest.mark.parametrize("number", [0, 1], ids=["nothing given", "as asked for"])
@pytest.mark.parametrize("principal", _PRINCIPALS)
def test_what_can_agrees_with_asking_everything(principal: str, number: int) -> None:
    """An action is told to be possible on just those resources on which `decide` may allow it."""
    told = {each.action: each.limits for each in _abilities(principal, number).abilities}
    account = principal.split(":")[4] if ":" in principal else principal
    for service in _SERVICES:
        for arn in ("*", *_RESOURCES):
            actions = _fitting(service, arn)
            known = _environment().resources.get(arn.partition("/")[0] if ":s3:" in arn else arn)
            owner = known.account if known else arn.split(":")[4] if arn.count(":") > 4 else ""
            listed = {
                action
                for action in actions
                if any(each.covers(arn) and each.account == (owner or account) for each in told.get(action, ()))
            }
            possible = _possible(principal, service, arn, number, actions)
            assert listed == {action for action in actions if possible[action]}, (service, arn)


@pytest.mark.parametrize("principal", _PRINCIPALS)
def test_what_is_possible_has_an_example(principal: str) -> None:
    """The example of each limit is one of its resources, and `decide` may allow the action on it."""
    for ability in _abilities(principal, 0).abilities:
        for limit in ability.limits:
            assert limit.covers(limit.example)
            resource = {"arn": limit.example, "account": limit.account}
            service = ability.service
            assert _possible(principal, service, resource, 0, [ability.action]) == {ability.action: True}, limit.example
