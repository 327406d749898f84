"""The `policyeval` command."""

from __future__ import annotations

import sys

import click

from policy_engine.cli.commands.check import check
from policy_engine.cli.exit_codes import ExitCode
from policy_engine.errors import PolicyError, PolicyEvalError
from policy_engine.render.text import findings_text
from policy_engine.version import VERSION


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="policyeval", message="%(prog)s %(version)s")
def app() -> None:
    """Decide AWS IAM requests offline, the way AWS does.

    \b
    policyeval check policy.json --action s3:GetObject --resource arn:aws:s3:::my-bucket/key
    """


app.add_command(check)


def main() -> None:
    """Run the command; every failure becomes a message on standard error and an exit code."""
    try:
        app(prog_name="policyeval")
    except PolicyError as error:
        sys.stderr.write(findings_text(error.findings))
        sys.exit(ExitCode.INVALID)
    except PolicyEvalError as error:
        sys.stderr.write(f"error: {error}\n")
        sys.exit(ExitCode.INVALID)
