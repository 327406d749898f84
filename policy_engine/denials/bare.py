"""Words of a denial that name neither caller nor action: `Access Denied`, `Forbidden`.

Source: AWS: "Troubleshoot access denied (403 Forbidden) errors in Amazon S3"; "Required permissions for Amazon S3 API
operations".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from policy_engine.denials.denial import Denial
from policy_engine.denials.reasons import GAP
from policy_engine.denials.sentence import Sentence
from policy_engine.denials.surroundings import line_begin, line_end
from policy_engine.messages import DRY_RUN
from policy_engine.policy_set import PolicyKind
from policy_engine.verdicts import Outcome

_BARE = re.compile(
    rf"(?P<dry>{re.escape(DRY_RUN)})|"
    rf"(?P<endpoint>\bThe{GAP}request{GAP}was{GAP}denied{GAP}due{GAP}to{GAP}a{GAP}VPC{GAP}endpoint{GAP}policy)|"
    rf"\bAccess{GAP}Denied\b|(?<=: )Forbidden\b|\bAccessDenied(?:Exception)?\b|\bUnauthorizedOperation\b",
    re.IGNORECASE,
)
_S3_URI = re.compile(r"s3://([a-z0-9][a-z0-9.-]{1,62})(/[^\s│\"'<>]{0,1024})?")
_TO_BUCKETS = ("s3:List", "s3:CreateBucket", "s3:DeleteBucket", "s3:GetBucket", "s3:PutBucket")


def bare_messages(text: str, told: Sequence[Sentence]) -> Iterator[Sentence]:
    """The words that stand in no sentence and in no line of one; the last of each line, which says the most."""
    blocks: dict[tuple[int, int], re.Match[str]] = {}
    at = 0
    for match in _BARE.finditer(text):
        begin, end = line_begin(text, match.start(), 0), line_end(text, match.end(), len(text))
        while at < len(told) and told[at].end <= begin:
            at += 1
        if at == len(told) or told[at].start >= end:
            blocks[begin, end] = match
    for match in blocks.values():
        yield Sentence(start=match.start(), end=match.end(), denial=_denial(match))


def _denial(match: re.Match[str]) -> Denial:
    words = " ".join(match[0].split())
    if match["dry"]:
        return Denial(text=words, outcome=Outcome.ALLOWED)
    return Denial(text=words, kind=PolicyKind.ENDPOINT if match["endpoint"] else None)


def with_operation(denial: Denial, text: str, lower: int, start: int) -> Denial:
    """The action that S3 asks for where only its operation is named, and the object, where a command names it.

    No other service answers with words alone when an operation is called.
    """
    from policy_engine.catalog import find_action
    from policy_engine.catalog.api_names import authorized_as

    name = f"s3:{denial.operation}"
    found = find_action(authorized_as(name) or name) if denial.operation else None
    if found is None:
        return denial
    concluded = [f"the action is that of S3's operation {denial.operation}; the message names none"]
    resource = _resource(found.name, text[line_begin(text, start, lower) : start])
    if resource:
        concluded.append("the resource is that of the command")
    return denial.replace(action=found.name, resource=resource, concluded=tuple(concluded))


def _resource(action: str, before: str) -> str:
    named = _S3_URI.findall(before)
    if len(named) != 1:
        return ""
    bucket, key = named[0]
    return f"arn:aws:s3:::{bucket}" if action.startswith(_TO_BUCKETS) else f"arn:aws:s3:::{bucket}{key}"
