"""What somebody can do: every action of the reference with the resources it is limited to.

Source: docs/semantics.md, "Questions to an environment".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from policy_engine.authorizers import rules_for
from policy_engine.catalog import actions_of, find_action, nearest, service_exists, whole
from policy_engine.catalog.special import home_region, lacks_resource_account
from policy_engine.context import Entries
from policy_engine.environment.whole import Environment
from policy_engine.errors import UnknownActionError
from policy_engine.policy_reading import ReadFile
from policy_engine.policy_set import PolicySet
from policy_engine.questions.abilities import Ability, Limit, WhatCan
from policy_engine.questions.described import Described
from policy_engine.questions.limits import Limiter, entries_of, sampler
from policy_engine.questions.regions import EVERYTHING, examples
from policy_engine.questions.shapes import shapes_of, types_of
from policy_engine.rcp_services import RCP_SERVICES
from policy_engine.record import NOTHING
from policy_engine.request import Request
from policy_engine.request_file import as_given, read_call

Progress = Callable[[int], None]
_ANY_ACTION = "sqs:ListQueues"
"""Of a service with Regions, so that nothing is taken for granted about them."""
_OWN_RULES = frozenset({"iam", "kms", "s3", "sts"})


def what_can(
    environment: Environment,
    principal: str,
    *,
    services: Iterable[str] = (),
    context: Entries = NOTHING,
    now: str = "",
    progress: Progress | None = None,
) -> WhatCan:
    """Everything a principal of an environment can do, on which resources and under which conditions.

    `principal` is an ARN or whatever else a request file takes; the ARN of a role stands for its sessions. `services`
    are prefixes, by default all. `progress` is called with the number of services looked at. Raises `RequestError` for
    what is named and not described, `UnknownActionError` for a service that does not exist.
    """
    given = {"principal": principal, "context": dict(context), "now": now}
    return ask_everything(given, environment=environment, services=services, progress=progress)


def ask_everything(
    given: Mapping[str, object],
    *,
    environment: Environment | None = None,
    services: Iterable[str] = (),
    allow_invalid: bool = False,
    read_file: ReadFile | None = None,
    progress: Progress | None = None,
) -> WhatCan:
    """The same for a request object without action and resource, which may have policies of its own."""
    names = _services(services)
    given = {**given, "action": _ANY_ACTION}
    if given.get("principal"):
        given["principal"] = _as_session(given["principal"])
    complete = environment.complete if environment else as_given
    call = read_call(given, allow_invalid=allow_invalid, read_file=read_file, complete=complete)
    [(policies, request)] = call.checks
    if environment:
        policies = policies.replace(rcp=policies.caller_rcp)
    question = _Question(policies, request, given, Described(environment, given, request) if environment else None)
    abilities: list[Ability] = []
    for count, service in enumerate(names):
        abilities.extend(question.abilities(service))
        if progress:
            progress(count + 1)
    return WhatCan(
        principal=request.caller.display,
        abilities=tuple(abilities),
        asked={service: len(actions_of(service)) for service in names},
        remarks=tuple(request.remarks),
    )


def _services(names: Iterable[str]) -> list[str]:
    chosen = [name.lower() for name in names]
    for name in chosen:
        if not service_exists(name):
            close = nearest(name).partition(":")[0]
            raise UnknownActionError(f"`{name}`: no such service" + (f"; did you mean `{close}`?" if close else ""))
    return chosen or sorted(whole())


def _as_session(principal: object) -> object:
    fields = principal.split(":", 5) if isinstance(principal, str) else []
    if len(fields) == 6 and fields[2] == "iam" and fields[5].startswith("role/"):
        return f"arn:{fields[1]}:sts::{fields[4]}:assumed-role/{fields[5].rsplit('/', 1)[-1]}/session"
    return principal


class _Question:
    """One caller asked about one action after the other; actions that are decided alike share their answer."""

    def __init__(
        self, policies: PolicySet, request: Request, given: Mapping[str, object], described: Described | None
    ) -> None:
        sample = sampler(policies, request, given)
        self._policies = policies
        self._caller = request.caller
        self._described = described
        self._limiter = Limiter(policies, sample, frozenset(key.lower() for key in entries_of(given)))
        self._known: dict[object, tuple[Limit, ...]] = {}
        self._everywhere: dict[object, bool] = {}

    def abilities(self, service: str) -> Iterator[Ability]:
        """The actions of a service that are possible."""
        for action in actions_of(service):
            limits = self.limits(action)
            if limits:
                info = find_action(action)
                yield Ability(action=action, access_level=info.access_level if info else "", limits=limits)

    def limits(self, action: str) -> tuple[Limit, ...]:
        """Where the action is possible, by the caller's own policies and by those of resources."""
        types = types_of(action)
        alike = self._alike(action)
        key = alike if self._unlimited(action, alike) else (alike, action.partition(":")[0], types)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = tuple(self._own(action, types))
        if types:
            found = tuple(self._own_example(each, action, types) for each in found)
        if self._described is None:
            return found
        return (*self._described.excepted(action, found), *self._described.limits(action, found))

    def _own_example(self, limit: Limit, action: str, types: tuple[str, ...]) -> Limit:
        """A limit that is shared with other actions, with an example of what this one works on."""
        if limit.region != (EVERYTHING,):
            return limit
        shapes = shapes_of(action.partition(":")[0], types, self._caller.account, self._caller.partition)
        example = next(examples(limit.region, shapes[0]), limit.example) if shapes else limit.example
        fields = example.split(":", 5)
        if len(fields) == 6 and fields[3]:
            example = ":".join((*fields[:3], self._limiter.regions[0], *fields[4:]))
        return limit if example == limit.example else limit.replace(example=example)

    def _own(self, action: str, types: tuple[str, ...]) -> Iterator[Limit]:
        if not types:
            limit = self._limiter.on_nothing(action)
            return iter(() if limit is None else (limit,))
        caller = self._caller
        shapes = shapes_of(action.partition(":")[0], types, caller.account, caller.partition)
        return self._limiter.limits(action, shapes)

    def _alike(self, action: str) -> object:
        """What actions have in common that are decided alike."""
        lowered = action.lower()
        service = lowered.partition(":")[0]
        rules = rules_for(service)
        special = lowered if service == "sts" or rules.reserved or lowered in rules.special_actions else ""
        return (
            self._policies.statements(lowered),
            service if service in _OWN_RULES else "",
            special,
            service in RCP_SERVICES,
            home_region(action),
            lacks_resource_account(action),
            bool(types_of(action)),
        )

    def _unlimited(self, action: str, alike: object) -> bool:
        """Whether no policy names resources, so that it makes no difference on which ones the action works."""
        found = self._everywhere.get(alike)
        if found is None:
            statements = (
                statement for policy in self._policies.all() for statement in policy.candidates(action.lower())
            )
            found = all(each.resource is None or each.resource.star for each in statements)
            self._everywhere[alike] = found
        return found
