"""Actions as people write them: with wildcards, or with a mistake in the name."""

from __future__ import annotations

from collections.abc import Sequence

from policy_engine.catalog import find_action
from policy_engine.errors import UnknownActionError


def expanded(action: str) -> Sequence[str]:
    """The actions that one with wildcards stands for. Raises `UnknownActionError` where there is none."""
    if "*" not in action and "?" not in action:
        return [action]
    from policy_engine.catalog import expand

    found = expand(action)
    if not found:
        raise UnknownActionError(
            f"`{action}` stands for no action of the service authorization reference", about=action
        )
    return found


def refuse_unknown_action(request: object, permission: str) -> None:
    """Raise `UnknownActionError` for a request object with an action that does not exist.

    `permission` is what to write to have it taken all the same.
    """
    action = request.get("action") if isinstance(request, dict) else None
    if not isinstance(action, str) or action.count(":") != 1 or find_action(action):
        return
    from policy_engine.catalog import nearest, service_exists

    what = "action" if service_exists(action.partition(":")[0]) else "service"
    close = nearest(action)
    hint = f"; did you mean `{close}`?" if close else ""
    problem = f"`{action}`: no such {what}{hint} ({permission} takes it as it is)"
    raise UnknownActionError(problem, close, about=action)
