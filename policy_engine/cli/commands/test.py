"""The flags of `policyeval test`."""

from __future__ import annotations

import sys
from typing import Any

import click

from policy_engine.cli.options import COLORS, TestOptions


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--format", multiple=True, metavar="FORMAT[=FILE]", help="Form of the output. Repeatable.")
@click.option("-k", "keyword", default="", metavar="EXPRESSION", help="Only cases with such names.")
@click.option("--init", default="", metavar="POLICY", help="Print a first suite for a policy, to be put beside it.")
@click.option("--exitfirst", "-x", is_flag=True, help="Stop at the first failure.")
@click.option("--jobs", "-j", type=click.IntRange(min=1), default=1, help="Processes, which share the suites.")
@click.option("--strict", is_flag=True, help="Fail cases whose answer depends on a key that was not given.")
@click.option("--coverage", is_flag=True, help="Say which statements and clauses decided no case.")
@click.option("--mutate", is_flag=True, help="Say which mistakes in the policies no case would notice.")
@click.option(
    "--fail-under",
    type=click.FloatRange(0, 100),
    metavar="PERCENT",
    help="Exit 1 if less is tested: of the policies, and with --mutate of their mutants.",
)
@click.option("--quiet", "-q", is_flag=True, help="Print nothing to standard output; the exit code is the answer.")
@click.option("--verbose", "-v", is_flag=True, help="List the cases that passed as well.")
@click.option("--color", type=click.Choice(COLORS), default="auto", show_default=True, help="Colours in text output.")
def test(**options: Any) -> None:
    """Run suites: cases that say who may do what, and who must not.

    PATH are suites in YAML or JSON, and directories, whose files that end in .policytest.yaml, .policytest.yml or
    .policytest.json are read (.gitignore is honoured); the current directory where none is named.

    \b
    A suite:
      policies: {identity: [policy.json]}
      cases:
      - name: reports can be read
        action: s3:GetObject
        resource: arn:aws:s3:::example-reports/january.csv
        expect: allow
      - name: reports cannot be changed
        actions: [s3:PutObject, s3:DeleteObject]
        resource: arn:aws:s3:::example-reports/january.csv
        expect: deny

    \b
    Formats: text, json, junit, github; html and lcov show what of the policies is tested.

    \b
    Examples:
      policyeval test
      policyeval test policies/ --format text --format junit=results.xml
      policyeval test --init policy.json > policy.policytest.yaml
      policyeval test reports.policytest.yaml -k "read and not write" -x
      policyeval test --coverage --fail-under 100
      policyeval test --coverage --mutate --format text --format html=tested.html

    Exit codes: 0 all passed, 1 a case failed or too little is tested, 2 wrong usage, 3 a suite could not be read, or
    there is none.
    """
    from policy_engine.cli.run_test import run_test

    sys.exit(run_test(TestOptions(**options)))
