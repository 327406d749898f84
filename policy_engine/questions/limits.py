"""The resources that one kind of action is limited to, by all policies of a caller together.

The Allow patterns of the caller's own policies are cut down by what boundary, session policies and every level of SCPs
allow; what Denies take away are exceptions. Each region that is left is asked about by an example.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain

from policy_engine.arn import parse_arn
from policy_engine.authorizers import rules_for
from policy_engine.catalog.special import home_region
from policy_engine.circumstances import Circumstances
from policy_engine.compile import CompiledPolicy, CompiledStatement
from policy_engine.context import Entries
from policy_engine.gather import applying
from policy_engine.matching import NAMES_PRINCIPALS, principal_grant
from policy_engine.members import Members, scalar_or_list
from policy_engine.policy_set import Level, PolicyKind, PolicySet
from policy_engine.questions.abilities import Excepted, Limit
from policy_engine.questions.regions import (
    EVERYTHING,
    Part,
    Pattern,
    Region,
    covers,
    everything_but,
    examples,
    glob,
    lies_within,
    overlap,
    patterns_of,
    within,
)
from policy_engine.request import Request, Resource
from policy_engine.residual import Part as Statement
from policy_engine.residual import residual_of
from policy_engine.residual.terms import term_of
from policy_engine.verdicts import missing_keys

_SOME_REGIONS = ("us-east-1", "eu-west-1")
Sample = Callable[[str, Resource], Request]
_REGION = "aws:requestedregion"
_LIMITING = frozenset({PolicyKind.IDENTITY, PolicyKind.BOUNDARY, PolicyKind.SESSION, PolicyKind.SCP})


def entries_of(given: Mapping[str, object]) -> Entries:
    """The context of a request object."""
    context = given.get("context") or {}
    return {name: scalar_or_list(value, f"context.{name}") for name, value in Members(context, "context").named()}


def sampler(policies: PolicySet, request: Request, given: Mapping[str, object]) -> Sample:
    """Makes requests like one that was read from an object, for other actions and resources."""
    entries = entries_of(given)
    circumstances = Circumstances(
        caller=request.caller,
        accounts=request.accounts,
        now=str(given.get("now") or ""),
        has_boundary=request.has_boundary,
        confined=bool(policies.session),
    )
    return lambda action, resource: circumstances.request(action, resource, entries)


class Limiter:
    """Works out limits for one caller; `sample` makes its request for an action on a resource."""

    def __init__(self, policies: PolicySet, sample: Sample, given: frozenset[str]) -> None:
        self._policies = policies
        self._sample = sample
        self._given = given

    def on_nothing(self, action: str) -> Limit | None:
        """The limit of an action that works on no single resource; `None` where it is denied."""
        return self._limit((EVERYTHING,), self.request(action, Resource()), "*", ())

    def limits(self, action: str, shapes: Sequence[Pattern]) -> Iterator[Limit]:
        """Every region in which an action is possible on resources of one of the shapes."""
        request = self.request(action, Resource(arn="arn:aws:x:::x", account=self._account(action)))
        kinds = list(applying(self._policies, request, rules_for(request.service)))
        denies = [each for kind in kinds for level in kind.levels for each in _statements(level, request, deny=True)]
        layers = [
            tuple(dict.fromkeys(_allowed(level, request)))
            for kind in kinds
            if kind.kind in _LIMITING
            for level in kind.levels
        ]
        layers.extend(_spared(policy, statement, request) for policy, statement in denies if _spares(statement))
        regions: list[Region] = [(EVERYTHING,)]
        for layer in layers:
            regions = list(within(regions, layer))
        found = (self._first(action, each, shapes, denies, layers) for each in dict.fromkeys(regions))
        return _told_once([each for each in found if each is not None])

    def on_resource(self, action: str, resource: Resource, region: Region) -> Limit | None:
        """The limit on a described resource."""
        limit = self._limit(region, self.request(action, resource, region), resource.arn, ())
        return limit and limit.replace(account="")

    def _first(
        self,
        action: str,
        region: Region,
        shapes: Sequence[Pattern],
        denies: Sequence[tuple[CompiledPolicy, CompiledStatement]],
        layers: Sequence[Sequence[Part]],
    ) -> Limit | None:
        """The region with the first example that is not denied, of those that stand for all of it.

        An example in a part about which other statements speak too would say more of the whole than is true.
        """
        others = [
            part.pattern
            for layer in layers
            if not lies_within(region, layer, sure=True)
            for part in layer
            if not any(covers(part.pattern, each) for each in region)
        ]
        for shape in shapes:
            if not all(overlap(shape, each) for each in region):
                continue
            for arn in _examples_outside(region, shape, others):
                request = self.request(action, Resource(arn=arn, account=self._account(action)), region)
                if rules_for(request.service).needs_resource_policy(request):
                    return None
                exceptions = (*_exceptions(denies, region, request), *_reserved(request, region))
                limit = self._limit(region, request, arn, exceptions)
                if limit is not None:
                    return limit.replace(example=self._somewhere(action, region, arn))
        return None

    def _somewhere(self, action: str, region: Region, arn: str) -> str:
        """The example in a Region where it may be allowed."""
        fields = arn.split(":", 5)
        if _names_region(region, arn) or not fields[3]:
            return arn
        for name in self.regions:
            moved = ":".join((*fields[:3], name, *fields[4:]))
            request = self._sample(action, Resource(arn=moved, account=self._account(action)))
            if all(each.test(moved) for each in region) and residual_of(self._policies, request).possible:
                return moved
        return arn

    @cached_property
    def regions(self) -> tuple[str, ...]:
        """The Regions that policies ask for, and others to try."""
        asked = (
            value.value
            for policy in self._policies.all()
            for statement in policy.statements
            for condition in statement.conditions
            if condition.key == _REGION
            for value in condition.clause.values
        )
        return tuple(dict.fromkeys((*(each for each in asked if "*" not in each), *_SOME_REGIONS)))

    def _limit(self, region: Region, request: Request, arn: str, exceptions: tuple[Excepted, ...]) -> Limit | None:
        residual = residual_of(self._policies, request)
        if not residual.possible:
            return None
        account = request.caller.account
        return Limit(region=region, residual=residual, example=arn, account=account, exceptions=exceptions)

    def _account(self, action: str) -> str:
        return self._sample(action, Resource()).caller.account

    def request(self, action: str, resource: Resource, region: Region = ()) -> Request:
        """A request for any Region, unless the service or the patterns say which; variables have the sample's value."""
        request = self._sample(action, resource)
        values = dict(request.values)
        if not home_region(action) and _REGION not in self._given and not _names_region(region, resource.arn):
            values.pop(_REGION, None)
        for pattern in region:
            values |= {key: _value_in(pattern, resource.arn) for key in pattern.open if key not in values}
        return request.replace(values=values)


def _value_in(pattern: Pattern, arn: str) -> str:
    """What stands in an example where the pattern has an open variable: the text that fills its wildcards."""
    fixed = "".join(each for each in pattern.tokens if isinstance(each, str))
    return next((char for char in arn[5:] if char not in fixed), "x")


def _names_region(region: Region, arn: str) -> bool:
    parsed = parse_arn(arn)
    if parsed is None or not parsed.region:
        return False
    fields = (parse_arn(each.text) for each in region)
    return any(each is not None and each.region == parsed.region for each in fields)


def _statements(level: Level, request: Request, *, deny: bool) -> Iterator[tuple[CompiledPolicy, CompiledStatement]]:
    """The statements that may apply to some resource: about the action and the caller, with no condition that fails."""
    for policy in level:
        for statement in policy.candidates(request.action_key):
            if statement.deny is not deny or not _reaches(policy, statement, request):
                continue
            closed = (each for each in statement.conditions if not missing_keys(each, request))
            if all(each.test(request.values) for each in closed):
                yield policy, statement


def _reaches(policy: CompiledPolicy, statement: CompiledStatement, request: Request) -> bool:
    if policy.document.policy_type not in NAMES_PRINCIPALS:
        return True
    return principal_grant(statement.principal, request, deny=statement.deny) is not None


def _allowed(level: Level, request: Request) -> Iterator[Part]:
    """What the Allow statements of a level are about."""
    for policy, statement in _statements(level, request, deny=False):
        sure = not _open_terms(statement, request)
        patterns = patterns_of(policy, statement, request)
        if statement.resource is not None and statement.resource.negated:
            patterns = (everything_but(patterns),)
        yield from (Part(each, sure and not each.open) for each in patterns)


def _spares(statement: CompiledStatement) -> bool:
    return statement.resource is not None and statement.resource.negated


def _spared(policy: CompiledPolicy, statement: CompiledStatement, request: Request) -> tuple[Part, ...]:
    """What a Deny leaves alone; where a condition is open, perhaps everything."""
    parts = tuple(Part(each, sure=True) for each in patterns_of(policy, statement, request))
    return (*parts, Part(EVERYTHING, sure=False)) if _open_terms(statement, request) else parts


def _examples_outside(region: Region, shape: Pattern, others: Sequence[Pattern]) -> Iterator[str]:
    """Examples that none of the others matches."""
    excluded = [Pattern("", tokens) for other in others for tokens in other.but]
    inside = (arn for pattern in excluded for arn in examples((*region, pattern), shape) if overlap(pattern, shape))
    for arn in chain(examples(region, shape), inside):
        if all(each.test(arn) for each in region) and not any(each.test(arn) for each in others):
            yield arn


def _told_once(limits: Sequence[Limit]) -> Iterator[Limit]:
    """Without those that lie within another under the same conditions."""
    kept: list[Limit] = []
    for limit in sorted(limits, key=lambda each: sum(len(pattern.text) for pattern in each.region)):
        if not any(_within(limit, other) for other in kept):
            kept.append(limit)
    return iter(kept)


def _within(limit: Limit, other: Limit) -> bool:
    inside = all(any(covers(pattern, each) for each in limit.region) for pattern in other.region)
    parts = {id(each.part.statement) for each in limit.exceptions}
    return (
        inside
        and limit.residual.formula.identity == other.residual.formula.identity
        and all(id(each.part.statement) in parts for each in other.exceptions)
    )


def _open_terms(statement: CompiledStatement, request: Request) -> list[str]:
    return [key for condition in statement.conditions for key in missing_keys(condition, request)]


def _exceptions(
    denies: Sequence[tuple[CompiledPolicy, CompiledStatement]], region: Region, request: Request
) -> Iterator[Excepted]:
    """The Denies about part of the region; one that reaches the example is among its conditions."""
    for policy, statement in denies:
        resource = statement.resource
        if resource is None or resource.negated or resource.star:
            continue
        if resource.lists(request.resource.arn, request.values):
            continue
        terms = tuple(term_of(each) for each in statement.conditions if missing_keys(each, request))
        part = Statement(kind=PolicyKind.IDENTITY, terms=terms, policy=policy, statement=statement)
        for pattern in patterns_of(policy, statement, request):
            if all(overlap(pattern, each) for each in region):
                yield Excepted(region=(pattern,), part=part)


def _reserved(request: Request, region: Region) -> Iterator[Excepted]:
    """What a service never lets anybody do with some of the resources."""
    rules = rules_for(request.service)
    for text in rules.reserved:
        pattern = glob(text)
        arn = next(examples(region, pattern), "") if all(overlap(pattern, each) for each in region) else ""
        if arn and rules.never_allowed(request.replace(resource=Resource(arn=arn, account=request.caller.account))):
            yield Excepted(region=(pattern,), part=Statement(kind=PolicyKind.SPECIAL, terms=()))
