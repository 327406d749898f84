"""`explain` without its command line: find the messages, ask the policies, print."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence

from policy_engine.calls import decide_call
from policy_engine.cli.exit_codes import ExitCode, worst
from policy_engine.cli.options import ExplainOptions
from policy_engine.cli.request_flags import circumstances, completion, has_policies, resource_facts
from policy_engine.cli.usage import UsageError
from policy_engine.denials.agreement import Agreement, compare
from policy_engine.denials.asking import asked, resource_is_missing
from policy_engine.denials.credentials import about_credentials
from policy_engine.denials.denial import Denial
from policy_engine.denials.finding import counted, find_messages
from policy_engine.errors import RequestError
from policy_engine.explanation import Explanation
from policy_engine.files import STDIN, FileError, read_source
from policy_engine.record import Record
from policy_engine.render.shown import shown
from policy_engine.request_file import read_call
from policy_engine.verdicts import Outcome

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Json = dict[str, Any]


class Explained(Record):
    """A message, how often it was told, and what the policies at hand say of it, or why they say nothing."""

    denial: Denial
    times: int
    evaluated: tuple[Explanation, Agreement] | None = None
    problem: str = ""


def run_explain(options: ExplainOptions) -> ExitCode:
    """Explain every message and print it; the code is what the process exits with.

    Raises `UsageError`, `RequestError` and `PolicyError`; nothing is printed then.
    """
    text = _text(options)
    denials = counted(find_messages(text))
    if not denials:
        raise RequestError(about_credentials(text) or _no_message(options))
    given = circumstances(options)
    asking = _Asking(given, options) if has_policies(given, options) else None
    explained = [_explained(_completed(denial, options), times, asking) for denial, times in denials]
    if not options.quiet:
        sys.stdout.write(_rendered(explained, options))
        sys.stdout.flush()
    sys.stderr.writelines(f"error: {shown(each.problem)}\n" for each in explained if each.problem)
    return worst(code for each in explained for code in _codes(each, options))


_NOTHING = (
    "there is no access-denied message in the text; it begins like `User: … is not authorized to perform: …`, or is "
    "the JSON that `aws sts decode-authorization-message` prints"
)


def _no_message(options: ExplainOptions) -> str:
    if os.path.isfile(options.message):
        return f"`{options.message}` is a file and no message: read it with --file {options.message}"
    return _NOTHING


def _text(options: ExplainOptions) -> str:
    if options.message and options.file:
        raise UsageError("give a message or --file, not both")
    if options.message and options.message != STDIN:
        return options.message
    if not options.message and not options.file and sys.stdin.isatty():
        raise UsageError("no message: give it as the argument, with --file FILE, or to standard input")
    return read_source(options.file or STDIN).text


def _explained(denial: Denial, times: int, asking: _Asking | None) -> Explained:
    if asking is None or not denial.names_request:
        return Explained(denial=denial, times=times)
    try:
        return Explained(denial=denial, times=times, evaluated=asking.evaluated(denial))
    except FileError:
        raise
    except RequestError as error:
        return Explained(denial=denial, times=times, problem=str(error))


def _completed(denial: Denial, options: ExplainOptions) -> Denial:
    """The message with what the flags say in its place."""
    action, resource = "".join(options.action), "".join(options.resource)
    changes = {"action": action, "resource": resource, "principal": options.principal}
    changes = {name: value for name, value in changes.items() if value}
    return denial.replace(**changes) if changes else denial


class _Asking:
    """Asks the policies of the command line what AWS was asked."""

    def __init__(self, given: Json, options: ExplainOptions) -> None:
        self._given = given
        self._facts = resource_facts(options)
        self._allow_invalid = options.allow_invalid
        self._complete = completion(options.env)

    def evaluated(self, denial: Denial) -> tuple[Explanation, Agreement]:
        """What they decide. Raises `RequestError` where the message and the flags do not make a request."""
        call = read_call(
            self._request(denial), allow_invalid=self._allow_invalid, read_file=read_source, complete=self._complete
        )
        explanation = decide_call(call)
        return explanation, compare(denial, explanation)

    def _request(self, denial: Denial) -> Json:
        request = asked(denial)
        if "principal" not in request:
            raise RequestError("the message names no caller that can be asked about: give it with --principal")
        if resource_is_missing(denial):
            what = f"the resource `{denial.resource}` is no ARN" if denial.resource else "the message names no resource"
            raise RequestError(
                f"{what}, and {denial.action} works on one: give it with --resource, or '*' if the call named none"
            )
        context = self._given["context"]
        return request | {
            "resource": {**request.get("resource", {}), **self._facts},
            "context": {**_others(request.get("context", {}), context), **context},
            "policies": self._given["policies"],
            "now": self._given["now"] or request.get("now", ""),
        }


def _others(context: Json, replaced: Json) -> Json:
    names = {name.lower() for name in replaced}
    return {name: value for name, value in context.items() if name.lower() not in names}


def _rendered(explained: Sequence[Explained], options: ExplainOptions) -> str:
    if options.format == "json":
        from policy_engine.render.denials.json import denial_json

        told = [
            denial_json(each.denial, times=each.times, evaluated=each.evaluated, problem=each.problem)
            for each in explained
        ]
        return json.dumps(told if len(told) > 1 else told[0], indent=2, ensure_ascii=False) + "\n"
    from policy_engine.cli.colors import wants_color
    from policy_engine.render.denials.text import denial_text

    color = wants_color(options.color)
    return "\n".join(
        denial_text(each.denial, times=each.times, evaluated=each.evaluated, color=color, verbose=options.verbose)
        for each in explained
    )


def _codes(each: Explained, options: ExplainOptions) -> list[ExitCode]:
    understood = each.denial.names_request or each.denial.outcome is Outcome.ALLOWED
    codes = [ExitCode.OK if understood and not each.problem else ExitCode.INVALID]
    if each.evaluated:
        explanation, agreement = each.evaluated
        codes.append(ExitCode.OK if agreement.agrees else ExitCode.DENIED)
        if options.strict and explanation.missing_context:
            codes.append(ExitCode.UNKNOWN)
    return codes
