"""Workflow commands of GitHub Actions. Source: GitHub, "Workflow commands for GitHub Actions"."""

from __future__ import annotations

from collections.abc import Mapping


def workflow_command(name: str, properties: Mapping[str, object], text: str) -> str:
    """One command in a line, its text and properties escaped."""
    listed = ",".join(f"{each}={_property(str(value))}" for each, value in properties.items())
    return f"::{name} {listed}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
