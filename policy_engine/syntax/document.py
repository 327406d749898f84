"""A policy document as the text says it, every element with its place."""

from __future__ import annotations

from enum import Enum

from policy_engine.findings import Finding
from policy_engine.named import NamedTuple
from policy_engine.record import Record
from policy_engine.source import Source, Span
from policy_engine.syntax.json_tree import Scalar


class PolicyType(Enum):
    """The kinds of policy that AWS combines; the value is the spelling of `--policy-type`."""

    IDENTITY = "identity"
    BOUNDARY = "boundary"
    SESSION = "session"
    RESOURCE = "resource"
    TRUST = "trust"
    SCP = "scp"
    RCP = "rcp"
    ENDPOINT = "endpoint"
    KMS_KEY = "kms-key"


class Effect(Enum):
    """What a matching statement does."""

    ALLOW = "Allow"
    DENY = "Deny"


Text = Scalar
"""A string (or a number or boolean by its JSON text) and its place."""


class PrincipalEntry(Record):
    """One value of a Principal element: `kind` is AWS, Service, Federated, CanonicalUser, or * for a bare star."""

    kind: str
    value: str
    span: Span


class PrincipalElement(Record):
    """`Principal`, or `NotPrincipal` where `negated`."""

    entries: tuple[PrincipalEntry, ...]
    negated: bool
    span: Span


class Patterns(NamedTuple):
    """`Action` or `Resource`, or `NotAction` or `NotResource` where `negated`."""

    values: tuple[Text, ...]
    negated: bool
    span: Span


class ConditionClause(NamedTuple):
    """One key of one operator block, as written."""

    operator: Text
    key: Text
    values: tuple[Text, ...]
    span: Span
    """From the start of the key to the end of its values."""


class Statement(Record):
    """One statement; `index` counts from 0 in its document."""

    index: int
    sid: Text | None
    effect: Effect
    principal: PrincipalElement | None
    action: Patterns
    resource: Patterns | None
    conditions: tuple[ConditionClause, ...]
    empty_conditions: tuple[Span, ...]
    """The Condition element or its operators, where they hold nothing."""
    span: Span


class PolicyDocument(Record):
    """A well-formed policy and what the checks of its policy type found.

    `version` is `None` where the document has none, which means `2008-10-17`.
    """

    source: Source
    policy_type: PolicyType
    version: str | None
    id: Text | None
    statements: tuple[Statement, ...]
    single_statement: bool
    """`Statement` is one object, not an array."""
    findings: tuple[Finding, ...] = ()

    @property
    def has_variables(self) -> bool:
        """Whether `${…}` is a policy variable here and not plain text."""
        return self.version == "2012-10-17"
