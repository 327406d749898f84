"""`what-can` without its command line: ask, print."""

from __future__ import annotations

import json
import sys

from policy_engine.cli.colors import wants_color
from policy_engine.cli.exit_codes import ExitCode
from policy_engine.cli.options import WhatCanOptions
from policy_engine.cli.request_flags import circumstances
from policy_engine.cli.ticking import Ticker
from policy_engine.cli.usage import UsageError
from policy_engine.files import read_source
from policy_engine.questions.abilities import WhatCan
from policy_engine.questions.what import ask_everything
from policy_engine.render.questions.what import what_csv, what_json, what_text


def run_what_can(options: WhatCanOptions) -> ExitCode:
    """Ask and print the answer; the code is what the process exits with.

    Raises `UsageError`, `RequestError` and `PolicyError`; nothing is printed then.
    """
    if options.env and not options.principal:
        raise UsageError("no principal: add --principal, such as --principal arn:aws:iam::111122223333:role/app")
    given = circumstances(options)
    if not options.env and not any(given["policies"].values()):
        raise UsageError("no policy: name a policy file, or an environment with --env and a caller with --principal")
    answer = _asked(given, options)
    if not options.quiet:
        sys.stdout.write(_rendered(answer, options))
    return ExitCode.OK if answer.abilities else ExitCode.DENIED


def _asked(given: dict[str, object], options: WhatCanOptions) -> WhatCan:
    from policy_engine.environment import read_environment

    ticker = Ticker("services looked at", quiet=options.quiet)
    try:
        return ask_everything(
            given,
            environment=read_environment(options.env) if options.env else None,
            services=options.service,
            allow_invalid=options.allow_invalid,
            read_file=read_source,
            progress=lambda _count: ticker.tick(),
        )
    finally:
        ticker.done()


def _rendered(answer: WhatCan, options: WhatCanOptions) -> str:
    match options.format:
        case "json":
            return json.dumps(what_json(answer), indent=2, ensure_ascii=False) + "\n"
        case "csv":
            return what_csv(answer)
        case _:
            return what_text(answer, verbose=options.verbose, color=wants_color(options.color))
