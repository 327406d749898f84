"""Results of suites as JSON; the form is stable and has its schema in `grammars/test-report.schema.json`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from policy_engine.render.tests.options import Options
from policy_engine.testing.report import CaseReport, SuiteReport

Json = dict[str, Any]


def tests_json(reports: Sequence[SuiteReport], options: Options) -> str:
    """Every suite with its cases and their answers, and a summary."""
    document = {
        "version": options.version,
        "suites": [_suite(report) for report in reports],
        "summary": _summary(reports),
        **_measures(options),
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _measures(options: Options) -> Json:
    """What of the policies is tested, where that was asked for."""
    if options.coverage is None and options.mutation is None:
        return {}
    from policy_engine.render.coverage.json import coverage_json, mutation_json

    found: Json = {}
    if options.coverage is not None:
        found["coverage"] = coverage_json(options.coverage)
    if options.mutation is not None:
        found["mutation"] = mutation_json(options.mutation)
    return found


def _suite(report: SuiteReport) -> Json:
    return {"file": report.name, "error": report.error or None, "cases": [_case(case) for case in report.cases]}


def _case(case: CaseReport) -> Json:
    return {
        "name": case.name,
        "line": case.line,
        "column": case.column,
        "passed": not case.failure,
        "expected": case.expected,
        "answer": case.answer,
        "failure": case.failure or None,
        "notGiven": list(case.open_keys),
        "decision": case.answer_json,
    }


def _summary(reports: Sequence[SuiteReport]) -> Json:
    cases = [case for suite in reports for case in suite.cases]
    failed = sum(bool(case.failure) for case in cases)
    return {
        "suites": len(reports),
        "unreadable": sum(bool(suite.error) for suite in reports),
        "passed": len(cases) - failed,
        "failed": failed,
        "restingOnKeysNotGiven": sum(bool(case.open_keys) for case in cases if not case.failure),
    }
