"""What `.gitignore` files say about the files below a directory.

Source: git, "gitignore": the last pattern that fits decides, a file nearer to the path before one further up, and
nothing below an ignored directory can be taken back.
"""

from __future__ import annotations

import os

from policy_engine.named import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_NAME = ".gitignore"


class IgnoreFile(NamedTuple):
    """The patterns of one `.gitignore`, and the directory it stands in."""

    directory: str
    patterns: GitIgnoreSpec


IgnoreFiles = tuple[IgnoreFile, ...]
"""Those that speak about a directory, the nearest last."""


def ignore_files_above(directory: str) -> IgnoreFiles:
    """The files that speak about a directory from above it, up to the root of its git repository.

    None where the directory lies in no repository, and none where they ignore the directory itself: who names an
    ignored directory wants what is in it.
    """
    directory = os.path.abspath(directory)
    above: IgnoreFiles = ()
    for parent in _up_to_repository(directory):
        if is_ignored(parent, above, is_directory=True):
            return ()
        if parent != directory:
            above = with_ignore_file(parent, above)
    return above


def _up_to_repository(directory: str) -> list[str]:
    """The directory and those above it from the root of the repository down; nothing outside of a repository."""
    path = [directory]
    while not os.path.exists(os.path.join(path[-1], ".git")):
        parent = os.path.dirname(path[-1])
        if parent == path[-1]:
            return []
        path.append(parent)
    return path[::-1]


def with_ignore_file(directory: str, above: IgnoreFiles) -> IgnoreFiles:
    """Those that speak about what is in a directory: those from above, and its own."""
    try:
        with open(os.path.join(directory, _NAME), encoding="utf-8", errors="replace") as file:
            lines = file.read().splitlines()
    except OSError:
        return above
    from pathspec import GitIgnoreSpec

    return (*above, IgnoreFile(os.path.abspath(directory), GitIgnoreSpec.from_lines(lines)))


def is_ignored(path: str, files: IgnoreFiles, *, is_directory: bool) -> bool:
    """Whether a path is ignored; the directories on the way to it are not."""
    for directory, patterns in reversed(files):
        relative = os.path.relpath(path, directory).replace(os.sep, "/")
        decided = patterns.check_file(f"{relative}/" if is_directory else relative).include
        if decided is not None:
            return decided
    return False
