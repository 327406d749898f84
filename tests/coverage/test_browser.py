"""The page about coverage in a real browser."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.commands import run
from tests.coverage.page import Page
from tests.coverage.test_outputs import FOLDER

_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_REQUIRED = "POLICYEVAL_REQUIRE_CHROMIUM"
"""Set where Chromium is installed for certain: then nothing is skipped."""


def _skip(reason: str) -> None:
    if os.environ.get(_REQUIRED):
        pytest.fail(f"{_REQUIRED} is set, but {reason}")
    pytest.skip(reason)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The command of Chromium, which starts."""
    found = next((path for name in _BROWSERS if (path := shutil.which(name))), "")
    if not found:
        _skip("Chromium is not installed (Debian: apt-get install chromium)")
    page = tmp_path_factory.mktemp("browser") / "page.html"
    page.write_text("<!doctype html><title>page</title>", encoding="utf-8")
    try:
        _opened(found, page, "--dump-dom")
    except (subprocess.SubprocessError, OSError) as error:
        _skip(f"Chromium does not start here: {error}")
    return found


def _opened(browser: str, page: Path, *flags: str) -> subprocess.CompletedProcess[str]:
    command = [
        *(browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"),
        *(f"--user-data-dir={page.parent / 'profile'}", "--enable-logging=stderr", *flags, page.as_uri()),
    ]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)


def test_numbers_in_a_browser(browser: str, tmp_path: Path) -> None:
    """The browser takes the page as it is meant, has nothing to say against it, and shows the numbers."""
    path = tmp_path / "tested.html"
    done = run(
        "test", "some.policytest.yaml", "--mutate", "--format", f"html={path}", "--format", "text", folder=FOLDER
    )
    assert done.code == 0
    shown = _opened(browser, path, "--dump-dom")
    page, written = Page(shown.stdout), Page(path.read_text(encoding="utf-8"))
    assert page.numbers == written.numbers
    assert page.numbers["tested"] == (7, 12)
    assert (page.policies, page.cases, page.untested) == (written.policies, written.cases, written.untested)
    assert "CONSOLE" not in shown.stderr


def test_picture_in_a_browser(browser: str, tmp_path: Path) -> None:
    """The page can be seen: what no case tests makes it another picture than what is tested."""
    pictures = []
    for name in ("some.policytest.yaml", "."):
        path = tmp_path / "tested.html"
        assert run("test", name, "--quiet", "--format", f"html={path}", "--format", "text", folder=FOLDER).code == 0
        _opened(browser, path, f"--screenshot={tmp_path / 'page.png'}", "--window-size=800,900")
        pictures.append((tmp_path / "page.png").read_bytes())
    assert all(picture.startswith(b"\x89PNG") for picture in pictures)
    assert pictures[0] != pictures[1]
