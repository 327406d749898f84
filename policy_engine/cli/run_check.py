"""`check` without its command line: read, decide, print."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence

from policy_engine.calls import decide_call, read_calls
from policy_engine.cli.colors import wants_color
from policy_engine.cli.exit_codes import ExitCode, worst
from policy_engine.cli.options import CheckOptions
from policy_engine.cli.request_flags import completion, requests_of
from policy_engine.errors import RequestError
from policy_engine.explanation import Explanation
from policy_engine.files import read_source
from policy_engine.known_actions import refuse_unknown_action
from policy_engine.policy_reading import ReadFile, file_reader
from policy_engine.request_file import Call, Completion
from policy_engine.verdicts import OUTCOMES


def run_check(options: CheckOptions) -> ExitCode:
    """Decide every request and print the answers; the code is what the process exits with.

    Raises `UsageError`, `RequestError` and `PolicyError`; nothing is printed then.
    """
    calls, many = _from_file(options) if options.request else _from_flags(options)
    explanations = [decide_call(call) for call in calls]
    if not options.quiet:
        sys.stdout.write(_rendered(explanations, options, many=many))
    return _exit_code(explanations, options)


def _from_flags(options: CheckOptions) -> tuple[list[Call], bool]:
    """The calls, and whether several answers were asked for."""
    requests = requests_of(options)
    return _calls(requests, options, read_source, completion(options.env)), len(requests) > 1


def _from_file(options: CheckOptions) -> tuple[list[Call], bool]:
    """The calls, and whether an array was asked for; what is wrong is said with its place in the file."""
    from policy_engine.structured import read_document

    document = read_document(read_source(options.request))
    folder = "" if options.request == "-" else os.path.dirname(options.request)
    given = document.value
    if isinstance(given, list) and not given:
        raise RequestError(f"{options.request}: the array holds no request")
    requests = given if isinstance(given, list) else [given]
    complete = completion(options.env)
    with document.placing():
        return _calls(requests, options, file_reader(folder), complete), isinstance(given, list)


def _calls(requests: Sequence[object], options: CheckOptions, read_file: ReadFile, complete: Completion) -> list[Call]:
    if not options.allow_unknown_actions:
        for request in requests:
            refuse_unknown_action(request, "--allow-unknown-actions")
    return read_calls(requests, allow_invalid=options.allow_invalid, read_file=read_file, complete=complete)


def _rendered(explanations: Sequence[Explanation], options: CheckOptions, *, many: bool) -> str:
    match options.format:
        case "json":
            from policy_engine.render.json import explanation_json

            answers = [explanation_json(each) for each in explanations]
            return _dumped(answers if many else answers[0])
        case "aws-json":
            from policy_engine.simulation import evaluation_results

            return _dumped(evaluation_results(explanations), indent=4)
        case "decoded-message":
            from policy_engine.messages import decoded_message

            messages = [decoded_message(each.decision) for each in explanations]
            return _dumped(messages if many else messages[0])
        case _:
            return _text(explanations, options)


def _dumped(value: object, indent: int = 2) -> str:
    return json.dumps(value, indent=indent, ensure_ascii=False) + "\n"


def _text(explanations: Sequence[Explanation], options: CheckOptions) -> str:
    color = wants_color(options.color)
    if len(explanations) > 1 and not options.verbose:
        from policy_engine.render.table import table

        return table(explanations, color=color)
    from policy_engine.render.text import explanation_text

    return "\n".join(explanation_text(each, color=color, verbose=options.verbose) for each in explanations)


def _exit_code(explanations: Sequence[Explanation], options: CheckOptions) -> ExitCode:
    wanted = OUTCOMES[options.expect]
    codes = [ExitCode.OK if each.decision.outcome in wanted else ExitCode.DENIED for each in explanations]
    if options.strict and any(each.missing_context for each in explanations):
        codes.append(ExitCode.UNKNOWN)
    return worst(codes)
