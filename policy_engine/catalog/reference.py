"""The reference, from wherever it is read fastest: the stored file where there is one, the package otherwise."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from functools import cache

from policy_engine.catalog.data import data_version, services
from policy_engine.catalog.package import PackagedService
from policy_engine.catalog.place import BrokenFileError, default_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from policy_engine.catalog.compact import CompactService
    from policy_engine.catalog.overview import Overview
    from policy_engine.catalog.stored import StoredReference

    Service = PackagedService | CompactService


class Reference:
    """All services. `path` is where the stored file is or should be, `None` for no such file."""

    def __init__(self, path: str | None) -> None:
        self._path = path
        self._stored = self._open()
        self._services: dict[str, Service | None] = {}
        self._whole: Mapping[str, Service] | None = None
        self._overview: Overview | None = None

    def _open(self) -> StoredReference | None:
        if not self._path or not os.path.isfile(self._path):
            return None
        from policy_engine.catalog.stored import StoredReference

        with suppress(BrokenFileError):
            return StoredReference(self._path, data_version())
        return None

    def prefixes(self) -> frozenset[str]:
        """Every service prefix."""
        return self._stored.prefixes() if self._stored else services()

    def service(self, prefix: str) -> Service | None:
        """A service by its prefix in any letter case; `None` where there is no such service."""
        name = prefix.lower()
        if name not in self._services:
            self._services[name] = self._read(name)
        return self._services[name]

    def _read(self, name: str) -> Service | None:
        if self._stored:
            with suppress(BrokenFileError):
                return self._stored.service(name)
            self._stored = None
        return PackagedService(name) if name in services() else None

    def whole(self) -> Mapping[str, Service]:
        """Every service by its prefix; the file is written where there is none, or none that is whole."""
        if self._whole is None:
            self._whole = self._read_stored() or self._write_and_read()
            self._services.update(self._whole)
        return self._whole

    def _read_stored(self) -> Mapping[str, Service] | None:
        with suppress(BrokenFileError):
            return self._stored.whole() if self._stored else None
        return None

    def _write_and_read(self) -> Mapping[str, Service]:
        packaged = _packaged()
        if self._path:
            from policy_engine.catalog.stored import store

            # What cannot be stored is read from the package another time.
            with suppress(OSError):
                store(self._path, data_version(), packaged)
            self._stored = self._open()
        return packaged

    def overview(self) -> Overview:
        """What is known of all services together."""
        if self._overview is None:
            from policy_engine.catalog.overview import Overview, overview_of

            self._overview = Overview(**self._stored.overview) if self._stored else overview_of(_packaged())
        return self._overview


def _packaged() -> dict[str, PackagedService]:
    return {name: PackagedService(name) for name in sorted(services())}


@cache
def reference() -> Reference:
    """The reference of this process."""
    return Reference(default_path(data_version()))


def whole() -> Mapping[str, Service]:
    """Every service by its prefix, read together.

    To be asked before a question about all services: what is looked up afterwards needs no other file. The first time
    on a machine it writes the reference to the user's cache folder, where there is one.
    """
    return reference().whole()
