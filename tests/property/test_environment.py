"""Whatever is changed in the files of an environment: answers or documented errors, nothing else."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policy_engine.calls import check
from policy_engine.environment import Environment, read_environment
from policy_engine.errors import PolicyEvalError
from tests.commands import ROOT
from tests.property.near_policies import JSON

FOLDER = ROOT / "fixtures" / "environments"
BOUNDED = settings(max_examples=300, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
FILES = {
    path.relative_to(FOLDER / "dumped"): json.loads(path.read_text(encoding="utf-8"))
    for path in sorted((FOLDER / "dumped").rglob("*.json"))
}
DESCRIPTION = yaml.safe_load((FOLDER / "described" / "organization.yaml").read_text(encoding="utf-8"))


def _places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    if isinstance(value, dict | list):
        for step in value if isinstance(value, dict) else range(len(value)):
            yield from _places(value[step], (*path, step))


def _changed(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    if not path:
        return new
    changed = deepcopy(value)
    inner = changed
    for step in path[:-1]:
        inner = inner[step]
    if new is None:
        del inner[path[-1]]
    else:
        inner[path[-1]] = new
    return changed


def _ask(environment: Environment) -> None:
    """Everybody, about something that every kind of policy bears on."""
    for entity in environment.entities:
        request = {
            "principal": entity.arn,
            "action": "s3:GetObject",
            "resource": "arn:aws:s3:::example-data/report.csv",
            "context": {"aws:RequestedRegion": "eu-west-1"},
        }
        try:
            check(request, environment=environment)
        except PolicyEvalError:
            continue


@BOUNDED
@given(st.data())
def test_dumps_that_are_not_as_aws_writes_them(data: st.DataObject) -> None:
    """A dump with any value in the place of another is read, refused, or cannot answer, with a documented error."""
    name = data.draw(st.sampled_from(sorted(FILES)))
    path = data.draw(st.sampled_from(list(_places(FILES[name]))))
    contents = {**FILES, name: _changed(FILES[name], path, data.draw(st.none() | JSON))}
    with tempfile.TemporaryDirectory() as folder:
        for each, content in contents.items():
            (Path(folder) / each).parent.mkdir(parents=True, exist_ok=True)
            (Path(folder) / each).write_text(json.dumps(content), encoding="utf-8")
        try:
            _ask(read_environment(folder))
        except PolicyEvalError:
            return


@BOUNDED
@given(st.data())
def test_descriptions_that_are_not_as_documented(data: st.DataObject) -> None:
    """So is a description."""
    path = data.draw(st.sampled_from(list(_places(DESCRIPTION))))
    content = _changed(DESCRIPTION, path, data.draw(st.none() | JSON))
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "policies").symlink_to(FOLDER / "described" / "policies")
        (Path(folder) / "organization.json").write_text(json.dumps(content), encoding="utf-8")
        try:
            _ask(read_environment(str(Path(folder) / "organization.json")))
        except PolicyEvalError:
            return
