"""`policyeval validate`, from the command line to its exit code."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from policy_engine import files
from policy_engine.cli import run_validate
from policy_engine.lint.registry import every_rule
from tests.commands import Run, run

GOOD = '{"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "s3:GetObject", "Resource": "*"}]}'
BAD = GOOD.replace("GetObject", "GetObjekt")
ONLY = ("--select", "INVALID_ACTION,REDUNDANT_ACTION")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A directory with a good policy, a bad one, and files that are none."""
    (tmp_path / "good.json").write_text(GOOD)
    (tmp_path / "bad.json").write_text(BAD)
    (tmp_path / "package.json").write_text('{"name": "example"}')
    (tmp_path / "comments.json").write_text("// settings\n{}")
    return tmp_path


def validate(folder: Path, *arguments: str, stdin: bytes = b"") -> Run:
    """Run the command with two checks, so that other checks do not change what is expected."""
    return run("validate", *arguments, *ONLY, folder=folder, stdin=stdin)


def test_findings_fail(folder: Path) -> None:
    """A finding of the type ERROR is exit code 1 and stands on standard output."""
    done = validate(folder, "bad.json")
    assert (done.code, done.err) == (1, "")
    assert done.out.startswith("bad.json:1:70: error[INVALID_ACTION]: the action `s3:GetObjekt` does not exist\n")


def test_nothing_found(folder: Path) -> None:
    """Exit code 0, and standard output says what was looked at."""
    done = validate(folder, "good.json")
    assert (done.code, done.out, done.err) == (0, "no findings in 1 policy (1 file)\n", "")


def test_files_without_policy(folder: Path) -> None:
    """They are passed over in silence; --verbose says how many."""
    silent = validate(folder, "package.json")
    assert (silent.code, silent.out, silent.err) == (0, "", "")
    told = validate(folder, ".", "--verbose")
    assert "files read: 4\npolicies checked: 2\npassed over, without a policy: 2\n" in told.err


def test_no_json_by_name_and_met(folder: Path) -> None:
    """A file that is no JSON is a finding where it was named, and none where it was met and speaks of no policy."""
    named = validate(folder, "comments.json")
    assert named.code == 1
    assert "comments.json:1:1: error[JSON_SYNTAX_ERROR]" in named.out
    assert validate(folder, "comments.json", "--only-policies").out == ""
    assert "comments" not in validate(folder, ".").out
    (folder / "broken.json").write_text(GOOD[:-1])
    assert "broken.json:1:103: error[JSON_SYNTAX_ERROR]" in validate(folder, ".").out
    assert "broken.json:1:103: error[JSON_SYNTAX_ERROR]" in validate(folder, "broken.json", "--only-policies").out


def test_standard_input(folder: Path) -> None:
    """`-` reads standard input, which goes by that name."""
    done = validate(folder, "-", stdin=BAD.encode())
    assert done.code == 1
    assert done.out.startswith("<stdin>:1:70: error")


def test_template_functions_are_told(folder: Path) -> None:
    """Policies that are not judged because a template has yet to work them out are told without being asked."""
    (folder / "template.json").write_text(BAD.replace('"Resource": "*"', '"Resource": {"Ref": "Bucket"}'))
    done = validate(folder, "template.json")
    assert (done.code, done.out, done.err) == (0, "", "passed over, with functions of a template: 1\n")


_DEEP = '{"Version": "2012-10-17", "Statement": ' + "[" * 10_000 + "]" * 10_000 + "}"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(GOOD.encode() + b"\xff", "not UTF-8", id="invalid UTF-8"),
        pytest.param(GOOD.encode("utf-16"), "not UTF-8", id="UTF-16"),
        pytest.param(_DEEP.encode(), "nested too deeply", id="10,000 levels deep"),
        pytest.param(b'{"Statement":' * 100_000, "nested too deeply", id="only members"),
        pytest.param(
            GOOD.replace("2012-10-17", "2012-10-17" + " " * 1_000_000).encode(),
            "1,000,103 characters",
            id="a large policy",
        ),
    ],
)
def test_unreadable_content(folder: Path, content: bytes, expected: str) -> None:
    """An error for that file, which is exit code 3; the others are checked, named or met."""
    (folder / "broken.json").write_bytes(content)
    for paths in (("broken.json", "bad.json"), (".",)):
        done = validate(folder, *paths)
        assert done.code == 3
        assert done.err.count("\n") == 1
        assert "broken.json" in done.err
        assert expected in done.err
        assert "bad.json:1:70: error[INVALID_ACTION]" in done.out


def test_deep_files_without_policy(folder: Path) -> None:
    """What is nested too deeply and holds no policy is an error where it was named, and of no interest where not."""
    (folder / "deep.json").write_bytes(b"[" * 100_000)
    assert validate(folder, "deep.json").err == "error: deep.json: nested too deeply to be read as JSON\n"
    assert validate(folder, ".").err == ""


def test_unreadable_files(folder: Path) -> None:
    """So it is with files that are not there, links in a circle, and directories without JSON."""
    (folder / "loop.json").symlink_to("loop.json")
    (folder / "empty").mkdir()
    done = validate(folder, "none.json", "loop.json", "empty", "bad.json")
    assert done.code == 3
    assert done.err.splitlines() == [
        "error: none.json: cannot be read: no such file or directory",
        "error: loop.json: cannot be read: too many levels of symbolic links",
        "error: empty: the directory holds no file that ends in .json",
    ]
    assert "bad.json:1:70: error[INVALID_ACTION]" in done.out
    assert "loop.json: cannot be read" in validate(folder, ".").err


@pytest.mark.skipif(not os.path.exists("/proc/self/mem"), reason="needs a file whose reading fails for everyone")
def test_reading_that_fails(folder: Path) -> None:
    """So it is with a file that can be opened and not be read."""
    done = validate(folder, "/proc/self/mem", "bad.json")
    assert (done.code, done.err) == (3, "error: /proc/self/mem: cannot be read: input/output error\n")
    assert "bad.json:1:70: error[INVALID_ACTION]" in done.out


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_no_permission(folder: Path) -> None:
    """So it is with files and directories that may not be read."""
    (folder / "good.json").chmod(0)
    (folder / "closed").mkdir(mode=0)
    done = validate(folder, ".")
    (folder / "closed").chmod(0o700)
    assert done.code == 3
    assert done.err.count("permission denied") == 2
    assert "bad.json:1:70: error[INVALID_ACTION]" in done.out


def test_large_files(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file beyond the limit is an error that names the limit, also from a pipe."""
    monkeypatch.setattr(files, "LARGEST", 50)
    assert validate(folder, "bad.json").err == "error: bad.json: too large: files of up to 50 bytes are read\n"
    assert (
        validate(folder, "-", stdin=BAD.encode()).err == "error: <stdin>: too large: files of up to 50 bytes are read\n"
    )
    assert validate(folder, "package.json").code == 0


def test_empty_file(folder: Path) -> None:
    """An empty file that was named is no JSON."""
    (folder / "empty.json").write_text("")
    assert "empty.json:1:1: error[JSON_SYNTAX_ERROR]: the text ends too early" in validate(folder, "empty.json").out


def test_only_policies_passes_over_what_is_no_text(folder: Path) -> None:
    """With --only-policies, what is not UTF-8 or nested too deeply is an error only if it speaks of a policy."""
    (folder / "bytes.json").write_bytes(b"\xff\xfe{}")
    (folder / "deep.json").write_bytes(b"[" * 100_000)
    assert validate(folder, "bytes.json", "deep.json", "--only-policies").code == 0
    (folder / "bytes.json").write_bytes(GOOD.encode("utf-16"))
    assert validate(folder, "bytes.json", "--only-policies").code == 3


def test_names_that_are_not_utf8(folder: Path) -> None:
    """A file name need not be UTF-8 for its findings to be printed."""
    name = os.fsdecode(b"b\xffd.json")
    (folder / name).write_text(BAD)
    assert "b?d.json:1:70: error" in validate(folder, name).out


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (("--fail-on", "never"), 0),
        (("--fail-on", "ERROR"), 1),
        (("--fail-on", "suggestion"), 1),
        (("--ignore", "INVALID"), 0),
        (("--ignore", "access-analyzer"), 0),
        (("--ignore", "REDUNDANT_ACTION"), 1),
    ],
    ids=str,
)
def test_what_fails(folder: Path, given: tuple[str, ...], code: int) -> None:
    """`--fail-on` names the least serious type that fails; checks can be ignored by code, beginning or family."""
    assert validate(folder, "bad.json", *given).code == code


def test_less_serious_findings(folder: Path) -> None:
    """A suggestion does not fail by default."""
    (folder / "twice.json").write_text(GOOD.replace('"s3:GetObject"', '["s3:Get*", "s3:GetObject"]'))
    assert validate(folder, "twice.json").code == 0
    assert validate(folder, "twice.json", "--fail-on", "SUGGESTION").code == 1
    assert validate(folder, "twice.json", "--fail-on", "WARNING").code == 0


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param([], "no policy: name files", id="no path"),
        pytest.param(["good.json", "--frobnicate"], "No such option", id="unknown flag"),
        pytest.param(["good.json", "--policy-type", "iam"], "known are identity, boundary", id="type"),
        pytest.param(["good.json", "--policy-type", "identty"], "did you mean `identity`?", id="misspelt type"),
        pytest.param(
            ["good.json", "--resource-type", "AWS::S3::Buckets"], "did you mean `AWS::S3::Bucket`?", id="resource"
        ),
        pytest.param(
            ["good.json", "--resource-type", "AWS::S3::Bucket", "--policy-type", "scp"],
            "--policy-type resource",
            id="both",
        ),
        pytest.param(["good.json", "--format", "xml"], "known are text, json", id="format"),
        pytest.param(["good.json", "--format", "sarif="], "a file is missing", id="format without file"),
        pytest.param(["good.json", "--format", "text", "--format", "json"], "only one format", id="two to stdout"),
        pytest.param(["good.json", "--select", "INVALID_ACTON"], "did you mean `INVALID_ACTION`?", id="select"),
        pytest.param(["good.json", "--ignore", "ERROR"], "no code of a check begins so", id="ignore"),
        pytest.param(["good.json", "--fail-on", "FATAL"], "known are ERROR", id="fail on"),
        pytest.param(["good.json", "--fail-on", ","], "a type of finding is missing", id="fail on nothing"),
        pytest.param(["--explain", "INVALID_ACTON"], "did you mean `INVALID_ACTION`?", id="explain"),
        pytest.param(["good.json", "--jobs", "0"], "0 is not in the range", id="jobs"),
    ],
)
def test_wrong_usage(folder: Path, arguments: list[str], expected: str) -> None:
    """Exit code 2, nothing on standard output, and the nearest right name."""
    done = run("validate", *arguments, folder=folder)
    assert (done.code, done.out) == (2, "")
    assert expected in done.err


def test_policy_types(folder: Path) -> None:
    """The content tells the type; a flag overrides it; the place in a file counts before the flag."""
    trust = '{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": "*", "Action": "sts:AssumeRole"}}'
    (folder / "trust.json").write_text(trust)
    (folder / "role.json").write_text(f'{{"AssumeRolePolicyDocument": {trust}, "PolicyDocument": {GOOD}}}')
    assert _types(folder, "trust.json", "good.json") == [("trust", None), ("identity", None)]
    assert _types(folder, "good.json", "--policy-type", "scp") == [("scp", None)]
    assert _types(folder, "role.json", "--policy-type", "session") == [("trust", None), ("session", None)]
    bucket = ("--resource-type", "AWS::S3::Bucket")
    assert _types(folder, "role.json", *bucket) == [("trust", None), ("resource", "AWS::S3::Bucket")]
    assert _types(folder, "good.json", "--resource-type", "AWS::IAM::AssumeRolePolicyDocument") == [("trust", None)]


def _types(folder: Path, *arguments: str) -> list[tuple[str, str | None]]:
    answer: dict[str, Any] = json.loads(validate(folder, *arguments, "--format", "json").out)
    return [(each["policyType"], each["resourceType"]) for file in answer["files"] for each in file["policies"]]


def test_several_formats(folder: Path) -> None:
    """One form goes to standard output, others to their files; --quiet keeps standard output empty."""
    done = validate(folder, "bad.json", "--format", "text", "--format", "sarif=out.sarif", "--format", "json=out.json")
    assert done.out.startswith("bad.json:1:70")
    assert json.loads((folder / "out.sarif").read_text())["version"] == "2.1.0"
    assert json.loads((folder / "out.json").read_text())["summary"]["findings"]["ERROR"] == 1
    only_file = validate(folder, "bad.json", "--format", "junit=out.xml", "--quiet")
    assert (only_file.code, only_file.out, "<testsuite" in (folder / "out.xml").read_text()) == (1, "", True)
    assert validate(folder, "bad.json", "--quiet").out == ""


def test_output_that_cannot_be_written(folder: Path) -> None:
    """It is an error with the reason."""
    done = validate(folder, "bad.json", "--format", "json=none/out.json")
    assert (done.code, done.err) == (3, "error: none/out.json: cannot be written: no such file or directory\n")


def test_machine_formats_without_policy(folder: Path) -> None:
    """A program that reads the output gets a whole document also where there was nothing to check."""
    assert json.loads(validate(folder, "package.json", "--format", "json").out)["files"] == []
    assert json.loads(validate(folder, "package.json", "--format", "access-analyzer").out) == {"findings": []}


def test_statistics(folder: Path) -> None:
    """How many findings each check has."""
    assert "1  INVALID_ACTION  ERROR\n" in validate(folder, ".", "--statistics").out


def test_several_processes_find_the_same(folder: Path) -> None:
    """The number of processes changes neither findings nor their order."""
    (folder / "many.json").write_text(json.dumps({"list": [json.loads(BAD)] * 120, "text": BAD}) + "x")
    alone = validate(folder, ".", "many.json", "--jobs", "1", "--format", "json")
    several = validate(folder, ".", "many.json", "--jobs", "2", "--format", "json")
    assert json.loads(alone.out)["summary"]["findings"]["ERROR"] == 123
    assert several == alone


def test_explain(folder: Path) -> None:
    """What a check says of itself, in any spelling of its code; also the one for texts that are no JSON."""
    for code in ("INVALID_ACTION", "invalid-action"):
        done = run("validate", "--explain", code, folder=folder)
        assert done.out.startswith("INVALID_ACTION\nERROR of the family access-analyzer, for identity,")
        assert "\nPrefer: " in done.out
    assert "The text is no JSON." in run("validate", "--explain", "JSON_SYNTAX_ERROR", folder=folder).out


def test_list_of_checks(folder: Path) -> None:
    """Every check in a line, or as JSON."""
    codes = [rule.code for rule in every_rule()]
    lines = run("validate", "--list-checks", folder=folder).out.splitlines()
    assert [line.split()[0] for line in lines] == codes
    listed = json.loads(run("validate", "--list-checks", "--format", "json", folder=folder).out)["checks"]
    assert [each["code"] for each in listed] == codes
    assert all(each["summary"].endswith(".") for each in listed)


def test_help_has_examples(folder: Path) -> None:
    """The help text shows whole command lines and the exit codes."""
    text = run("validate", "--help", folder=folder).out
    assert "policyeval validate policy.json" in text
    assert "Exit codes: 0" in text


def test_progress(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal, long work shows a bar on standard error; the output is the same."""
    plain = validate(folder, ".", "--jobs", "1")
    monkeypatch.setattr(run_validate, "_MUCH", 1)
    assert validate(folder, ".", "--jobs", "1") == plain
    shown = run("validate", ".", "--jobs", "1", "--color", "never", *ONLY, folder=folder, terminal=True)
    assert "checking" in shown.err
    assert "100%" in shown.err
    assert (shown.out, shown.code) == (plain.out, plain.code)


def test_interruption(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Control-C ends the command without a traceback, with the exit code that shells give it."""

    def interrupted(_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(run_validate, "run_validate", interrupted)
    done = validate(folder, "good.json")
    assert (done.code, done.out, done.err) == (130, "", "")
