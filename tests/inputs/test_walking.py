"""Which files of a directory are read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from policy_engine.files import FileError
from policy_engine.inputs.walking import files_of

IGNORED = {
    ".gitignore": "build/\n*.tmp.json\n!keep.tmp.json\n/top.json\n",
    "sub/.gitignore": "local.json\n!again.tmp.json\n",
}
FILES = (
    "a.json",
    "b.tmp.json",
    "build/x.json",
    "c.yaml",
    "keep.tmp.json",
    "sub/again.tmp.json",
    "sub/b.tmp.json",
    "sub/build/y.json",
    "sub/deep/local.json",
    "sub/deep/z.json",
    "sub/top.json",
    "top.json",
    ".github/p.json",
    ".git/config.json",
    "node_modules/n.json",
    "env/pyvenv.cfg",
    "env/e.json",
)
READ = [".github/p.json", "a.json", "keep.tmp.json", "sub/again.tmp.json", "sub/deep/z.json", "sub/top.json"]


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A git repository with JSON files, `.gitignore` files, and what nobody wants to be read."""
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("{}")
    for name, text in IGNORED.items():
        (tmp_path / name).write_text(text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _read(*paths: str) -> list[str]:
    return [found.name if not isinstance(found, FileError) else f"error: {found}" for found in files_of(paths)]


@pytest.mark.usefixtures("tree")
def test_directory() -> None:
    """In the order of names, without what git ignores and what belongs to tools; dependencies are not entered."""
    assert _read(".") == [f"./{name}" for name in READ]


@pytest.mark.usefixtures("tree")
def test_directory_below_a_repository() -> None:
    """The `.gitignore` files above a directory count as far as its repository reaches."""
    assert _read("sub") == ["sub/again.tmp.json", "sub/deep/z.json", "sub/top.json"]


def test_directory_outside_of_a_repository(tree: Path) -> None:
    """Without a repository, those above do not count; the directory's own do."""
    os.rename(tree / ".git", tree / "git")
    assert "sub/b.tmp.json" in _read("sub")
    assert "sub/deep/local.json" not in _read("sub")


@pytest.mark.usefixtures("tree")
def test_ignored_directory_by_name() -> None:
    """Who names an ignored directory or file wants it read."""
    assert _read("build", "sub/build", "top.json") == ["build/x.json", "sub/build/y.json", "top.json"]


@pytest.mark.usefixtures("tree")
def test_each_file_once() -> None:
    """A file that is named and met is read once, as it was first spoken of; standard input, too."""
    assert _read("a.json", "./a.json", ".", "-", "-") == [
        "a.json",
        *(f"./{name}" for name in READ if name != "a.json"),
        "-",
    ]


def test_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Links to directories are not followed, so that circles end; a link to a file is read."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.json").write_text("{}")
    (tmp_path / "real" / "loop").symlink_to(tmp_path / "real", target_is_directory=True)
    (tmp_path / "real" / "dir.json").symlink_to(tmp_path / "real", target_is_directory=True)
    (tmp_path / "real" / "link.json").symlink_to("a.json")
    (tmp_path / "named").symlink_to("real", target_is_directory=True)
    assert _read("real") == ["real/a.json", "real/link.json"]
    assert _read("named") == ["named/a.json", "named/link.json"]


def test_nothing_to_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A directory without a JSON file is an error that names it; others are read."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.json").write_text("{}")
    assert _read("empty", "a.json") == ["error: empty: the directory holds no file that ends in .json", "a.json"]
