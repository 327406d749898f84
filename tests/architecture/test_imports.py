"""Every import of the package is an edge of the table in `rooms.py`."""

from __future__ import annotations

import sys
from graphlib import CycleError, TopologicalSorter

import pytest

from tests.architecture.imports import Import, imports_of, is_within, module_files
from tests.architecture.rooms import NETWORK, PACKAGE, ROOMS, THIRD_PARTY, Room, room_of

MODULES = module_files()


def _complaint(room: Room, found: Import) -> str | None:
    """Why a room may not have this import; `None` where it may."""
    if is_within(found.module, PACKAGE):
        target = room_of(found.module)
        if target is None:
            return f"no room in tests/architecture/rooms.py names `{found.module}`"
        if target is room or target.name in room.may_import:
            return None
        return f"room `{room.name}` may not import room `{target.name}` (`{found.module}`)"
    if any(is_within(found.module, network) for network in NETWORK):
        return f"`{found.module}` opens connections"
    top = found.module.partition(".")[0]
    if top in sys.stdlib_module_names or room.name in THIRD_PARTY.get(top, ()):
        return None
    return f"room `{room.name}` may not import `{top}`"


@pytest.mark.parametrize("module", MODULES)
def test_imports_are_in_the_table(module: str) -> None:
    """A module imports its own room, the rooms its own may import, the standard library, and no more."""
    room = room_of(module)
    assert room is not None, f"no room in tests/architecture/rooms.py names `{module}`"
    path = MODULES[module]
    complaints = [(found.line, complaint) for found in imports_of(path) if (complaint := _complaint(room, found))]
    assert not complaints, "\n".join(f"{path}:{line}: {text}" for line, text in complaints)


def test_rooms_import_lower_rooms_only() -> None:
    """The table itself keeps the order: what a room may import stands before it."""
    lower: set[str] = set()
    for room in ROOMS:
        assert set(room.may_import) <= lower, f"room `{room.name}` imports a room that is not below it"
        lower.add(room.name)


def test_modules_do_not_import_in_circles() -> None:
    """Inside a room, too, imports run in one direction."""
    graph = {
        module: {found.module for found in imports_of(path) if found.module in MODULES}
        for module, path in MODULES.items()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" imports ".join(error.args[1]))


@pytest.mark.parametrize(
    ("room", "module"),
    [
        ("base", "policy_engine.syntax.reader"),
        ("compile", "lark"),
        ("reading", "click"),
        ("cli", "socket"),
        ("cli", "urllib.request"),
        ("cli", "http.client"),
        ("catalog", "requests"),
        ("cli", "policy_engine.unheard_of"),
    ],
)
def test_forbidden_edges_are_found(room: str, module: str) -> None:
    """The check has teeth: an edge outside the table is reported."""
    [inside] = [candidate for candidate in ROOMS if candidate.name == room]
    assert _complaint(inside, Import(module, 1))


def test_allowed_edges_pass() -> None:
    """The standard library, the table's distributions and lower rooms are no complaint."""
    [syntax] = [candidate for candidate in ROOMS if candidate.name == "syntax"]
    for module in ("json", "urllib.parse", "lark", "jsonschema", "policy_engine.findings"):
        assert _complaint(syntax, Import(module, 1)) is None
