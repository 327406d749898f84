"""The flags of `policyeval who-can`."""

from __future__ import annotations

import sys
from typing import Any

import click

from policy_engine.cli.commands.shared import CONTEXT, ENVIRONMENT, flags
from policy_engine.cli.options import COLORS, QUESTION_FORMATS, WhoCanOptions


@click.command("who-can")
@flags(*ENVIRONMENT)
@click.option("--action", "-a", default="", help="Action such as s3:GetObject.")
@click.option("--resource", "-r", default="*", show_default=True, help="Resource ARN.")
@flags(*CONTEXT)
@click.option("--direct", is_flag=True, help="Only those that need no other role first.")
@click.option("--max-hops", type=click.IntRange(min=0), help="Roles that may be assumed on the way (default: any).")
@click.option(
    "--only",
    multiple=True,
    metavar="NAME",
    help="ARN or other name, also with *: exit 1 if anybody can that no such name covers. Repeatable.",
)
@click.option(
    "--format", type=click.Choice(QUESTION_FORMATS), default="text", show_default=True, help="Form of the output."
)
@click.option("--quiet", "-q", is_flag=True, help="Print nothing; the exit code is the answer.")
@click.option("--strict", is_flag=True, help="Exit 4 where an answer depends on a key that was not given.")
@click.option("--allow-unknown-actions", is_flag=True, help="Take actions that the reference does not know.")
@click.option("--color", type=click.Choice(COLORS), default="auto", show_default=True, help="Colours in text output.")
def who_can(max_hops: int | None, **options: Any) -> None:
    """Say who can do something: everyone in the accounts described, and those outside that policies let in.

    Principals that can by assuming roles are listed with the way, the shortest first. Conditions on keys that were
    not given with --context are printed.

    \b
    Examples:
      policyeval who-can --env accounts/ -a s3:GetObject -r arn:aws:s3:::my-bucket/key
      policyeval who-can --env accounts/ -a iam:CreateUser --direct --format csv
      policyeval who-can --env accounts/ -a kms:Decrypt -r KEY-ARN \\
          --only 'arn:aws:iam::111122223333:role/app-*' --quiet

    Exit codes: 0 somebody can (with --only: nobody else), 1 nobody can (with --only: somebody else), 2 wrong usage,
    3 invalid input, 4 (with --strict) it depends on keys that were not given.
    """
    from policy_engine.cli.run_who_can import run_who_can

    sys.exit(run_who_can(WhoCanOptions(max_hops=-1 if max_hops is None else max_hops, **options)))
