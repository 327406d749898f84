"""What the commands are told, whichever way the command line was read."""

from __future__ import annotations

from policy_engine.record import Record

FORMATS = ("text", "json", "aws-json", "decoded-message")
EXPLAIN_FORMATS = ("text", "json")
COLORS = ("auto", "always", "never")
EXPECTATIONS = ("allow", "deny", "explicit-deny", "implicit-deny")


class RequestOptions(Record):
    """The flags of the commands that decide requests: who asks for what, the policies around it, what is printed."""

    policies: tuple[str, ...] = ()
    action: tuple[str, ...] = ()
    resource: tuple[str, ...] = ()
    principal: str = ""
    resource_policy: str = ""
    trust_policy: str = ""
    boundary: str = ""
    session_policy: tuple[str, ...] = ()
    group_policy: tuple[str, ...] = ()
    scp: tuple[str, ...] = ()
    rcp: tuple[str, ...] = ()
    endpoint_policy: str = ""
    acl: str = ""
    object_ownership: str = ""
    block_public_access: tuple[str, ...] = ()
    resource_account: str = ""
    context: tuple[str, ...] = ()
    context_file: str = ""
    now: str = ""
    env: tuple[str, ...] = ()
    format: str = "text"
    quiet: bool = False
    verbose: bool = False
    strict: bool = False
    allow_invalid: bool = False
    allow_unknown_actions: bool = False
    color: str = "auto"


class CheckOptions(RequestOptions):
    """The arguments and flags of `check`, by name; the help text of the command describes them."""

    request: str = ""
    expect: str = "allow"


class ExplainOptions(RequestOptions):
    """The arguments and flags of `explain`, by name; action and resource are what the message does not say."""

    message: str = ""
    file: str = ""


QUESTION_FORMATS = ("text", "json", "csv")


class WhoCanOptions(Record):
    """The flags of `who-can`, by name; `max_hops` is -1 for no limit."""

    env: tuple[str, ...] = ()
    action: str = ""
    resource: str = "*"
    context: tuple[str, ...] = ()
    context_file: str = ""
    now: str = ""
    direct: bool = False
    max_hops: int = -1
    only: tuple[str, ...] = ()
    format: str = "text"
    quiet: bool = False
    strict: bool = False
    allow_unknown_actions: bool = False
    color: str = "auto"


class WhatCanOptions(RequestOptions):
    """The arguments and flags of `what-can`, by name."""

    service: tuple[str, ...] = ()


class ValidateOptions(Record):
    """The arguments and flags of `validate`, by name; `jobs` is 0 where the amount of work decides."""

    paths: tuple[str, ...] = ()
    policy_type: str = ""
    resource_type: str = ""
    format: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = "ERROR,SECURITY_WARNING"
    explain: str = ""
    list_checks: bool = False
    statistics: bool = False
    only_policies: bool = False
    jobs: int = 0
    quiet: bool = False
    verbose: bool = False
    color: str = "auto"


class TestOptions(Record):
    """The arguments and flags of `test`, by name."""

    paths: tuple[str, ...] = ()
    format: tuple[str, ...] = ()
    keyword: str = ""
    init: str = ""
    exitfirst: bool = False
    jobs: int = 1
    strict: bool = False
    coverage: bool = False
    mutate: bool = False
    fail_under: float | None = None
    quiet: bool = False
    verbose: bool = False
    color: str = "auto"
