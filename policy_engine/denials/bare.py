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
    rf"(?P<role>\bdoes{GAP}not{GAP}have{GAP}permissions?{GAP}to{GAP}call{GAP}(?P<operation>\w{{1,100}}){GAP}on{GAP}"
    rf"(?P<service>\w{{1,40}}))|"
    rf"(?P<queue>\bAccess{GAP}to{GAP}the{GAP}resource{GAP}https://sqs\.(?P<region>[a-z0-9-]{{1,30}})\.amazonaws\.com/"
    rf"(?P<account>\d{{12}})/(?P<name>[\w.-]{{1,80}}){GAP}is{GAP}denied)|"
    rf"\bAccess{GAP}Denied\b|(?<=: )Forbidden\b|\b(?:Vpce)?AccessDenied(?:Exception)?\b|\bUnauthorizedOperation\b|"
    rf"\byou{GAP}don't{GAP}have{GAP}permissions?{GAP}to{GAP}access{GAP}this{GAP}resource\b",
    re.IGNORECASE,
)
_S3_URI = re.compile(r"s3://([a-z0-9][a-z0-9.-]{1,62})(/[^\s│\"'<>]{0,1024})?")
_API = re.compile(r"\bAPI: ([a-z0-9-]{1,64}:[A-Za-z0-9]{1,100})\s{1,5}$")
"""How CloudFormation names what it called."""
_LONGEST_API = 200
_EC2 = re.compile("(?:you are )?not authorized to perform this operation", re.IGNORECASE)
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
    if match["role"]:
        # What AWS Lambda says of the execution role of a function.
        return Denial(
            text=words,
            action=f"{match['service'].lower()}:{match['operation']}",
            concluded=("the caller is the execution role of the function; the message does not name it",),
        )
    if match["queue"]:
        return Denial(text=words, resource=f"arn:aws:sqs:{match['region']}:{match['account']}:{match['name']}")
    endpoint = match["endpoint"] or words.lower() == "vpceaccessdenied"
    return Denial(text=words, kind=PolicyKind.ENDPOINT if endpoint else None)


def with_operation(denial: Denial, text: str, lower: int, start: int) -> Denial:
    """The action of words that name none, from the operation or API that the line names; S3's object from a command.

    EC2, SQS and S3 answer so, each in words of its own.
    """
    api = _API.search(text, max(lower, start - _LONGEST_API), start)
    if api:
        return denial.replace(action=api[1], concluded=("the action is the API that the line names",))
    service = _service(denial)
    action = action_of(service, denial.operation)
    if not action:
        return denial
    concluded = [f"the action is that of {service.upper()}'s operation {denial.operation}; the message names none"]
    resource = _resource(action, text[line_begin(text, start, lower) : start]) if service == "s3" else ""
    if resource:
        concluded.append("the resource is that of the command")
    return denial.replace(action=action, resource=denial.resource or resource, concluded=tuple(concluded))


def _service(denial: Denial) -> str:
    if denial.resource:
        return "sqs"
    return "ec2" if denial.text == DRY_RUN or _EC2.match(denial.text) else "s3"


def action_of(service: str, operation: str) -> str:
    """The action that an operation of a service is authorized as; empty where none is known."""
    if not operation:
        return ""
    from policy_engine.catalog import find_action
    from policy_engine.catalog.api_names import authorized_as

    name = f"{service}:{operation}"
    found = find_action(authorized_as(name) or name)
    return found.name if found else ""


def _resource(action: str, before: str) -> str:
    named = _S3_URI.findall(before)
    if len(named) != 1:
        return ""
    bucket, key = named[0]
    return f"arn:aws:s3:::{bucket}" if action.startswith(_TO_BUCKETS) else f"arn:aws:s3:::{bucket}{key}"
