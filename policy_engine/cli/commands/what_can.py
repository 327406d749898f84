"""The flags of `policyeval what-can`."""

from __future__ import annotations

import sys
from typing import Any

import click

from policy_engine.cli.commands.shared import CONTEXT, ENVIRONMENT, flags
from policy_engine.cli.options import COLORS, QUESTION_FORMATS, WhatCanOptions


@click.command("what-can")
@click.argument("policies", nargs=-1, metavar="[POLICY]...")
@flags(*ENVIRONMENT)
@click.option("--principal", "-p", default="", help="ARN of a user, role or session, or an account id (its root user).")
@click.option("--service", "-s", multiple=True, help="Service prefix, such as s3 (default: all). Repeatable.")
@click.option("--boundary", default="", metavar="FILE", help="Permissions boundary of the caller.")
@click.option("--session-policy", multiple=True, metavar="FILE", help="Session policy. Repeatable.")
@click.option("--group-policy", multiple=True, metavar="FILE", help="Policy of a group of the user. Repeatable.")
@click.option(
    "--scp", multiple=True, metavar="[LEVEL=]FILE", help="Service control policy; LEVEL: root, ou:PATH, account."
)
@flags(*CONTEXT)
@click.option(
    "--format", type=click.Choice(QUESTION_FORMATS), default="text", show_default=True, help="Form of the output."
)
@click.option("--verbose", "-v", is_flag=True, help="Print the name of every action.")
@click.option("--quiet", "-q", is_flag=True, help="Print nothing; the exit code is the answer.")
@click.option("--allow-invalid", is_flag=True, help="Evaluate documents that AWS would refuse to save.")
@click.option("--color", type=click.Choice(COLORS), default="auto", show_default=True, help="Colours in text output.")
def what_can(**options: Any) -> None:
    """Say what somebody can do: actions by service and access level, on which resources, under which conditions.

    POLICY are identity policies of the caller, beside those that an environment knows of it.

    \b
    Examples:
      policyeval what-can --env accounts/ -p arn:aws:iam::111122223333:role/app
      policyeval what-can --env accounts/ -p arn:aws:iam::111122223333:user/alice --service s3 --verbose
      policyeval what-can policy.json --boundary boundary.json --format csv

    Exit codes: 0 something, 1 nothing, 2 wrong usage, 3 invalid input.
    """
    from policy_engine.cli.run_what_can import run_what_can

    sys.exit(run_what_can(WhatCanOptions(**options)))
