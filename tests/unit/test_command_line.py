"""The command line: what it answers, what it refuses, and how it ends."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from policy_engine.version import VERSION
from tests.commands import Run, run

ALLOW = '{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}}'
BUCKET = (
    '{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", '
    '"Resource": "arn:aws:s3:::b/*"}}'
)
OBJECT = "arn:aws:s3:::b/k"
ASK = ("--action", "s3:GetObject", "--resource", OBJECT)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with an identity policy and a bucket policy."""
    (tmp_path / "allow.json").write_text(ALLOW)
    (tmp_path / "bucket.json").write_text(BUCKET)
    return tmp_path


def ask(folder: Path, *arguments: str, stdin: bytes = b"") -> Run:
    """Run `check` on the object."""
    return run("check", *arguments, *ASK, folder=folder, stdin=stdin)


def test_allowed_and_denied(folder: Path) -> None:
    """Exit 0 with the words of a dry run; exit 1 with AWS's sentence."""
    allowed = ask(folder, "allow.json")
    assert (allowed.code, allowed.err) == (0, "")
    assert "Request would have succeeded, but DryRun flag is set." in allowed.out
    denied = run("check", "allow.json", "-a", "ec2:RunInstances", folder=folder)
    assert denied.code == 1
    assert "is not authorized to perform: ec2:RunInstances because no identity-based policy allows" in denied.out


def test_standard_input(folder: Path) -> None:
    """A policy from standard input goes by that name."""
    assert "allowed by <stdin>:1:40" in ask(folder, "-", stdin=ALLOW.encode()).out


def test_folder_of_policies(folder: Path) -> None:
    """A folder stands for its JSON files; one without any is an error."""
    (folder / "identity").mkdir()
    assert ask(folder, "identity").code == 3
    (folder / "identity" / "a.json").write_text(ALLOW)
    assert ask(folder, "identity").code == 0


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(b"", "1:1", id="empty"),
        pytest.param(b"\xef\xbb\xbf" + ALLOW.encode(), "byte order mark", id="byte order mark"),
        pytest.param(ALLOW.replace("}}", "},}").encode(), "closing bracket", id="trailing comma"),
        pytest.param(b"// a policy\n" + ALLOW.encode(), "comments", id="comment"),
        pytest.param(ALLOW.replace("Allow", "allow").encode(), "letter case", id="case of a value"),
        pytest.param(ALLOW.replace("Action", "action").encode(), "did you mean `Action`", id="case of a name"),
        pytest.param(ALLOW.replace('"s3:*"', "NaN").encode(), "NaN", id="not a number"),
        pytest.param(b"[" * 100_000, "levels deep", id="deep nesting"),
        pytest.param(b'{"a":' * 100_000, "levels deep", id="deep objects"),
        pytest.param(ALLOW.encode() + b" " * 10_000_000, "1,000,000", id="ten megabytes"),
        pytest.param(ALLOW.encode() + b"\xff", "UTF-8", id="invalid UTF-8"),
        pytest.param(ALLOW.encode("utf-16"), "UTF-8", id="UTF-16"),
        pytest.param(b'{"Version": "2012-10-17", "Version": "2012-10-17"}', "twice", id="duplicate member"),
        pytest.param(b"\x00\x01\x02", "1:1", id="binary"),
        pytest.param(b'"s3:GetObject"', "object", id="string"),
        pytest.param(b"null", "object", id="null"),
        pytest.param(ALLOW.encode()[:-1], "too early", id="cut off"),
    ],
)
def test_bad_policies(folder: Path, content: bytes, expected: str) -> None:
    """Exit 3, a clear error with the place, and nothing that looks like a decision."""
    (folder / "bad.json").write_bytes(content)
    done = ask(folder, "bad.json")
    assert (done.code, done.out) == (3, "")
    assert expected in done.err
    assert "bad.json" in done.err


@pytest.mark.parametrize(
    ("arguments", "code", "expected"),
    [
        pytest.param(["check", *ASK], 2, "no policy", id="no policy"),
        pytest.param(["check", "allow.json"], 2, "--action", id="no action"),
        pytest.param(["check", "allow.json", "--frobnicate"], 2, "No such option", id="unknown flag"),
        pytest.param(["check", "missing.json", *ASK], 3, "no such file", id="missing file"),
        pytest.param(["check", "allow.json", "-a", "s3:GetObjet"], 3, "did you mean `s3:GetObject`", id="action"),
        pytest.param(["check", "allow.json", "-a", "s4:GetObject"], 3, "no such service", id="service"),
        pytest.param(["check", "allow.json", "-a", "GetObject"], 3, "service:Action", id="no service"),
        pytest.param(["check", "allow.json", "-a", "s3:Frob*"], 3, "stands for no action", id="no expansion"),
        pytest.param(["check", "allow.json", "-p", "alice", *ASK], 3, "no principal", id="principal"),
        pytest.param(["check", "allow.json", "-c", "key", *ASK], 2, "KEY=VALUE", id="context"),
        pytest.param(["check", "allow.json", "--now", "noon", *ASK], 3, "no instant", id="clock"),
        pytest.param(["check", "bucket.json", *ASK], 3, "--resource-policy", id="bucket policy as identity policy"),
        pytest.param(
            ["check", "--resource-policy", "allow.json", *ASK], 3, "as POLICY", id="identity as bucket policy"
        ),
        pytest.param(["check", "allow.json", "--scp", "root=", *ASK], 2, "a file is missing", id="level without file"),
        pytest.param(["check", "allow.json", "--acl", "open", *ASK], 3, "open", id="ACL"),
        pytest.param(["check", "--request", "missing.yaml"], 3, "missing.yaml", id="missing request file"),
    ],
)
def test_wrong_input(folder: Path, arguments: list[str], code: int, expected: str) -> None:
    """Wrong usage is 2, invalid input 3; the message names what is wrong."""
    done = run(*arguments, folder=folder)
    assert (done.code, done.out) == (code, "")
    assert expected in done.err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_unreadable_file(folder: Path) -> None:
    """A file without permission is invalid input."""
    (folder / "allow.json").chmod(0)
    assert "permission denied" in ask(folder, "allow.json").err


@pytest.mark.parametrize(("expect", "code"), [("allow", 1), ("deny", 0), ("implicit-deny", 0), ("explicit-deny", 1)])
def test_expectations(folder: Path, expect: str, code: int) -> None:
    """`--expect` turns the exit code round; `--quiet` prints nothing."""
    done = run("check", "allow.json", "-a", "ec2:RunInstances", "--expect", expect, "--quiet", folder=folder)
    assert (done.code, done.out) == (code, "")


def test_invalid_policy_on_request(folder: Path) -> None:
    """What AWS would refuse to save is refused, unless `--allow-invalid` is given; what is malformed always."""
    (folder / "sid.json").write_text(ALLOW.replace('"Effect"', '"Sid": "a b", "Effect"'))
    assert ask(folder, "sid.json").code == 3
    answer = ask(folder, "sid.json", "--allow-invalid")
    assert answer.code == 0
    assert "INVALID_SID" in answer.out
    (folder / "bad.json").write_text("{}")
    assert ask(folder, "bad.json", "--allow-invalid").code == 3


def test_organization_levels(folder: Path) -> None:
    """SCPs are evaluated from the root down, whatever their order on the line."""
    (folder / "ec2.json").write_text(ALLOW.replace("s3:*", "ec2:*"))
    assert ask(folder, "allow.json", "--scp", "allow.json", "--scp", "root=allow.json").code == 0
    levels = ("--scp", "allow.json", "--scp", "ou:team=ec2.json", "--scp", "root=allow.json")
    denied = ask(folder, "allow.json", *levels)
    assert "no service control policy allows" in denied.out


def test_context(folder: Path) -> None:
    """A repeated key has several values; flags go before the file."""
    condition = '"Condition": {"ForAllValues:StringEquals": {"aws:TagKeys": ["a", "b"]}}'
    (folder / "tags.json").write_text(ALLOW.replace('"Resource"', f'{condition}, "Resource"'))
    (folder / "context.yaml").write_text("aws:TagKeys: [c]\n")
    assert ask(folder, "tags.json", "-c", "aws:TagKeys=a", "-c", "aws:TagKeys=b").code == 0
    assert ask(folder, "tags.json", "--context-file", "context.yaml").code == 1
    assert (
        ask(folder, "tags.json", "--context-file", "context.yaml", "-c", "aws:TagKeys=a", "-c", "aws:tagkeys=b").code
        == 3
    )
    assert ask(folder, "tags.json", "--context-file", "context.yaml", "-c", "aws:TagKeys=a").code == 0


def test_public_bucket(folder: Path) -> None:
    """Anonymous callers, ACLs and Block Public Access."""
    anonymous = ("-p", "anonymous")
    assert ask(folder, "--resource-policy", "bucket.json", *anonymous).code == 0
    blocked = ask(folder, "--resource-policy", "bucket.json", *anonymous, "--block-public-access", "all")
    assert (blocked.code, "explicitDeny" in blocked.out) == (1, True)
    owner = ("--object-ownership", "ObjectWriter", "--acl", "public-read")
    assert ask(folder, *anonymous, *owner).code == 0
    ignored = ask(folder, *anonymous, "--acl", "public-read")
    assert "Object Ownership is BucketOwnerEnforced" in ignored.out


def test_json_formats(folder: Path) -> None:
    """The machine-readable forms; several answers are an array."""
    one = json.loads(ask(folder, "allow.json", "--format", "json").out)
    assert one["decision"] == "allowed"
    many = json.loads(ask(folder, "allow.json", "-a", "s3:PutObject", "--format", "json").out)
    assert [answer["action"] for answer in many] == ["s3:PutObject", "s3:GetObject"]
    simulated = json.loads(ask(folder, "allow.json", "--format", "aws-json").out)
    assert simulated["EvaluationResults"][0]["EvalDecision"] == "allowed"
    decoded = json.loads(ask(folder, "allow.json", "--format", "decoded-message").out)
    assert decoded["context"]["action"] == "s3:GetObject"


def test_colors(folder: Path) -> None:
    """Colours stand only where they are asked for or a terminal is."""
    assert "\x1b[" not in ask(folder, "allow.json").out
    assert "\x1b[32mALLOWED" in ask(folder, "allow.json", "--color", "always").out


def test_verbose(folder: Path) -> None:
    """Every verdict, and every statement that did not apply with what it saw."""
    done = run("check", "allow.json", "-a", "ec2:RunInstances", "-v", folder=folder)
    assert "identity: implicitDeny" in done.out
    assert "does not apply: Action does not cover `ec2:RunInstances`" in done.out


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("{", "not JSON", id="JSON"),
        pytest.param('{"action": "s3:GetObject", "action": "x"}', "twice", id="member twice"),
        pytest.param('{"action": "s3:GetObject", "resources": "*"}', "did you mean `resource`", id="unknown member"),
        pytest.param("[]", "no request", id="empty array"),
        pytest.param('{"action": "s3:GetObject", "policies": {"identity": ["none.json"]}}', "none.json", id="file"),
        pytest.param('{"action": "s3:GetObject", "principal": 7}', "an object is needed", id="type"),
        pytest.param(
            '{"action": "s3:GetObject", "resource": {"arn": "arn:aws:s3:::b", "account": "1"}}', "12 digits", id="owner"
        ),
        pytest.param(
            '{"action": "s3:GetObject", "resource": {"arn": "arn:aws:s3:::b", "tags": {"a": "1", "A": "2"}}}',
            "different letter case",
            id="tags",
        ),
        pytest.param(
            '{"action": "s3:GetObject", "resource": {"arn": "arn:aws:s3:::b/k", "s3": {"object_acl": {"Grants": '
            '[{"Grantee": {"ID": "1"}, "Permission": "READ", "Deny": true}]}}}}',
            "`Deny` is not known",
            id="grant of an ACL",
        ),
    ],
)
def test_bad_request_files(folder: Path, text: str, expected: str) -> None:
    """A request file that is not understood is invalid input, and says why."""
    (folder / "request.json").write_text(text)
    done = run("check", "--request", "request.json", folder=folder)
    assert (done.code, done.out) == (3, "")
    assert expected in done.err


@pytest.mark.parametrize("action", ["s3:*", "s3:Get?bject", "s3:Get Object", "s3:GetObject,s3:PutObject"])
def test_requests_of_several_actions(folder: Path, action: str) -> None:
    """A request is for one action, also where actions are taken that nobody knows."""
    (folder / "request.json").write_text(json.dumps({"action": action}))
    done = run("check", "--request", "request.json", "--allow-unknown-actions", folder=folder)
    assert (done.code, done.out) == (3, "")
    assert "without wildcards" in done.err


def test_yaml_requests(folder: Path) -> None:
    """YAML keeps account ids, dates and versions as text; a member twice is an error."""
    (folder / "request.yaml").write_text(
        "action: s3:GetObject\n"
        "resource: {arn: 'arn:aws:s3:::b/k', account: 012345678901}\n"
        "now: 2026-01-31T12:00:00Z\n"
        "policies: {identity: [{Version: 2012-10-17, Statement: {Effect: Allow, Action: 's3:*', Resource: '*'}}]}\n"
    )
    done = run("check", "--request", "request.yaml", "--format", "json", folder=folder)
    assert json.loads(done.out)["principal"] == "arn:aws:iam::012345678901:user/policyeval-user"
    (folder / "request.yaml").write_text("action: s3:GetObject\naction: s3:PutObject\n")
    assert "request.yaml:2:1" in run("check", "--request", "request.yaml", folder=folder).err


def test_help_and_version() -> None:
    """Help has examples; the version is the package's, also where click answers."""
    assert "policyeval check policy.json" in run("check", "--help").out
    assert run("--version").out == f"policyeval {VERSION}\n"
    assert run("check", "--help").code == 0
