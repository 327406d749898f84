"""The flags of `policyeval explain`."""

from __future__ import annotations

import sys
from typing import Any

import click

from policy_engine.cli.commands.shared import CONTEXT, ENVIRONMENT, LENIENCE, OUTPUT, POLICIES, RESOURCE, flags
from policy_engine.cli.options import EXPLAIN_FORMATS, ExplainOptions
from policy_engine.cli.run_explain import run_explain


@click.command()
@click.argument("words", nargs=-1, metavar="[MESSAGE]")
@click.option("--file", default="", metavar="FILE", help="Read messages from a file, such as a log.")
@click.option(
    "--policy", "--identity-policy", "policies", multiple=True, metavar="FILE", help="Policy of the caller. Repeatable."
)
@flags(*POLICIES)
@click.option("--action", "-a", default="", help="Action, where the message does not name it.")
@click.option("--resource", "-r", default="", help="Resource ARN, where the message does not name it.")
@click.option("--principal", "-p", default="", help="Caller, where the message does not name it.")
@flags(*ENVIRONMENT, *RESOURCE, *CONTEXT)
@click.option(
    "--format", type=click.Choice(EXPLAIN_FORMATS), default="text", show_default=True, help="Form of the output."
)
@flags(*OUTPUT, *LENIENCE)
def explain(words: tuple[str, ...], action: str, resource: str, **options: Any) -> None:
    """Say what an access-denied message of AWS means, and ask your policies the same.

    MESSAGE is AWS's sentence with anything around it, or the JSON of a decoded authorization message; - or nothing
    reads standard input. Logs with several messages and CloudTrail events are understood too.

    \b
    Examples:
      policyeval explain 'User: … is not authorized to perform: …'
      policyeval explain --file build.log
      aws s3 ls s3://my-bucket 2>&1 | policyeval explain --policy role.json --scp scp.json
      policyeval explain --file build.log --env accounts/
      aws sts decode-authorization-message --encoded-message … \\
          --query DecodedMessage --output text | policyeval explain -

    Exit codes: 0 explained, and policies that were given agree with AWS; 1 they come to another answer; 2 wrong
    usage; 3 no message, or one that names no action; 4 (with --strict) missing context.
    """
    options |= {"action": (action,) if action else (), "resource": (resource,) if resource else ()}
    # A message that was not quoted comes word by word.
    sys.exit(run_explain(ExplainOptions(message=" ".join(words), **options)))
