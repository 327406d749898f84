"""`policyeval check`: would AWS allow this request?"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import click

from policy_engine.calls import decide_call, read_calls
from policy_engine.catalog import expand, find_action, nearest, service_exists
from policy_engine.cli.exit_codes import ExitCode, worst
from policy_engine.errors import RequestError, UnknownActionError
from policy_engine.explain import Explanation
from policy_engine.files import policy_files, read_source
from policy_engine.render.json import explanation_json
from policy_engine.render.table import table
from policy_engine.render.text import explanation_text
from policy_engine.verdicts import Outcome

EXPECTATIONS = {
    "allow": {Outcome.ALLOWED},
    "deny": {Outcome.EXPLICIT_DENY, Outcome.IMPLICIT_DENY},
    "explicit-deny": {Outcome.EXPLICIT_DENY},
    "implicit-deny": {Outcome.IMPLICIT_DENY},
}
Json = dict[str, Any]


@click.command()
@click.argument("policies", nargs=-1, metavar="[POLICY]...")
@click.option("--action", "-a", "actions", multiple=True, help="Action such as s3:GetObject; s3:Get* asks for all.")
@click.option("--resource", "-r", "resources", multiple=True, help="Resource ARN (default: *).")
@click.option("--principal", "-p", help="ARN, account id (its root user), service name, or anonymous.")
@click.option("--resource-policy", help="Policy of the resource (bucket, queue, key policy …).")
@click.option("--trust-policy", help="Trust policy of the role that is assumed.")
@click.option("--boundary", help="Permissions boundary of the caller.")
@click.option("--session-policy", "session_policies", multiple=True, help="Session policy (repeatable).")
@click.option("--group-policy", "group_policies", multiple=True, help="Policy of a group of the user (repeatable).")
@click.option("--scp", "scps", multiple=True, metavar="[LEVEL=]FILE", help="Service control policy; LEVEL is root, ou:PATH or account.")
@click.option("--rcp", "rcps", multiple=True, metavar="[LEVEL=]FILE", help="Resource control policy of the resource's account.")
@click.option("--endpoint-policy", help="Policy of the VPC endpoint the request goes through.")
@click.option("--acl", help="S3 ACL: a canned name, or a file with the JSON of get-object-acl.")
@click.option("--object-ownership", help="S3 Object Ownership of the bucket (default: BucketOwnerEnforced).")
@click.option("--block-public-access", "block_public_access", multiple=True, help="A flag of S3 Block Public Access, or all.")
@click.option("--resource-account", help="Account that owns the resource.")
@click.option("--context", "-c", "context", multiple=True, metavar="KEY=VALUE", help="Condition key; repeat a key for several values.")
@click.option("--context-file", help="JSON or YAML object of condition keys.")
@click.option("--now", default="", help="Instant to take for aws:CurrentTime, such as 2026-01-31T12:00:00Z.")
@click.option("--request", "request_file", help="JSON or YAML file with a whole request, or an array of them.")
@click.option("--expect", type=click.Choice(list(EXPECTATIONS)), help="Exit 0 if every answer is this, else 1.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--quiet", "-q", is_flag=True, help="Print nothing; the exit code is the answer.")
@click.option("--verbose", "-v", is_flag=True, help="Print each policy's verdict and every statement that did not apply.")
@click.option("--strict", is_flag=True, help="Exit 4 where the answer depends on a condition key that was not given.")
@click.option("--allow-invalid", is_flag=True, help="Evaluate documents that AWS would refuse to save.")
@click.option("--allow-unknown-actions", is_flag=True, help="Take actions that the catalogue does not know.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
def check(**options: Any) -> None:
    """Decide whether AWS would allow a request, offline.

    POLICY are identity policies of the caller: files, folders, or - for standard input.

    \b
    policyeval check policy.json --action s3:GetObject --resource arn:aws:s3:::my-bucket/key
    policyeval check --resource-policy bucket.json -p anonymous -a s3:GetObject -r arn:aws:s3:::my-bucket/key
    policyeval check --request request.json --format json

    Exit codes: 0 allowed, 1 denied, 2 wrong usage, 3 invalid input, 4 (with --strict) missing context.
    """
    requests = _from_file(options) if options["request_file"] else _from_flags(options)
    known = [each for each in requests if options["allow_unknown_actions"] or _refuse_unknown(each)]
    calls = read_calls(known, allow_invalid=options["allow_invalid"], read_file=read_source)
    explanations = [decide_call(call) for call in calls]
    if not options["quiet"]:
        click.echo(_rendered(explanations, options), nl=False)
    sys.exit(_exit_code(explanations, options))


def _from_file(options: Mapping[str, Any]) -> list[Json]:
    name = options["request_file"]
    given = _structured(name)
    return given if isinstance(given, list) else [given]


def _structured(name: str) -> Any:
    source = read_source(name)
    if name.endswith((".yaml", ".yml")):
        import yaml

        try:
            return yaml.load(source.text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        except yaml.YAMLError as error:
            raise RequestError(f"{name}: not YAML: {error}") from error
    try:
        return json.loads(source.text)
    except (ValueError, RecursionError) as error:
        raise RequestError(f"{name}: not JSON: {error}") from error


def _from_flags(options: Mapping[str, Any]) -> list[Json]:
    if not options["actions"]:
        raise click.UsageError("no action: add --action, such as --action s3:GetObject")
    base = _base(options)
    if not any(base["policies"].values()) and not options["acl"]:
        raise click.UsageError("no policy: name a policy file, or give one with a flag such as --resource-policy")
    actions = [each for action in options["actions"] for each in _expanded(action)]
    resources = options["resources"] or ("*",)
    return [
        {**base, "action": action, "resource": {**base["resource"], "arn": resource}}
        for action in actions
        for resource in resources
    ]


def _base(options: Mapping[str, Any]) -> Json:
    policies = {
        "identity": [file for path in options["policies"] for file in policy_files(path)],
        "group": list(options["group_policies"]),
        "session": list(options["session_policies"]),
        "boundary": options["boundary"],
        "resource": options["resource_policy"],
        "trust": options["trust_policy"],
        "endpoint": options["endpoint_policy"],
        "scp": _levels(options["scps"], "--scp"),
        "rcp": _levels(options["rcps"], "--rcp"),
    }
    base: Json = {
        "policies": policies,
        "context": _context(options),
        "now": options["now"],
        "resource": _resource(options),
    }
    if options["principal"]:
        base["principal"] = options["principal"]
    return base


def _resource(options: Mapping[str, Any]) -> Json:
    resource: Json = {}
    if options["resource_account"]:
        resource["account"] = options["resource_account"]
    s3: Json = {}
    if options["acl"]:
        acl = _structured(options["acl"]) if options["acl"].endswith(".json") else options["acl"]
        s3 = {"bucket_acl": acl, "object_acl": acl}
    if options["object_ownership"]:
        s3["object_ownership"] = options["object_ownership"]
    if options["block_public_access"]:
        s3["block_public_access"] = _flags(options["block_public_access"])
    return {**resource, "s3": s3} if s3 else resource


def _flags(names: Iterable[str]) -> Json:
    every = ("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets")
    chosen = set(names)
    return {name: True for name in every if name in chosen or "all" in chosen} | {
        name: True for name in chosen - {"all"}
    }


def _levels(given: Sequence[str], flag: str) -> list[list[str]]:
    """Group `[LEVEL=]FILE` by level, ordered from the root down."""
    levels: dict[tuple[int, int, str], list[str]] = {}
    for text in given:
        level, separator, name = text.partition("=")
        if not separator or not (level in ("root", "account") or level.startswith("ou:")):
            level, name = "account", text
        path = level.removeprefix("ou:") if level.startswith("ou:") else ""
        rank = {"root": 0, "account": 2}.get(level, 1)
        levels.setdefault((rank, path.count("/"), path), []).append(name)
    if any(not name for names in levels.values() for name in names):
        raise click.UsageError(f"{flag}: a file is missing after the level")
    return [levels[key] for key in sorted(levels)]


def _context(options: Mapping[str, Any]) -> Json:
    context: Json = {}
    if options["context_file"]:
        given = _structured(options["context_file"])
        if not isinstance(given, dict):
            raise RequestError(f"{options['context_file']}: an object of condition keys is needed")
        context.update(given)
    flags: dict[str, list[str]] = {}
    for text in options["context"]:
        key, separator, value = text.partition("=")
        if not separator or not key:
            raise click.UsageError(f"--context {text}: write KEY=VALUE")
        flags.setdefault(key, []).append(value)
    return context | {key: values[0] if len(values) == 1 else values for key, values in flags.items()}


def _expanded(action: str) -> Sequence[str]:
    if "*" not in action and "?" not in action:
        return [action]
    found = expand(action)
    if not found:
        raise UnknownActionError(f"`{action}` stands for no action of the catalogue")
    return found


def _refuse_unknown(request: Any) -> bool:
    action = request.get("action") if isinstance(request, dict) else None
    if isinstance(action, str) and action.count(":") == 1 and find_action(action) is None:
        what = "action" if service_exists(action.partition(":")[0]) else "service"
        close = nearest(action)
        hint = f"; did you mean `{close}`?" if close else ""
        raise UnknownActionError(f"`{action}`: no such {what}{hint} (--allow-unknown-actions takes it as it is)")
    return True


def _rendered(explanations: Sequence[Explanation], options: Mapping[str, Any]) -> str:
    if options["form"] == "json":
        answers = [explanation_json(each) for each in explanations]
        single = len(answers) == 1 and not (options["request_file"] and _is_array(options["request_file"]))
        return json.dumps(answers[0] if single else answers, indent=2, ensure_ascii=False) + "\n"
    color = options["color"] == "always" or (options["color"] == "auto" and sys.stdout.isatty())
    if len(explanations) > 1 and not options["verbose"]:
        return table(explanations, color=color)
    return "\n".join(explanation_text(each, color=color, verbose=options["verbose"]) for each in explanations)


def _is_array(name: str) -> bool:
    return isinstance(_structured(name), list)


def _exit_code(explanations: Sequence[Explanation], options: Mapping[str, Any]) -> ExitCode:
    wanted = EXPECTATIONS[options["expect"] or "allow"]
    codes = [ExitCode.OK if each.decision.outcome in wanted else ExitCode.DENIED for each in explanations]
    if options["strict"] and any(each.missing_context for each in explanations):
        codes.append(ExitCode.UNKNOWN)
    return worst(codes)


