"""The resource part of an ARN fits no kind of resource of its service.

An ARN that the service never issues matches nothing; often the word for the kind of resource is misspelt or in the
plural.

Avoid: "Resource": "arn:aws:iam::111122223333:roles/app"
Prefer: "Resource": "arn:aws:iam::111122223333:role/app"
Source: AWS, "IAM Access Analyzer policy check reference", Error – Invalid ARN resource. AWS does not hold every ARN
against its reference, whose lists have gaps: judged are services whose forms of ARN are settled, and only texts that
begin with a word for the kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policy_engine.lint.facts.arns import arn_text, every_form_of
from policy_engine.lint.rule import Hit
from policy_engine.lint.view import Written

_NAMES = (
    "acm athena codebuild codecommit cognito-idp dynamodb ecr eks elasticache elasticfilesystem events firehose "
    "iam kinesis kms lambda rds redshift route53 scheduler sns sqs wafv2"
)
_SETTLED = frozenset(_NAMES.split())
_KIND = re.compile(r"[A-Za-z][A-Za-z-]*(?=[:/]|$)")


def check(resource: Written) -> Iterator[Hit]:
    """A last field that no form of the service has a text in common with."""
    arn = arn_text(resource.text)
    if not arn.complete or arn.service not in _SETTLED or not _KIND.match(arn.resource) or arn.forms:
        return
    message = f"`{arn.resource}` in `{resource.text}` names no kind of resource of `{arn.service}`"
    yield Hit(message, (resource.path,), _instead(arn.service, arn.resource))


def _instead(service: str, resource: str) -> str:
    from difflib import get_close_matches

    kinds = {found.group(): form for form in every_form_of(service) if (found := _KIND.match(form.resource))}
    written = _KIND.match(resource)
    near = get_close_matches(written.group() if written else resource, kinds, n=1)
    return f"its form is `{kinds[near[0]].resource}`" if near else ""
