"""One file with the whole reference in the user's cache folder, for commands that ask about every service.

Lines of JSON, each with the checksum of its bytes in front: first the contents with the place of each service, then
the services. A file that is not whole is no file; none is ever written in place, so readers see all of it or none.
"""

from __future__ import annotations

import json
import os
from binascii import crc32
from collections.abc import Mapping
from functools import partial

from policy_engine.catalog.compact import CompactService, compacted
from policy_engine.catalog.overview import overview_of
from policy_engine.catalog.package import PackagedService
from policy_engine.catalog.place import FORMAT, BrokenFileError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_SEAL = 9
"""Bytes of a checksum and the space behind it."""


class StoredReference:
    """The file, opened. Raises `BrokenFileError` where it cannot be used."""

    def __init__(self, path: str, version: str) -> None:
        self._path = path
        try:
            with open(path, "rb") as file:
                line = file.readline()
        except OSError as error:
            raise BrokenFileError(str(error)) from error
        contents = _opened(line)
        if contents["format"] != FORMAT or contents["version"] != version:
            raise BrokenFileError(f"{path}: another format or version")
        self._start = len(line)
        self._places: Mapping[str, tuple[int, int]] = contents["services"]
        self.overview: Mapping[str, Any] = contents["overview"]
        self._prefixes = frozenset(self._places)

    def prefixes(self) -> frozenset[str]:
        """Every service prefix."""
        return self._prefixes

    def service(self, prefix: str) -> CompactService | None:
        """One service, by its lower-case prefix. Raises `BrokenFileError`."""
        if prefix not in self._places:
            return None
        content = _opened(self._bytes(*self._places[prefix]))
        return CompactService(prefix, lambda: content)

    def whole(self) -> Mapping[str, CompactService]:
        """Every service; all are checked now, each is taken apart when asked. Raises `BrokenFileError`."""
        stored = self._bytes(0, -1)
        lines = {prefix: stored[start : start + length] for prefix, (start, length) in self._places.items()}
        return {prefix: CompactService(prefix, partial(json.loads, _unsealed(line))) for prefix, line in lines.items()}

    def _bytes(self, start: int, length: int) -> bytes:
        try:
            with open(self._path, "rb") as file:
                file.seek(self._start + start)
                return file.read(length)
        except OSError as error:
            raise BrokenFileError(str(error)) from error


def store(path: str, version: str, services: Mapping[str, PackagedService]) -> None:
    """Write the file, all at once. Raises `OSError` where the folder takes none."""
    places: dict[str, tuple[int, int]] = {}
    lines: list[bytes] = []
    at = 0
    for prefix, service in services.items():
        line = _sealed(compacted(service))
        places[prefix] = (at, len(line))
        lines.append(line)
        at += len(line)
    overview = overview_of(services).stored()
    contents = {"format": FORMAT, "version": version, "services": places, "overview": overview}
    _replace(path, b"".join([_sealed(contents), *lines]))


def _replace(path: str, content: bytes) -> None:
    os.makedirs(os.path.dirname(path), exist_ok=True)
    # A name of its own for every writer: whoever is last to put the file in place has written all of it.
    temporary = f"{path}.{os.getpid()}-{os.urandom(4).hex()}.tmp"
    try:
        with open(temporary, "xb") as file:
            file.write(content)
        os.replace(temporary, path)
    except BaseException:
        if os.path.exists(temporary):
            os.unlink(temporary)
        raise


def _sealed(content: Mapping[str, Any]) -> bytes:
    line = json.dumps(content, separators=(",", ":")).encode() + b"\n"
    return b"%08x " % crc32(line) + line


def _unsealed(line: bytes) -> bytes:
    content = line[_SEAL:]
    if line[:_SEAL] != b"%08x " % crc32(content):
        raise BrokenFileError("a checksum does not fit")
    return content


def _opened(line: bytes) -> Any:
    try:
        return json.loads(_unsealed(line))
    except ValueError as error:
        raise BrokenFileError(str(error)) from error
