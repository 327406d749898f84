"""What checks found, in the forms that people and programs read."""

from __future__ import annotations

from collections.abc import Sequence

from policy_engine.lint.reports import FileReport
from policy_engine.render.findings.options import FORMATS, Options

__all__ = ["FORMATS", "Options", "render"]


def render(form: str, reports: Sequence[FileReport], options: Options) -> str:
    """The reports in one of the `FORMATS`; the module of a form is loaded when it is asked for."""
    match form:
        case "json":
            from policy_engine.render.findings.json import findings_json

            return findings_json(reports, options)
        case "access-analyzer":
            from policy_engine.render.findings.access_analyzer import access_analyzer

            return access_analyzer(reports)
        case "sarif":
            from policy_engine.render.findings.sarif import sarif

            return sarif(reports, options)
        case "github":
            from policy_engine.render.findings.github import github_annotations

            return github_annotations(reports)
        case "gitlab":
            from policy_engine.render.findings.gitlab import code_quality

            return code_quality(reports)
        case "junit":
            from policy_engine.render.findings.junit import junit

            return junit(reports)
        case _:
            from policy_engine.render.findings.text import findings_report

            return findings_report(reports, options)
