"""The plain forms of the command line, read without loading click.

`check` and `validate` with files and the flags below are answered at once; whatever else
stands on the line, a mistake included, is click's to read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from policy_engine.cli.options import FORMATS, CheckOptions, ValidateOptions
from policy_engine.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class _Form(Record):
    """The flags of a command by the options they set."""

    arguments: str
    repeated: Mapping[str, str]
    single: Mapping[str, str]
    switches: Mapping[str, str]


_CHECK = _Form(
    arguments="policies",
    repeated={
        "--action": "action",
        "-a": "action",
        "--resource": "resource",
        "-r": "resource",
        "--env": "env",
    },
    single={
        "--principal": "principal",
        "-p": "principal",
        "--resource-policy": "resource_policy",
        "--boundary": "boundary",
        "--format": "format",
    },
    switches={"--quiet": "quiet", "-q": "quiet", "--strict": "strict", "--verbose": "verbose", "-v": "verbose"},
)
_VALIDATE = _Form(
    arguments="paths",
    repeated={"--format": "format", "--select": "select", "--ignore": "ignore"},
    single={
        "--policy-type": "policy_type",
        "--resource-type": "resource_type",
        "--fail-on": "fail_on",
        "--explain": "explain",
    },
    switches={
        "--only-policies": "only_policies",
        "--statistics": "statistics",
        "--quiet": "quiet",
        "-q": "quiet",
        "--verbose": "verbose",
        "-v": "verbose",
    },
)


def plain_options(arguments: Sequence[str]) -> CheckOptions | ValidateOptions | None:
    """The options of a plain command; `None` where click has to look."""
    match arguments:
        case ["check", *words]:
            options = _options(words, _CHECK)
            if options is None or not options["action"] or options.get("format", FORMATS[0]) not in FORMATS:
                return None
            return CheckOptions(**options)
        case ["validate", *words]:
            options = _options(words, _VALIDATE)
            return None if options is None else ValidateOptions(**options)
        case _:
            return None


def _options(words: Iterable[str], form: _Form) -> dict[str, Any] | None:
    """The options that the words set; `None` for anything out of the ordinary."""
    repeated: dict[str, list[str]] = {form.arguments: [], **{name: [] for name in form.repeated.values()}}
    others: dict[str, Any] = {}
    waiting = iter(words)
    for word in waiting:
        flag, equals, given = word.partition("=")
        if word in form.switches:
            others[form.switches[word]] = True
        elif word == "-" or not word.startswith("-"):
            repeated[form.arguments].append(word)
        elif flag in form.repeated or flag in form.single:
            value = given if equals and flag.startswith("--") else next(waiting, "")
            if not value or value.startswith("-") or (equals and not flag.startswith("--")):
                return None
            if flag in form.repeated:
                repeated[form.repeated[flag]].append(value)
            else:
                others[form.single[flag]] = value
        else:
            return None
    return others | {name: tuple(values) for name, values in repeated.items()}
