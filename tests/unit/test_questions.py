"""What would have to hold, in words; who-can and what-can at the command line."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import jsonschema
import pytest
import yaml

from policy_engine import Environment, read_environment, residual_of, who_can
from policy_engine.operators.names import OPERATORS
from policy_engine.render.conditions import residual_words
from policy_engine.render.csv_rows import csv_text
from policy_engine.request_file import read_call
from tests.commands import ROOT, run

_ENVIRONMENT = ("--env", "fixtures/environments/described")
_AUDIT = "arn:aws:iam::444455556666:role/audit"
_WORDS = yaml.safe_load((ROOT / "fixtures/open-conditions/words.yaml").read_text(encoding="utf-8"))


def _words(effects: dict[str, list[Any]], **more: Any) -> str:
    """What is said of a request to s3:GetObject under statements with an effect and conditions."""
    statements = [
        {"Effect": effect, "Action": "s3:GetObject", "Resource": "*", "Condition": condition}
        for effect, conditions in effects.items()
        for condition in conditions
    ]
    given = {
        "principal": "arn:aws:iam::111122223333:user/alice",
        "action": "s3:GetObject",
        "resource": "arn:aws:s3:::example/key",
        "policies": {"identity": [{"Version": "2012-10-17", "Statement": statements}]},
        "options": {"allow_invalid": True},
        **more,
    }
    [(policies, request)] = read_call(given).checks
    return residual_words(residual_of(policies, request))


@pytest.mark.parametrize("case", _WORDS, ids=lambda case: str(case["id"]))
def test_conditions_in_words(case: dict[str, Any]) -> None:
    """An open condition of an Allow is said as what would have to hold, one of a Deny as what must not."""
    condition = {case["operator"]: {case["key"]: case["values"]}}
    assert _words({"Allow": [condition]}) == f"if {case['words']}"
    assert _words({"Allow": [{}], "Deny": [condition]}) == f"unless {case['words']}"


@pytest.mark.parametrize("operator", OPERATORS)
@pytest.mark.parametrize("prefix", ["", "ForAllValues:", "ForAnyValue:"])
@pytest.mark.parametrize("suffix", ["", "IfExists"])
def test_every_operator_has_words(prefix: str, operator: str, suffix: str) -> None:
    """No operator is left out, with any quantifier, with IfExists and with several values."""
    if operator == "Null" and suffix:
        return
    words = _words({"Allow": [{f"{prefix}{operator}{suffix}": {"example:Key": ["true", "false"]}}]})
    assert words.startswith("if ")
    assert "example:Key" in words


@pytest.mark.parametrize(
    ("effects", "expected"),
    [
        ({"Allow": [{}]}, "always"),
        ({"Deny": [{}]}, "never"),
        ({"Allow": [{"Bool": {"k:a": "true"}}], "Deny": [{"Bool": {"k:a": "true"}}]}, "never"),
        ({"Allow": [{"Bool": {"k:a": "true"}}], "Deny": [{"BoolIfExists": {"k:a": "false"}}]}, "if k:a is true"),
        ({"Allow": [{"Bool": {"k:a": "true"}}] * 2}, "if k:a is true"),
        ({"Allow": [{"Bool": {"k:a": "true"}}, {"StringEquals": {"k:b": "x"}}]}, "if k:a is true or k:b is x"),
        ({"Allow": [{"Bool": {"k:a": "true"}, "StringEquals": {"k:b": "x"}}]}, "if k:a is true and k:b is x"),
        (
            {"Allow": [{"StringEquals": {"k:b": "x"}}], "Deny": [{"StringNotEquals": {"k:b": ["x", "y"]}}]},
            "if k:b is x",
        ),
        (
            {"Allow": [{"StringEquals": {"k:b": ["x", "y"]}}], "Deny": [{"StringNotEquals": {"k:b": "x"}}]},
            "if k:b is one of x, y unless k:b is missing or not x",
        ),
    ],
)
def test_conditions_together(effects: dict[str, list[Any]], expected: str) -> None:
    """What is said twice, follows or cannot be is left out; the rest is said whole."""
    assert _words(effects) == expected


def test_variable_in_a_resource() -> None:
    """A variable in a resource pattern that nobody gave is a condition on the resource."""
    policy = {
        "Version": "2012-10-17",
        "Statement": {
            "Effect": "Allow",
            "Action": "s3:GetObject",
            "Resource": "arn:aws:s3:::example/${aws:PrincipalTag/team}/*",
        },
    }
    words = _words({}, resource="arn:aws:s3:::example/blue/x", policies={"identity": [policy]})
    assert words == "if arn:aws:s3:::example/blue/x is like arn:aws:s3:::example/${aws:PrincipalTag/team}/*"


def test_spreadsheets_get_no_formulas() -> None:
    """A cell that a spreadsheet would run is text."""
    assert csv_text(("a",), [("=1+1",), ("@x",), ("-1",), ("plain",)]) == "a\n'=1+1\n'@x\n'-1\nplain\n"


@pytest.mark.parametrize(
    ("flags", "code"),
    [
        (("-a", "sts:AssumeRole", "-r", _AUDIT), 0),
        (("-a", "s3:DeleteBucket", "-r", "arn:aws:s3:::example-site", "--only", "111122223333"), 0),
        (("-a", "sts:AssumeRole", "-r", _AUDIT, "--only", "777788889999"), 0),
        (("-a", "sts:AssumeRole", "-r", _AUDIT, "--only", "arn:*"), 1),
        (("-a", "sts:AssumeRole", "-r", "arn:aws:iam::111122223333:role/shared/data-reader", "--strict"), 4),
        (("-a", "sts:TagSession", "-r", _AUDIT), 1),
        (("-a", "s3:Get*"), 2),
        (("-a", "s3:GetObjekt"), 3),
    ],
)
def test_who_can_exit_codes(flags: tuple[str, ...], code: int) -> None:
    """The exit code says whether somebody can, or with --only whether nobody else can."""
    done = run("who-can", *_ENVIRONMENT, *flags, "--quiet")
    assert (done.code, done.out) == (code, "")


def test_who_can_forms() -> None:
    """JSON and CSV tell the same principals and paths as the library."""
    asked = ("who-can", *_ENVIRONMENT, "-a", "s3:GetObject", "-r", "arn:aws:s3:::example-data/x")
    told = json.loads(run(*asked, "--format", "json").out)
    rows = list(csv.DictReader(io.StringIO(run(*asked, "--format", "csv").out)))
    answer = who_can(_environment(), "s3:GetObject", "arn:aws:s3:::example-data/x")
    names = [each.principal.name for each in answer.accesses]
    assert [each["name"] for each in told["principals"]] == [row["principal"] for row in rows] == names
    jump = next(each for each in told["principals"] if each["name"].endswith("role/jump"))
    [hop] = jump["paths"][0]["hops"]
    assert hop["conditions"] == "if sts:ExternalId is data"
    [[need]] = hop["ways"]
    assert need["anyOf"][0]["allOf"][0]["file"].endswith("trust-data-reader.json")


def test_hops_are_limited() -> None:
    """--direct asks for nobody that needs a role, --max-hops for those that need few."""
    asked = ("who-can", *_ENVIRONMENT, "-a", "s3:GetObject", "-r", "arn:aws:s3:::example-data/x")
    assert "assumes" not in run(*asked, "--direct").out
    out = run(*asked, "--max-hops", "1").out
    assert "role/jump" in out
    assert "user/dora" not in out


def _environment() -> Environment:
    return read_environment([str(ROOT / "fixtures/environments/described")])


def test_roles_that_trust_each_other(tmp_path: Any) -> None:
    """A circle of trust ends the search; what is reached through it has the shortest path."""
    trust: dict[str, Any] = {
        role: {"AWS": f"arn:aws:iam::111122223333:role/{other}"} for role, other in (("a", "b"), ("b", "a"))
    }
    trust["a"] = {"AWS": [trust["a"]["AWS"], "arn:aws:iam::111122223333:user/u"]}
    everything = {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}
    roles = {
        role: {
            "trust": {
                "Version": "2012-10-17",
                "Statement": {"Effect": "Allow", "Principal": who, "Action": "sts:AssumeRole"},
            },
            "inline": {"all": everything} if role == "b" else {},
        }
        for role, who in trust.items()
    }
    assume = {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "sts:*", "Resource": "*"}}
    account = {"users": {"u": {"inline": {"assume": assume}}}, "roles": roles}
    file = tmp_path / "account.yaml"
    file.write_text(json.dumps({"accounts": {"111122223333": account}}), encoding="utf-8")
    answer = who_can(read_environment(str(file)), "iam:CreateUser", "*")
    hops = {each.principal.name.rsplit(":", 1)[-1]: len(each.paths[0].hops) for each in answer.accesses}
    assert hops == {"role/b": 0, "root": 0, "role/a": 1, "user/u": 2}


def test_what_can_of_policy_files() -> None:
    """Policies by file are asked about like those of an environment, boundaries and SCPs included."""
    asked = ("what-can", "fixtures/policies/read-reports.json", "--service", "s3")
    told = json.loads(run(*asked, "--format", "json").out)
    assert {each["action"] for each in told["actions"]} == {"s3:GetObject", "s3:GetObjectVersion", "s3:ListBucket"}
    done = run(*asked, "--scp", "fixtures/policies/deploy-functions.json")
    assert (done.code, done.out.strip()) == (
        1,
        "arn:aws:iam::123456789012:user/policyeval-user can do 0 of 180 actions",
    )


@pytest.mark.parametrize(
    ("flags", "code", "told"),
    [
        ((), 2, "no policy"),
        (_ENVIRONMENT, 2, "--principal"),
        ((*_ENVIRONMENT, "-p", "arn:aws:iam::444455556666:role/nobody"), 3, "no role `nobody`"),
        ((*_ENVIRONMENT, "-p", "444455556666", "-s", "lamda"), 3, "did you mean"),
    ],
)
def test_what_can_mistakes(flags: tuple[str, ...], code: int, told: str) -> None:
    """What is missing or misspelled is said, with what to write."""
    done = run("what-can", *flags)
    assert done.code == code
    assert told in done.err


@pytest.mark.parametrize(
    "asked",
    [
        ("who-can", "-a", "s3:GetObject", "-r", "arn:aws:s3:::example-data/x"),
        ("who-can", "-a", "s3:PutObject", "-r", "arn:aws:s3:::example-data/AWSLogs/x"),
        ("who-can", "-a", "sts:AssumeRole", "-r", _AUDIT),
        ("what-can", "-p", "arn:aws:iam::444455556666:role/aws-reserved/sso-admin"),
        ("what-can", "-p", "arn:aws:iam::111122223333:user/bob"),
    ],
    ids=" ".join,
)
def test_answers_fit_their_schema(asked: tuple[str, ...]) -> None:
    """The JSON of an answer is as its schema says."""
    schema = json.loads((ROOT / "grammars/answer.schema.json").read_text(encoding="utf-8"))
    told = json.loads(run(asked[0], *_ENVIRONMENT, *asked[1:], "--format", "json").out)
    jsonschema.Draft202012Validator(schema).validate(told)


def test_sessions_under_a_name(tmp_path: Any) -> None:
    """A policy that asks for a session's name leaves that open; one for any session of a role is met."""
    bucket = "arn:aws:s3:::example"
    named = {"s3:GetObject": "AROAEXAMPLE1:alice", "s3:PutObject": "AROAEXAMPLE1:*"}
    policy = {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {"AWS": "arn:aws:iam::111122223333:role/app"},
                "Action": action,
                "Resource": f"{bucket}/*",
                "Condition": {"StringLike": {"aws:userid": value}},
            }
            for action, value in named.items()
        ],
    }
    account = {"roles": {"app": {"id": "AROAEXAMPLE1"}}, "resources": {bucket: {"policy": policy}}}
    file = tmp_path / "account.yaml"
    file.write_text(json.dumps({"accounts": {"111122223333": account}}), encoding="utf-8")
    environment = read_environment(str(file))
    told = {}
    for action in named:
        [access] = [
            each for each in who_can(environment, action, f"{bucket}/x").accesses if each.principal.kind.value == "role"
        ]
        told[action] = residual_words(access.paths[0].residual)
    assert told == {"s3:GetObject": "if aws:userid is AROAEXAMPLE1:alice", "s3:PutObject": "always"}
