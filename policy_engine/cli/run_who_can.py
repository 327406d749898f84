"""`who-can` without its command line: ask, print."""

from __future__ import annotations

import json
import sys

from policy_engine.cli.colors import wants_color
from policy_engine.cli.exit_codes import ExitCode, worst
from policy_engine.cli.options import WhoCanOptions
from policy_engine.cli.request_flags import context_of
from policy_engine.cli.ticking import Ticker
from policy_engine.cli.usage import UsageError
from policy_engine.environment import read_environment
from policy_engine.known_actions import refuse_unknown_action
from policy_engine.patterns import glob_tokens, matcher
from policy_engine.questions.access import Principal, WhoCan
from policy_engine.questions.who import who_can
from policy_engine.render.questions.who import who_csv, who_json, who_text
from policy_engine.residual import Certainty


def run_who_can(options: WhoCanOptions) -> ExitCode:
    """Ask and print the answer; the code is what the process exits with.

    Raises `UsageError`, `RequestError` and `PolicyError`; nothing is printed then.
    """
    if not options.env:
        raise UsageError("no environment: name the accounts' dumps or descriptions with --env")
    if not options.action:
        raise UsageError("no action: add --action, such as --action s3:GetObject")
    if any(sign in options.action for sign in "*?"):
        raise UsageError(f"--action {options.action}: who-can asks about one action at a time")
    if not options.allow_unknown_actions:
        refuse_unknown_action({"action": options.action}, "--allow-unknown-actions")
    answer = _asked(options)
    if not options.quiet:
        sys.stdout.write(_rendered(answer, options))
    return _exit_code(answer, options)


def _asked(options: WhoCanOptions) -> WhoCan:
    ticker = Ticker("questions asked", quiet=options.quiet)
    try:
        return who_can(
            read_environment(options.env),
            options.action,
            options.resource,
            context=context_of(options),
            now=options.now,
            max_hops=0 if options.direct else None if options.max_hops < 0 else options.max_hops,
            progress=lambda _count: ticker.tick(),
        )
    finally:
        ticker.done()


def _rendered(answer: WhoCan, options: WhoCanOptions) -> str:
    match options.format:
        case "json":
            return json.dumps(who_json(answer), indent=2, ensure_ascii=False) + "\n"
        case "csv":
            return who_csv(answer)
        case _:
            return who_text(answer, color=wants_color(options.color))


def _exit_code(answer: WhoCan, options: WhoCanOptions) -> ExitCode:
    named = [matcher(glob_tokens(name)) for name in options.only]
    if named:
        others = [each for each in answer.accesses if not any(map(each.principal.is_named, named))]
        if others and not options.quiet:
            sys.stdout.flush()
            sys.stderr.writelines(f"not covered by --only: {_shown(each.principal)}\n" for each in others)
        codes = [ExitCode.DENIED if others else ExitCode.OK]
    else:
        codes = [ExitCode.OK if answer.accesses else ExitCode.DENIED]
    if options.strict and any(each.certainty is Certainty.CONDITIONAL for each in answer.accesses):
        codes.append(ExitCode.UNKNOWN)
    return worst(codes)


def _shown(principal: Principal) -> str:
    from policy_engine.render.shown import shown

    return shown(principal.name)
