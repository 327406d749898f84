"""Documents compiled: every statement becomes tests, found by action through an index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from policy_engine.action_index import ActionIndex
from policy_engine.arn import resource_tokens
from policy_engine.conditions import CompiledCondition, compile_condition
from policy_engine.context import Values
from policy_engine.open_patterns import OpenPattern
from policy_engine.patterns import Test, Token, Wild, matcher
from policy_engine.record import Record, fresh, late
from policy_engine.syntax.document import (
    Effect,
    Patterns,
    PolicyDocument,
    PolicyType,
    PrincipalElement,
    Statement,
)
from policy_engine.syntax.variables import Template, parse_template

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

ANY = "*"
# In these documents a short ARN is filled up with `*`; elsewhere it needs a wildcard of its own to match.
_COMPLETED = frozenset({PolicyType.IDENTITY, PolicyType.BOUNDARY})


class OpenResource(Record):
    """A resource pattern with variables; what stands before the first of them decides most tests without them."""

    template: Template
    prefix: str
    pattern: OpenPattern

    def matches(self, arn: str, values: Values) -> bool:
        """Whether the pattern matches with the variables' values."""
        return arn.startswith(self.prefix) and self.pattern.matches(arn, values)


class CompiledResource(Record):
    """`Resource` or `NotResource`, ready to test."""

    negated: bool
    star: bool
    """One of the values is `*` alone."""
    tests: tuple[Test, ...]
    open: tuple[OpenResource, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The context keys its variables name, in lower case."""
        return tuple(variable.name.lower() for each in self.open for variable in each.template.variables)

    def lists(self, arn: str, values: Values) -> bool:
        """Whether any value matches the ARN; one with a variable that has no value matches nothing."""
        if self.star:
            return True
        for test in self.tests:
            if test(arn):
                return True
        for each in self.open:
            if each.matches(arn, values):
                return True
        return False


class CompiledPrincipal(Record):
    """`Principal` or `NotPrincipal` as a set of `Type:value` names."""

    negated: bool
    everyone: bool
    names: frozenset[str]


class CompiledStatement(Record):
    """A statement ready to test; `policy` is the compiled document it stands in."""

    statement: Statement
    deny: bool
    principal: CompiledPrincipal | None
    resource: CompiledResource | None
    conditions: tuple[CompiledCondition, ...]

    @late
    def tests(self) -> dict[Any, Any]:
        """Its tests that were asked for so far; see `statement_test`."""
        return {}

    @late
    def services(self) -> frozenset[str]:
        """The prefixes that its action element lists, in lower case."""
        return frozenset(text.value.partition(":")[0].lower() for text in self.statement.action.values)


class CompiledPolicy(Record):
    """A compiled document with the name reports give it."""

    document: PolicyDocument
    name: str
    statements: tuple[CompiledStatement, ...]
    index: ActionIndex
    _by_bits: dict[int, tuple[CompiledStatement, ...]] = fresh(default_factory=dict, init=False)

    def candidates(self, action: str) -> tuple[CompiledStatement, ...]:
        """The statements whose action element covers an action, given in lower case."""
        return self.chosen(self.index.statements(action))

    def chosen(self, bits: int) -> tuple[CompiledStatement, ...]:
        """The statements that the bits of the index stand for."""
        found = self._by_bits.get(bits)
        if found is None:
            found = tuple(each for number, each in enumerate(self.statements) if bits >> number & 1)
            self._by_bits[bits] = found
        return found

    def covers(self, statement: CompiledStatement, action: str) -> bool:
        """Whether one of its statements covers an action, given in lower case."""
        return bool(self.index.statements(action) >> statement.statement.index & 1)


def compile_policy(document: PolicyDocument, *, name: str = "") -> CompiledPolicy:
    """Compile a document. `name` is what reports call the policy, by default its source's name."""
    return CompiledPolicy(
        document=document,
        name=name or document.source.name,
        statements=tuple(compile_statement(statement, document) for statement in document.statements),
        index=ActionIndex(document.statements),
    )


def compile_statement(statement: Statement, document: PolicyDocument) -> CompiledStatement:
    """Compile a statement of a document, or one that could stand in it."""
    return CompiledStatement(
        statement=statement,
        deny=statement.effect is Effect.DENY,
        principal=_compile_principal(statement.principal),
        resource=_compile_resource(statement.resource, document),
        conditions=tuple(
            compile_condition(clause, variables=document.has_variables) for clause in statement.conditions
        ),
    )


def _compile_principal(element: PrincipalElement | None) -> CompiledPrincipal | None:
    if element is None:
        return None
    entries = {(entry.kind, entry.value) for entry in element.entries}
    return CompiledPrincipal(
        negated=element.negated,
        everyone=("*", "*") in entries or ("AWS", "*") in entries,
        names=frozenset(f"{kind}:{value}" for kind, value in entries),
    )


def _compile_resource(element: Patterns | None, document: PolicyDocument) -> CompiledResource | None:
    if element is None:
        return None
    return _resource_of(
        tuple(text.value for text in element.values),
        negated=element.negated,
        complete=document.policy_type in _COMPLETED,
        variables=document.has_variables,
    )


# Statements about the same resources, above all about every one, share their tests.
@lru_cache(maxsize=4096)
def _resource_of(texts: tuple[str, ...], *, negated: bool, complete: bool, variables: bool) -> CompiledResource:
    templates = [parse_template(text, variables=variables) for text in texts]
    usable = [template for template in templates if template.valid and not _variable_before_resource_field(template)]
    fixed = [tuple(_fixed(template)) for template in usable if not template.variables]
    return CompiledResource(
        negated=negated,
        star=ANY in texts,
        tests=tuple(matcher(resource_tokens(tokens, complete=complete)) for tokens in fixed if tokens != (Wild.RUN,)),
        open=tuple(_open(template, complete=complete) for template in usable if template.variables),
    )


def _open(template: Template, *, complete: bool) -> OpenResource:
    # Variables stand in the last field only, so the other fields can be laid out before they have values.
    tokens = resource_tokens(template.tokens, complete=complete)
    first = tokens[0] if tokens else ""
    laid_out = Template(tokens=tokens)
    prefix = first if isinstance(first, str) else ""
    return OpenResource(template=laid_out, prefix=prefix, pattern=OpenPattern(laid_out, matcher))


def _fixed(template: Template) -> Iterator[Token]:
    return (token for token in template.tokens if isinstance(token, str | Wild))


def _variable_before_resource_field(template: Template) -> bool:
    """A variable may stand after the fifth colon only."""
    colons = 0
    for token in template.tokens:
        if isinstance(token, str):
            colons += token.count(":")
        elif not isinstance(token, Wild) and colons < 5:
            return True
    return False


def compile_all(documents: Iterable[PolicyDocument]) -> tuple[CompiledPolicy, ...]:
    """Compile several documents in order."""
    return tuple(compile_policy(document) for document in documents)
