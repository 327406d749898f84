"""The conformance cases: reading them, and what each kind of case demands."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[2] / "fixtures" / "conformance"
Case = dict[str, Any]


@cache
def all_cases() -> tuple[Case, ...]:
    """Every case of every file, in file order."""
    return tuple(_cases())


def _cases() -> Iterator[Case]:
    for path in sorted(FOLDER.glob("*.json")):
        yield from json.loads(path.read_text(encoding="utf-8"))["cases"]


def of_kind(*kinds: str) -> list[Case]:
    """The cases of some kinds; of all, where none is named."""
    return [case for case in all_cases() if not kinds or case["kind"] in kinds]


@cache
def skips() -> dict[str, str]:
    """The ids of cases that are not held, each with its reason."""
    with (FOLDER / "skips.toml").open("rb") as file:
        return {str(name): str(reason) for name, reason in tomllib.load(file).get("skips", {}).items()}


def subset(expected: Any, found: Any) -> bool:
    """Whether everything expected is in what was found; lists are compared element by element."""
    if isinstance(expected, dict):
        return isinstance(found, dict) and all(
            key in found and subset(value, found[key]) for key, value in expected.items()
        )
    if isinstance(expected, list):
        return (
            isinstance(found, list)
            and len(expected) == len(found)
            and all(subset(one, other) for one, other in zip(expected, found, strict=True))
        )
    return bool(expected == found)
