"""The commands as click reads them."""

from __future__ import annotations

import click

from policy_engine.cli.commands.check import check
from policy_engine.cli.commands.explain import explain
from policy_engine.cli.commands.test import test
from policy_engine.cli.commands.validate import validate
from policy_engine.cli.commands.what_can import what_can
from policy_engine.cli.commands.who_can import who_can
from policy_engine.version import VERSION


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(VERSION, prog_name="policyeval", message="%(prog)s %(version)s")
def app() -> None:
    """Decide AWS IAM requests and validate policies offline, the way AWS does.

    \b
    policyeval check policy.json --action s3:GetObject --resource arn:aws:s3:::my-bucket/key
    policyeval validate policies/
    policyeval test
    policyeval who-can --env accounts/ --action s3:GetObject --resource arn:aws:s3:::my-bucket/key
    policyeval what-can --env accounts/ --principal arn:aws:iam::111122223333:role/app
    policyeval explain 'User: … is not authorized to perform: …'
    """


app.add_command(check)
app.add_command(test)
app.add_command(validate)
app.add_command(explain)
app.add_command(who_can)
app.add_command(what_can)
