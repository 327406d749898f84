"""The flags of `policyeval check`."""

from __future__ import annotations

import sys
from typing import Any

import click

from policy_engine.cli.options import COLORS, EXPECTATIONS, FORMATS, CheckOptions
from policy_engine.cli.run_check import run_check

_LEVEL = "[LEVEL=]FILE"


@click.command()
@click.argument("policies", nargs=-1, metavar="[POLICY]...")
@click.option("--action", "-a", multiple=True, help="Action such as s3:GetObject; s3:Get* asks for each. Repeatable.")
@click.option("--resource", "-r", multiple=True, help="Resource ARN (default: *). Repeatable.")
@click.option("--principal", "-p", default="", help="ARN, account id (its root user), service name, or anonymous.")
@click.option(
    "--resource-policy", default="", metavar="FILE", help="Policy of the resource: bucket, queue, topic, key policy."
)
@click.option("--trust-policy", default="", metavar="FILE", help="Trust policy of the role that is assumed.")
@click.option("--boundary", default="", metavar="FILE", help="Permissions boundary of the caller.")
@click.option("--session-policy", multiple=True, metavar="FILE", help="Session policy. Repeatable.")
@click.option("--group-policy", multiple=True, metavar="FILE", help="Policy of a group of the user. Repeatable.")
@click.option("--scp", multiple=True, metavar=_LEVEL, help="Service control policy; LEVEL: root, ou:PATH, account.")
@click.option("--rcp", multiple=True, metavar=_LEVEL, help="Resource control policy of the resource's account.")
@click.option(
    "--endpoint-policy", default="", metavar="FILE", help="Policy of the VPC endpoint that the request goes through."
)
@click.option("--acl", default="", help="S3 ACL: a canned name, or a file with the JSON of get-object-acl.")
@click.option("--object-ownership", default="", help="S3 Object Ownership (default: BucketOwnerEnforced).")
@click.option("--block-public-access", multiple=True, help="A flag such as RestrictPublicBuckets, or all.")
@click.option("--resource-account", default="", help="Account that owns the resource.")
@click.option("--context", "-c", multiple=True, metavar="KEY=VALUE", help="Condition key; repeat it for more values.")
@click.option("--context-file", default="", metavar="FILE", help="JSON or YAML object of condition keys.")
@click.option("--now", default="", help="Instant for aws:CurrentTime, such as 2026-01-31T12:00:00Z.")
@click.option(
    "--request", default="", metavar="FILE", help="JSON or YAML file with a whole request, or an array of them."
)
@click.option("--expect", type=click.Choice(EXPECTATIONS), default="allow", help="Exit 0 if every answer is this.")
@click.option("--format", type=click.Choice(FORMATS), default="text", show_default=True, help="Form of the output.")
@click.option("--quiet", "-q", is_flag=True, help="Print nothing; the exit code is the answer.")
@click.option("--verbose", "-v", is_flag=True, help="Print every policy's verdict and each statement that missed.")
@click.option("--strict", is_flag=True, help="Exit 4 where the answer depends on a key that was not given.")
@click.option("--allow-invalid", is_flag=True, help="Evaluate documents that AWS would refuse to save.")
@click.option("--allow-unknown-actions", is_flag=True, help="Take actions that the reference does not know.")
@click.option("--color", type=click.Choice(COLORS), default="auto", show_default=True, help="Colours in text output.")
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

    Exit codes: 0 allowed, 1 denied, 2 wrong usage, 3 invalid input, 4 (with --strict) missing context.
    """
    sys.exit(run_check(CheckOptions(**options)))
