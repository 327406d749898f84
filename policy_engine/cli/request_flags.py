"""Flags as request objects, one for each action and resource."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from policy_engine.cli.options import RequestOptions, WhoCanOptions
from policy_engine.cli.usage import UsageError
from policy_engine.files import policy_files, read_source
from policy_engine.known_actions import expanded
from policy_engine.members import scalar_or_list
from policy_engine.request_file import Completion, as_given

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Json = dict[str, Any]

_BLOCKS = ("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets")


def requests_of(options: RequestOptions) -> list[Json]:
    """Every action on every resource. Raises `UsageError` where there is no action or no policy."""
    if not options.action:
        raise UsageError("no action: add --action, such as --action s3:GetObject")
    base = circumstances(options)
    if not has_policies(base, options):
        raise UsageError("no policy: name a policy file, or give one with a flag such as --resource-policy")
    actions = [each for action in options.action for each in expanded(action)]
    facts = resource_facts(options)
    return [
        {**base, "action": action, "resource": {**facts, "arn": resource}}
        for action in actions
        for resource in options.resource or ("*",)
    ]


def has_policies(base: Json, options: RequestOptions) -> bool:
    """Whether there is anything to decide a request by."""
    return any(base["policies"].values()) or bool(options.acl or options.env)


def completion(paths: Sequence[str]) -> Completion:
    """What adds to a request what the environment of the paths knows, if there are any."""
    if not paths:
        return as_given
    from policy_engine.environment import read_environment

    return read_environment(paths).complete


def circumstances(options: RequestOptions) -> Json:
    """What the flags say beside action and resource: caller, policies, context, clock."""
    base: Json = {
        "policies": {
            "identity": [file for path in options.policies for file in policy_files(path)],
            "group": list(options.group_policy),
            "session": list(options.session_policy),
            "boundary": options.boundary or None,
            "resource": options.resource_policy or None,
            "trust": options.trust_policy or None,
            "endpoint": options.endpoint_policy or None,
            "scp": _levels(options.scp, "--scp"),
            "rcp": _levels(options.rcp, "--rcp"),
        },
        "context": context_of(options),
        "now": options.now,
    }
    return base | {"principal": options.principal} if options.principal else base


def resource_facts(options: RequestOptions) -> Json:
    """What the flags say of the resource beside its ARN."""
    facts: Json = {"account": options.resource_account} if options.resource_account else {}
    s3: Json = {}
    if options.acl:
        from policy_engine.authorizers.s3_acl import CANNED_ACLS

        acl = options.acl if options.acl in CANNED_ACLS else _structured(options.acl)
        s3 = {"bucket_acl": acl, "object_acl": acl}
    if options.object_ownership:
        s3["object_ownership"] = options.object_ownership
    if options.block_public_access:
        s3["block_public_access"] = _blocks(options.block_public_access)
    return {**facts, "s3": s3} if s3 else facts


def _blocks(names: Iterable[str]) -> Json:
    chosen = {each for name in names for each in name.split(",")}
    return dict.fromkeys(_BLOCKS if "all" in chosen else sorted(chosen), True)


def _levels(given: Sequence[str], flag: str) -> list[list[str]]:
    """Group `[LEVEL=]FILE` by level, ordered from the root down."""
    levels: dict[tuple[int, int, str], list[str]] = {}
    for text in given:
        level, separator, name = text.partition("=")
        if not separator or not (level in ("root", "account") or level.startswith("ou:")):
            level, name = "account", text
        if not name:
            raise UsageError(f"{flag} {text}: a file is missing after the level")
        path = level.removeprefix("ou:").strip("/") if level.startswith("ou:") else ""
        rank = {"root": 0, "account": 2}.get(level, 1)
        levels.setdefault((rank, path.count("/"), path), []).append(name)
    return [levels[key] for key in sorted(levels)]


def context_of(options: RequestOptions | WhoCanOptions) -> Json:
    """The condition keys of the file and of the flags, which go before it."""
    context: Json = {}
    if options.context_file:
        context.update(_context_of(options.context_file))
    flags: dict[str, list[str]] = {}
    for text in options.context:
        key, separator, value = text.partition("=")
        if not separator or not key:
            raise UsageError(f"--context {text}: write KEY=VALUE")
        flags.setdefault(key, []).append(value)
    replaced = {key.lower() for key in flags}
    kept = {key: value for key, value in context.items() if key.lower() not in replaced}
    return kept | {key: values[0] if len(values) == 1 else values for key, values in flags.items()}


def _context_of(path: str) -> Json:
    from policy_engine.structured import read_members

    document, members = read_members(read_source(path), "context")
    with document.placing():
        return {name: scalar_or_list(value, f"context.{name}") for name, value in members.named()}


def _structured(path: str) -> object:
    from policy_engine.structured import read_structured

    return read_structured(read_source(path))
