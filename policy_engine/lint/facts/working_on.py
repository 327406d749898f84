"""Which resources an action works on, and whether those of a statement are among them.

The reference has gaps: it leaves out resource types of some actions, and lists none for some that take ARNs. So an
action is called idle only on good ground: none of the ARNs is of its service, its service is one whose resource types
are settled, or it is known to come with `*` alone. Source: AWS: "Actions, resources, and condition keys for AWS
services".
"""

from __future__ import annotations

from functools import lru_cache

from policy_engine.lint.facts.actions import actions_matching
from policy_engine.lint.facts.arns import ArnForm, ArnText, arn_text, forms_listed_by, is_wild
from policy_engine.lint.facts.kinds import kinds_of
from policy_engine.lint.view import StatementView, Written

_NAMES = (
    "acm athena dynamodb ec2 ecr eks events firehose iam kinesis kms lambda logs rds route53 s3 secretsmanager sns "
    "sqs states sts"
)
_SETTLED = frozenset(_NAMES.split())
_ON_ANY_KIND = ("ListTagsForResource", "ResourcePolicy", "TagResource", "TagResources", "Tags", "UntagResource")
_STAR_ONLY = frozenset({"ecr:getauthorizationtoken", "lambda:listfunctions", "s3:listallmybuckets"})
"""Besides the `Describe` actions of EC2, those that are known to be asked about `*` and no ARN."""


def idle_actions(statement: StatementView) -> tuple[Written, ...]:
    """The entries of Action that cover actions, none of which works on any of the statement's resources."""
    if statement.negates_actions or statement.covers_every_resource or not statement.resources:
        return ()
    resources = tuple([each.text for each in statement.resources])
    if not all(map(_specific, resources)):
        return ()
    idle = [
        number
        for number, text in enumerate(statement.action_texts)
        if not text.startswith("*") and _idle(text, resources)
    ]
    return tuple([statement.actions[number] for number in idle])


@lru_cache(maxsize=16384)
def kinds_worked_on(action: str) -> tuple[ArnForm, ...]:
    """The ARN forms of the resource types that an action, in the reference's spelling, works on."""
    kinds = kinds_of(action)
    return tuple(form for form in forms_listed_by(action.partition(":")[0]) if form.kind.lower() in kinds)


def resource_form(text: str) -> str:
    """What a resource of the actions that a text covers looks like, as help; empty where the reference has none."""
    arns = [form.arn for action in actions_matching(text)[:1] for form in kinds_worked_on(action)]
    return f"`{text}` works on `{min(arns, key=len)}`" if arns else f"`{text}` works on `*` alone"


@lru_cache(maxsize=65536)
def _specific(resource: str) -> bool:
    return arn_text(resource).complete and not arn_text(resource).runs_over


@lru_cache(maxsize=65536)
def _idle(text: str, resources: tuple[str, ...]) -> bool:
    covered = actions_matching(text)
    return bool(covered) and not any(_works(action, resource) for action in covered for resource in resources)


@lru_cache(maxsize=65536)
def _works(action: str, resource: str) -> bool:
    """Whether an action may work on a resource; true where it is not known well enough."""
    arn, service = arn_text(resource), action.partition(":")[0]
    forms = kinds_worked_on(action)
    if _may_name(resource, forms):
        return True
    if _is_foreign(arn, service):
        return False
    return not _is_settled(action, service) if forms else not _takes_star_only(action, arn)


# Many actions of a service work on the same kinds.
@lru_cache(maxsize=65536)
def _may_name(resource: str, forms: tuple[ArnForm, ...]) -> bool:
    arn = arn_text(resource)
    return any(arn.may_name(form) for form in forms)


def _is_settled(action: str, service: str) -> bool:
    """Whether the resource types of an action are known; those of actions on any kind of resource come late."""
    return service in _SETTLED and not action.endswith(_ON_ANY_KIND)


def _is_foreign(arn: ArnText, service: str) -> bool:
    """Whether an ARN is of a service that has nothing to do with a prefix of actions."""
    if is_wild(arn.service) or arn.service.startswith(service) or service.startswith(arn.service):
        return False
    own = {form.service for form in forms_listed_by(service)}
    return arn.service not in own and not any("$" in each for each in own)


def _takes_star_only(action: str, arn: ArnText) -> bool:
    lowered = action.lower()
    # AWS's own examples name all buckets for the listing of buckets.
    return lowered.startswith("ec2:describe") or (lowered in _STAR_ONLY and arn.resource != "*")
