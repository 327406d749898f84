"""IAM: what AWS owns cannot be changed.

Source: docs/semantics.md, "Special actions and services".
"""

from __future__ import annotations

from policy_engine.authorizers.base import ServiceRules, credential_refusal
from policy_engine.catalog import find_action
from policy_engine.request import Request, Resource

_READING = frozenset({"read", "list"})


class IamRules(ServiceRules):
    """AWS managed policies and reserved roles are AWS's own."""

    reserved = ("arn:*:iam::aws:policy/*", "arn:*:iam::*:role/aws-reserved/*")

    def ordinary(self, resource: Resource) -> bool:
        return resource.place.star

    def never_allowed(self, request: Request) -> str:
        refusal = credential_refusal(request)
        if refusal:
            return refusal
        if request.action_key != "iam:passrole" and _is_mutation(request.action):
            if ":aws:policy/" in request.resource.arn:
                return "AWS managed policies cannot be changed"
            if ":role/aws-reserved/" in request.resource.arn:
                return "reserved roles are managed by AWS and cannot be changed"
        return ""

    def spares_from_resource_policy(self, request: Request) -> bool:
        # A role's trust policy is about assuming it, which is a matter of STS.
        return True


def _is_mutation(action: str) -> bool:
    known = find_action(action)
    return known is not None and known.access_level.lower() not in _READING
