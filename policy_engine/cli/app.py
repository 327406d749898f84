"""The `policyeval` command: every failure becomes a message on standard error and an exit code."""

from __future__ import annotations

import gc
import os
import sys

from policy_engine.version import VERSION

_UNCOLLECTED = 50_000
"""Objects that may pile up before cycles among them are looked for: more than a start makes, none of them garbage."""
_INTERRUPTED = 130
"""As shells name the end by control-C."""


def main() -> None:
    """Run the command with the arguments of the process."""
    if sys.argv[1:] == ["--version"]:
        print(f"policyeval {VERSION}")
        return
    gc.set_threshold(_UNCOLLECTED)
    from policy_engine.cli.exit_codes import ExitCode
    from policy_engine.errors import PolicyError, PolicyEvalError

    try:
        _run(sys.argv[1:])
        sys.stdout.flush()
    except PolicyError as error:
        from policy_engine.cli.places import findings_with_flags

        _fail(findings_with_flags(error.findings), ExitCode.INVALID)
    except PolicyEvalError as error:
        from policy_engine.cli.usage import UsageError

        code = ExitCode.USAGE if isinstance(error, UsageError) else ExitCode.INVALID
        _fail(f"error: {error}\n", code)
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)
    except BrokenPipeError:
        # The reader of our output, such as `head`, has seen enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(ExitCode.DENIED)


def _run(arguments: list[str]) -> None:
    from policy_engine.cli.options import CheckOptions, ValidateOptions
    from policy_engine.cli.plain import plain_options

    match plain_options(arguments):
        case CheckOptions() as options:
            from policy_engine.cli.run_check import run_check

            sys.exit(run_check(options))
        case ValidateOptions() as options:
            from policy_engine.cli.run_validate import run_validate

            sys.exit(run_validate(options))
        case _:
            from policy_engine.cli.commands import app

            app(prog_name="policyeval")


def _fail(message: str, code: int) -> None:
    sys.stderr.write(message)
    sys.exit(code)
