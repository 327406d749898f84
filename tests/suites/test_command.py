"""`policyeval test`: what it runs, what it prints, how it ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands import run

POLICY = """{"Version": "2012-10-17", "Statement": [
  {"Sid": "Read", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example-reports/*"},
  {"Sid": "Office", "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::example-reports",
   "Condition": {"IpAddress": {"aws:SourceIp": "203.0.113.0/24"}}}
]}"""
PASSING = """policies: {identity: [policy.json]}
cases:
- name: reports can be read
  action: s3:GetObject
  resource: arn:aws:s3:::example-reports/january.csv
  expect: {outcome: allow, policy: identity, sid: Read}
- name: reports cannot be changed
  actions: [s3:PutObject, s3:DeleteObject]
  resource: arn:aws:s3:::example-reports/january.csv
  expect: implicit-deny
"""
FAILING = """policies: {identity: [policy.json]}
cases:
- name: reports can be changed
  action: s3:PutObject
  resource: arn:aws:s3:::example-reports/january.csv
  expect: allow
- name: nobody reads
  action: s3:GetObject
  resource: arn:aws:s3:::example-reports/january.csv
  expect: deny
"""
RESTING = """policies: {identity: [policy.json]}
cases:
- name: lists are for the office
  action: s3:ListBucket
  resource: arn:aws:s3:::example-reports
  expect: deny
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a policy."""
    (tmp_path / "policy.json").write_text(POLICY, encoding="utf-8")
    return tmp_path


def suite(folder: Path, name: str, text: str) -> str:
    """Write a suite into a folder."""
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return name


def test_all_pass(folder: Path) -> None:
    """Where all cases pass only the summary is printed, and the exit code is 0."""
    suite(folder, "a.policytest.yaml", PASSING)
    done = run("test", folder=folder)
    assert (done.code, done.out, done.err) == (0, "3 passed in 1 suite\n", "")


def test_failures_are_explained(folder: Path) -> None:
    """A failing case has its place, what was expected and what came, and the explanation of `check`."""
    name = suite(folder, "a.policytest.yaml", FAILING)
    done = run("test", name, folder=folder)
    assert done.code == 1
    first, second = done.out.split("\n\na.policytest.yaml")
    assert first.splitlines()[0] == (
        "a.policytest.yaml:3:3: FAILED reports can be changed: expected allow, got implicit-deny (policy: identity)"
    )
    assert "  nearest statement: policy.json:2:3 (Sid Read)" in first
    assert "    its Action does not cover `s3:PutObject`" in first
    assert second.startswith(":7:3: FAILED nobody reads: expected deny, got allow (policy: identity, sid: Read)\n")
    assert second.endswith("\n2 failed, 0 passed in 1 suite\n")
