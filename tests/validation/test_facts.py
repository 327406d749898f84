"""What the checks know of AWS, held to the installed reference."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from policy_engine.catalog import RETIRED_ACTIONS, find_action, service_exists
from policy_engine.catalog.api_names import authorized_as, operations
from policy_engine.lint.facts.arns import arn_text
from policy_engine.lint.facts.extents import covers_pattern
from policy_engine.lint.facts.working_on import kinds_worked_on
from policy_engine.patterns import glob_tokens, matcher
from policy_engine.regions import PARTITIONS, regions_like


def test_operations_are_no_actions() -> None:
    """The table of API operations leads from names that are no actions to actions that exist."""
    assert [each for each in operations() if find_action(each)] == []
    assert [each for each in operations() if not find_action(authorized_as(each))] == []


def test_retired_actions_are_gone() -> None:
    """Retired actions are of services that exist, and are not in the reference."""
    assert [each for each in RETIRED_ACTIONS if not service_exists(each)] == []
    assert [
        f"{service}:{name}" for service, names in RETIRED_ACTIONS.items() for name in names
        if find_action(f"{service}:{name}")
    ] == []  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("arn:aws:iam::111122223333:role/app", {"role"}),
        ("arn:aws:iam::*:*role/*", {"role", "assumed-role"}),
        ("arn:aws:dynamodb:*:*:table/${aws:username}/index/*", {"index"}),
        ("arn:aws:iam::111122223333:roles/app", set()),
        ("arn:aws:catalog:*:*:product/p", {"Product"}),
    ],
)
def test_forms_that_fit(text: str, kinds: set[str]) -> None:
    """A form of the reference fits where it and the ARN, both as globs, have a text in common."""
    found = {form.kind for form in arn_text(text).forms}
    assert kinds <= found if kinds else not found


def test_regions_by_partition() -> None:
    """A pattern stands for the Regions of the partitions that another one stands for."""
    assert regions_like("cn-*", "aws-cn") == PARTITIONS["aws-cn"]
    assert regions_like("cn-north-1", "aws") == ()
    assert regions_like("us-gov-*", "aws*") == PARTITIONS["aws-us-gov"]


_PATTERN = st.text(alphabet="ab*?", max_size=4)
_TEXTS = ["".join(chars) for length in range(6) for chars in product("ab", repeat=length)]


@settings(deadline=None, derandomize=True)
@given(_PATTERN, _PATTERN)
@example("?*", "*")
@example("a?", "a*")
@example("*a*", "?a?")
def test_what_a_wider_pattern_covers(wide: str, narrow: str) -> None:
    """A pattern is called wider only if it matches whatever the other one does."""
    if covers_pattern(wide, narrow):
        tests = matcher(glob_tokens(wide)), matcher(glob_tokens(narrow))
        assert [text for text in _TEXTS if tests[1](text) and not tests[0](text)] == []


def test_kinds_of_resource_an_action_works_on() -> None:
    """The ARN forms of an action are those of the resource types that the reference lists for it."""
    assert {form.kind for form in kinds_worked_on("sqs:SendMessage")} == {"queue"}
    assert {form.service for form in kinds_worked_on("sts:AssumeRole")} == {"iam"}
    assert kinds_worked_on("ec2:DescribeInstances") == ()
