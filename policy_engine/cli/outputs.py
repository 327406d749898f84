"""Forms of output, and where each goes."""

from __future__ import annotations

from collections.abc import Sequence

from policy_engine.cli.names import known_name
from policy_engine.cli.usage import UsageError
from policy_engine.files import FileError, reason_of
from policy_engine.named import NamedTuple


class Output(NamedTuple):
    """A form of the output, and the file it goes to; standard output where that is empty."""

    form: str
    path: str


def outputs_of(formats: Sequence[str], known: Sequence[str]) -> list[Output]:
    """Each form with its file; text to standard output where none is given. Raises `UsageError`."""
    outputs = [Output(known_name(form, known, "--format"), path) for form, _equals, path in map(_parted, formats)]
    to_stdout = [each.form for each in outputs if not each.path]
    if len(to_stdout) > 1:
        form = to_stdout[1]
        raise UsageError(f"--format {form}: only one format goes to standard output; write --format {form}=FILE")
    return outputs or [Output("text", "")]


def _parted(text: str) -> tuple[str, str, str]:
    form, equals, path = text.partition("=")
    if equals and not path:
        raise UsageError(f"--format {text}: a file is missing after the `=`")
    return form, equals, path


def write_file(path: str, text: str) -> None:
    """Write an output file. Raises `FileError`."""
    try:
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise FileError(f"{path}: cannot be written: {reason_of(error)}") from error
