"""What holds for all tests."""

from __future__ import annotations

import os
from tempfile import TemporaryDirectory

import pytest


def pytest_configure(config: pytest.Config) -> None:
    """Give the session, and the commands it starts, a cache folder of its own: never the user's."""
    folder = TemporaryDirectory(prefix="policyeval-tests-")
    os.environ["XDG_CACHE_HOME"] = folder.name
    config.add_cleanup(folder.cleanup)
