"""What the modules of the package import, read from their syntax trees."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tests.architecture.rooms import PACKAGE

ROOT = Path(__file__).resolve().parents[2]


class Import(NamedTuple):
    """One imported module and the line that imports it."""

    module: str
    line: int


def module_files() -> dict[str, Path]:
    """Every module of the package by its dotted name; a package goes by the name of its `__init__`."""
    files = {}
    for path in sorted((ROOT / PACKAGE).rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        files[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return files


@cache
def imports_of(path: Path) -> tuple[Import, ...]:
    """Every import in a file, wherever it stands: in a function or for the type checker only, it is still an edge."""
    tree = ast.parse(path.read_text(encoding="utf-8"), filename=str(path))
    return tuple(found for node in ast.walk(tree) for found in _imports_in(node, path))


def _imports_in(node: ast.AST, path: Path) -> Iterator[Import]:
    match node:
        case ast.Import(names=names):
            for name in names:
                yield Import(name.name, node.lineno)
        case ast.ImportFrom(module=module, names=names, level=level):
            origin = ".".join(filter(None, (_relative_origin(path, level), module)))
            for name in names:
                # `from package import module` imports the module, `from module import name` does not.
                inner = f"{origin}.{name.name}"
                yield Import(inner if _is_module(inner) else origin, node.lineno)


def _relative_origin(path: Path, level: int) -> str:
    if level == 0:
        return ""
    return ".".join(path.relative_to(ROOT).parts[:-level])


def _is_module(name: str) -> bool:
    place = ROOT.joinpath(*name.split("."))
    return name == "urllib.request" or place.with_suffix(".py").is_file() or (place / "__init__.py").is_file()


def is_within(module: str, package: str) -> bool:
    """Whether a module is the named one or lies below it."""
    return module == package or module.startswith(f"{package}.")
