"""The flags of `policyeval check`."""

from __future__ import annotations

import sys
from typing import Any

import click

from policy_engine.cli.commands.shared import (
    CONTEXT,
    ENVIRONMENT,
    LENIENCE,
    OUTPUT,
    POLICIES,
    QUESTION,
    RESOURCE,
    flags,
)
from policy_engine.cli.options import EXPECTATIONS, FORMATS, CheckOptions
from policy_engine.cli.run_check import run_check


@click.command()
@click.argument("policies", nargs=-1, metavar="[POLICY]...")
@flags(*QUESTION, *POLICIES, *RESOURCE, *CONTEXT, *ENVIRONMENT)
@click.option(
    "--request", default="", metavar="FILE", help="JSON or YAML file with a whole request, or an array of them."
)
@click.option("--expect", type=click.Choice(EXPECTATIONS), default="allow", help="Exit 0 if every answer is this.")
@click.option("--format", type=click.Choice(FORMATS), default="text", show_default=True, help="Form of the output.")
@flags(*OUTPUT, *LENIENCE)
def check(**options: Any) -> None:
    """Decide whether AWS would allow a request, offline.

    POLICY are identity policies of the caller: files, folders, or - for standard input.

    \b
    Examples:
      policyeval check policy.json -a s3:GetObject -r arn:aws:s3:::my-bucket/key
      policyeval check policy.json -a 's3:Get*' -r arn:aws:s3:::my-bucket/key
      policyeval check --resource-policy bucket.json -p anonymous \\
          -a s3:GetObject -r arn:aws:s3:::my-bucket/key
      policyeval check --request request.yaml --format json
      policyeval check --env accounts/ -p arn:aws:iam::111122223333:role/app -a s3:GetObject -r ARN

    Exit codes: 0 allowed, 1 denied, 2 wrong usage, 3 invalid input, 4 (with --strict) missing context.
    """
    sys.exit(run_check(CheckOptions(**options)))
