"""`policyeval test --init`: the first suite of a policy passes as it stands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from policy_engine.files import read_source
from policy_engine.structured import read_structured
from policy_engine.testing.first.writing import scalar
from tests.commands import ROOT, run

POLICIES = sorted(
    path
    for pattern in ("scenarios/*/*.json", "policies/read-reports.json", "environments/described/policies/*.json")
    for path in (ROOT / "fixtures").glob(pattern)
)


def _first(policy: Path, folder: Path) -> Path:
    (folder / policy.name).write_bytes(policy.read_bytes())
    done = run("test", "--init", policy.name, folder=folder)
    assert (done.code, done.err) == (0, "")
    suite = folder / "first.policytest.yaml"
    suite.write_text(done.out, encoding="utf-8")
    return suite


@pytest.mark.parametrize("policy", POLICIES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_first_suite_passes(policy: Path, tmp_path: Path) -> None:
    """Each case passes, on keys that it gives, and each statement has one that it decides, or a comment."""
    suite = _first(policy, tmp_path)
    done = run("test", suite.name, "--strict", "--format", "json", folder=tmp_path)
    assert done.code == 0, done.out
    [report] = json.loads(done.out)["suites"]
    statements = json.loads(policy.read_text(encoding="utf-8"))["Statement"]
    text = suite.read_text(encoding="utf-8")
    deciding = sum(case["answer"].startswith(("allow", "explicit-deny")) for case in report["cases"])
    assert deciding + text.count("# no request") >= (len(statements) if isinstance(statements, list) else 1)


def test_denials_stand_around_what_is_allowed(tmp_path: Path) -> None:
    """Beside an allow stand another action, another resource and each condition not met."""
    suite = _first(ROOT / "fixtures" / "policies" / "office-only.json", tmp_path)
    value = read_structured(read_source(str(suite)))
    assert isinstance(value, dict)
    [allowed, action, resource, condition] = value["cases"]
    assert allowed["expect"] == {"outcome": "allow", "sid": "FromTheOffice"}
    assert {each["expect"] for each in (action, resource, condition)} == {"implicit-deny"}
    assert action["action"] != allowed["action"] == resource["action"] == condition["action"]
    assert resource["resource"] != allowed["resource"] == action["resource"] == condition["resource"]
    assert condition["context"] != allowed["context"] == action["context"] == resource["context"]


@pytest.mark.parametrize(
    ("policy", "code", "error"),
    [
        ("missing.json", 3, "error: missing.json: cannot be read: no such file or directory\n"),
        ("broken.json", 3, "is no element that belongs here"),
    ],
)
def test_policies_that_cannot_be_used(policy: str, code: int, error: str) -> None:
    """A policy that cannot be read or used is an error, and no suite is printed."""
    done = run("test", "--init", policy, folder=ROOT / "fixtures" / "policies")
    assert (done.code, done.out) == (code, "")
    assert error in done.err


def test_a_policy_without_a_question(tmp_path: Path) -> None:
    """Where no request is decided by the policy there is no suite."""
    statement = {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::${aws:NoSuchKey/}"}
    (tmp_path / "p.json").write_text(json.dumps({"Version": "2012-10-17", "Statement": [statement]}), encoding="utf-8")
    done = run("test", "--init", "p.json", folder=tmp_path)
    assert (done.code, done.out) == (3, "")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("arn:aws:s3:::example/*", "arn:aws:s3:::example/*"),
        ("123456789012", '"123456789012"'),
        ("203.0.113.0", "203.0.113.0"),
        ("2026-01-01T00:00:00Z", '"2026-01-01T00:00:00Z"'),
        ("true", '"true"'),
        ("*", '"*"'),
        ("a: b", '"a: b"'),
        ("trailing:", '"trailing:"'),
        ("{{x}}", '"{{x}}"'),
        ("", '""'),
    ],
)
def test_texts_keep_their_meaning(text: str, written: str) -> None:
    """A text stands in quotes where YAML or an editor would take it for something else."""
    assert scalar(text) == written
