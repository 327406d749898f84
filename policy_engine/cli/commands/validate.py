"""The flags of `policyeval validate`."""

from __future__ import annotations

import sys
from typing import Any

import click

from policy_engine.cli.options import COLORS, ValidateOptions
from policy_engine.cli.run_validate import run_validate

_NAMES = "Checks by code, beginning of a code, or family"


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "--policy-type", default="", metavar="TYPE", help="Type of the policies, where the content is not to tell."
)
@click.option("--resource-type", default="", metavar="TYPE", help="What the policies hang on, such as AWS::S3::Bucket.")
@click.option("--format", multiple=True, metavar="FORMAT[=FILE]", help="Form of the output. Repeatable.")
@click.option("--select", multiple=True, metavar="NAMES", help=f"{_NAMES}; only these run. Repeatable.")
@click.option("--ignore", multiple=True, metavar="NAMES", help=f"{_NAMES}, that do not run. Repeatable.")
@click.option(
    "--fail-on",
    default=ValidateOptions._defaults["fail_on"],
    show_default=True,
    metavar="TYPES",
    help="Exit 1 for findings of these types and more serious ones; never: exit 0.",
)
@click.option("--explain", default="", metavar="CODE", help="Print what a check looks for, why, and what to do.")
@click.option("--list-checks", is_flag=True, help="Print every check; with --format json as JSON.")
@click.option("--statistics", is_flag=True, help="Print how many findings each check has.")
@click.option("--only-policies", is_flag=True, help="Pass over files that are no JSON and speak of no policy.")
@click.option("--jobs", "-j", type=click.IntRange(min=1), help="Processes (default: more than one for much work).")
@click.option("--quiet", "-q", is_flag=True, help="Print nothing to standard output; the exit code is the answer.")
@click.option("--verbose", "-v", is_flag=True, help="Say what was passed over.")
@click.option("--color", type=click.Choice(COLORS), default="auto", show_default=True, help="Colours in text output.")
def validate(jobs: int | None, **options: Any) -> None:
    """Say what is wrong, risky or idle in policies, as IAM Access Analyzer does, and more; offline.

    PATH are JSON files, directories whose .json files are read (.gitignore is honoured), or - for standard input.
    Policies are found in whatever form they are kept: as a whole file, in arrays, in answers of the AWS command line,
    as strings, in account dumps of get-account-authorization-details.

    \b
    Types of policy: identity, boundary, session, resource, trust, scp, rcp, endpoint, kms-key.
    Formats: text, json, access-analyzer, sarif, github, gitlab, junit.
    Types of finding: ERROR, SECURITY_WARNING, WARNING, SUGGESTION.

    \b
    Examples:
      policyeval validate policy.json
      policyeval validate policies/ --ignore REDUNDANT,DATA_EXFILTRATION
      policyeval validate --policy-type scp guardrails.json --fail-on WARNING
      policyeval validate --resource-type AWS::S3::Bucket bucket-policy.json
      policyeval validate . --format text --format sarif=policies.sarif
      aws iam get-account-authorization-details | policyeval validate -
      policyeval validate --explain PASS_ROLE_WITH_STAR_IN_RESOURCE

    Exit codes: 0 nothing serious, 1 findings, 2 wrong usage, 3 something could not be read.
    """
    sys.exit(run_validate(ValidateOptions(jobs=jobs or 0, **options)))
