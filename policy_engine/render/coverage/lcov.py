"""Coverage as an LCOV tracefile, which code review services and `genhtml` read.

A statement of a policy is a function, a line counts the cases that something on it decided, and each clause is a
branch. Policies without a file of their own are left out. Source: the manual page of geninfo, "Files".
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from policy_engine.render.coverage.lines import Line, lines_of
from policy_engine.testing.coverage import Coverage, PolicyCoverage, Tested


def lcov(coverage: Coverage) -> str:
    """One record for each file; several policies of one file stand in one."""
    by_file: dict[str, list[PolicyCoverage]] = {}
    for policy in coverage.policies:
        if os.path.isfile(policy.key.name):
            by_file.setdefault(policy.key.name, []).append(policy)
    return "".join(f"{line}\n" for name, policies in by_file.items() for line in _record(name, policies))


def _record(name: str, policies: Sequence[PolicyCoverage]) -> Iterator[str]:
    yield "TN:"
    yield f"SF:{_one_line(name)}"
    yield from _functions(policies)
    lines = sorted(
        (line for policy in policies for line in lines_of(policy) if line.parts), key=lambda line: line.number
    )
    yield from _branches(lines)
    yield from _lines(lines)
    yield "end_of_record"


def _functions(policies: Sequence[PolicyCoverage]) -> Iterator[str]:
    statements = [
        (policy.document.source.position(part.place.span.start).line, f"{number}:{part.place.text}", part)
        for number, policy in enumerate(policies)
        for part in policy.parts
        if part.place.part.is_statement
    ]
    names = [_one_line(name if len(policies) > 1 else part.place.text) for _line, name, part in statements]
    unique = [name if names.count(name) == 1 else f"{name}@{number}" for number, name in enumerate(names)]
    for (line, _name, _part), name in zip(statements, unique, strict=True):
        yield f"FN:{line},{name}"
    for (_line, _name, part), name in zip(statements, unique, strict=True):
        yield f"FNDA:{len(part.cases)},{name}"
    yield f"FNF:{len(statements)}"
    yield f"FNH:{sum(part.covered for _line, _name, part in statements)}"


def _branches(lines: Sequence[Line]) -> Iterator[str]:
    found = hit = 0
    numbers: dict[int, int] = {}
    for line in lines:
        for part in _clauses(line):
            number = numbers[line.number] = numbers.get(line.number, -1) + 1
            yield f"BRDA:{line.number},0,{number},{len(part.cases)}"
            found += 1
            hit += part.covered
    yield f"BRF:{found}"
    yield f"BRH:{hit}"


def _clauses(line: Line) -> Iterator[Tested]:
    return (part for part in line.parts if not part.place.part.is_statement)


def _lines(lines: Sequence[Line]) -> Iterator[str]:
    cases: dict[int, int] = {}
    for line in lines:
        cases[line.number] = max(cases.get(line.number, 0), len(line.cases))
    for number, count in cases.items():
        yield f"DA:{number},{count}"
    yield f"LF:{len(cases)}"
    yield f"LH:{sum(map(bool, cases.values()))}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
