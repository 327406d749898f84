"""Whatever is thrown at the validator: findings with places, no exception; and its grammar is of one piece."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, TypeVar

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from policy_engine.findings import Finding
from policy_engine.lint.defaults import RULES
from policy_engine.lint.facts.variables import variables_in
from policy_engine.lint.plain import Number, Plain, read_plain
from policy_engine.lint.rule import When
from policy_engine.lint.shape import in_shape
from policy_engine.lint.validation import validate
from policy_engine.lint.view import PolicyView
from policy_engine.source import Source
from policy_engine.syntax.document import PolicyType
from policy_engine.syntax.json_tree import JsonError, Node, Object, Scalar, parse_json
from policy_engine.syntax.variables import parse_template
from tests.locate import span_at
from tests.property.near_policies import JSON, TEXTS, near_policies

BOUNDED = settings(max_examples=500, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
Read = TypeVar("Read")
TYPES = st.sampled_from([*PolicyType, None])
_PRINCIPALS_OF_TYPE = {"UNSUPPORTED_PRINCIPAL", "SCP_SYNTAX_ERROR_PRINCIPAL", "RCP_SYNTAX_ERROR_PRINCIPAL"}
"""Where a type of policy takes no principals, or one only, that is said, and not how they are written."""


def _sound_places(text: str, findings: list[Finding]) -> bool:
    return all(
        0 <= finding.span.start <= finding.span.end <= len(text)
        and all(span_at(parse_json(text), path) == span for path, span in finding.locations)
        for finding in findings
    )


@BOUNDED
@given(TEXTS, TYPES)
@example('{"Statement": {"Effect": "Allow", "Action": ' + "[" * 40 + "]" * 40 + "}}", None)
@example('{"Statement": ' + '{"a":' * 2000, None)
@example('{"Sid": "\\ud800"}', None)
@example('"\ud800"', None)
@example("\ufeff{}", None)
@example("[NaN, 01, -Infinity]", None)
@example('{"Action": 1' + "0" * 5000 + "}", None)
def test_any_text_has_findings_with_places(text: str, policy_type: PolicyType | None) -> None:
    """Any text is validated; each finding lies inside it, and its paths lead to its spans."""
    findings = validate(text, policy_type, select=["all"])
    assert _sound_places(text, findings)
    assert all(finding.message and finding.position for finding in findings)


@BOUNDED
@given(st.one_of(JSON, near_policies()), TYPES, st.sampled_from(["", "AWS::S3::Bucket", "AWS::IoT::Thing"]))
def test_any_value_is_validated(value: Any, policy_type: PolicyType | None, resource_type: str) -> None:
    """Any JSON value is validated, whatever it is said to be the policy of."""
    assert isinstance(validate(value, policy_type, resource_type=resource_type, select=["all"]), list)


@BOUNDED
@given(near_policies().map(json.dumps), st.sampled_from(list(PolicyType)))
@example('{"Statement": {"Effect": "Allow", "Effect": "Deny", "Action": "*", "Resource": "*"}}', PolicyType.IDENTITY)
@example('{"Statement": {"Effect": "Deny", "Action": "*", "Principal": {"AWS": {"a": 1}}}}', PolicyType.IDENTITY)
def test_in_shape_is_what_the_grammar_checks_say(text: str, policy_type: PolicyType) -> None:
    """A policy is in shape exactly if no check of misshapen policies finds anything."""
    try:
        root = read_plain(text)
    except JsonError:
        return
    policy = PolicyView(Source(text=text), root, policy_type)
    checks = [rule for rule in RULES if rule.when is When.MISSHAPEN and policy_type in rule.types]
    found = [rule.code for rule in checks if list(rule.check(policy))]
    if in_shape(root):
        assert not found
    else:
        assert found or _PRINCIPALS_OF_TYPE & {finding.code for finding in validate(text, policy_type)}


@BOUNDED
@given(TEXTS)
@example("[" * 32 + "]" * 32)
@example("[" * 33 + "]" * 33)
@example('{"a": ' * 33 + "1" + "}" * 33)
@example('"\\ud83d\\ude00" ')
@example('"\\ud83d"')
@example('{"a": "\\\\ud800"}')
@example('{"a": 1, "a": 2, "b": 1e400}')
@example(" \n\t\r1\v")
@example('"\t"')
def test_both_readers_agree(text: str) -> None:
    """The reader of plain values takes what the tree reader takes, and gives the same values."""
    refused, tree = _refused(parse_json, text)
    assert _refused(read_plain, text)[0] == refused
    if tree is not None:
        assert _exact(read_plain(text)) == _exact(_of_tree(tree))


def _refused(read: Callable[[str], Read], text: str) -> tuple[int | None, Read | None]:
    """Where a reader finds fault with a text, or what it reads."""
    try:
        return None, read(text)
    except JsonError as error:
        return error.offset, None


def _exact(value: Plain) -> str:
    # Equality alone takes a number for a boolean.
    return repr(value)


def _of_tree(node: Node) -> Plain:
    if isinstance(node, Object):
        return {name.value: _of_tree(value) for name, value in node.members}
    if not isinstance(node, Scalar):
        return [_of_tree(item) for item in node.items]
    words: dict[str, Plain] = {"true": True, "false": False, "null": None}
    match node.kind:
        case "string":
            return node.value
        case "number":
            return Number(node.value)
        case _:
            return words[node.value]


_PIECES = st.sampled_from(["${", "}", "$", "{", "*", ", ", ",", "'", " ", "aws:username", "/", "a", "'x'", "aws:T/k"])


@BOUNDED
@given(st.lists(_PIECES, max_size=9).map("".join))
def test_variables_are_faultless_where_they_are_substituted(text: str) -> None:
    """What evaluation cannot read as variables has a fault; spaces around a tag's name are the only further one."""
    faults = {each.fault for each in variables_in(text)} - {None}
    if not parse_template(text, variables=True).valid:
        assert faults
    elif faults:
        assert " }" in text or "/ " in text or " ," in text
