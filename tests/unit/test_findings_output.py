"""What `validate` prints, in every form."""

from __future__ import annotations

import json
from typing import Any
from xml.etree import ElementTree

import pytest
from jsonschema import Draft202012Validator
from sarif_pydantic import Sarif

from policy_engine._resources import grammar_text
from policy_engine.findings import Finding
from policy_engine.lint.reports import FileReport, PolicyReport
from policy_engine.lint.validation import validate
from policy_engine.render.findings import FORMATS, Options, render
from policy_engine.syntax.document import PolicyType

NAME = "./roles/50% off,odd:name.json"
TEXT = """{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ["s3:Get*", "s3:PutObject", "s3:GetObject"],
      "Resource": "*",
      "Condition": {"StringLike": {"aws:PrincipalTag/größe": "*"}}
    },
    {"Effect": "Allow", "Action": "s3:ListBuckets", "Resource": "*"}
  ]
}
"""
SELECTED = ("REDUNDANT_ACTION", "EQUIVALENT_TO_NULL_FALSE", "INVALID_ACTION", "DUPLICATE_MEMBER")
OPTIONS = Options(version="1.2.3", data_version="2026")


def _report(text: str = TEXT, name: str = NAME, **more: Any) -> FileReport:
    findings = validate(text, "identity", name=name, select=SELECTED)
    policy = PolicyReport(policy_type=PolicyType.IDENTITY, findings=tuple(findings), **more)
    return FileReport(name=name, policies=(policy,))


CLEAN = _report(
    '{"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Action": "*", "Resource": "*"}}', "clean.json"
)


def _findings() -> tuple[Finding, ...]:
    return _report().findings


def test_the_example_has_findings_of_each_kind() -> None:
    """The tests below speak of an error, and of suggestions with one place and with several."""
    assert [(each.code, len(each.locations)) for each in _findings()] == [
        ("REDUNDANT_ACTION", 2),
        ("EQUIVALENT_TO_NULL_FALSE", 1),
        ("INVALID_ACTION", 1),
    ]


def test_text() -> None:
    """Place, code and message; the text with carets; other places; help; and how many there are."""
    lines = render("text", [_report(), CLEAN], OPTIONS).splitlines()
    assert lines[0].startswith(f"{NAME}:6:18: suggestion[REDUNDANT_ACTION]: ")
    assert lines[1] == '  6 |       "Action": ["s3:Get*", "s3:PutObject", "s3:GetObject"],'
    assert lines[2] == "    |                  ^^^^^^^^^"
    assert lines[3] == '  and 6:45: "s3:GetObject"'
    assert lines[4].startswith("  help: ")
    assert lines[-1] == "1 error, 2 suggestions in 2 policies (2 files)"


def test_text_in_colour_says_the_same() -> None:
    """Colours add nothing but colours."""
    import re

    plain = render("text", [_report()], OPTIONS)
    colored = render("text", [_report()], OPTIONS.replace(color=True))
    assert colored != plain
    assert re.sub(r"\x1b\[\d+m", "", colored) == plain


def test_nothing_for_the_terminal_to_act_on() -> None:
    """Control characters and marks of direction from a policy are shown as such, where they stand."""
    action = "s3:\u202e\x9b\\u001b[2J"
    text = f'{{"Version": "2012-10-17", "Statement": {{"Effect": "Allow", "Action": "{action}", "Resource": "*"}}}}'
    shown = render("text", [_report(text, "a\x1bb.json")], OPTIONS)
    assert shown.startswith(
        "a\ufffdb.json:1:70: error[INVALID_ACTION]: the action `s3:\ufffd\ufffd\ufffd[2J` does not exist"
    )
    assert all(char == "\n" or (char.isprintable() and char not in "\x1b\x9b\u202e") for char in shown)


def test_nothing_found() -> None:
    """A clean run says what was looked at."""
    assert render("text", [CLEAN], OPTIONS) == "no findings in 1 policy (1 file)\n"


def test_statistics() -> None:
    """Counts by code, the most frequent first."""
    shown = render("text", [_report(), _report()], OPTIONS.replace(statistics=True))
    assert "2  EQUIVALENT_TO_NULL_FALSE  SUGGESTION\n2  INVALID_ACTION  ERROR\n" in shown


def test_json() -> None:
    """The form is that of the schema, and every finding is in it."""
    document = json.loads(render("json", [_report(label="inline policy"), CLEAN], OPTIONS))
    schema = json.loads(grammar_text("findings.schema.json"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(document)
    [policy] = document["files"][0]["policies"]
    assert [each["code"] for each in policy["findings"]] == [each.code for each in _findings()]
    assert policy["findings"][0]["start"] == {"line": 6, "column": 18}
    assert document["summary"]["findings"] == {"ERROR": 1, "SECURITY_WARNING": 0, "WARNING": 0, "SUGGESTION": 2}


def test_access_analyzer() -> None:
    """AWS's shape: lines from 1, columns and offsets from 0, an exclusive end, and paths of tagged steps."""
    document = json.loads(render("access-analyzer", [_report()], OPTIONS))
    assert list(document) == ["findings"]
    redundant = document["findings"][0]
    assert sorted(redundant) == ["findingDetails", "findingType", "issueCode", "learnMoreLink", "locations"]
    first, second = redundant["locations"]
    offset = TEXT.index('"s3:Get*"')
    assert first == {
        "path": [{"value": "Statement"}, {"index": 0}, {"value": "Action"}, {"index": 0}],
        "span": {
            "start": {"line": 6, "column": 17, "offset": offset},
            "end": {"line": 6, "column": 26, "offset": offset + 9},
        },
    }
    assert second["path"][-1] == {"index": 2}
    assert redundant["learnMoreLink"].endswith("#access-analyzer-reference-policy-checks-suggestion-redundant-action")


def test_access_analyzer_leaves_out_what_aws_does_not_check() -> None:
    """A finding of a check that AWS does not have has no place in AWS's answer."""
    text = '{"Version": "2012-10-17", "Version": "2012-10-17", "Statement": []}'
    report = _report(text)
    assert [each.code for each in report.findings] == ["DUPLICATE_MEMBER"]
    assert json.loads(render("access-analyzer", [report], OPTIONS)) == {"findings": []}


def test_sarif_is_read_by_others() -> None:
    """An independent reader of SARIF knows every member, and reads the places as they are."""
    text = render("sarif", [_report(), CLEAN], OPTIONS)
    read = Sarif.model_validate_json(text)
    again = json.loads(read.model_dump_json(by_alias=True, exclude_none=True, exclude_unset=True))
    document = json.loads(text)
    assert again == document
    [run] = document["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == sorted(SELECTED[:3])
    first = run["results"][0]
    [place] = first["locations"]
    region = place["physicalLocation"]["region"]
    assert region == {"startLine": 6, "startColumn": 18, "endLine": 6, "endColumn": 27}
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "roles/50%25%20off%2Codd%3Aname.json"
    assert first["level"] == "note"
    assert run["tool"]["driver"]["rules"][first["ruleIndex"]]["id"] == first["ruleId"]


def test_fingerprints_stay_when_lines_move() -> None:
    """An empty line at the top changes no fingerprint; two findings that are alike have two."""
    for form, member in (("sarif", "partialFingerprints"), ("gitlab", "fingerprint")):
        prints = []
        for text in (TEXT, "\n" + TEXT):
            document = json.loads(render(form, [_report(text)], OPTIONS))
            results = document["runs"][0]["results"] if form == "sarif" else document
            prints.append([str(each[member]) for each in results])
        assert prints[0] == prints[1]
        assert len(set(prints[0])) == 3


def test_github() -> None:
    """A workflow command a line, the most serious first, with what is special to GitHub escaped."""
    lines = render("github", [_report()], OPTIONS).splitlines()
    assert len(lines) == 3
    assert lines[0].startswith(
        "::error file=roles/50%25 off%2Codd%3Aname.json,line=10,col=35,endLine=10,endColumn=51,title=INVALID_ACTION::"
    )
    assert lines[1].startswith("::notice ")


def test_gitlab() -> None:
    """A list of issues with the members that GitLab reads."""
    issues = json.loads(render("gitlab", [_report()], OPTIONS))
    assert [each["severity"] for each in issues] == ["info", "info", "critical"]
    assert issues[2]["location"] == {
        "path": "roles/50% off,odd:name.json",
        "lines": {"begin": 10, "end": 10},
    }


def test_junit() -> None:
    """A suite a file; a case a code; a clean file still has a case that passes."""
    root = ElementTree.fromstring(render("junit", [_report(label="role \x01 app"), CLEAN], OPTIONS))
    first, second = root
    assert (root.get("tests"), root.get("failures")) == ("4", "3")
    assert [case.get("name") for case in first] == [f"{each.code} (role \ufffd app)" for each in _findings()]
    assert all(len(case) == 1 for case in first)
    assert [len(case) for case in second] == [0]


@pytest.mark.parametrize("form", FORMATS)
def test_no_file(form: str) -> None:
    """Nothing to report is still a document of the form."""
    shown = render(form, [], OPTIONS)
    if form in ("json", "access-analyzer", "sarif", "gitlab"):
        json.loads(shown)
    elif form == "junit":
        assert ElementTree.fromstring(shown).get("tests") == "0"
    else:
        assert shown.count("\n") <= 1
