"""The sets as the engine's own objects, by the public interface alone."""

from __future__ import annotations

import json
from collections.abc import Callable

from benchmarks.sets import Benchmark, Json
from policy_engine import (
    Circumstances,
    CompiledPolicy,
    PolicySet,
    PolicyType,
    Request,
    Resource,
    compile_policy,
    decide,
    parse,
    read_caller,
)

MakeRequest = Callable[[], Request]


def texts(benchmark: Benchmark) -> Json:
    """Its policies as texts, in the shape of the set."""

    def text(given: object) -> object:
        return [text(each) for each in given] if isinstance(given, list) else json.dumps(given, indent=4)

    return {kind: text(given) for kind, given in benchmark.policies.items()}


def load_texts(given: Json) -> PolicySet:
    """Read and compile the texts of a set."""

    def compiled(text: str, policy_type: PolicyType) -> CompiledPolicy:
        # Some of AWS's own policies hold what customers may not save.
        return compile_policy(parse(text, policy_type, allow_invalid=True))

    return PolicySet(
        identity=tuple(compiled(text, PolicyType.IDENTITY) for text in given["identity"]),
        boundary=compiled(given["boundary"], PolicyType.BOUNDARY) if "boundary" in given else None,
        resource=compiled(given["resource"], PolicyType.RESOURCE) if "resource" in given else None,
        scp=tuple(tuple(compiled(text, PolicyType.SCP) for text in level) for level in given.get("scp", [])),
    )


def load(benchmark: Benchmark) -> PolicySet:
    """A new policy set in which nothing has been asked yet."""
    return load_texts(texts(benchmark))


def recompiled(policies: PolicySet) -> PolicySet:
    """The same policies compiled anew from their documents, with nothing kept from earlier questions."""

    def again(policy: CompiledPolicy | None) -> CompiledPolicy | None:
        return compile_policy(policy.document) if policy else None

    return PolicySet(
        identity=tuple(compile_policy(policy.document) for policy in policies.identity),
        boundary=again(policies.boundary),
        resource=again(policies.resource),
        scp=tuple(tuple(compile_policy(policy.document) for policy in level) for level in policies.scp),
    )


def makers(benchmark: Benchmark) -> list[MakeRequest]:
    """What makes each request from its raw context; caller and resource are kept, as a program would keep them."""
    first = benchmark.requests[0]
    circumstances = Circumstances(
        caller=read_caller(first["principal"]), now=first["now"], has_boundary="boundary" in benchmark.policies
    )

    def maker(given: Json) -> MakeRequest:
        action, context, resource = given["action"], given["context"], _resource(given["resource"])
        return lambda: circumstances.request(action, resource, context)

    return [maker(each) for each in benchmark.requests]


def _resource(given: str | Json) -> Resource:
    return Resource(arn=given) if isinstance(given, str) else Resource(arn=given["arn"], account=given["account"])


def requests_of(benchmark: Benchmark) -> list[Request]:
    """Its requests, prepared."""
    return [make() for make in makers(benchmark)]


def answers(policies: PolicySet, requests: list[Request]) -> list[bool]:
    """Whether each request is allowed."""
    return [decide(policies, request).allowed for request in requests]


def raw_answers(policies: PolicySet, raw: list[MakeRequest]) -> list[bool]:
    """The same from raw contexts."""
    return [decide(policies, make()).allowed for make in raw]
