"""Whatever stands in a file, it comes to findings inside the file or to an error, and never to an exception."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from hypothesis import given
from hypothesis import strategies as st

from policy_engine.inputs.forms import TooLong, policies_in
from policy_engine.inputs.reading import Read
from policy_engine.inputs.reports import file_reports
from policy_engine.inputs.tasks import Choices
from policy_engine.source import Source

_NAMES = st.sampled_from(
    ("Version", "Statement", "Effect", "Action", "Resource", "Principal", "Condition", "Sid", "PolicyDocument", "Arn")
    + ("AssumeRolePolicyDocument", "PolicyVersionList", "IsDefaultVersion", "PolicySummary", "Fn::Sub", "Ref", "x")
)
_SCALARS = (
    st.none() | st.booleans() | st.integers() | st.sampled_from(("2012-10-17", "Allow", "s3:*", "*", "${a", "ü😀"))
)


def _wider(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    dumped = values.map(json.dumps)
    return (
        st.lists(values, max_size=3)
        | st.dictionaries(_NAMES, values, max_size=5)
        | st.fixed_dictionaries({"Version": st.just("2012-10-17"), "Statement": values})
        | dumped
        | dumped.map(quote)
        | dumped.map(lambda text: text[:-1])
    )


@given(value=st.recursive(_SCALARS, _wider, max_leaves=20), ascii_only=st.booleans())
def test_any_json(value: Any, ascii_only: bool) -> None:
    """Findings lie inside the file, and a policy that is found is found whole."""
    file = Source(text=json.dumps(value, ensure_ascii=ascii_only, indent=1), name="any.json")
    found = [each for each in policies_in(file.text, {}) if not isinstance(each, TooLong)]
    for policy in found:
        assert 0 <= policy.outer(0) <= policy.outer(len(policy.text)) <= len(file.text)
    for report in file_reports([Read(file, policy) for policy in found], Choices()):
        for finding in report.findings:
            assert 0 <= finding.span.start <= finding.span.end <= len(file.text)
            assert str(finding)
