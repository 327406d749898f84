"""Mistakes in the actions and resources of a statement."""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.arn import parse_arn
from policy_engine.syntax.document import Patterns, PolicyType, Statement, Text
from policy_engine.testing.mutants.mutant import ANY, Draft
from policy_engine.testing.mutants.words import fitting, for_action, on_resource

_HANG_ON_A_RESOURCE = frozenset({PolicyType.RESOURCE, PolicyType.TRUST, PolicyType.KMS_KEY})


def action_drafts(statement: Statement) -> Iterator[Draft]:
    """One of several actions left out, and the whole service in the place of its first."""
    element = statement.action
    name = _named("Action", element)
    for number, value in enumerate(element.values if len(element.values) > 1 else ()):
        mutated = statement.replace(action=_without(element, number))
        asked = f"for {fitting(value.value, 'action')}{on_resource(statement)}"
        yield Draft(value.span, f"`{value.value}` left out of {name}", element.negated, asked, mutated)
    for number, service in _first_of_services(element):
        value = element.values[number]
        mutated = statement.replace(action=_with(element, number, f"{service}:{ANY}"))
        asked = f"for an action of {service} that {name} does not list{on_resource(statement)}"
        change = f"`{service}:*` instead of `{value.value}` in {name}"
        yield Draft(value.span, change, not element.negated, asked, mutated)


def _first_of_services(element: Patterns) -> Iterator[tuple[int, str]]:
    """Each service that an element lists in part, with the number of its first action."""
    texts = [value.value.lower() for value in element.values]
    seen = {text.partition(":")[0] for text in texts if text.endswith(":*")}
    if ANY in texts or "*:*" in texts:
        return
    for number, text in enumerate(texts):
        service, colon, _name = text.partition(":")
        if colon and service not in seen:
            seen.add(service)
            yield number, service


def resource_drafts(statement: Statement, policy_type: PolicyType) -> Iterator[Draft]:
    """One of several resources left out, all resources in their place, and one without its last `*`."""
    element = statement.resource
    if element is None:
        return
    name = _named("Resource", element)
    for number, value in enumerate(element.values if len(element.values) > 1 else ()):
        mutated = statement.replace(resource=_without(element, number))
        yield Draft(value.span, f"`{value.value}` left out of {name}", element.negated, _on(statement, value), mutated)
    if _can_be_wider(element, policy_type):
        mutated = statement.replace(resource=element._replace(values=(element.values[0]._replace(value=ANY),)))
        asked = f"{for_action(statement)} on a resource that Resource does not list"
        yield Draft(element.span, "Resource widened to `*`", True, asked, mutated)
    for number, value in enumerate(element.values):
        short = value.value.rstrip(ANY)
        if short and short != value.value:
            mutated = statement.replace(resource=_with(element, number, short))
            change = f"`{short}` instead of `{value.value}` in {name}"
            yield Draft(value.span, change, element.negated, _on(statement, value), mutated)


def _on(statement: Statement, value: Text) -> str:
    return f"{for_action(statement)} on {fitting(value.value, 'resource')}"


def _can_be_wider(element: Patterns, policy_type: PolicyType) -> bool:
    """Whether there is anything else to be about: a policy that hangs on a resource is never asked about another."""
    if element.negated or not element.values or any(value.value == ANY for value in element.values):
        return False
    return policy_type not in _HANG_ON_A_RESOURCE or not any(_is_whole(value.value) for value in element.values)


def _is_whole(text: str) -> bool:
    """Whether it names a whole resource, or all in it, and no path inside (`arn:aws:s3:::bucket/*`)."""
    arn = parse_arn(text)
    return arn is not None and "/" not in arn.resource.rstrip(ANY).rstrip("/")


def _named(name: str, element: Patterns) -> str:
    return f"Not{name}" if element.negated else name


def _without(element: Patterns, number: int) -> Patterns:
    return element._replace(values=element.values[:number] + element.values[number + 1 :])


def _with(element: Patterns, number: int, text: str) -> Patterns:
    """The element with another text in the place of a value."""
    changed = element.values[number]._replace(value=text)
    return element._replace(values=(*element.values[:number], changed, *element.values[number + 1 :]))
