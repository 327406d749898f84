"""Policy files: read whole, as UTF-8, with errors that say what is wrong."""

from __future__ import annotations

import os
import sys

from policy_engine.errors import RequestError
from policy_engine.source import Source

STDIN = "-"


class FileError(RequestError):
    """A file that cannot be read, or a folder that holds no policy."""


def read_source(name: str) -> Source:
    """Read a text file, `-` for standard input. Raises `FileError`."""
    return Source(text=_decoded(_read(name), name), name="<stdin>" if name == STDIN else name)


def policy_files(name: str) -> list[str]:
    """The files a path stands for: itself, or every `.json` file of a folder, in order. Raises `FileError`."""
    if not os.path.isdir(name):
        return [name]
    found = sorted(os.path.join(name, each) for each in os.listdir(name) if each.endswith(".json"))
    if not found:
        raise FileError(f"{name}: the folder holds no policy (no file that ends in .json)")
    return found


def _read(name: str) -> bytes:
    if name == STDIN:
        return sys.stdin.buffer.read()
    try:
        with open(name, "rb") as file:
            return file.read()
    except OSError as error:
        raise FileError(f"{name}: cannot be read: {_reason(error)}") from error


def _reason(error: OSError) -> str:
    return (error.strerror or "unknown error").lower()


def _decoded(content: bytes, name: str) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        column = error.start - (content.rfind(b"\n", 0, error.start) + 1) + 1
        raise FileError(
            f"{name}:{line}:{column}: not UTF-8: the byte 0x{content[error.start]:02x} starts no character"
        ) from error
