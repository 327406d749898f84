"""Conditions that would have to hold, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from policy_engine.operators.names import OperatorName, Quantifier, parse_operator
from policy_engine.residual import Certainty, Part, Residual, Term, Way
from policy_engine.residual.terms import NOT_RESOURCE, RESOURCE

_WORDS = {
    "StringEquals": ("is", "is one of"),
    "StringNotEquals": ("is not", "is none of"),
    "StringEqualsIgnoreCase": ("is, in any letter case,", "is, in any letter case, one of"),
    "StringNotEqualsIgnoreCase": ("is not, in any letter case,", "is, in any letter case, none of"),
    "StringLike": ("is like", "is like one of"),
    "StringNotLike": ("is not like", "is like none of"),
    "NumericEquals": ("is", "is one of"),
    "NumericNotEquals": ("is not", "is none of"),
    "NumericLessThan": ("is less than", "is less than one of"),
    "NumericLessThanEquals": ("is at most", "is at most one of"),
    "NumericGreaterThan": ("is more than", "is more than one of"),
    "NumericGreaterThanEquals": ("is at least", "is at least one of"),
    "DateEquals": ("is", "is one of"),
    "DateNotEquals": ("is not", "is none of"),
    "DateLessThan": ("is before", "is before one of"),
    "DateLessThanEquals": ("is not after", "is not after one of"),
    "DateGreaterThan": ("is after", "is after one of"),
    "DateGreaterThanEquals": ("is not before", "is not before one of"),
    "Bool": ("is", "is one of"),
    "BinaryEquals": ("is", "is one of"),
    "IpAddress": ("is in", "is in one of"),
    "NotIpAddress": ("is not in", "is in none of"),
    "ArnEquals": ("is like", "is like one of"),
    "ArnLike": ("is like", "is like one of"),
    "ArnNotEquals": ("is not like", "is like none of"),
    "ArnNotLike": ("is not like", "is like none of"),
}
_BARE = frozenset({"ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike", "StringLike", "StringNotLike"})


def residual_words(residual: Residual) -> str:
    """One line: `always`, `never`, or `if … unless …`."""
    if not residual.possible:
        return "never"
    if residual.certainty is Certainty.ALLOWED:
        return "always"
    formula = residual.formula
    wanted = _any_of([_way(way) for way in formula.ways if way.needs]) if all(w.needs for w in formula.ways) else ""
    unwanted = _any_of([part_words(part) for part in formula.unless])
    further = [
        f"with {' or '.join(each.keys)} {each.action} is needed too: "
        + residual_words(residual.replace(formula=each.formula, further=()))
        for each in residual.further
        if each.formula.certainty is not Certainty.ALLOWED
    ]
    said = [f"if {wanted}" if wanted else "", f"unless {unwanted}" if unwanted else ""]
    return "; ".join([" ".join(each for each in said if each)] * any(said) + further)


def part_words(part: Part) -> str:
    """What must hold for a statement to apply."""
    return _all_of([term_words(term) for term in part.terms])


def _way(way: Way) -> str:
    return _joined([_any_of([part_words(part) for part in need.parts]) for need in way.needs], " and ")


def _all_of(said: Sequence[str]) -> str:
    return _joined(said, " and ")


def _any_of(said: Sequence[str]) -> str:
    return _joined(said, " or ")


def _joined(said: Sequence[str], word: str) -> str:
    """Several clauses in one; those that are made of several themselves stand in brackets."""
    unique = list(dict.fromkeys(said))
    return unique[0] if len(unique) == 1 else word.join(map(_bracketed, unique))


def _bracketed(text: str) -> str:
    return f"({text})" if " or " in text or " and " in text else text


def term_words(term: Term) -> str:
    """A single condition as a clause of a sentence; a key that may be missing is said to be."""
    if term.operator in (RESOURCE, NOT_RESOURCE):
        negated = term.operator == NOT_RESOURCE
        return f"{term.key} {'is like none of' if negated else 'is like'} {_listed(term.values)}"
    name = parse_operator(term.operator)
    if name is None:
        return f"`{term.operator}` on {term.key} holds"
    if name.base == "Null":
        return _null_words(name, term)
    return _compared(name, term)


def _compared(name: OperatorName, term: Term) -> str:
    single, several = _WORDS[name.base]
    if name.base in _BARE and not any("*" in value or "?" in value for value in term.values):
        single, several = (each.replace("is like none", "is none").replace(" like", "") for each in (single, several))
    compared = f"{single if len(term.values) == 1 else several} {_listed(term.values)}"
    match name.quantifier:
        case Quantifier.FOR_ALL_VALUES:
            return f"every value of {term.key}, if there is any, {compared}"
        case Quantifier.FOR_ANY_VALUE:
            return f"some value of {term.key} {compared}"
        case _ if name.negated:
            return f"{term.key} is missing or {compared.removeprefix('is ')}"
        case _ if name.if_exists:
            return f"{term.key} is missing or {compared.removeprefix('is ')}"
        case _:
            return f"{term.key} {compared}"


def _null_words(name: OperatorName, term: Term) -> str:
    wanted = {value.lower() for value in term.values}
    if name.quantifier is Quantifier.NONE and len(wanted) == 1:
        return f"{term.key} is {'missing' if wanted == {'true'} else 'present'}"
    return f"{name} on {term.key} holds for {_listed(term.values)}"


def _listed(values: Iterable[str]) -> str:
    return ", ".join(_quoted(values)) or "nothing"


def _quoted(values: Iterable[str]) -> Iterator[str]:
    """Values as they are; what would blend into the sentence stands in quotes."""
    for value in values:
        plain = value and not any(char in value for char in " ,()")
        yield value if plain else f'"{value}"'
