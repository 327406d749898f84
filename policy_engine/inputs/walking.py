"""Which files: those that are named, and those of directories whose names end as is asked for."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from policy_engine.files import STDIN, FileError, reason_of
from policy_engine.inputs.ignored import IgnoreFiles, ignore_files_above, is_ignored, with_ignore_file
from policy_engine.named import NamedTuple

_NOT_ENTERED = frozenset({".git", ".hg", ".svn", "node_modules"})
_VIRTUAL_ENVIRONMENT = "pyvenv.cfg"


class NamedFile(NamedTuple):
    """A file to read; `met` says that nobody named it: it was met in a directory."""

    name: str
    met: bool = False


FileOrError = NamedFile | FileError
Endings = tuple[str, ...]


def files_of(paths: Iterable[str], endings: Endings = (".json",)) -> Iterator[FileOrError]:
    """Every file that the paths stand for, once; a directory that holds none or cannot be read is an error instead."""
    seen: set[str] = set()
    for path in paths:
        named = path == STDIN or not os.path.isdir(path)
        for found in (NamedFile(path),) if named else _directory(path, endings):
            if isinstance(found, NamedFile):
                place = found.name if found.name == STDIN else os.path.abspath(found.name)
                if place in seen:
                    continue
                seen.add(place)
            yield found


def _directory(path: str, endings: Endings) -> Iterator[FileOrError]:
    empty = True
    for found in _walk(path, ignore_files_above(path), endings):
        empty = False
        yield found
    if empty:
        yield FileError(f"{path}: the directory holds no file that ends in {' or '.join(endings)}")


def _walk(directory: str, above: IgnoreFiles, endings: Endings) -> Iterator[FileOrError]:
    """In the order of names. Links to directories are not followed, as git does not."""
    try:
        with os.scandir(directory) as scan:
            entries = sorted(scan, key=lambda entry: entry.name)
    except OSError as error:
        yield FileError(f"{directory}: cannot be read: {reason_of(error)}")
        return
    ignore = with_ignore_file(directory, above)
    for entry in entries:
        is_directory = entry.is_dir(follow_symlinks=False)
        if not (_enters(entry) if is_directory else _reads(entry, endings)) or (
            ignore and is_ignored(entry.path, ignore, is_directory=is_directory)
        ):
            continue
        if is_directory:
            yield from _walk(entry.path, ignore, endings)
        else:
            yield NamedFile(entry.path, met=True)


def _enters(entry: os.DirEntry[str]) -> bool:
    return entry.name not in _NOT_ENTERED and not os.path.exists(os.path.join(entry.path, _VIRTUAL_ENVIRONMENT))


def _reads(entry: os.DirEntry[str], endings: Endings) -> bool:
    """Files that are asked for; a link to one that is not there or leads in a circle is an error once it is read."""
    return entry.name.endswith(endings) and (entry.is_symlink() or entry.is_file()) and not _leads_to_directory(entry)


def _leads_to_directory(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False
