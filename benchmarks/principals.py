"""A thousand principals of one to eight managed policies each; as a program, the memory they take, as JSON.

Memory is measured in a process of its own: `python -m benchmarks.principals`, with `--trace` by the allocator.
"""

from __future__ import annotations

import json
import resource
import sys
import tracemalloc

from benchmarks.sets import A, managed
from policy_engine import Circumstances, CompiledPolicy, PolicySet, Resource, decide, parse, read_call, read_caller

NUMBER = 1000
Principals = list[tuple[Circumstances, PolicySet]]


def principals(number: int = NUMBER) -> Principals:
    """Roles with the policies that `read_call` compiles for them: each document once in the process."""
    return [_principal(n, names_of(n)) for n in range(number)]


def names_of(n: int) -> list[str]:
    """The managed policies of one of them."""
    names = list(managed())
    return [names[(7 * n + k) % len(names)] for k in range(1 + n % 8)]


def _principal(n: int, names: list[str]) -> tuple[Circumstances, PolicySet]:
    arn = f"arn:aws:iam::{A}:role/role-{n}"
    documents = [{"name": name, "document": managed()[name]} for name in names]
    given = {"principal": arn, "action": "s3:GetObject", "policies": {"identity": documents}}
    call = read_call(given, allow_invalid=True)
    return Circumstances(caller=read_caller(arn), now="2026-06-01T00:00:00Z"), call.checks[0][0]


def who_can(among: Principals, action: str, where: Resource) -> int:
    """How many of them may do an action: a request for each, decided on its policies."""
    return sum(decide(policies, each.request(action, where, {})).allowed for each, policies in among)


def _memory(*, trace: bool) -> dict[str, float]:
    where = Resource(arn="arn:aws:s3:::example-data/key", account=A)
    managed()
    _load_what_is_loaded_late(where)
    if trace:
        tracemalloc.start()
    distinct = _policies()
    policies = tracemalloc.get_traced_memory()[0] if trace else 0
    among = principals()
    everything = tracemalloc.get_traced_memory()[0] if trace else 0
    who_can(among, "s3:GetObject", where)
    return {
        "distinct": len(distinct),
        "policies_mib": policies / 2**20,
        "principal_kib": (everything - policies) / len(among) / 2**10,
        "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10,
    }


def _load_what_is_loaded_late(where: Resource) -> None:
    parse(next(iter(managed().values())))
    who_can(principals(1), "s3:GetObject", where)


def _policies() -> list[CompiledPolicy]:
    """Every managed policy, read and compiled where `principals` will find it."""
    return [_principal(0, [name])[1].identity[0] for name in managed()]


if __name__ == "__main__":
    print(json.dumps(_memory(trace="--trace" in sys.argv)))
