"""Where the file with the whole reference belongs."""

from __future__ import annotations

import os
import sys

FORMAT = 1
"""The form of the file, to be raised with every change."""
_FOLDER = "policyeval"


class BrokenFileError(Exception):
    """The file is not there, not whole, or not ours."""


def default_path(version: str) -> str | None:
    """The path of the file for a version of the reference; `None` where the user has no folder for caches."""
    folder = _cache_folder()
    return os.path.join(folder, _FOLDER, f"reference-{FORMAT}-{version}.jsonl") if folder else None


def _cache_folder() -> str:
    chosen = os.environ.get("XDG_CACHE_HOME", "")
    if not chosen and sys.platform == "win32":
        chosen = os.environ.get("LOCALAPPDATA", "")
    if not chosen:
        chosen = os.path.expanduser("~/Library/Caches" if sys.platform == "darwin" else "~/.cache")
    # A relative path would mean another folder in every working directory.
    return chosen if os.path.isabs(chosen) else ""
