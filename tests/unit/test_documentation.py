"""What the documentation shows is what the commands print and the examples do."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

import policy_engine
from policy_engine.cli.options import ValidateOptions
from policy_engine.cli.outputs import outputs_of
from policy_engine.cli.plain import plain_options
from policy_engine.render.findings.options import FORMATS
from tests.commands import ROOT, run

_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PAGES = ("README.md", *sorted(str(path.relative_to(ROOT)) for path in ROOT.glob("docs/*.md")))


def _blocks(language: str) -> list[Any]:
    return list(_found(language))


def _found(language: str) -> Iterator[Any]:
    for page in PAGES:
        text = (ROOT / page).read_text(encoding="utf-8")
        for match in _BLOCK.finditer(text):
            if match.group(1) == language:
                line = text.count("\n", 0, match.start()) + 1
                yield pytest.param(match.group(2), id=f"{page}:{line}")


@pytest.mark.parametrize("block", _blocks("console"))
def test_shown_output_is_true(block: str) -> None:
    """A command in a `console` block prints what stands under it; a `$ echo $?` shows its exit code."""
    code = 0
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _line_end, shown = part.partition("\n")
        if command == "echo $?":
            assert shown.strip() == str(code)
            continue
        name, *arguments = shlex.split(command)
        assert name == "policyeval"
        done = run(*arguments)
        code = done.code
        assert (done.out + done.err).rstrip() == shown.rstrip()


@pytest.mark.parametrize("block", _blocks("python"))
def test_examples_run(block: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A `python` block runs from the checkout's folder, with its assertions."""
    monkeypatch.chdir(ROOT)
    exec(compile(block, "<example>", "exec"), {})


@pytest.mark.parametrize("block", _blocks("yaml"))
def test_yaml_is_yaml(block: str) -> None:
    """A `yaml` block can be read; a hook that it names is one of ours, and so are the flags of a command in it."""
    value = yaml.safe_load(block)
    hooks = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
    for repository in value.get("repos", ()):
        assert {hook["id"] for hook in repository["hooks"]} <= hooks
    for command in re.findall(r"policyeval (validate .+)", block):
        options = plain_options(shlex.split(command))
        assert isinstance(options, ValidateOptions)
        assert outputs_of(options.format, FORMATS)


def test_names_are_not_hidden_by_modules() -> None:
    """A public name is never that of a module of the package, which would take its place once imported."""
    modules = {path.stem for path in (ROOT / "policy_engine").iterdir()}
    assert not set(policy_engine.__all__) & modules
    for name in policy_engine.__all__:
        assert getattr(policy_engine, name).__module__.startswith("policy_engine.")


def test_sources_exist() -> None:
    """A docstring that names a section of a page names one that is there."""
    reference = re.compile(r'(docs/\w+\.md), ("[^"]+"(?:(?:,| and) "[^"]+")*)')
    for path in (ROOT / "policy_engine").rglob("*.py"):
        text = re.sub(r"\s+", " ", path.read_text(encoding="utf-8"))
        for page, sections in reference.findall(text):
            headings = re.findall(r"^#+ (.+)$", (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE)
            for section in re.findall(r'"([^"]+)"', sections):
                assert section in headings, f"{path}: {page} has no section {section}"
