"""`policyeval test --coverage` and `--mutate`: every form of their output has the numbers that were counted by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from policy_engine._resources import grammar_text
from tests.commands import ROOT, run
from tests.coverage.lcov import counts, read_tracefile
from tests.coverage.page import Page

FOLDER = ROOT / "fixtures" / "coverage" / "reports"
SOME, REST = "some.policytest.yaml", "rest.policytest.yaml"


def _json(*arguments: str) -> Any:
    return json.loads(run("test", *arguments, "--format", "json", folder=FOLDER).out)


def test_json() -> None:
    """Statements and clauses are counted, and each part has its place and its cases."""
    coverage = _json(SOME, "--coverage")["coverage"]
    assert coverage["statements"] == {"covered": 2, "total": 3}
    assert coverage["clauses"] == {"covered": 5, "total": 9}
    [policy] = coverage["policies"]
    untested = [(part["element"], part["value"]) for part in policy["parts"] if not part["cases"]]
    assert untested == [
        ("Action", "s3:GetObjectVersion"),
        ("IpAddress aws:SourceIp", "198.51.100.0/24"),
        ("Statement", None),
        ("Action", "s3:Delete*"),
        ("Resource", "*"),
    ]


def test_json_follows_its_schema() -> None:
    """What `--coverage` and `--mutate` add stands in the schema of the report."""
    schema = json.loads(grammar_text("test-report.schema.json"))
    decision = Resource.from_contents(json.loads(grammar_text("decision.schema.json")))
    registry: Registry[Any] = Registry().with_resource("urn:policyeval:decision", decision)
    Draft202012Validator(schema, registry=registry).validate(_json(SOME, "--coverage", "--mutate"))


def test_text() -> None:
    """The table sums up, and the listing underlines what no case decided."""
    out = run("test", SOME, "--coverage", folder=FOLDER).out
    assert "policy.json         2/3      5/9    58 %  7:34, 15:70, 17:5\n" in out
    assert "no case: Action s3:GetObjectVersion\n" in out
    assert "no case: Statement NoDeletes\n" in out


def test_lcov() -> None:
    """Lines with a part are lines, clauses are branches and statements are functions."""
    files = read_tracefile(run("test", SOME, "--format", "lcov", folder=FOLDER).out)
    record = files["policy.json"]
    assert counts(record) == {"lines": (7, 10), "branches": (5, 9), "functions": (2, 3)}
    assert (record["LF"], record["LH"], record["BRF"], record["BRH"]) == (["10"], ["7"], ["9"], ["5"])
    assert sorted(record["FN"]) == ["10,List", "17,NoDeletes", "4,Read"]
    assert {"17,0", "20,0", "21,0"} <= set(record["DA"])


def test_page() -> None:
    """The page has the same numbers, marks the same parts, has the cases, and loads nothing from elsewhere."""
    page = Page(run("test", SOME, "--format", "html", folder=FOLDER).out)
    assert page.numbers == {"tested": (7, 12), "statements": (2, 3), "clauses": (5, 9), "cases": (2, 2)}
    assert page.policies == {"policy.json": (7, 12)}
    assert '"s3:GetObjectVersion"' in page.untested
    assert '"198.51.100.0/24"' in page.untested
    assert "reports can be read" in page.cases
    assert all(address.startswith("#") for address in page.addresses)


_HOSTILE = '<script>alert(1)</script><b title="'


def test_nothing_acts(tmp_path: Path) -> None:
    """Texts of policies and suites stand in the page as texts, and in a tracefile on one line."""
    statement = {
        "Sid": _HOSTILE,
        "Effect": "Allow",
        "Action": "s3:GetObject",
        "Resource": f"arn:aws:s3:::a/{_HOSTILE}\n",
    }
    policy = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    (tmp_path / "policy.json").write_text(policy, encoding="utf-8")
    case = {"name": _HOSTILE, "action": "s3:GetObject", "resource": "arn:aws:s3:::a/k\u202e", "expect": "deny"}
    options = {"allow_invalid": True}
    suite = {"policies": {"identity": ["policy.json"]}, "cases": [{**case, "options": options}]}
    (tmp_path / "a.policytest.json").write_text(json.dumps(suite), encoding="utf-8")
    done = run("test", "--mutate", "--format", "html", folder=tmp_path)
    assert done.code == 0, done.err
    assert "<script" not in done.out
    assert "\u202e" not in done.out
    assert _HOSTILE in Page(done.out).cases
    tracefile = run("test", "--format", "lcov", folder=tmp_path).out
    assert read_tracefile(tracefile)["policy.json"]["FN"] == [f"1,{_HOSTILE}"]


def test_inline_policies(tmp_path: Path) -> None:
    """A policy that stands in a suite is shown as it is read; LCOV, which is about files, leaves it out."""
    policy = {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}}
    case = {"name": "all", "action": "s3:GetObject", "resource": "arn:aws:s3:::a/k", "expect": "allow"}
    suite = {"policies": {"identity": [policy]}, "cases": [case]}
    (tmp_path / "a.policytest.json").write_text(json.dumps(suite), encoding="utf-8")
    assert "100 %" in run("test", "--coverage", "--verbose", folder=tmp_path).out
    assert run("test", "--format", "lcov", folder=tmp_path).out == ""


def test_long_lines(tmp_path: Path) -> None:
    """What is not tested of a policy on one long line is shown piece by piece."""
    actions = [f"s3:Get{number:03}Object" for number in range(40)]
    policy = {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": actions, "Resource": "*"}}
    (tmp_path / "policy.json").write_text(json.dumps(policy), encoding="utf-8")
    case = {"name": "some", "action": actions[0], "resource": "*", "expect": "allow"}
    suite = {"policies": {"identity": ["policy.json"]}, "cases": [{**case, "options": {"allow_unknown_actions": True}}]}
    (tmp_path / "a.policytest.json").write_text(json.dumps(suite), encoding="utf-8")
    lines = run("test", "--coverage", folder=tmp_path).out.splitlines()
    assert max(map(len, lines)) < 160
    assert sum("^^^^" in line for line in lines) == 39


def test_all_is_tested() -> None:
    """Cases of several suites count together, in several processes as well."""
    for jobs in ("1", "2"):
        done = run("test", "--coverage", "--fail-under", "100", "--jobs", jobs, folder=FOLDER)
        assert done.code == 0, done.err
        assert "3/3      9/9   100 %" in done.out


def test_too_little_is_tested() -> None:
    """Less than --fail-under is exit code 1, with the reason on standard error, whether or not the rest is printed."""
    for flags in ([], ["--coverage"]):
        done = run("test", SOME, *flags, "--fail-under", "59", folder=FOLDER)
        assert done.code == 1
        assert done.err == "error: 7 of 12 parts of the policies are tested (58.3 %), less than --fail-under 59\n"
        assert run("test", SOME, *flags, "--fail-under", "58", folder=FOLDER).code == 0


def test_too_few_mutants_are_noticed() -> None:
    """With --mutate the limit is one for mutants too."""
    done = run("test", SOME, REST, "--mutate", "--fail-under", "100", folder=FOLDER)
    assert done.code == 1
    assert "mutants are noticed" in done.err
    assert "parts of the policies" not in done.err


def test_mutants() -> None:
    """Mistakes in what no case is about go unnoticed, each with its place and what to add; those elsewhere do not."""
    mutation = _json(SOME, "--mutate")["mutation"]
    changes = {(each["start"]["line"], each["change"]) for each in mutation["survivors"]}
    assert (7, "`s3:GetObjectVersion` left out of Action") in changes
    assert (18, "the statement left out") in changes
    assert not {change for line, change in changes if line in (5, 11)}
    assert mutation["noticed"] + len(mutation["survivors"]) == mutation["tried"]
    assert all(each["help"].startswith("add a case") for each in mutation["survivors"])


def test_mutants_of_what_is_tested() -> None:
    """With the other cases those are noticed too."""
    fewer, more = (_json(*names, "--mutate")["mutation"] for names in ((SOME,), (SOME, REST)))
    assert more["tried"] == fewer["tried"]
    assert more["noticed"] > fewer["noticed"]
    assert "the statement left out" not in {each["change"] for each in more["survivors"]}


@pytest.mark.parametrize("form", ["html", "lcov", "json", "text", "junit"])
def test_forms_go_to_files(form: str, tmp_path: Path) -> None:
    """Every form can be written to a file, beside the text on standard output."""
    path = tmp_path / "out"
    done = run("test", "--coverage", "--mutate", "--format", "text", "--format", f"{form}={path}", folder=FOLDER)
    assert done.code == 0, done.err
    assert path.read_text(encoding="utf-8").strip()
    assert "5 passed in 2 suites" in done.out
