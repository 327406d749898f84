"""Random requests: a few accounts, callers, actions and resources, with policies of every kind around them.

The alphabets are small, so that patterns, principals and conditions meet what they are about.
"""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.property.alphabet import (
    ACTIONS,
    BOB,
    CALLERS,
    CANONICAL,
    KEY,
    KEYS,
    OIDC,
    OPERATORS,
    PRINCIPALS,
    RESOURCES,
    ROLE,
    SAML,
    SESSION,
    TARGETS,
    USER,
    VALUES,
    A,
    B,
)

Json = dict[str, Any]
Draw = Any


@st.composite
def _conditions(draw: Draw) -> Json:
    condition: Json = {}
    for _ in range(draw(st.integers(0, 2))):
        base = draw(st.sampled_from([*OPERATORS, "Null"]))
        suffix = "" if base == "Null" else draw(st.sampled_from(["", "IfExists"]))
        prefix = draw(st.sampled_from(["", "", "ForAllValues:", "ForAnyValue:"]))
        operator = f"{prefix}{base}{suffix}"
        keys = draw(st.lists(st.sampled_from(KEYS), max_size=2, unique_by=str.lower))
        values = st.sampled_from(["true", "false"]) if base == "Null" else VALUES
        condition[operator] = {key: draw(st.one_of(values, st.lists(values, max_size=3))) for key in keys}
    return condition


@st.composite
def _statements(draw: Draw, policy_type: str) -> Json:
    statement: Json = {"Effect": draw(st.sampled_from(["Allow", "Allow", "Deny"]))}
    if policy_type in ("resource", "trust", "endpoint", "rcp") and draw(st.integers(0, 9)):
        name = "NotPrincipal" if draw(st.integers(0, 7)) == 0 else "Principal"
        statement[name] = draw(PRINCIPALS)
    negated = "Not" if draw(st.integers(0, 5)) == 0 else ""
    statement[f"{negated}Action"] = draw(st.one_of(ACTIONS, st.lists(ACTIONS, max_size=3)))
    if draw(st.integers(0, 9)) or policy_type not in ("resource", "trust"):
        negated = "Not" if draw(st.integers(0, 5)) == 0 else ""
        statement[f"{negated}Resource"] = draw(st.one_of(RESOURCES, st.lists(RESOURCES, max_size=3)))
    if draw(st.booleans()):
        statement["Condition"] = draw(_conditions())
    return statement


@st.composite
def _documents(draw: Draw, policy_type: str) -> Json:
    """A document; most of those that limit begin with an Allow for everything, so that requests get past them."""
    statements = draw(st.lists(_statements(policy_type), min_size=1, max_size=3))
    if policy_type in ("boundary", "session", "scp", "endpoint") and draw(st.integers(0, 3)):
        everyone = {"Principal": "*"} if policy_type == "endpoint" else {}
        statements.insert(0, {"Effect": "Allow", **everyone, "Action": "*", "Resource": "*"})
    document: Json = {"Statement": statements if len(statements) > 1 or draw(st.booleans()) else statements[0]}
    version = draw(st.sampled_from(["2012-10-17", "2012-10-17", "2012-10-17", "2008-10-17", None]))
    return document | ({"Version": version} if version else {})


@st.composite
def _policies(draw: Draw, *, sessions: bool, groups: bool, resource: str) -> Json:
    policies: Json = {}

    def maybe(name: str, strategy: st.SearchStrategy[Any], chance: int) -> None:
        if draw(st.integers(0, chance)) == 0:
            policies[name] = draw(strategy)

    def level(policy_type: str) -> st.SearchStrategy[Any]:
        return st.lists(_documents(policy_type), max_size=2)

    maybe("identity", level("identity"), 0)
    if groups:
        maybe("group", level("identity"), 4)
    maybe("boundary", _documents("boundary"), 2)
    if sessions:
        maybe("session", level("session"), 1)
    if resource:
        maybe(resource, _documents(resource), 0)
    maybe("scp", st.lists(level("scp"), max_size=2), 4)
    maybe("rcp", st.lists(level("rcp"), max_size=2), 4)
    maybe("endpoint", _documents("endpoint"), 5)
    return policies


_ACL_GRANTS = st.builds(
    lambda grantee, permission: {"Grantee": grantee, "Permission": permission},
    st.sampled_from(
        [
            {"Type": "CanonicalUser", "ID": CANONICAL[A]},
            {"Type": "CanonicalUser", "ID": CANONICAL[B]},
            {"Type": "Group", "URI": "http://acs.amazonaws.com/groups/global/AllUsers"},
            {"Type": "Group", "URI": "http://acs.amazonaws.com/groups/global/AuthenticatedUsers"},
        ]
    ),
    st.sampled_from(["FULL_CONTROL", "READ", "WRITE", "READ_ACP", "WRITE_ACP"]),
)
_ACLS = st.one_of(
    st.sampled_from(["private", "public-read", "authenticated-read", "public-read-write"]),
    st.builds(lambda grants: {"Grants": grants}, st.lists(_ACL_GRANTS, max_size=2)),
)


@st.composite
def _resources(draw: Draw, arn: str) -> str | Json:
    resource: Json = {"arn": arn}
    if arn != "*" and draw(st.integers(0, 3)) == 0:
        resource["tags"] = {"team": draw(st.sampled_from(["red", "blue", ""]))}
    if arn.startswith("arn:aws:s3:::"):
        resource["account"] = draw(st.sampled_from([A, A, B]))
        if draw(st.booleans()):
            flags = st.fixed_dictionaries(
                {}, optional={"IgnorePublicAcls": st.booleans(), "RestrictPublicBuckets": st.booleans()}
            )
            resource["s3"] = draw(
                st.fixed_dictionaries(
                    {},
                    optional={
                        "object_ownership": st.sampled_from(["ObjectWriter", "BucketOwnerEnforced"]),
                        "object_owner": st.sampled_from([A, B]),
                        "bucket_acl": _ACLS,
                        "object_acl": _ACLS,
                        "block_public_access": flags,
                    },
                )
            )
    if arn == KEY and draw(st.booleans()):
        grants = st.builds(
            lambda grantee, operations: {"grantee": grantee, "operations": operations},
            st.sampled_from([USER, ROLE, SESSION, BOB, "lambda.amazonaws.com"]),
            st.lists(st.sampled_from(["Decrypt", "RetireGrant"]), max_size=2),
        )
        resource["kms"] = draw(
            st.fixed_dictionaries(
                {}, optional={"manager": st.sampled_from(["aws", "customer"]), "grants": st.lists(grants, max_size=2)}
            )
        )
    return resource if len(resource) > 1 else arn


_CONTEXTS = st.fixed_dictionaries(
    {},
    optional={
        "aws:SourceIp": st.sampled_from(["203.0.113.7", "2001:db8::1", "not-an-ip"]),
        "aws:MultiFactorAuthPresent": st.booleans(),
        "aws:SecureTransport": st.sampled_from([False, "t"]),
        "aws:TagKeys": st.one_of(st.lists(st.sampled_from(["env", "team", ""]), max_size=3), st.just("env")),
        "aws:RequestTag/team": st.just("red"),
        "k:v": st.sampled_from(["alice", "a*", "", "10", "AAE="]),
        "k:n": st.sampled_from([10, "10.0", "2024-01-01", "x"]),
        "sts:ExternalId": st.just("alice"),
    },
)
_ORGANIZATIONS = st.fixed_dictionaries(
    {},
    optional={
        account: st.fixed_dictionaries(
            {"canonical_id": st.just(canonical)},
            optional={
                "organization": st.builds(
                    lambda manages: {
                        "id": "o-abc123def4",
                        "path": "o-abc123def4/r-ab12/",
                        "management_account": manages,
                    },
                    st.sampled_from([False, False, True]),
                )
            },
        )
        for account, canonical in CANONICAL.items()
    },
)


def _resource_policy(action: str, arn: str) -> str:
    """Under which name the resource's policy is given, if it is; it need not bear on the action."""
    if action.startswith("sts:"):
        return "" if arn == "*" else "trust"
    return "resource"


def _is_user(caller: str | Json) -> bool:
    name = caller if isinstance(caller, str) else str(caller["arn"])
    return ":user/" in name or ":federated-user/" in name


@st.composite
def requests(draw: Draw) -> Json:
    """A request object with everything around it."""
    action, arn = draw(st.sampled_from(TARGETS))
    federated = action in ("sts:AssumeRoleWithWebIdentity", "sts:AssumeRoleWithSAML")
    caller = draw(st.one_of(st.sampled_from([OIDC, SAML]), CALLERS) if federated else CALLERS)
    sessions = isinstance(caller, dict) and "credentials" not in caller
    request: Json = {
        "principal": caller,
        "action": action,
        "resource": draw(_resources(arn)),
        "context": draw(_CONTEXTS),
        "now": "2024-01-01T00:00:00Z",
        "accounts": draw(_ORGANIZATIONS),
        "policies": draw(_policies(sessions=sessions, groups=_is_user(caller), resource=_resource_policy(action, arn))),
        "options": {"allow_invalid": True},
    }
    if draw(st.integers(0, 5)) == 0:
        request["options"]["caller_rcp"] = draw(st.lists(st.lists(_documents("rcp"), max_size=2), max_size=2))
    if draw(st.integers(0, 3)) == 0:
        request["endpoint"] = "vpce-1"
    if draw(st.integers(0, 3)) == 0:
        request["called_via"] = ["cloudformation.amazonaws.com"]
    return request
