"""The plugin for pytest, as its users start it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from policy_engine import PolicyError, RequestError, assert_allowed, assert_denied, read_environment
from tests.commands import ROOT

POLICY = ROOT / "fixtures" / "policies" / "read-reports.json"
BUCKET = "arn:aws:s3:::example-reports"
READER: dict[str, Any] = {"policies": {"identity": [POLICY]}, "resource": f"{BUCKET}/january.csv"}
FAILING = f"""policies: {{identity: ["{POLICY}"]}}
defaults: {{resource: "{BUCKET}/january.csv"}}
cases:
- {{name: reports are read, action: s3:GetObject, expect: allow}}
- {{name: reports are changed, actions: [s3:PutObject, s3:DeleteObject], expect: allow}}
"""


def _pytest(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=300)


def test_the_example_of_the_documentation() -> None:
    """The example is the one that docs/testing.md shows, and pytest runs it with the suite of the same policy."""
    example = (ROOT / "fixtures/pytest/test_reports.py").read_text(encoding="utf-8")
    assert f"```python\n{example}```" in (ROOT / "docs/testing.md").read_text(encoding="utf-8")
    done = _pytest(ROOT, "fixtures/pytest", "fixtures/policies", "-o", "addopts=")
    assert done.returncode == 0, done.stdout
    assert "8 passed" in done.stdout


@pytest.mark.parametrize("workers", [[], ["-n", "2"]], ids=["alone", "xdist"])
def test_failures_are_explained(workers: list[str], tmp_path: Path) -> None:
    """Each case is a test, and one that fails says why, in several processes too."""
    (tmp_path / "reports.policytest.yaml").write_text(FAILING, encoding="utf-8")
    done = _pytest(tmp_path, *workers)
    assert done.returncode == 1
    assert "2 failed, 1 passed" in done.stdout
    assert "reports.policytest.yaml:5:3: expected allow, got implicit-deny (policy: identity)" in done.stdout
    assert "its Action does not cover `s3:DeleteObject`" in done.stdout
    assert "Traceback" not in done.stdout


def test_one_case_by_its_name(tmp_path: Path) -> None:
    """A case of a table is a test with an address of its own."""
    (tmp_path / "reports.policytest.yaml").write_text(FAILING, encoding="utf-8")
    done = _pytest(tmp_path, "reports.policytest.yaml::reports are changed [s3:PutObject]")
    assert "1 failed" in done.stdout
    assert "passed" not in done.stdout


def test_strict_by_configuration(tmp_path: Path) -> None:
    """With `policyeval_strict` a case that rests on a key that nobody gave fails; without it passes."""
    policy = ROOT / "fixtures" / "policies" / "office-only.json"
    (tmp_path / "a.policytest.yaml").write_text(
        f"""policies: {{identity: ["{policy}"]}}
cases:
- {{name: office, action: s3:GetObject, resource: "arn:aws:s3:::example-reports/january.csv", expect: deny}}
""",
        encoding="utf-8",
    )
    assert _pytest(tmp_path).returncode == 0
    done = _pytest(tmp_path, "-o", "policyeval_strict=true")
    assert "the answer rests on aws:SourceIp, which the case does not give" in done.stdout


def test_unreadable_suites(tmp_path: Path) -> None:
    """A suite that is not understood is an error of the collection, in one line."""
    (tmp_path / "a.policytest.yaml").write_text("cases: []\n", encoding="utf-8")
    done = _pytest(tmp_path)
    assert done.returncode == 2
    assert "a.policytest.yaml:1:1: suite: a list of `cases` is needed, with at least one" in done.stdout
    assert "Traceback" not in done.stdout


def test_the_plugin_is_light(tmp_path: Path) -> None:
    """Whoever has no suites does not load the evaluator with pytest."""
    (tmp_path / "test_light.py").write_text(
        "import sys\ndef test_light():\n    assert 'policy_engine.decision' not in sys.modules\n", encoding="utf-8"
    )
    done = _pytest(tmp_path)
    assert done.returncode == 0, done.stdout


def test_assertions_hold() -> None:
    """What is so passes: an allow with its statement, a denial with what does not allow."""
    assert_allowed(action="s3:GetObject", policy="identity", sid="ReadReports", **READER)
    assert_denied(actions=["s3:PutObject", "s3:Delete*"], outcome="implicit-deny", policy="identity", **READER)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ({"action": "s3:PutObject"}, "its Action does not cover `s3:PutObject`"),
        ({"action": "s3:GetObject", "sid": "ListReports"}, "expected allow (sid: ListReports), got allow"),
        ({"actions": ["s3:GetObject", "s3:PutObject"]}, "DENIED (implicitDeny) s3:PutObject"),
    ],
)
def test_assertions_explain(arguments: dict[str, Any], expected: str) -> None:
    """What is not so raises an AssertionError with the explanation."""
    with pytest.raises(AssertionError) as caught:
        assert_allowed(**READER, **arguments)
    assert expected in str(caught.value)


def test_denials_are_told_apart(policyeval: Any) -> None:
    """An implicit deny is no explicit one; the fixture offers the same assertions."""
    with pytest.raises(AssertionError, match="expected explicit-deny, got implicit-deny"):
        policyeval.assert_denied(action="s3:PutObject", outcome="explicit-deny", **READER)


def test_assertions_about_accounts() -> None:
    """Accounts are given as they were read, or by the paths of their files."""
    folder = ROOT / "fixtures" / "environments" / "described"
    environment = read_environment([str(folder)])
    alice: dict[str, Any] = {
        "principal": "arn:aws:iam::111122223333:user/analysts/alice",
        "context": {"aws:RequestedRegion": "eu-west-1"},
    }
    for given in (environment, folder, [folder]):
        assert_allowed(
            environment=given, action="s3:GetObject", resource="arn:aws:s3:::example-data/report.csv", **alice
        )


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ({"action": "s3:GetObject"}, "there is no policy"),
        ({"action": "s3:GetObjet", "policies": {"identity": [POLICY]}}, "no such action"),
        ({"action": "s3:GetObject", "policies": {"identity": [POLICY]}, "contxt": {}}, "`contxt` is not known"),
        ({"action": "s3:GetObject", "policies": {"identity": [ROOT / "README.md"]}}, "not JSON|JSON"),
    ],
)
def test_questions_that_are_none(arguments: dict[str, Any], expected: str) -> None:
    """What could not come out otherwise, or is not understood, is an error and no passed test."""
    with pytest.raises((RequestError, PolicyError), match=expected):
        assert_denied(**arguments)
