"""The command that reads what AWS told: what it answers, what it refuses, and how it ends."""

from __future__ import annotations

import json
import shlex
from pathlib import Path
from typing import Any

import pytest

from tests.commands import ROOT, Run, run
from tests.conformance.test_schemas import validator

USER = "arn:aws:iam::111122223333:user/alice"
OBJECT = "arn:aws:s3:::b/k"
SENTENCE = f'User: {USER} is not authorized to perform: s3:GetObject on resource: "{OBJECT}"'
SILENT = f"{SENTENCE} because no identity-based policy allows the s3:GetObject action"
SCP_DENIES = f"{SENTENCE} with an explicit deny in a service control policy"
ENVIRONMENT = "fixtures/environments/described"
BLOB = "Qd1Jb2FzxY9kLmN0pQrStUvWxYz0123456789"


def _policy(effect: str, action: str, **more: Any) -> str:
    statement = {"Effect": effect, "Action": action, "Resource": "*", **more}
    return json.dumps({"Version": "2012-10-17", "Statement": statement})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with policies that allow, that do not, that deny, and that ask for a key nobody gives."""
    (tmp_path / "allow.json").write_text(_policy("Allow", "s3:*"))
    (tmp_path / "other.json").write_text(_policy("Allow", "ec2:*"))
    (tmp_path / "deny.json").write_text(_policy("Deny", "s3:*"))
    office = {"IpAddress": {"aws:SourceIp": "203.0.113.0/24"}}
    (tmp_path / "office.json").write_text(_policy("Allow", "s3:*", Condition=office))
    return tmp_path


def explained(*arguments: str, stdin: bytes = b"", folder: Path = ROOT) -> Run:
    """Run `explain`."""
    return run("explain", *arguments, stdin=stdin, folder=folder)


def told(*arguments: str, stdin: bytes = b"", folder: Path = ROOT) -> Any:
    """What `explain` prints as JSON."""
    return json.loads(explained(*arguments, "--format", "json", stdin=stdin, folder=folder).out)


def test_without_policies() -> None:
    """A message alone is explained with exit 0: what it says, the Allow that is missing, the command to ask again."""
    done = explained(SILENT)
    assert (done.code, done.err) == (0, "")
    assert "no identity-based policy allows it" in done.out
    assert f"add this statement to a policy of the user {USER}, or of one of its groups" in done.out
    assert f"policyeval check POLICY.json --principal {USER} --action s3:GetObject --resource {OBJECT}" in done.out


def test_an_explicit_deny_needs_no_allow() -> None:
    """Where a policy denies, no statement is proposed and it is said that an Allow does not help."""
    answer = told(SCP_DENIES)
    assert (answer["allowHelps"], answer["missingStatement"]) == (False, None)
    assert "an explicit deny wins over every Allow, so no Allow in any policy helps" in answer["says"]
    assert "--scp SCP.json" in answer["checkCommand"]


@pytest.mark.parametrize(
    ("kind", "name", "action", "principal"),
    [
        pytest.param("resource", "resource-based policy", "s3:GetObject", {"AWS": USER}, id="resource"),
        pytest.param("trust", "role trust policy", "sts:AssumeRole", {"AWS": USER}, id="trust"),
        pytest.param("boundary", "permissions boundary", "s3:GetObject", None, id="boundary"),
        pytest.param("session", "session policy", "s3:GetObject", None, id="session"),
        pytest.param("scp", "service control policy", "s3:GetObject", None, id="SCP"),
        pytest.param("endpoint", "VPC endpoint policy", "s3:GetObject", "*", id="endpoint"),
    ],
)
def test_missing_statement(kind: str, name: str, action: str, principal: object) -> None:
    """The missing Allow has the form of the kind of policy that lacks it."""
    message = f"User: {USER} is not authorized to perform: {action} on resource: arn:aws:iam::111122223333:role/x"
    answer = told(f"{message} because no {name} allows the {action} action")
    assert answer["missingIn"] == kind
    assert answer["missingStatement"].get("Principal") == principal
    assert ("Resource" in answer["missingStatement"]) is (kind != "trust")


@pytest.mark.parametrize(
    ("message", "flags", "code", "expected"),
    [
        pytest.param(SILENT, "--policy other.json", 0, "agrees with what AWS told", id="agrees"),
        pytest.param(SILENT, "--policy allow.json", 1, "differs from what AWS told: AWS denied", id="allows"),
        pytest.param(SILENT, "--policy deny.json", 1, "AWS came to implicitDeny", id="denies otherwise"),
        pytest.param(SCP_DENIES, "--policy allow.json --scp deny.json", 0, "denied by deny.json:1", id="SCP"),
        pytest.param(SCP_DENIES, "--policy deny.json", 1, "none was given: add --scp FILE", id="kind not given"),
        pytest.param(SCP_DENIES, "--policy allow.json --scp other.json", 1, "come to implicitDeny", id="SCP silent"),
        pytest.param(SENTENCE, "--policy other.json", 0, "agrees", id="no reason given"),
        pytest.param(SENTENCE, "--policy allow.json", 1, "differs", id="no reason given, allowed"),
        pytest.param(SILENT, "--policy office.json --strict", 4, "missing context: aws:SourceIp", id="strict"),
        pytest.param(
            SILENT, "--policy office.json -c aws:SourceIp=203.0.113.7", 1, "allowed by office.json", id="context"
        ),
        pytest.param(
            SILENT, "--policy allow.json --resource-account 444455556666", 1, "resource-based policy", id="owner"
        ),
    ],
)
def test_with_policies(folder: Path, message: str, flags: str, code: int, expected: str) -> None:
    """Exit 0 where the policies agree with AWS in outcome and kind, 1 where they do not, with what may be behind it."""
    done = explained(message, *shlex.split(flags), folder=folder)
    assert (done.code, done.err) == (code, "")
    assert expected in done.out


@pytest.mark.parametrize(
    ("arguments", "code", "expected"),
    [
        pytest.param(["a fine day"], 3, "no access-denied message", id="no message"),
        pytest.param([""], 3, "no access-denied message", id="nothing on standard input"),
        pytest.param([SILENT, "--file", "allow.json"], 2, "not both", id="two sources"),
        pytest.param(["--file", "missing.log"], 3, "no such file", id="missing file"),
        pytest.param([SILENT, "--policy", "missing.json"], 3, "no such file", id="missing policy"),
        pytest.param(["botocore: ExpiredTokenException: old"], 3, "the session has ended", id="credentials"),
        pytest.param([SILENT, "--frobnicate"], 2, "No such option", id="unknown flag"),
    ],
)
def test_wrong_input(folder: Path, arguments: list[str], code: int, expected: str) -> None:
    """Wrong usage is 2, what is no message 3; nothing that looks like an answer is printed."""
    done = explained(*arguments, folder=folder)
    assert (done.code, done.out) == (code, "")
    assert expected in done.err


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        pytest.param("Access Denied", "CloudTrail", id="bare words"),
        pytest.param(
            f"You are not authorized to perform this operation. Encoded authorization failure message: {BLOB}",
            f"aws sts decode-authorization-message --encoded-message {BLOB} --query DecodedMessage --output text",
            id="encoded",
        ),
    ],
)
def test_nothing_to_ask(message: str, expected: str) -> None:
    """A message without an action is exit 3, and says how to learn more."""
    done = explained(message)
    assert (done.code, done.err) == (3, "")
    assert expected in done.out


def test_flags_say_what_a_message_does_not(folder: Path) -> None:
    """Bare words become a request with the flags; a message without a caller needs one to be asked again."""
    question = ("--action", "s3:GetObject", "--resource", OBJECT, "--principal", USER)
    done = explained("Access Denied", *question, "--policy", "other.json", folder=folder)
    assert (done.code, "agrees" in done.out) == (0, True)
    nobody = explained("Access Denied", *question[:4], "--policy", "other.json", folder=folder)
    assert (nobody.code, "--principal" in nobody.err) == (3, True)
    assert "the policies given" not in nobody.out
    name = explained(SILENT.replace(f'"{OBJECT}"', "k"), "--policy", "other.json", folder=folder)
    assert (name.code, "--resource" in name.err) == (3, True)


def test_a_resource_is_not_made_up(folder: Path) -> None:
    """Where the action works on a resource and the message names none, policies are asked only about a given one."""
    message = SILENT.replace(f' on resource: "{OBJECT}"', "")
    refused = explained(message, "--policy", "other.json", folder=folder)
    assert (refused.code, "s3:GetObject works on one" in refused.err) == (3, True)
    assert "s3:GetObject on a resource that the message does not name" in refused.out
    assert explained(message, "--policy", "other.json", "--resource", OBJECT, folder=folder).code == 0
    assert explained(message, "--policy", "other.json", "--resource", "*", folder=folder).code == 0
    assert told(message)["missingStatement"]["Resource"] == "RESOURCE"


def test_a_dry_run_that_works(folder: Path) -> None:
    """The words of a dry run are no denial; policies that deny differ from them."""
    dry = (
        "An error occurred (DryRunOperation) when calling the DescribeRegions operation: Request would have succeeded, "
    )
    dry += "but DryRun flag is set."
    assert (explained(dry).code, "ALLOWED by AWS" in explained(dry).out) == (0, True)
    assert explained(dry, "--principal", USER, "--policy", "other.json", folder=folder).code == 0
    assert explained(dry, "--principal", USER, "--policy", "allow.json", folder=folder).code == 1


def test_a_rule_of_aws() -> None:
    """Where a rule of AWS's own decided, neither a statement nor a question to policies is proposed."""
    answer = told(f"{SENTENCE} [credentials of an assumed role cannot call it]")
    assert (answer["reason"], answer["missingStatement"], answer["checkCommand"]) == ("special", None, None)


def test_answers_follow_their_schema(folder: Path) -> None:
    """What is printed as JSON is what its schema says, with an evaluation too."""
    for arguments in ([SILENT], [SILENT, "--policy", "allow.json"], [SCP_DENIES, "--policy", "deny.json"]):
        errors = list(validator("denial").iter_errors(told(*arguments, folder=folder)))
        assert not errors, "\n".join(f"{error.json_path}: {error.message}" for error in errors)


@pytest.mark.parametrize(
    "piece",
    [
        *("User: ", "is not ", "is not authorized to perform: ", '{"', "Access Denied\n", "\\", "[", "s3://", "\x1b["),
        *("is not authorized to perform: s3:a on resource: ", 'is not authorized to perform: s3:a on resource: "'),
        *("because no ", "with an explicit deny in a ", "User: a\nAction: b\n", "request id: ", "│ \n", "&quot;"),
    ],
)
def test_size_does_not_matter(piece: str) -> None:
    """A million characters of anything are read; a form that took quadratic time would not come to an end here."""
    done = explained("-", "--quiet", stdin=(piece * (1_000_000 // len(piece))).encode())
    assert done.code in (0, 3)


def test_several_messages(folder: Path) -> None:
    """A log is read from a file or standard input; the same message is told once, with its number; the worst counts."""
    log = f"{SILENT}\n{SCP_DENIES}\n{SILENT}\n"
    (folder / "build.log").write_text(log)
    answers = told("--file", "build.log", folder=folder)
    assert [(answer["times"], answer["reason"]) for answer in answers] == [(2, "identity"), (1, "scp")]
    assert told("-", stdin=log.encode()) == told(stdin=log.encode()) == answers
    assert ", 2 times" in explained("--file", "build.log", folder=folder).out
    assert explained("--file", "build.log", "--policy", "other.json", folder=folder).code == 1


def test_environment() -> None:
    """An environment knows what applies to the caller; one that it does not know is an error that says so."""
    message = (
        "User: arn:aws:iam::111122223333:user/bob is not authorized to perform: s3:GetObject on resource: "
        '"arn:aws:s3:::example-data/report.csv" with an explicit deny in an identity-based policy'
    )
    done = explained(message, "--env", ENVIRONMENT, "-c", "aws:RequestedRegion=eu-west-1")
    assert (done.code, "agrees with what AWS told" in done.out) == (0, True)
    allowed = explained(
        message, "--env", ENVIRONMENT, "-c", "aws:RequestedRegion=eu-west-1", "-c", "aws:MultiFactorAuthPresent=true"
    )
    assert allowed.code == 1
    stranger = explained(message.replace("user/bob", "user/nobody"), "--env", ENVIRONMENT)
    assert (stranger.code, "nobody" in stranger.err) == (3, True)


def test_policies_say_what_a_message_does_not() -> None:
    """A decoded message names no kind of policy: an environment that agrees says where the missing Allow belongs."""
    message = ("--file", "fixtures/messages/examples/decoded-message.json")
    alone, asked = told(*message), told(*message, "--env", ENVIRONMENT)
    assert (alone["missingIn"], asked["missingIn"]) == ("identity", "scp")
    assert (asked["reason"], asked["evaluation"]["reason"], asked["agreement"]["agrees"]) == (None, "scp", True)


def test_the_command_asks_the_same(folder: Path) -> None:
    """The command that is printed, with the places for files filled in, comes to the decision that was explained."""
    (folder / "POLICY.json").write_text(_policy("Allow", "s3:GetObject"))
    decoded = run(
        *("check", "POLICY.json", "-a", "s3:PutObject", "-r", OBJECT, "-p", USER, "--format", "decoded-message"),
        *("-c", "aws:SourceIp=203.0.113.7", "-c", "aws:TagKeys=a", "-c", "aws:TagKeys=b c"),
        folder=folder,
    )
    answer = told("-", "--policy", "POLICY.json", stdin=decoded.out.encode(), folder=folder)
    assert answer["agreement"]["agrees"]
    name, *arguments = shlex.split(answer["checkCommand"])
    assert name == "policyeval"
    again = json.loads(run(*arguments, "--format", "decoded-message", folder=folder).out)
    assert again == json.loads(decoded.out)


def test_an_unquoted_message(folder: Path) -> None:
    """A message that a shell took apart, its quotes with it, is read as if it had been quoted."""
    assert told(*SILENT.replace('"', "").split()) == told(SILENT) | {"message": SILENT.replace('"', "")}
    (folder / "build.log").write_text(SILENT)
    done = explained("build.log", folder=folder)
    assert (done.code, done.out) == (3, "")
    assert "--file build.log" in done.err


def test_the_statement_that_denies(folder: Path) -> None:
    """A decoded message names the statement: another one that denies here is a difference."""
    for name in ("First", "Second"):
        (folder / f"{name}.json").write_text(_policy("Deny", "s3:*", Sid=name))
    question = ("-a", "s3:GetObject", "-a", "s3:PutObject", "-r", OBJECT, "-p", USER)
    decoded = run("check", "First.json", *question, "--format", "decoded-message", folder=folder).out.encode()
    same = told("-", "--policy", "First.json", stdin=decoded, folder=folder)
    assert [(each["action"], each["agreement"]["agrees"]) for each in same] == [
        ("s3:GetObject", True),
        ("s3:PutObject", True),
    ]
    other = told("-", "--policy", "Second.json", stdin=decoded, folder=folder)
    assert {each["agreement"]["differences"][0] for each in other} == {
        "AWS names the statement `First`, and none of that Sid denies here"
    }


def test_what_could_not_be_asked(folder: Path) -> None:
    """A message that cannot be asked about does not keep others from being asked; why is said in JSON too."""
    log = f"{SILENT}\n{SILENT.replace(USER, 'nobody')}\n"
    (folder / "build.log").write_text(log)
    done = explained("--file", "build.log", "--policy", "other.json", "--format", "json", folder=folder)
    first, second = json.loads(done.out)
    assert (first["agreement"]["agrees"], first["problem"]) == (True, None)
    assert (second["agreement"], "--principal" in second["problem"]) == (None, True)
    assert (done.code, second["problem"] in done.err) == (3, True)


def test_quiet_and_colors() -> None:
    """`--quiet` prints nothing; colours stand only where they are asked for, and nothing from outside is acted on."""
    assert explained(SILENT, "--quiet").out == ""
    assert "\x1b[31mDENIED" in explained(SILENT, "--color", "always").out
    evil = SILENT.replace("user/alice", "user/al\x1b[2Jice")
    assert "\x1b" not in explained(evil).out
    assert "\x1b[2J" not in explained(evil, "--color", "always").out
