"""Flags that several commands have, in groups."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from policy_engine.cli.options import COLORS

Command = Callable[..., Any]
Flag = Callable[[Command], Command]
_LEVEL = "[LEVEL=]FILE"


def flags(*each: Flag) -> Flag:
    """Give a command some flags, in this order."""

    def decorated(command: Command) -> Command:
        for flag in reversed(each):
            command = flag(command)
        return command

    return decorated


QUESTION = (
    click.option(
        "--action", "-a", multiple=True, help="Action such as s3:GetObject; s3:Get* asks for each. Repeatable."
    ),
    click.option("--resource", "-r", multiple=True, help="Resource ARN (default: *). Repeatable."),
    click.option("--principal", "-p", default="", help="ARN, account id (its root user), service name, or anonymous."),
)
"""Who asks for what."""

POLICIES = (
    click.option(
        "--resource-policy",
        default="",
        metavar="FILE",
        help="Policy of the resource: bucket, queue, topic, key policy.",
    ),
    click.option("--trust-policy", default="", metavar="FILE", help="Trust policy of the role that is assumed."),
    click.option("--boundary", default="", metavar="FILE", help="Permissions boundary of the caller."),
    click.option("--session-policy", multiple=True, metavar="FILE", help="Session policy. Repeatable."),
    click.option("--group-policy", multiple=True, metavar="FILE", help="Policy of a group of the user. Repeatable."),
    click.option("--scp", multiple=True, metavar=_LEVEL, help="Service control policy; LEVEL: root, ou:PATH, account."),
    click.option("--rcp", multiple=True, metavar=_LEVEL, help="Resource control policy of the resource's account."),
    click.option(
        "--endpoint-policy",
        default="",
        metavar="FILE",
        help="Policy of the VPC endpoint that the request goes through.",
    ),
)
"""The policies around a request, beside the caller's own."""

RESOURCE = (
    click.option("--acl", default="", help="S3 ACL: a canned name, or a file with the JSON of get-object-acl."),
    click.option("--object-ownership", default="", help="S3 Object Ownership (default: BucketOwnerEnforced)."),
    click.option("--block-public-access", multiple=True, help="A flag such as RestrictPublicBuckets, or all."),
    click.option("--resource-account", default="", help="Account that owns the resource."),
)
"""What else is known of the resource."""

CONTEXT = (
    click.option(
        "--context", "-c", multiple=True, metavar="KEY=VALUE", help="Condition key; repeat it for more values."
    ),
    click.option("--context-file", default="", metavar="FILE", help="JSON or YAML object of condition keys."),
    click.option("--now", default="", help="Instant for aws:CurrentTime, such as 2026-01-31T12:00:00Z."),
)
"""The circumstances of a request."""

ENVIRONMENT = (
    click.option(
        "--env",
        multiple=True,
        metavar="PATH",
        help="Accounts and their organization: dumps, descriptions, or folders of them. Repeatable.",
    ),
)
"""What is known of callers and resources."""

OUTPUT = (
    click.option("--quiet", "-q", is_flag=True, help="Print nothing; the exit code is the answer."),
    click.option("--verbose", "-v", is_flag=True, help="Print every policy's verdict and each statement that missed."),
    click.option(
        "--color", type=click.Choice(COLORS), default="auto", show_default=True, help="Colours in text output."
    ),
)
"""How an answer is printed."""

LENIENCE = (
    click.option("--strict", is_flag=True, help="Exit 4 where the answer depends on a key that was not given."),
    click.option("--allow-invalid", is_flag=True, help="Evaluate documents that AWS would refuse to save."),
    click.option("--allow-unknown-actions", is_flag=True, help="Take actions that the reference does not know."),
)
"""What to be strict and what to be lenient about."""
