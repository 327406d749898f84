"""A policy as the checks see it: whatever is in shape, each value with its path.

A path is written as IAM Access Analyzer writes it: the names of members and the indexes of arrays on the way from the
document to the value, with no index where a single value stands for a list.
"""

from __future__ import annotations

from functools import cached_property

from policy_engine.lint.plain import Plain, kind_of, scalar_text
from policy_engine.operators.names import OperatorName, parse_operator
from policy_engine.paths import Key, Path
from policy_engine.source import Source
from policy_engine.syntax.document import PolicyType
from policy_engine.syntax.json_tree import Node, parse_json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Written:
    """A string in an element of a statement (`Action`, `NotResource` …)."""

    __slots__ = ("element", "path", "statement", "text")

    def __init__(self, text: str, path: Path, statement: StatementView, element: str) -> None:
        self.text = text
        self.path = path
        self.statement = statement
        self.element = element


class PrincipalValue:
    """A string in `Principal` or `NotPrincipal`; `kind` is `AWS`, `Service` … as written, `*` for a bare star."""

    __slots__ = ("kind", "path", "text")

    def __init__(self, kind: str, text: str, path: Path) -> None:
        self.kind = kind
        self.text = text
        self.path = path


class ClauseValue:
    """A value of a condition; `text` is its JSON text where it is a number or boolean, `raw` the value itself."""

    __slots__ = ("path", "raw", "text")

    def __init__(self, text: str, raw: Plain, path: Path) -> None:
        self.text = text
        self.raw = raw
        self.path = path


class Clause:
    """One condition key under one operator."""

    def __init__(self, statement: StatementView, operator: str, key: str, raw: Plain) -> None:
        self.statement = statement
        self.operator = operator
        self.key = key
        self.raw = raw

    @cached_property
    def name(self) -> OperatorName | None:
        """The operator taken apart; `None` where AWS knows no such operator."""
        return parse_operator(self.operator)

    @cached_property
    def lowered(self) -> str:
        """The key in lower case, as keys compare."""
        return self.key.lower()

    @property
    def operator_path(self) -> Path:
        """The place of the operator's name."""
        return (*self.statement.path, "Condition", Key(self.operator))

    @property
    def key_path(self) -> Path:
        """The place of the key itself."""
        return (*self.statement.path, "Condition", self.operator, Key(self.key))

    @property
    def path(self) -> Path:
        """The place of the value or values."""
        return (*self.statement.path, "Condition", self.operator, self.key)

    @cached_property
    def values(self) -> tuple[ClauseValue, ...]:
        """The scalars among the values."""
        path = self.path
        if isinstance(self.raw, list):
            given = [(each, (*path, number)) for number, each in enumerate(self.raw)]
        else:
            given = [(self.raw, path)]
        return tuple(
            ClauseValue(text, value, place) for value, place in given if (text := scalar_text(value)) is not None
        )


class StatementView:
    """A statement that is an object; `index` is its number, also of a single statement."""

    def __init__(self, policy: PolicyView, index: int, path: Path, members: dict[str, Plain]) -> None:
        self.policy = policy
        self.index = index
        self.path = path
        self.members = members

    @property
    def allows(self) -> bool:
        """Whether its effect is Allow."""
        return self.members.get("Effect") == "Allow"

    @property
    def denies(self) -> bool:
        """Whether its effect is Deny."""
        return self.members.get("Effect") == "Deny"

    @property
    def sid(self) -> str | None:
        """Its Sid, if that is a string."""
        sid = self.members.get("Sid")
        return sid if isinstance(sid, str) else None

    @property
    def negates_actions(self) -> bool:
        """Whether it has `NotAction` and no `Action`."""
        return "Action" not in self.members and "NotAction" in self.members

    @property
    def negates_resources(self) -> bool:
        """Whether it has `NotResource` and no `Resource`."""
        return "Resource" not in self.members and "NotResource" in self.members

    @property
    def negates_principals(self) -> bool:
        """Whether it has `NotPrincipal` and no `Principal`."""
        return "Principal" not in self.members and "NotPrincipal" in self.members

    @cached_property
    def actions(self) -> tuple[Written, ...]:
        """The strings of `Action`, or of `NotAction` where there is no `Action`."""
        return self._written("NotAction" if self.negates_actions else "Action")

    @cached_property
    def resources(self) -> tuple[Written, ...]:
        """The strings of `Resource`, or of `NotResource` where there is no `Resource`."""
        return self._written("NotResource" if self.negates_resources else "Resource")

    def _written(self, element: str) -> tuple[Written, ...]:
        given = self.members.get(element)
        path = (*self.path, element)
        if isinstance(given, str):
            return (Written(given, path, self, element),)
        if not isinstance(given, list):
            return ()
        return tuple(
            Written(each, (*path, number), self, element) for number, each in enumerate(given) if isinstance(each, str)
        )

    @cached_property
    def principals(self) -> tuple[PrincipalValue, ...]:
        """The strings of `Principal`, or of `NotPrincipal` where there is no `Principal`."""
        element = "NotPrincipal" if self.negates_principals else "Principal"
        given = self.members.get(element)
        path = (*self.path, element)
        if isinstance(given, str):
            return (PrincipalValue(given if given == "*" else "", given, path),)
        if not isinstance(given, dict):
            return ()
        found: list[PrincipalValue] = []
        for kind, values in given.items():
            if isinstance(values, str):
                found.append(PrincipalValue(kind, values, (*path, kind)))
            elif isinstance(values, list):
                found.extend(
                    PrincipalValue(kind, each, (*path, kind, number))
                    for number, each in enumerate(values)
                    if isinstance(each, str)
                )
        return tuple(found)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """Its conditions: every key of every operator whose block is an object."""
        condition = self.members.get("Condition")
        if not isinstance(condition, dict):
            return ()
        return tuple(
            Clause(self, operator, key, raw)
            for operator, block in condition.items()
            if isinstance(block, dict)
            for key, raw in block.items()
        )

    def clauses_on(self, *keys: str) -> tuple[Clause, ...]:
        """The conditions on some keys, given in lower case; one that ends in `/` stands for a family of keys."""
        return tuple(
            clause
            for clause in self.clauses
            if clause.lowered in keys or any(each.endswith("/") and clause.lowered.startswith(each) for each in keys)
        )

    @cached_property
    def covers_every_resource(self) -> bool:
        """Whether `*` is among its resources, or NotResource leaves all others open."""
        return self.negates_resources or any(each.text == "*" for each in self.resources)


class PolicyView:
    """A policy text read as plain values; `resource_type` is such as `AWS::S3::Bucket`, empty where unknown."""

    def __init__(self, source: Source, root: Plain, policy_type: PolicyType, resource_type: str = "") -> None:
        self.source = source
        self.root = root
        self.policy_type = policy_type
        self.resource_type = resource_type
        self.known: dict[str, Any] = {}
        """What was worked out for the whole policy, by the name of the fact."""

    def forget(self) -> None:
        """Drop what was worked out: policy and statements hold each other, and memory would wait for the collector."""
        self.known.clear()
        self.__dict__.pop("tree", None)
        self.__dict__.pop("statements", None)

    @cached_property
    def tree(self) -> Node:
        """The same with the place of every value, for what was found."""
        return parse_json(self.source.text)

    @cached_property
    def members(self) -> dict[str, Plain]:
        """The members of the document; none where it is no object."""
        return self.root if isinstance(self.root, dict) else {}

    @property
    def version(self) -> str | None:
        """The Version, if that is a string."""
        version = self.members.get("Version")
        return version if isinstance(version, str) else None

    @property
    def has_variables(self) -> bool:
        """Whether `${…}` is a policy variable here and not plain text."""
        return self.version == "2012-10-17"

    @cached_property
    def statements(self) -> tuple[StatementView, ...]:
        """The statements that are objects."""
        given = self.members.get("Statement")
        if isinstance(given, dict):
            return (StatementView(self, 0, ("Statement",), given),)
        if not isinstance(given, list):
            return ()
        return tuple(
            StatementView(self, number, ("Statement", number), each)
            for number, each in enumerate(given)
            if isinstance(each, dict)
        )


def described(value: Plain) -> str:
    """What a value is, with its article."""
    kind = kind_of(value)
    return {"array": "an array", "object": "an object", "null": "null"}.get(kind, f"a {kind}")
