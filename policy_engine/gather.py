"""Which kinds of policy bear on a request, each with its verdict.

Source: docs/semantics.md, "Decision"; AWS: "Policy evaluation logic", "Service control policies",
"Resource control policies".
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.authorizers import ServiceRules
from policy_engine.policy_set import PolicyKind, PolicySet
from policy_engine.principals import RootUser
from policy_engine.rcp_services import RCP_SERVICES
from policy_engine.request import Request
from policy_engine.verdicts import Assumption, Verdict, levels_verdict, verdict


def gather(
    policies: PolicySet, request: Request, rules: ServiceRules, assumption: Assumption
) -> dict[PolicyKind, Verdict]:
    """The verdict of every kind that applies, in the order in which AWS names an explicit deny."""
    return {each.kind: each for each in _verdicts(policies, request, rules, assumption)}


def _verdicts(policies: PolicySet, request: Request, rules: ServiceRules, assumption: Assumption) -> Iterator[Verdict]:
    caller = request.caller
    if policies.scp and scps_apply(request):
        yield levels_verdict(PolicyKind.SCP, policies.scp, request, assumption)
    rcps = policies.rcp if request.resource.arn != "*" else policies.caller_rcp
    if rcps and rcps_apply(request, rules):
        # RCPs only deny: the default that allows everything cannot be detached.
        denies = verdict(PolicyKind.RCP, (rcp for level in rcps for rcp in level), request, assumption)
        yield denies.without_allows()
    if policies.endpoint:
        yield verdict(PolicyKind.ENDPOINT, (policies.endpoint,), request, assumption)
    if policies.resource and not rules.spares_from_resource_policy(request):
        resource = verdict(rules.resource_kind, (policies.resource,), request, assumption)
        yield resource.without_allows() if rules.drops_resource_allows(request) else resource
    if not caller.identity_side:
        return
    if not isinstance(caller, RootUser):
        yield verdict(PolicyKind.IDENTITY, policies.identity, request, assumption)
        if policies.boundary:
            yield verdict(PolicyKind.BOUNDARY, (policies.boundary,), request, assumption)
    if policies.session and (caller.temporary or (isinstance(caller, RootUser) and caller.assumed)):
        yield verdict(PolicyKind.SESSION, policies.session, request, assumption)


def scps_apply(request: Request) -> bool:
    """SCPs reach users, roles and root of member accounts, not service-linked roles or the management account."""
    return request.caller.identity_side and not request.caller.service_linked and not _manages(request, caller=True)


def rcps_apply(request: Request, rules: ServiceRules) -> bool:
    """RCPs reach every caller of a supported service's resources in member accounts."""
    return (
        request.service in RCP_SERVICES
        and not request.caller.service_linked
        and not rules.outside_rcps(request)
        and not _manages(request, caller=False)
    )


def _manages(request: Request, *, caller: bool) -> bool:
    number = request.caller.account if caller else request.resource_account
    account = request.accounts.get(number)
    return account is not None and account.organization is not None and account.organization.management_account
