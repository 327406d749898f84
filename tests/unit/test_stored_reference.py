"""The file with the whole reference: the same answers as the package, whatever becomes of the file."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from policy_engine.catalog.compact import CompactService
from policy_engine.catalog.data import data_version, services
from policy_engine.catalog.package import PackagedService
from policy_engine.catalog.place import FORMAT, BrokenFileError, default_path
from policy_engine.catalog.reference import Reference
from policy_engine.catalog.stored import StoredReference

ROOT = Path(__file__).resolve().parents[2]
COUNT_ACTIONS = "from policy_engine.catalog import all_actions; print(sum(1 for _ in all_actions()))"


def _everything(service: PackagedService | CompactService) -> object:
    actions = [service.action(name) for name in service.action_names]
    return service.action_names, actions, service.resource_types, service.condition_keys


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a whole file."""
    path = tmp_path_factory.mktemp("sound") / "reference"
    Reference(str(path)).whole()
    return path.read_bytes()


@pytest.fixture
def path(tmp_path: Path, sound: bytes) -> Path:
    """A whole file."""
    path = tmp_path / "policyeval" / "reference"
    path.parent.mkdir()
    path.write_bytes(sound)
    return path


def test_the_file_says_what_the_package_says(path: Path) -> None:
    """Every action, resource type and condition key of every service is the same from either."""
    read = Reference(str(path))
    assert read.prefixes() == services() == read.whole().keys()
    for prefix, service in read.whole().items():
        assert not isinstance(service, PackagedService)
        assert _everything(service) == _everything(PackagedService(prefix))
    assert read.overview() == Reference(None).overview()


def test_one_service_is_read_alone(path: Path) -> None:
    """A single service comes from the file where there is one, and writes none where there is not."""
    service = Reference(str(path)).service("SQS")
    assert service
    assert not isinstance(service, PackagedService)
    assert _everything(service) == _everything(PackagedService("sqs"))
    assert Reference(str(path)).service("nosuch") is None
    absent = path.with_name("absent")
    assert isinstance(Reference(str(absent)).service("sqs"), PackagedService)
    assert not absent.exists()


def _cut(length: int) -> Callable[[bytes], bytes]:
    return lambda content: content[:length]


def _flip(at: int) -> Callable[[bytes], bytes]:
    return lambda content: content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(_cut(0), id="empty"),
        pytest.param(_cut(5), id="cut in the first checksum"),
        pytest.param(_cut(1000), id="cut in the contents"),
        pytest.param(_cut(500_000), id="cut in a service"),
        pytest.param(_cut(-1), id="cut at the end"),
        pytest.param(_flip(3), id="a bit of the first checksum"),
        pytest.param(_flip(200), id="a bit of the contents"),
        pytest.param(_flip(-100), id="a bit of the last service"),
        pytest.param(lambda content: content.replace(b"s3:GetObject", b"s3:GetObjekt"), id="another text"),
        pytest.param(lambda content: content.replace(b"GetObject ", b"GetObjekt "), id="another action"),
        pytest.param(lambda content: b"\xff\x00" * 1000, id="something else"),
    ],
)
def test_a_damaged_file_is_no_file(path: Path, sound: bytes, damage: Callable[[bytes], bytes]) -> None:
    """Answers come from the package then, and the file is written anew."""
    path.write_bytes(damage(sound))
    for prefix in ("account", "s3", "xray"):
        service = Reference(str(path)).service(prefix)
        assert service
        assert service.action_names == PackagedService(prefix).action_names
    Reference(str(path)).whole()
    assert path.read_bytes() == sound


def test_another_version_is_written_anew(path: Path, sound: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of another version of the data, or of another format, is not read, even under the right name."""
    with pytest.raises(BrokenFileError):
        StoredReference(str(path), "0.0.1")
    monkeypatch.setattr("policy_engine.catalog.stored.FORMAT", FORMAT + 1)
    with pytest.raises(BrokenFileError):
        StoredReference(str(path), data_version())
    Reference(str(path)).whole()
    assert StoredReference(str(path), data_version()).prefixes() == services()
    assert path.read_bytes() != sound


def test_the_name_tells_versions_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """Format and version stand in the name of the file, so that several installations do not undo each other's work."""
    now = default_path("1.2.3")
    assert now != default_path("1.2.4")
    monkeypatch.setattr("policy_engine.catalog.place.FORMAT", FORMAT + 1)
    assert now != default_path("1.2.3")


def test_folders_that_take_no_file(tmp_path: Path) -> None:
    """Everything works without a place to write to."""
    (tmp_path / "file").write_text("in the way")
    read = Reference(str(tmp_path / "file" / "reference"))
    assert read.whole().keys() == services()
    assert read.overview() == Reference(None).overview()
    assert Reference(None).whole().keys() == services()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write every folder")
def test_read_only_folders(tmp_path: Path) -> None:
    """A folder that takes no file is left as it is."""
    tmp_path.chmod(0o500)
    try:
        assert Reference(str(tmp_path / "policyeval" / "reference")).whole().keys() == services()
        assert not list(tmp_path.iterdir())
    finally:
        tmp_path.chmod(0o700)


def test_a_failed_write_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be put in its place is taken away again."""

    def refuse(source: str, target: str) -> None:
        raise PermissionError(target)

    monkeypatch.setattr("policy_engine.catalog.stored.os.replace", refuse)
    assert Reference(str(tmp_path / "reference")).whole().keys() == services()
    assert not list(tmp_path.iterdir())


def test_several_processes_write_one_file(tmp_path: Path, sound: bytes) -> None:
    """Processes that begin at once all answer, and leave one whole file and nothing else."""
    environment = os.environ | {"XDG_CACHE_HOME": str(tmp_path)}
    command = [sys.executable, "-c", COUNT_ACTIONS]
    runs = [
        subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    answers = [run.communicate(timeout=120) for run in runs]
    assert len(set(answers)) == 1, answers
    assert int(answers[0][0]) > 20_000
    [file] = (each for each in tmp_path.rglob("*") if each.is_file())
    assert file.read_bytes() == sound


@pytest.mark.parametrize(
    ("platform", "variables", "expected"),
    [
        ("linux", {"XDG_CACHE_HOME": "/caches"}, "/caches"),
        ("linux", {}, "/home/me/.cache"),
        ("linux", {"XDG_CACHE_HOME": "relative"}, None),
        ("darwin", {}, "/home/me/Library/Caches"),
        ("darwin", {"XDG_CACHE_HOME": "/caches"}, "/caches"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local"),
    ],
)
def test_the_user_says_where_caches_are(
    platform: str, variables: dict[str, str], expected: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder is that of the platform, or the one that `XDG_CACHE_HOME` names."""
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in ({"HOME": "/home/me"} | variables).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.platform", platform)
    found = default_path("1.0")
    assert found == (f"{expected}/policyeval/reference-{FORMAT}-1.0.jsonl" if expected else None)


def test_tests_have_a_cache_of_their_own() -> None:
    """The folder of the user who runs the tests is never written to."""
    found = default_path("1.0")
    assert found
    assert "policyeval-tests-" in found
