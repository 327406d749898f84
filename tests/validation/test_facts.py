"""What the checks know of AWS, held to the installed reference."""

from __future__ import annotations

import pytest

from policy_engine.catalog import find_action, service_exists
from policy_engine.lint.facts.api_names import authorized_as, operations
from policy_engine.lint.facts.arns import arn_text
from policy_engine.lint.facts.retired import RETIRED_ACTIONS, RETIRED_SERVICES
from policy_engine.regions import PARTITIONS, regions_like


def test_operations_are_no_actions() -> None:
    """The table of API operations leads from names that are no actions to actions that exist."""
    assert [each for each in operations() if find_action(each)] == []
    assert [each for each in operations() if not find_action(authorized_as(each))] == []


def test_retired_actions_are_gone() -> None:
    """Retired actions are of services that exist, and are not in the reference; retired services are not either."""
    assert [each for each in RETIRED_SERVICES if service_exists(each)] == []
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
