"""`policyeval test`: what it runs, what it prints, how it ends."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from policy_engine._resources import grammar_text
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


def test_passed_cases_on_request(folder: Path) -> None:
    """With --verbose every case has a line, with what decided it."""
    name = suite(folder, "a.policytest.yaml", PASSING)
    done = run("test", name, "--verbose", folder=folder)
    assert done.out.splitlines() == [
        "a.policytest.yaml:3:3: passed reports can be read: allow (policy: identity, sid: Read)",
        "a.policytest.yaml:7:3: passed reports cannot be changed [s3:PutObject]: implicit-deny (policy: identity)",
        "a.policytest.yaml:7:3: passed reports cannot be changed [s3:DeleteObject]: implicit-deny (policy: identity)",
        "3 passed in 1 suite",
    ]


def test_keys_that_nobody_gave(folder: Path) -> None:
    """A case that passes on a key that it does not give is counted, and fails with --strict or by its own option."""
    name = suite(folder, "a.policytest.yaml", RESTING)
    done = run("test", name, folder=folder)
    assert done.code == 0
    assert "1 of those that passed rest on aws:SourceIp, not given (--strict fails them)" in done.out
    strict = run("test", name, "--strict", folder=folder)
    assert strict.code == 1
    assert (
        "FAILED lists are for the office: the answer rests on aws:SourceIp, which the case does not give" in strict.out
    )
    suite(folder, name, RESTING + "  options: {strict: true}\n")
    assert run("test", name, folder=folder).code == 1
    suite(folder, name, RESTING + "  context: {aws:SourceIp: null}\n")
    assert run("test", name, "--strict", folder=folder).code == 0


def test_folders(folder: Path) -> None:
    """Suites are met in folders by the ends of their names, not those that git ignores; any file can be named."""
    suite(folder, "b/b.policytest.json", '{"policies": {"identity": ["../policy.json"]}, "cases": []}')
    suite(folder, "a.policytest.yml", PASSING)
    suite(folder, "ignored.policytest.yaml", FAILING)
    suite(folder, "other.yaml", FAILING)
    (folder / ".gitignore").write_text("ignored*\n", encoding="utf-8")
    done = run("test", folder=folder)
    assert done.out == "3 passed in 1 suite, 1 could not be read\n"
    assert done.err == "error: b/b.policytest.json:1:48: suite: a list of `cases` is needed, with at least one\n"
    assert done.code == 3
    assert run("test", "other.yaml", folder=folder).code == 1
    assert run("test", "ignored.policytest.yaml", folder=folder).code == 1


@pytest.mark.parametrize(
    ("arguments", "code", "error"),
    [
        pytest.param([], 3, "holds no file that ends in .policytest.yaml or .policytest.yml", id="no suite"),
        pytest.param(["missing.yaml"], 3, "missing.yaml: cannot be read: no such file", id="no such file"),
        pytest.param(["a.yaml", "-k", "nothing"], 2, "-k nothing: no case has such a name", id="no case"),
        pytest.param(["a.yaml", "-k", "(a"], 2, "-k (a: a `)` is missing", id="parenthesis"),
        pytest.param(["a.yaml", "-k", "a or"], 2, "a part of a name is missing at the end", id="operator"),
        pytest.param(["a.yaml", "-k", "and a"], 2, "a part of a name is missing before `and`", id="begins"),
        pytest.param(["a.yaml", "-k", "a ) b"], 2, "`)` stands where the expression could end", id="too much"),
        pytest.param(["a.yaml", "--format", "xml"], 2, "--format: `xml` is not known", id="format"),
        pytest.param(["a.yaml", "--init", "policy.json"], 2, "--init takes a policy and no suites", id="init"),
        pytest.param(["--init", "-"], 2, "--init -: a suite names the file of its policy", id="init from a pipe"),
        pytest.param(["a.yaml", "--format", "json=no/such"], 3, "no/such: cannot be written", id="output"),
    ],
)
def test_nothing_to_run(arguments: list[str], code: int, error: str, folder: Path) -> None:
    """Where nothing can be run, or the result cannot be written, the command fails and says why."""
    suite(folder, "a.yaml", PASSING)
    done = run("test", *arguments, folder=folder)
    assert done.code == code
    assert error in done.err


@pytest.mark.parametrize(
    ("expression", "names"),
    [
        ("", ["read", "changed [s3:PutObject]", "changed [s3:DeleteObject]"]),
        ("READ", ["read"]),
        ("reports cannot", ["changed [s3:PutObject]", "changed [s3:DeleteObject]"]),
        ("cannot and not delete", ["changed [s3:PutObject]"]),
        ("putobject or read", ["read", "changed [s3:PutObject]"]),
        ("not (putobject or deleteobject)", ["read"]),
        ('"be read"', ["read"]),
        ("a.policytest and read", ["read"]),
        ("not not read", ["read"]),
    ],
)
def test_cases_by_name(expression: str, names: list[str], folder: Path) -> None:
    """-k takes parts of names, joined by and, or, not and parentheses."""
    suite(folder, "a.policytest.yaml", PASSING)
    done = run("test", "-k", expression, "--verbose", folder=folder)
    assert [line.split(" be ")[1].split(": ")[0] for line in done.out.splitlines()[:-1]] == names


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_first_failure_ends(jobs: str, folder: Path) -> None:
    """With -x nothing is run after the first failure, in several processes too."""
    suite(folder, "a.policytest.yaml", PASSING)
    suite(folder, "b.policytest.yaml", FAILING)
    suite(folder, "c.policytest.yaml", FAILING)
    done = run("test", "-x", "--jobs", jobs, folder=folder)
    assert done.code == 1
    assert done.out.splitlines()[-1] == "1 failed, 3 passed in 2 suites"


def test_processes_come_to_the_same(folder: Path) -> None:
    """Several processes print what one prints, in the same order, errors included."""
    for name, text in (("a", FAILING), ("b", PASSING), ("c", RESTING), ("d", "cases: []")):
        suite(folder, f"{name}.policytest.yaml", text)
    alone, shared = run("test", "-v", folder=folder), run("test", "-v", "--jobs", "3", folder=folder)
    assert alone == shared
    assert alone.code == 3


def test_policies_that_cannot_be_used(folder: Path) -> None:
    """A suite with a broken policy cannot be run; the finding stands with its place in the policy."""
    (folder / "policy.json").write_text(POLICY.replace("Effect", "effect", 1), encoding="utf-8")
    name = suite(folder, "a.policytest.yaml", PASSING)
    done = run("test", name, folder=folder)
    assert done.code == 3
    assert done.err.startswith("error: a.policytest.yaml: a policy cannot be used\npolicy.json:2:19: error[")


def test_json(folder: Path) -> None:
    """The report follows its schema, and has the whole answer to each case."""
    suite(folder, "a.policytest.yaml", FAILING)
    suite(folder, "b.policytest.yaml", "cases: []")
    document = json.loads(run("test", "--format", "json", folder=folder).out)
    registry: Registry[Any] = Registry().with_resource(
        "urn:policyeval:decision", Resource.from_contents(json.loads(grammar_text("decision.schema.json")))
    )
    schema = json.loads(grammar_text("test-report.schema.json"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema, registry=registry).validate(document)
    case = document["suites"][0]["cases"][0]
    assert (case["expected"], case["answer"]) == ("allow", "implicit-deny (policy: identity)")
    assert case["decision"]["nearMiss"][0]["sid"] == "Read"
    assert document["summary"] == {
        "suites": 2, "unreadable": 1, "passed": 0, "failed": 2, "restingOnKeysNotGiven": 0,
    }  # fmt: skip


def test_junit(folder: Path) -> None:
    """A suite a file, a test a case, the explanation in the failure; what cannot be read is an error."""
    suite(folder, "a.policytest.yaml", FAILING)
    suite(folder, "b.policytest.yaml", "cases: []")
    run("test", "--format", "text", "--format", "junit=out.xml", folder=folder)
    root = ElementTree.parse(folder / "out.xml").getroot()
    assert (root.get("tests"), root.get("failures"), root.get("errors")) == ("3", "2", "1")
    failure = root.find("testsuite/testcase/failure")
    assert failure is not None
    assert "its Action does not cover `s3:PutObject`" in (failure.text or "")


def test_annotations(folder: Path) -> None:
    """GitHub shows a failing case at its line, and a suite that cannot be read."""
    suite(folder, "a.policytest.yaml", FAILING)
    suite(folder, "b.policytest.yaml", "cases: []")
    first, second, third = run("test", "--format", "github", folder=folder).out.splitlines()
    assert first.startswith("::error file=a.policytest.yaml,line=3,col=3,title=reports can be changed::expected allow")
    assert "line=7" in second
    assert third.startswith("::error file=b.policytest.yaml,title=the suite cannot be read::b.policytest.yaml:1:1")


def test_quiet_and_colours(folder: Path) -> None:
    """--quiet prints nothing; colours come on demand only."""
    name = suite(folder, "a.policytest.yaml", FAILING)
    assert run("test", name, "--quiet", folder=folder).out == ""
    assert "\x1b[31mFAILED\x1b[0m" in run("test", name, "--color", "always", folder=folder).out
    assert "\x1b" not in run("test", name, folder=folder).out


def test_names_cannot_command_a_terminal(folder: Path) -> None:
    """What a suite says is shown without what a terminal would act on."""
    name = suite(folder, "a.policytest.json", json.dumps({
        "policies": {"identity": ["policy.json"]},
        "cases": [{"name": "\x1b[2Jread", "action": "s3:GetObject", "expect": "allow"}],
    }))  # fmt: skip
    assert "\x1b" not in run("test", name, "-v", folder=folder).out


def test_calls_with_several_checks(folder: Path) -> None:
    """A case with `requires` is allowed if every check is, and the statements of all of them count."""
    text = """policies: {identity: [policy.json]}
defaults: {action: s3:GetObject, resource: "arn:aws:s3:::example-reports/x"}
cases:
- name: both
  requires: [{action: s3:ListBucket, resource: "arn:aws:s3:::example-reports", context: {aws:SourceIp: 203.0.113.9}}]
  expect: {outcome: allow, sid: Office}
- name: one
  requires: [{action: s3:PutObject}]
  expect: implicit-deny
"""
    assert run("test", suite(folder, "a.policytest.yaml", text), "--strict", folder=folder).code == 0


def test_progress_is_for_terminals(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A long run counts its cases on a terminal's standard error, and wipes the count away."""
    monkeypatch.setattr("policy_engine.cli.ticking._PATIENCE", 0.0)
    name = suite(folder, "a.policytest.yaml", PASSING)
    assert run("test", name, folder=folder).err == ""
    shown = run("test", name, folder=folder, terminal=True).err
    assert shown.startswith("\r1 cases run")
    assert shown.endswith("\r\x1b[K")
