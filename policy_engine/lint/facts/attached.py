"""What resource policies of a known type may name: actions and resources.

Source: AWS: "IAM Access Analyzer policy check reference", "Unsupported action in policy" and "Unsupported resource ARN
in policy"; the resource types are those that `validatePolicyResourceType` takes.
"""

from __future__ import annotations

from functools import lru_cache

from policy_engine.lint.facts.actions import actions_matching
from policy_engine.lint.facts.arns import ArnText, forms_listed_by
from policy_engine.lint.facts.kinds import kinds_of
from policy_engine.record import Record


class Attached(Record):
    """A type of resource: service prefix, and the resource types of the reference that its policies are about."""

    service: str
    kinds: frozenset[str]
    example: str

    def may_name(self, arn: ArnText) -> bool:
        """Whether a complete ARN, which may hold wildcards, fits a resource of this type."""
        return any(arn.may_name(form) for form in forms_listed_by(self.service) if form.kind in self.kinds)

    def takes(self, action: str) -> bool:
        """Whether an action of the reference works on a resource of this type."""
        return not self.kinds.isdisjoint(kinds_of(action))


_POINT = frozenset({"accesspoint", "accesspointobject"})
_MULTI_REGION = frozenset({"multiregionaccesspoint", *_POINT})
_BY_TYPE = {
    "AWS::S3::Bucket": Attached(service="s3", kinds=frozenset({"bucket", "object"}), example="arn:aws:s3:::bucket/*"),
    "AWS::S3::AccessPoint": Attached(
        service="s3", kinds=_POINT, example="arn:aws:s3:eu-west-1:111122223333:accesspoint/name/object/*"
    ),
    "AWS::S3::MultiRegionAccessPoint": Attached(
        service="s3", kinds=_MULTI_REGION, example="arn:aws:s3::111122223333:accesspoint/alias/object/*"
    ),
    "AWS::S3ObjectLambda::AccessPoint": Attached(
        service="s3-object-lambda",
        kinds=frozenset({"objectlambdaaccesspoint"}),
        example="arn:aws:s3-object-lambda:eu-west-1:111122223333:accesspoint/name",
    ),
    "AWS::DynamoDB::Table": Attached(
        service="dynamodb",
        kinds=frozenset({"table", "index", "stream"}),
        example="arn:aws:dynamodb:eu-west-1:111122223333:table/name",
    ),
}
_ASSUMING = frozenset(
    f"sts:{name}"
    for name in (
        "AssumeRole",
        "AssumeRoleWithSAML",
        "AssumeRoleWithWebIdentity",
        "SetContext",
        "SetSourceIdentity",
        "TagSession",
    )
)


def attached_to(resource_type: str) -> Attached | None:
    """What is known of a type of resource such as `AWS::S3::Bucket`; `None` for types that AWS does not check."""
    return _BY_TYPE.get(resource_type)


@lru_cache(maxsize=4096)
def action_fits(text: str, resource_type: str) -> bool:
    """Whether an action text covers an action that works on a type of resource; true where the type is not known."""
    attached = attached_to(resource_type)
    return attached is None or any(attached.takes(action) for action in actions_matching(text))


@lru_cache(maxsize=4096)
def assumes(text: str) -> bool:
    """Whether an action text covers one of the actions of a role trust policy."""
    return any(action in _ASSUMING for action in actions_matching(text))
