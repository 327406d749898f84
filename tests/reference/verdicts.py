"""What a set of policies of one kind says about a situation."""

from collections.abc import Iterator
from enum import Enum

from tests.reference.principals import Grant
from tests.reference.statements import Situation, match_statement
from tests.reference.values import Json


class Verdict(Enum):
    """A matching Deny wins over any Allow; without either the set says nothing."""

    EXPLICIT = "explicit deny"
    ALLOW = "allow"
    NONE = "none"


def documents_of(situation: Situation, *kinds: str) -> list[Json]:
    """Every policy of some kinds that the request gives as a list."""
    policies = situation.request.get("policies", {})
    return [_document(given) for kind in kinds for given in policies.get(kind) or []]


def document_of(situation: Situation, kind: str) -> Json | None:
    """The one policy of a kind, if the request has it."""
    given = situation.request.get("policies", {}).get(kind)
    return None if given is None else _document(given)


def levels_of(situation: Situation, kind: str) -> list[list[Json]]:
    """The levels of an organization from the root to the account, each with the policies attached to it."""
    levels = situation.request.get("policies", {}).get(kind) or []
    return [[_document(given) for given in level] for level in levels]


def _document(given: Json) -> Json:
    """A policy may stand under a name."""
    document: Json = given.get("document", given)
    return document


def verdict(documents: list[Json], situation: Situation, policy_type: str) -> Verdict:
    """Combine the matching statements of a set of policies."""
    effects = {effect for document in documents for effect, _ in matching(document, situation, policy_type)}
    if "Deny" in effects:
        return Verdict.EXPLICIT
    return Verdict.ALLOW if "Allow" in effects else Verdict.NONE


def allowing_grant(document: Json, situation: Situation, policy_type: str) -> Grant | None:
    """The strongest class among the statements of a resource policy that allow."""
    found = [grant for effect, grant in matching(document, situation, policy_type) if effect == "Allow"]
    return max((grant for grant in found if grant is not None), default=None)


def matching(document: Json, situation: Situation, policy_type: str) -> Iterator[tuple[str, Grant | None]]:
    """The effect of every statement that matches, with the class of the match."""
    statements = document["Statement"]
    for statement in statements if isinstance(statements, list) else [statements]:
        matched, grant = match_statement(statement, situation, policy_type, document.get("Version"))
        if matched:
            yield statement["Effect"], grant
