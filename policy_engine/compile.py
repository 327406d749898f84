"""Documents compiled: every statement becomes tests, found by action through an index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policy_engine.arn import resource_tokens
from policy_engine.conditions import CompiledCondition, compile_condition
from policy_engine.context import Values, single_value
from policy_engine.patterns import Test, Token, Wild, always, glob_tokens, has_wildcard, matcher, never
from policy_engine.record import Record, fresh
from policy_engine.syntax.document import (
    Effect,
    Patterns,
    PolicyDocument,
    PolicyType,
    PrincipalElement,
    Statement,
)
from policy_engine.syntax.variables import Template, parse_template

ANY = "*"
# In these documents a short ARN is filled up with `*`; elsewhere it needs a wildcard of its own to match.
_COMPLETED = frozenset({PolicyType.IDENTITY, PolicyType.BOUNDARY})


class CompiledResource(Record):
    """`Resource` or `NotResource`, ready to test."""

    negated: bool
    star: bool
    """One of the values is `*` alone."""
    tests: tuple[Test, ...]
    templates: tuple[Template, ...]
    complete: bool

    @property
    def keys(self) -> tuple[str, ...]:
        """The context keys its variables name, in lower case."""
        return tuple(variable.name.lower() for template in self.templates for variable in template.variables)

    def lists(self, arn: str, values: Values) -> bool:
        """Whether any value matches the ARN; one with a variable that has no value matches nothing."""
        if self.star:
            return True
        for test in self.tests:
            if test(arn):
                return True
        return any(self._resolved_lists(template, arn, values) for template in self.templates)

    def _resolved_lists(self, template: Template, arn: str, values: Values) -> bool:
        tokens = template.resolve(lambda key: single_value(values, key))
        return tokens is not None and matcher(resource_tokens(tokens, complete=self.complete))(arn)


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
    action_test: Test
    resource: CompiledResource | None
    conditions: tuple[CompiledCondition, ...]


class CompiledPolicy(Record):
    """A compiled document with the name reports give it."""

    document: PolicyDocument
    name: str
    statements: tuple[CompiledStatement, ...]
    _by_action: dict[str, tuple[CompiledStatement, ...]] = fresh(default_factory=dict, init=False)

    def candidates(self, action: str) -> tuple[CompiledStatement, ...]:
        """The statements whose action element matches; `action` in lower case."""
        found = self._by_action.get(action)
        if found is None:
            found = tuple(each for each in self.statements if each.action_test(action))
            self._by_action[action] = found
        return found


def compile_policy(document: PolicyDocument, *, name: str = "") -> CompiledPolicy:
    """Compile a document. `name` is what reports call the policy, by default its source's name."""
    statements = tuple(_compile_statement(statement, document) for statement in document.statements)
    return CompiledPolicy(document=document, name=name or document.source.name, statements=statements)


def _compile_statement(statement: Statement, document: PolicyDocument) -> CompiledStatement:
    return CompiledStatement(
        statement=statement,
        deny=statement.effect is Effect.DENY,
        principal=_compile_principal(statement.principal),
        action_test=_compile_actions(statement.action),
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


def _compile_actions(element: Patterns) -> Test:
    exact: set[str] = set()
    others: list[Test] = []
    for text in element.values:
        tokens = _action_tokens(text.value)
        if tokens == (Wild.RUN,):
            others.append(always)
        elif has_wildcard(tokens):
            others.append(matcher(tokens))
        else:
            exact.update(str(token) for token in tokens)
    listed = _any_of(frozenset(exact), tuple(others))
    return (lambda action: not listed(action)) if element.negated else listed


def _any_of(exact: frozenset[str], others: tuple[Test, ...]) -> Test:
    if always in others:
        return always
    if not others:
        return exact.__contains__ if exact else never
    return lambda action: action in exact or any(test(action) for test in others)


def _action_tokens(text: str) -> tuple[Token, ...]:
    """The pattern of an action in lower case; empty, so never matching, where the service part is no literal."""
    lowered = text.lower()
    if lowered in ("*", "*:*"):
        return (Wild.RUN,)
    service, colon, _name = lowered.partition(":")
    if not colon or has_wildcard(glob_tokens(service)):
        return ()
    return glob_tokens(lowered)


def _compile_resource(element: Patterns | None, document: PolicyDocument) -> CompiledResource | None:
    if element is None:
        return None
    complete = document.policy_type in _COMPLETED
    templates = [parse_template(text.value, variables=document.has_variables) for text in element.values]
    usable = [template for template in templates if template.valid and not _variable_before_resource_field(template)]
    fixed = [tuple(_fixed(template)) for template in usable if not template.variables]
    return CompiledResource(
        negated=element.negated,
        star=any(text.value == ANY for text in element.values),
        tests=tuple(matcher(resource_tokens(tokens, complete=complete)) for tokens in fixed if tokens != (Wild.RUN,)),
        templates=tuple(template for template in usable if template.variables),
        complete=complete,
    )


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
