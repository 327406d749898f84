"""The second opinion agrees with the worked examples, too."""

from __future__ import annotations

import pytest

from tests.conformance.cases import Case, of_kind
from tests.reference.decide import decide
from tests.reference.statements import statement_matches


@pytest.mark.parametrize("case", of_kind("decision"), ids=lambda case: str(case["id"]))
def test_decisions(case: Case) -> None:
    """The naive evaluator decides as the case expects."""
    assert decide(case["request"])[0] == case["expect"]["decision"]


@pytest.mark.parametrize("case", of_kind("statement"), ids=lambda case: str(case["id"]))
def test_statements(case: Case) -> None:
    """The naive evaluator matches the statement as the case expects."""
    policy_type, version = case.get("policy_type", "identity"), case.get("version", "2012-10-17")
    policies = case["request"].get("policies", {})
    matched, grant = statement_matches(
        case["statement"], {**case["request"], "policies": policies}, policy_type, version
    )
    assert matched is case["expect"]["match"]
    if "grant" in case["expect"]:
        assert grant == case["expect"]["grant"]
