"""Policy files: read whole, as UTF-8, with errors that say what is wrong."""

from __future__ import annotations

import os
import sys

from policy_engine.errors import RequestError
from policy_engine.source import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import BinaryIO

STDIN = "-"
LARGEST = 1_000_000_000
"""Bytes of a file; larger ones are not read."""
_CHUNK = 1_048_576


class FileError(RequestError):
    """A file that cannot be read, or a folder that holds no policy."""


def read_source(name: str) -> Source:
    """Read a text file, `-` for standard input. Raises `FileError`."""
    return source_of(read_bytes(name), name)


def source_of(content: bytes, name: str) -> Source:
    """The text of a file's content. Raises `FileError` where it is not UTF-8."""
    # A name need not be UTF-8, what is printed of it has to be.
    shown = "<stdin>" if name == STDIN else name.encode("utf-8", "replace").decode("utf-8")
    return Source(text=_decoded(content, shown), name=shown)


def policy_files(name: str) -> list[str]:
    """The files a path stands for: itself, or every `.json` file of a folder, in order. Raises `FileError`."""
    if not os.path.isdir(name):
        return [name]
    found = sorted(os.path.join(name, each) for each in os.listdir(name) if each.endswith(".json"))
    if not found:
        raise FileError(f"{name}: the folder holds no policy (no file that ends in .json)")
    return found


def read_bytes(name: str) -> bytes:
    """The content of a file, `-` for standard input. Raises `FileError`, also for one that is too large."""
    try:
        if name == STDIN:
            return _whole(sys.stdin.buffer, "<stdin>")
        with open(name, "rb") as file:
            size = os.fstat(file.fileno()).st_size
            if size > LARGEST:
                raise _too_large(name)
            # What has no size, such as a pipe or a device, may have no end either.
            return file.read() if size else _whole(file, name)
    except OSError as error:
        raise FileError(f"{name}: cannot be read: {reason_of(error)}") from error


def _whole(file: BinaryIO, name: str) -> bytes:
    parts: list[bytes] = []
    length = 0
    while part := file.read(_CHUNK):
        parts.append(part)
        length += len(part)
        if length > LARGEST:
            raise _too_large(name)
    return b"".join(parts)


def _too_large(name: str) -> FileError:
    return FileError(f"{name}: too large: files of up to {LARGEST:,} bytes are read")


def reason_of(error: OSError) -> str:
    """What the operating system says, in lower case."""
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
