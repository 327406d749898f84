"""The reference, from wherever it is read fastest: the stored file where there is one, the package otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from functools import cache

from policy_engine.catalog.compact import CompactService, compacted
from policy_engine.catalog.data import services, version
from policy_engine.catalog.overview import Overview, overview_of
from policy_engine.catalog.package import PackagedService
from policy_engine.catalog.stored import BrokenFileError, StoredReference, default_path, store

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
        with suppress(BrokenFileError):
            return StoredReference(self._path, version()) if self._path else None
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
        if not self._path:
            return packaged
        contents = {name: compacted(service) for name, service in packaged.items()}
        # What cannot be stored is read from the package another time.
        with suppress(OSError):
            store(self._path, version(), contents, overview_of(packaged).stored())
        self._stored = self._open()
        return packaged

    def overview(self) -> Overview:
        """What is known of all services together."""
        if self._overview is None:
            if self._stored:
                self._overview = Overview(**self._stored.overview)
            else:
                self._overview = overview_of(_packaged())
        return self._overview


def _packaged() -> dict[str, PackagedService]:
    return {name: PackagedService(name) for name in sorted(services())}


@cache
def reference() -> Reference:
    """The reference of this process."""
    return Reference(default_path(version()))
