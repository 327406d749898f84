"""The plain forms of the command line, read without loading click.

`policyeval --version` and `policyeval check` with files and the flags below are answered at once; whatever else
stands on the line, a mistake included, is click's to read.
"""

from __future__ import annotations

from collections.abc import Sequence

from policy_engine.cli.options import FORMATS, CheckOptions

_REPEATED = {"--action": "action", "-a": "action", "--resource": "resource", "-r": "resource"}
_SINGLE = {
    "--principal": "principal",
    "-p": "principal",
    "--resource-policy": "resource_policy",
    "--boundary": "boundary",
    "--format": "format",
}
_SWITCHES = {"--quiet": "quiet", "-q": "quiet", "--strict": "strict", "--verbose": "verbose", "-v": "verbose"}


def asks_for_version(arguments: Sequence[str]) -> bool:
    """Whether the whole line is `--version`."""
    return list(arguments) == ["--version"]


def plain_check(arguments: Sequence[str]) -> CheckOptions | None:
    """The options of a plain `check`; `None` where click has to look."""
    if not arguments or arguments[0] != "check":
        return None
    repeated: dict[str, list[str]] = {"policies": [], "action": [], "resource": []}
    single: dict[str, str] = {}
    switches: dict[str, bool] = {}
    waiting = iter(arguments[1:])
    for word in waiting:
        flag, equals, given = word.partition("=")
        if word in _SWITCHES:
            switches[_SWITCHES[word]] = True
        elif word == "-" or not word.startswith("-"):
            repeated["policies"].append(word)
        elif flag in _REPEATED or flag in _SINGLE:
            value = given if equals and flag.startswith("--") else next(waiting, "")
            if not value or value.startswith("-") or (equals and not flag.startswith("--")):
                return None
            if flag in _REPEATED:
                repeated[_REPEATED[flag]].append(value)
            else:
                single[_SINGLE[flag]] = value
        else:
            return None
    if not repeated["action"] or single.get("format", FORMATS[0]) not in FORMATS:
        return None
    return CheckOptions(
        policies=tuple(repeated["policies"]),
        action=tuple(repeated["action"]),
        resource=tuple(repeated["resource"]),
        principal=single.get("principal", ""),
        resource_policy=single.get("resource_policy", ""),
        boundary=single.get("boundary", ""),
        format=single.get("format", FORMATS[0]),
        quiet=switches.get("quiet", False),
        strict=switches.get("strict", False),
        verbose=switches.get("verbose", False),
    )
