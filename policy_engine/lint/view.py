"""A policy as the checks see it: whatever is in shape, each value with its path.

A path is written as IAM Access Analyzer writes it: the names of members and the indexes of arrays on the way from the
document to the value, with no index where a single value stands for a list.
"""

from __future__ import annotations

from functools import lru_cache

from policy_engine.lint.facts.globs import covers
from policy_engine.lint.plain import Plain, kind_of, scalar_text
from policy_engine.lint.spans import Spans
from policy_engine.operators.names import OperatorName, parse_operator
from policy_engine.paths import Key, Path
from policy_engine.record import late
from policy_engine.source import Source
from policy_engine.syntax.document import PolicyType

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


ANY = "*"


@lru_cache(maxsize=8192)
def service_of(action: str) -> str:
    """The service in front of an action text, a star where that may be any."""
    service = action.partition(":")[0]
    return ANY if "*" in service or "?" in service else service


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

    @late
    def name(self) -> OperatorName | None:
        """The operator taken apart; `None` where AWS knows no such operator."""
        return parse_operator(self.operator)

    @late
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

    @late
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

    def forget(self) -> None:
        """Drop what was worked out and knows its statement."""
        for name in ("actions", "resources", "clauses"):
            self.__dict__.pop(name, None)

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

    @late
    def actions(self) -> tuple[Written, ...]:
        """The strings of `Action`, or of `NotAction` where there is no `Action`."""
        return self._written("NotAction" if self.negates_actions else "Action")

    @late
    def resources(self) -> tuple[Written, ...]:
        """The strings of `Resource`, or of `NotResource` where there is no `Resource`."""
        return self._written("NotResource" if self.negates_resources else "Resource")

    @late
    def action_texts(self) -> tuple[str, ...]:
        """The same strings as `actions`, in lower case and without their places, for what is asked of every one."""
        given = self.members.get("NotAction" if self.negates_actions else "Action")
        values = given if isinstance(given, list) else [given]
        return tuple([each.lower() for each in values if isinstance(each, str)])

    @late
    def action_names(self) -> frozenset[str]:
        """The same without order."""
        return frozenset(self.action_texts)

    @late
    def action_patterns(self) -> tuple[str, ...]:
        """Those of them that hold a wildcard."""
        return tuple([each for each in self.action_texts if "*" in each or "?" in each])

    def patterns_near(self, action: str) -> tuple[str, ...]:
        """Those with a wildcard that may cover an action, given in lower case, or cover some of a pattern."""
        if not self.action_patterns:
            return ()
        found = self._patterns_of
        return (*found.get(service_of(action), ()), *found.get(ANY, ()))

    @late
    def _patterns_of(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for each in dict.fromkeys(self.action_patterns):
            found.setdefault(service_of(each), []).append(each)
        return found

    def is_about(self, action: str) -> bool:
        """Whether its action element, as globs of text, covers an action, given in lower case."""
        listed = action in self.action_names or any(covers(each, action) for each in self.patterns_near(action))
        return listed is not self.negates_actions

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

    @late
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

    @late
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

    @late
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
        for statement in self.statements:
            statement.forget()
        self.__dict__.pop("statements", None)

    @late
    def spans(self) -> Spans:
        """The places of values in the text, for what was found."""
        return Spans(self.source.text)

    @late
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

    @late
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
