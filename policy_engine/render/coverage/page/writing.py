"""HTML as text."""

from __future__ import annotations

from html import escape

from policy_engine.render.shown import shown


def text(given: str) -> str:
    """Text from outside, as it may stand between tags and in attributes."""
    return "\n".join(escape(shown(line)) for line in given.split("\n"))


def element(name: str, *inside: str, **attributes: str) -> str:
    """An element with what is in it, which is HTML, and attributes, which are texts.

    An underscore in the name of an attribute stands for a hyphen, one at its end for nothing (`class_`).
    """
    given = "".join(f' {key.rstrip("_").replace("_", "-")}="{text(value)}"' for key, value in attributes.items())
    return f"<{name}{given}>{''.join(inside)}</{name}>"


def data(**values: object) -> dict[str, str]:
    """Values for programs that read the page."""
    return {f"data_{name}": str(value) for name, value in values.items()}
