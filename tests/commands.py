"""Run the command in this process, as a shell would."""

from __future__ import annotations

import io
import os
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from policy_engine.cli.app import main

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str


class _Stdin(io.TextIOWrapper):
    """Standard input with given bytes."""

    def __init__(self, content: bytes) -> None:
        super().__init__(io.BytesIO(content), encoding="utf-8")


class _Terminal(io.StringIO):
    """An output that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def run(*arguments: str, stdin: bytes = b"", folder: Path = ROOT, terminal: bool = False) -> Run:
    """Run `policyeval` with arguments in a folder."""
    stream = _Terminal if terminal else io.StringIO
    out, err = stream(), stream()
    code = 0
    before = os.getcwd()
    os.chdir(folder)
    try:
        with (
            redirect_stdout(out),
            redirect_stderr(err),
            patch.object(sys, "argv", ["policyeval", *arguments]),
            patch.object(sys, "stdin", _Stdin(stdin)),
        ):
            main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    finally:
        os.chdir(before)
    return Run(code=code, out=out.getvalue(), err=err.getvalue())
