"""What a check is: a line in `defaults`, and a file with one function."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum
from functools import cache
from importlib import import_module

from policy_engine.findings import Severity
from policy_engine.named import NamedTuple
from policy_engine.paths import Path
from policy_engine.syntax.document import PolicyType

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Hit(NamedTuple):
    """Something a check found: what, where (the first place is the one to point at), and what to write instead."""

    message: str
    places: tuple[Path, ...]
    help: str = ""


if TYPE_CHECKING:
    Check = Callable[[Any], Iterable[Hit]]
    """The function `check` of a rule's module; `When` says what it is given."""


class When(Enum):
    """What a check looks at, and so when its module is loaded at all."""

    # Subjects are looked up by their kind for every check; the hash of an enum is slow.
    __hash__ = object.__hash__

    POLICY = "policy"
    """The policy, once (`PolicyView`)."""
    REACHING = "reaching"
    """The policy, if an Allow may reach resources whose names nobody wrote (`PolicyView`)."""
    MANY = "many"
    """The policy, if it has several statements (`PolicyView`)."""
    MIXED = "mixed"
    """The policy, if it both allows and denies (`PolicyView`)."""
    MISSHAPEN = "misshapen"
    """The policy, if it does not fit the grammar (`PolicyView`)."""
    LARGE = "large"
    """The policy, if its text is longer than the least of the size quotas (`PolicyView`)."""
    NO_VERSION = "no-version"
    """The policy, if it is an object without Version (`PolicyView`)."""
    SIDS = "sids"
    """The policy, if a Sid stands twice or has other characters than letters and digits (`PolicyView`)."""
    STATEMENT = "statement"
    """Each statement (`StatementView`)."""
    NO_PRINCIPAL = "no-principal"
    """Each statement with neither Principal nor NotPrincipal (`StatementView`)."""
    NO_RESOURCE = "no-resource"
    """Each statement with neither Resource nor NotResource (`StatementView`)."""
    EMPTY = "empty"
    """Each statement in which a list, object or Sid is empty (`StatementView`)."""
    OPEN = "open"
    """Each Allow statement on every resource: `*` or NotResource (`StatementView`)."""
    PASSING = "passing"
    """Those of them whose actions take in iam:PassRole (`StatementView`)."""
    LINKING = "linking"
    """Those of them whose actions take in iam:CreateServiceLinkedRole (`StatementView`)."""
    PRINCIPAL = "principal"
    """Each statement with Principal or NotPrincipal (`StatementView`)."""
    ACTION = "action"
    """Each string of Action and NotAction (`Written`)."""
    ODD_ACTION = "odd action"
    """Those that stand for no action of the reference, or whose service it lacks (`Written`)."""
    DENY = "deny"
    """Each Deny statement (`StatementView`)."""
    NOT_ACTION = "not action"
    """Each Allow statement with NotAction (`StatementView`)."""
    NOT_RESOURCE = "not resource"
    """Each Allow statement with NotResource (`StatementView`)."""
    RESOURCE = "resource"
    """Each string of Resource and NotResource but `*` (`Written`)."""
    VARIABLE = "variable"
    """Each statement whose text holds `${` (`StatementView`)."""
    CONDITIONAL = "conditional"
    """Each statement with conditions (`StatementView`)."""
    SAME_KEY = "same key"
    """Each statement with several conditions on one key (`StatementView`)."""
    CLAUSE = "clause"
    """Each key of each condition operator (`Clause`)."""
    ODD_KEY = "odd key"
    """Those whose key is none that AWS lists (`Clause`)."""
    IF_EXISTS = "if exists"
    """Those under an operator with IfExists (`Clause`)."""
    SET_OPERATOR = "set operator"
    """Those under ForAllValues or ForAnyValue (`Clause`)."""
    TYPED = "typed"
    """Those under an operator of numbers, dates, booleans or binary values, or under Null (`Clause`)."""
    ADDRESS = "address"
    """Those under an operator of IP addresses (`Clause`)."""
    STAR = "star"
    """Those with a value that is a lone star (`Clause`)."""
    SEVERAL = "several"
    """Those with several values (`Clause`)."""


class Family(Enum):
    """Where a check comes from."""

    ACCESS_ANALYZER = "access-analyzer"
    """A check of IAM Access Analyzer, under AWS's code."""
    POLICYEVAL = "policyeval"
    """A check that Access Analyzer does not have."""


class Rule(NamedTuple):
    """One check; `module` is its file below `rules/`, `on` whether it runs unless asked for.

    `keys` are for checks of clauses: the condition keys, in lower case, that it is about; none stands for all.
    """

    code: str
    severity: Severity
    module: str
    when: When
    types: frozenset[PolicyType]
    family: Family = Family.ACCESS_ANALYZER
    on: bool = True
    keys: tuple[str, ...] = ()

    @property
    def check(self) -> Check:
        """The function, loaded on first use."""
        return _check(self.module)

    @property
    def text(self) -> str:
        """What the check finds, why, and where that is from: the docstring of its module."""
        return _module(self.module).__doc__ or ""


def _module(name: str) -> Any:
    return import_module(f"policy_engine.lint.rules.{name.replace('/', '.')}")


@cache
def _check(name: str) -> Check:
    found: Check = _module(name).check
    return found
