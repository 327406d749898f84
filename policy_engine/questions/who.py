"""Who can do something: everyone that may at once, and everyone that may assume a role that can.

The search walks backwards: from those that can to the roles among them, and from a role to whom its trust policy
admits. Source: docs/semantics.md, "Questions to an environment".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from policy_engine.context import Entries
from policy_engine.environment.whole import Environment
from policy_engine.named import NamedTuple
from policy_engine.questions.access import Access, Hop, Path, Principal, PrincipalKind, WhoCan
from policy_engine.questions.asking import Asker
from policy_engine.questions.candidates import Candidates
from policy_engine.record import NOTHING
from policy_engine.residual import Certainty, Residual

Progress = Callable[[int], None]
_ASSUMING = ("sts:AssumeRole", "sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity")
_OF_ONE_CALL = ("aws:requesttag/", "aws:tagkeys")
_WITH_ROLES = (PrincipalKind.ROLE, PrincipalKind.SESSION)
_ALLOWED = Certainty.ALLOWED


def who_can(
    environment: Environment,
    action: str,
    resource: str | Mapping[str, object],
    *,
    context: Entries = NOTHING,
    now: str = "",
    max_hops: int | None = None,
    progress: Progress | None = None,
) -> WhoCan:
    """Everyone who can do something, at once or through roles that they assume, and under which conditions.

    `resource` is an ARN, `*`, or an object as in a request file. `context` holds for every step, but for the tags of
    the request, which are those of `action`. `max_hops` limits the roles on the way, 0 asks who can at once; without
    it there is no limit. `progress` is called with the number of questions asked so far. Raises `RequestError` for
    what is named and not described, `PolicyError` for a policy that cannot be used.
    """
    search = _Search(environment, context, now, progress)
    search.ask_directly(action, resource)
    search.follow_roles(max_hops)
    asker = search.asker(action, resource, context)
    accesses = [Access(principal=each, paths=tuple(paths)) for each, paths in search.paths.items()]
    return WhoCan(
        action=asker.request.action,
        resource=asker.request.asked or asker.request.resource.arn,
        accesses=tuple(sorted(accesses, key=lambda each: len(each.paths[0].hops))),
        remarks=(*asker.request.remarks, *search.candidates.remarks),
    )


class _Reached(NamedTuple):
    """A principal with a way to what was asked for."""

    principal: Principal
    path: Path


class _Search:
    """What was asked and found so far; of every principal the shortest path, and the shortest that is sure."""

    def __init__(self, environment: Environment, context: Entries, now: str, progress: Progress | None) -> None:
        self._environment = environment
        self._now = now
        self._context = context
        self._hop_context = {key: value for key, value in context.items() if not key.lower().startswith(_OF_ONE_CALL)}
        self._progress = progress
        self._questions = 0
        self._askers: dict[tuple[str, str], Asker] = {}
        self._answers: dict[tuple[str, str, Principal], Residual] = {}
        self.candidates = Candidates(environment)
        self.paths: dict[Principal, list[Path]] = {}
        self._frontier: list[_Reached] = []

    def asker(self, action: str, resource: str | Mapping[str, object], context: Entries) -> Asker:
        """What asks about an action on a resource."""
        key = (action, resource if isinstance(resource, str) else "")
        found = self._askers.get(key)
        if found is None:
            found = self._askers[key] = Asker(self._environment, action, resource, context, self._now)
        return found

    def ask_directly(self, action: str, resource: str | Mapping[str, object]) -> None:
        """Everyone that needs no other role."""
        asker = self.asker(action, resource, self._context)
        found = []
        for principal in dict.fromkeys(self.candidates.of_resource(asker)):
            residual = self._ask(asker, principal)
            if residual.possible:
                found.append(_Reached(principal, Path(hops=(), residual=residual)))
        self._record(found)

    def follow_roles(self, max_hops: int | None) -> None:
        """From the roles that can to those that may assume them, one hop further each time."""
        hops = 0
        while self._frontier and (max_hops is None or hops < max_hops):
            hops += 1
            reached, self._frontier = self._frontier, []
            self._record([each for role in reached for each in self._assuming(role)])

    def _assuming(self, reached: _Reached) -> Iterable[_Reached]:
        role, session = self._role_of(reached.principal)
        roles_on_the_way = {role, *(hop.role for hop in reached.path.hops)}
        for action in _ASSUMING:
            asker = self.asker(action, role, self._hop_context)
            for principal in dict.fromkeys(self.candidates.of_role(asker)):
                if principal.name in roles_on_the_way or self._settled(principal, reached.path):
                    continue
                residual = self._ask(asker, principal)
                if residual.possible:
                    hop = Hop(role=role, action=action, residual=residual, session=session)
                    yield _Reached(principal, reached.path.replace(hops=(hop, *reached.path.hops)))

    def _settled(self, principal: Principal, path: Path) -> bool:
        """Whether nothing new could come of a path: a shorter one is known, and it is sure or this one is not."""
        known = self.paths.get(principal)
        return known is not None and (known[-1].certainty is _ALLOWED or path.certainty is not _ALLOWED)

    def _record(self, found: Iterable[_Reached]) -> None:
        """Keep what is new, the sure ones first, and go on from the roles in it."""
        for each in sorted(found, key=lambda each: each.path.certainty is not _ALLOWED):
            known = self.paths.setdefault(each.principal, [])
            if not known or (each.path.certainty is _ALLOWED and known[-1].certainty is not _ALLOWED):
                known.append(each.path)
                if each.principal.kind in _WITH_ROLES:
                    self._frontier.append(each)

    def _role_of(self, principal: Principal) -> tuple[str, str]:
        """The role behind a role or a session of one, and the name of the session."""
        if principal.kind is PrincipalKind.ROLE:
            return principal.name, ""
        _kind, name, session = principal.name.split(":", 5)[5].split("/")
        return self._environment.accounts[principal.account].roles[name].arn, session

    def _ask(self, asker: Asker, principal: Principal) -> Residual:
        key = (asker.request.action, asker.request.resource.arn, principal)
        found = self._answers.get(key)
        if found is None:
            self._questions += 1
            if self._progress:
                self._progress(self._questions)
            found = self._answers[key] = asker.ask(principal)
        return found
