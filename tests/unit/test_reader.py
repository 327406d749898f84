"""Reading policies: places, positions, and the two tellings of the element table."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policy_engine.errors import PolicyError
from policy_engine.findings import Finding
from policy_engine.source import Source
from policy_engine.syntax.document import PolicyDocument, PolicyType
from policy_engine.syntax.json_tree import parse_json
from policy_engine.syntax.reader import read_policy
from policy_engine.syntax.rules.elements import elements
from policy_engine.syntax.shape import shape_findings, type_findings
from policy_engine.usable import document_findings

ROLES = "arn:aws:iam::111122223333:role/"
SAML = "arn:aws:iam::111122223333:saml-provider/p"
TEXT = """{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "One",
      "Effect": "Allow",
      "Action": ["s3:GetObject", "s3:PutObject"],
      "Resource": "*",
      "Condition": {"StringEquals": {"aws:PrincipalTag/team": ["red", "blue"]}}
    }
  ]
}
"""


def test_every_element_has_its_place() -> None:
    """Spans cover what was written, quotes included."""
    source = Source(text=TEXT, name="policy.json")
    [statement] = read_policy(source, PolicyType.IDENTITY).statements
    assert statement.sid
    written = [statement.sid, *statement.action.values, statement.conditions[0].key, *statement.conditions[0].values]
    assert [json.loads(source.slice(text.span)) for text in written] == [text.value for text in written]
    assert source.position(statement.span.start) == (4, 5)
    assert source.position(statement.conditions[0].operator.span.start) == (9, 21)


def _element(name: str, values: list[Any]) -> st.SearchStrategy[Any]:
    return st.fixed_dictionaries({}, optional={name: st.sampled_from(values)})


_PRINCIPALS = ["*", {"AWS": "*"}, {"AWS": ["111122223333"]}, {}, "me", {"Aws": "*"}, 1]
_STATEMENTS = st.builds(
    lambda *parts: {name: value for part in parts for name, value in part.items()},
    _element("Effect", ["Allow", "Allow", "Deny", "allow", None]),
    _element("Sid", ["A", 1]),
    _element("Action", ["s3:*", "*", ["s3:GetObject"], [], 1]),
    _element("NotAction", ["s3:*", [1]]),
    _element("Resource", ["*", [], {}]),
    _element("NotResource", ["*"]),
    _element("Principal", _PRINCIPALS),
    _element("NotPrincipal", _PRINCIPALS),
    _element(
        "Condition",
        [{}, {"Bool": {"k": True}}, {"Bool": {}}, {"Bool": []}, [], {"Boolean": {"k": 1}}, {"Null": {"k": None}}],
    ),
    _element("Extra", [1]),
)
_DOCUMENTS = st.builds(
    lambda version, statement: version | statement,
    _element("Version", ["2012-10-17", "2012-10-17", "2008-10-17", "2012-10-18", 1]),
    st.fixed_dictionaries({}, optional={"Statement": st.one_of(_STATEMENTS, st.lists(_STATEMENTS, max_size=2))}),
)


def _read(source: Source, policy_type: PolicyType) -> PolicyDocument | None:
    try:
        return read_policy(source, policy_type)
    except PolicyError:
        return None


@settings(max_examples=1500, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(_DOCUMENTS, st.sampled_from(list(PolicyType)))
def test_reader_and_schema_agree(document: Any, policy_type: PolicyType) -> None:
    """The fast reader refuses exactly what the schema finds fault with, in general and by policy type."""
    source = Source(text=json.dumps(document))
    tree = parse_json(source.text)
    read = _read(source, policy_type)
    assert (read is None) is bool(shape_findings(source, tree))
    if read is None:
        return
    full_access = policy_type is PolicyType.RCP and not list(elements(read, tree))
    assert full_access or bool(type_findings(source, tree, policy_type)) is bool(list(elements(read, tree)))


def _codes(text: str, policy_type: PolicyType = PolicyType.IDENTITY) -> set[str]:
    return {finding.code for finding in document_findings(text, policy_type)}


def _policy(**members: object) -> str:
    statement = {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"} | members
    kept = {name: value for name, value in statement.items() if value is not None}
    return json.dumps({"Version": "2012-10-17", "Statement": [kept]})


@pytest.mark.parametrize(
    ("text", "policy_type", "code"),
    [
        (_policy(Action="s3"), "identity", "INVALID_ACTION"),
        (_policy(Action="s3:Get:Object"), "identity", "INVALID_ACTION"),
        (_policy(Action="s*:GetObject"), "identity", "INVALID_SERVICE_IN_ACTION"),
        (_policy(Action="s3:GetObject "), "identity", "INVALID_ACTION"),
        (_policy(Resource="my-bucket/*"), "identity", "INVALID_ARN"),
        (_policy(Resource="arn:aws:s3"), "identity", "MISSING_ARN_FIELD"),
        (_policy(Resource="arn:aws:s3"), "session", "MISSING_ARN_FIELD"),
        (_policy(Resource="arn:aws:s3"), "scp", "MISSING_ARN_FIELD"),
        (_policy(Resource="arn:aws:s3", Principal="*"), "resource", "MISSING_ARN_FIELD"),
        (_policy(Resource="execute-api:/prod/*", Principal="*"), "resource", "INVALID_ARN"),
        (_policy(Resource="arn:*:s3:::b"), "identity", "WILDCARD_IN_PARTITION"),
        (_policy(Resource="arn:aws:s*:::b"), "identity", "WILDCARD_IN_SERVICE"),
        (_policy(Resource="arn:aws:s3:::b/${}"), "identity", "EMPTY_VARIABLE"),
        (_policy(Resource="arn:aws:s3:::b/${aws: username}"), "identity", "UNSUPPORTED_SPACE_IN_VARIABLE"),
        (_policy(Resource="arn:aws:s3:::b/${aws:username"), "identity", "MISSING_BRACE_IN_VARIABLE"),
        (_policy(Resource="arn:aws:s3:::b/${k:v, x}"), "identity", "MISSING_QUOTE_IN_VARIABLE"),
        (_policy(Action="s3:${aws:x}"), "identity", "VARIABLE_UNSUPPORTED_IN_ELEMENT"),
        (_policy(Resource=None, Principal="*"), "resource", "MISSING_RESOURCE"),
        (_policy(Resource=None, Action="dynamodb:GetItem", Principal="*"), "resource", "MISSING_RESOURCE"),
        (_policy(Resource=None, Action="kms:*", Principal="*"), "kms-key", "MISSING_RESOURCE"),
        (_policy(Principal={"AWS": "me"}), "resource", "INVALID_PRINCIPAL_FORMAT"),
        (_policy(Principal={"AWS": "${aws:username}"}), "resource", "VARIABLE_UNSUPPORTED_IN_ELEMENT"),
        (_policy(Principal={"AWS": f"{ROLES}*"}), "resource", "UNSUPPORTED_WILDCARD_IN_PRINCIPAL"),
        (_policy(Principal={"AWS": "arn:aws:iam::111122223333:group/g"}), "resource", "UNSUPPORTED_PRINCIPAL"),
        (_policy(Principal={"CanonicalUser": "79a5"}), "resource", "INVALID_PRINCIPAL_FORMAT"),
        (_policy(Principal="*", Resource=None, Action="*"), "trust", "UNSUPPORTED_ACTION_IN_POLICY"),
        (
            _policy(Principal="*", Resource=None, Action="sts:AssumeRole"),
            "trust",
            "ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL",
        ),
        (
            _policy(Principal={"Federated": SAML}, Resource=None, Action="sts:AssumeRoleWithWebIdentity"),
            "trust",
            "MISMATCHED_ACTION_FOR_PRINCIPAL",
        ),
        (
            _policy(Principal={"Federated": "accounts.google.com"}, Resource=None, Action="sts:AssumeRole"),
            "trust",
            "MISMATCHED_ACTION_FOR_PRINCIPAL",
        ),
        (_policy(Condition={"Bool": {"k:v": ["true", "false"]}}), "identity", "INVALID_CONDITION_MULTIPLE_BOOLEAN"),
        (_policy(Condition={"Bool": {"k:v": "${k:w}"}}), "identity", "INVALID_VARIABLE_FOR_OPERATOR"),
        (_policy(Condition={"DateLessThan": {"aws:CurrentTime": "tomorrow"}}), "identity", "DATA_TYPE_MISMATCH"),
        (_policy(Condition={"ArnLike": {"aws:SourceArn": "*"}}), "identity", "INVALID_ARN"),
        (_policy(Condition={"ForAllValues:Null": {"aws:TagKeys": "true"}}), "identity", "NULL_WITH_QUALIFIER"),
        (_policy(Condition={"StringEquals": {"${k}": "v"}}), "identity", "VARIABLE_UNSUPPORTED_IN_ELEMENT"),
        (_policy(Condition={"StringEquals": {"k:v": []}}), "identity", "EMPTY_ARRAY_CONDITION"),
        (_policy(Principal={}), "resource", "EMPTY_OBJECT_PRINCIPAL"),
        (_policy(NotAction=[], Action=None), "identity", "EMPTY_ARRAY_ACTION"),
        (_policy(Sid=""), "identity", "EMPTY_SID"),
        (_policy(Sid="\u0000"), "identity", "INVALID_SID"),
        (_policy(Sid="\u4e2d"), "identity", "INVALID_CHARACTER"),
        (
            _policy(Principal="*", Resource="arn:aws:s3:::b/*", Action="s3:" + "x" * 21_000),
            "resource",
            "POLICY_SIZE_EXCEEDS_QUOTA",
        ),
        (
            _policy(Principal="*", Condition={"StringLike": {"aws:SourceVpc": "vpc-*"}}),
            "endpoint",
            "VPC_ENDPOINT_POLICY_LIMIT",
        ),
        (
            _policy(Principal="*", Condition={"StringLike": {"aws:userid": "a*b"}}),
            "endpoint",
            "VPC_ENDPOINT_POLICY_LIMIT",
        ),
        (
            _policy(Principal="*", Condition={"NumericEquals": {"aws:SourceAccount": "1"}}),
            "endpoint",
            "VPC_ENDPOINT_POLICY_LIMIT",
        ),
        (_policy(Principal="*", Resource="arn:aws:sqs:*:1111*:q"), "endpoint", "VPC_ENDPOINT_POLICY_LIMIT"),
        (
            '{"Version": "2012-10-17", "Id": "x", "Statement": {"Effect": "Deny", "Action": "*", "Resource": "*"}}',
            "identity",
            "UNSUPPORTED_ID",
        ),
        (
            '{"Statement": {"Effect": "Deny", "Action": "*", "Resource": "arn:aws:s3:::${aws:username}"}}',
            "identity",
            "MISSING_VERSION",
        ),
    ],
)
def test_findings(text: str, policy_type: str, code: str) -> None:
    """Each mistake is found under its code."""
    assert code in _codes(text, PolicyType(policy_type))


@pytest.mark.parametrize(
    "text",
    [
        _policy(),
        _policy(Action=["s3:Get*", "*"]),
        _policy(Resource=["arn:aws:s3:::b/${aws:username}/*", "arn:aws:s3:::${*}", "arn:aws:s3:::b/${k:v, 'x'}"]),
        _policy(Condition={"StringLike": {"aws:PrincipalTag/team name": "${aws:PrincipalTag/team name}"}}),
    ],
)
def test_sound_policies_have_no_findings(text: str) -> None:
    """What is right is left alone."""
    assert not document_findings(text)


def test_json_mistakes_are_all_named() -> None:
    """Every mistake of a text has its own finding, in the order of the text."""
    text = '{"a": \'b\', // why\n "c": True, "d": 01, "e" = [1,, 2 3], f: "\\q",}'
    with pytest.raises(PolicyError) as caught:
        read_policy(Source(text=text), PolicyType.IDENTITY)
    messages = [finding.message for finding in caught.value.findings]
    for part in (
        "double quotes",
        "comments",
        "letter case",
        "number",
        "colon",
        "follows no value",
        "missing",
        "escape",
    ):
        assert any(part in message for message in messages), part
    assert [finding.span for finding in caught.value.findings] == sorted(f.span for f in caught.value.findings)


@pytest.mark.parametrize(
    "text", ['{"a" 1}', '{"a"', '["a" "b"', '{"a": "b\n"}', '"abc', "tru", "{1: 2}", "[1] 2", '{"a":}']
)
def test_hopeless_texts_have_one_finding(text: str) -> None:
    """A text that no grammar reads still has its first mistake named."""
    findings: tuple[Finding, ...] = document_findings(text)
    assert findings
    assert findings[0].code == "JSON_SYNTAX_ERROR"


@pytest.mark.parametrize("value", ['"x"', "7", "null", '["x"]'])
def test_a_statement_that_is_no_object(value: str) -> None:
    """What is no object is reported as that alone, not as one whose elements exclude each other."""
    with pytest.raises(PolicyError) as caught:
        read_policy(Source(text=f'{{"Version": "2012-10-17", "Statement": {value}}}'), PolicyType.IDENTITY)
    assert [finding.code for finding in caught.value.findings] == ["DATA_TYPE_MISMATCH"]
