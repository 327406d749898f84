"""What holds for all tests."""

from __future__ import annotations

import os
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("suite", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
# The same examples in every run, however busy the machine is.
settings.load_profile("suite")


def pytest_configure(config: pytest.Config) -> None:
    """Give the session, and the commands it starts, a cache folder of its own: never the user's."""
    folder = TemporaryDirectory(prefix="policyeval-tests-")
    os.environ["XDG_CACHE_HOME"] = folder.name
    config.add_cleanup(folder.cleanup)
