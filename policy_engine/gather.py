"""Which kinds of policy bear on a request, each with its verdict.

Source: docs/semantics.md, "Decision"; AWS: "Policy evaluation logic", "Service control policies",
"Resource control policies".
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.authorizers import ServiceRules
from policy_engine.named import NamedTuple
from policy_engine.policy_set import Level, PolicyKind, PolicySet
from policy_engine.principals import RootUser
from policy_engine.rcp_services import RCP_SERVICES
from policy_engine.request import Request
from policy_engine.verdicts import Assumption, Verdict, levels_verdict, verdict


class Applying(NamedTuple):
    """The policies of one kind that bear on a request, level by level."""

    kind: PolicyKind
    levels: tuple[Level, ...]
    allows: bool = True
    """Whether their Allow statements count, and not only their Denies."""


def gather(
    policies: PolicySet, request: Request, rules: ServiceRules, assumption: Assumption
) -> dict[PolicyKind, Verdict]:
    """The verdict of every kind that applies, in the order in which AWS names an explicit deny."""
    return {each.kind: _verdict(each, request, assumption) for each in applying(policies, request, rules)}


def _verdict(applying: Applying, request: Request, assumption: Assumption) -> Verdict:
    if applying.kind is PolicyKind.SCP:
        return levels_verdict(applying.kind, applying.levels, request, assumption)
    found = verdict(applying.kind, (policy for level in applying.levels for policy in level), request, assumption)
    return found if applying.allows else found.without_allows()


def applying(policies: PolicySet, request: Request, rules: ServiceRules) -> Iterator[Applying]:
    """The policies that apply, by kind, in the order in which AWS names an explicit deny."""
    caller = request.caller
    if policies.scp and scps_apply(request):
        yield Applying(PolicyKind.SCP, policies.scp)
    rcps = policies.rcp if request.resource.arn != "*" else policies.caller_rcp
    if rcps and rcps_apply(request, rules):
        # RCPs only deny: the default that allows everything cannot be detached.
        yield Applying(PolicyKind.RCP, rcps, allows=False)
    if policies.endpoint:
        yield Applying(PolicyKind.ENDPOINT, ((policies.endpoint,),))
    if policies.resource and not rules.spares_from_resource_policy(request):
        allows = not rules.drops_resource_allows(request)
        yield Applying(rules.resource_kind, ((policies.resource,),), allows)
    if not caller.identity_side:
        return
    if not isinstance(caller, RootUser):
        yield Applying(PolicyKind.IDENTITY, (policies.identity,))
        if policies.boundary:
            yield Applying(PolicyKind.BOUNDARY, ((policies.boundary,),))
    if policies.session and (caller.temporary or (isinstance(caller, RootUser) and caller.assumed)):
        yield Applying(PolicyKind.SESSION, (policies.session,))


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
