"""The service authorization reference: what it knows of services, resources and condition keys."""

from __future__ import annotations

import pytest

from policy_engine.catalog import (
    RETIRED_PREFIXES,
    actions_of,
    all_actions,
    arn_services,
    condition_keys,
    expand,
    find_action,
    find_key,
    is_multivalued,
    is_retired,
    key_type,
    nearest,
    provider_keys,
    rcp_services,
    resource_types,
    service_exists,
    whole,
)


def test_actions_are_found_in_any_letter_case() -> None:
    """An action has its spelling, access level, resource types and condition keys; an unknown one is nothing."""
    found = find_action("S3:getobject")
    assert found
    assert (found.name, found.access_level) == ("s3:GetObject", "Read")
    assert "object" in {each.name for each in found.resources}
    assert "s3:ExistingObjectTag/<key>" in found.condition_keys
    assert find_action("s3:GetObjects") is None
    assert find_action("nosuch:GetObject") is None
    assert find_action("../actions/s3:GetObject") is None


def test_patterns_stand_for_actions() -> None:
    """`*` is every action of every service, a pattern those of one service."""
    assert expand("*") == list(all_actions())
    assert set(expand("s3:*")) == set(actions_of("s3"))
    assert expand("S3:getobjectt*ing") == ["s3:GetObjectTagging"]
    assert expand("nosuch:*") == expand("s3") == []


def test_near_misses() -> None:
    """What was probably meant, in service and action."""
    assert nearest("s3:GetObjekt") == "s3:GetObject"
    assert nearest("dyanmodb:GetItem") == "dynamodb:GetItem"
    assert not nearest("q9q9q9q9:X")


def test_resource_types() -> None:
    """A resource type has its ARN and its condition keys; an unknown service has none."""
    bucket = resource_types("s3")["bucket"]
    assert bucket.arns == ("arn:${Partition}:s3:::${BucketName}",)
    assert "s3:BucketTag/${TagKey}" in bucket.condition_keys
    assert not resource_types("nosuch")


def test_arns_name_other_services() -> None:
    """The service field of an ARN can be another than the prefix of the actions on it."""
    assert "es" in arn_services()["opensearch"]
    assert "sts" in arn_services()["iam"]
    assert "kafka-cluster" in arn_services()["kafka"]
    assert arn_services()["s3"] >= {"s3"}
    assert all("$" not in field for field in arn_services())


@pytest.mark.parametrize(
    ("key", "name", "kind"),
    [
        ("AWS:sourceip", "aws:SourceIp", "IPAddress"),
        ("aws:PrincipalTag/team", "aws:PrincipalTag/${TagKey}", "String"),
        ("aws:ResourceTag/a/b", "aws:ResourceTag/${TagKey}", "String"),
        ("s3:prefix", "s3:prefix", "String"),
        ("s3:existingobjecttag/team", "s3:ExistingObjectTag/<key>", "String"),
        ("s3:ExistingObjectTag/<key>", "s3:ExistingObjectTag/<key>", "String"),
        ("secretsmanager:ResourceTag/team", "secretsmanager:ResourceTag/tag-key", "String"),
        ("kms:EncryptionContext:app", "kms:EncryptionContext:${EncryptionContextKey}", "String"),
        ("accounts.google.com:aud", "accounts.google.com:aud", "String"),
        ("token.actions.githubusercontent.com:actor", "token.actions.githubusercontent.com:actor", "String"),
        ("token.actions.githubusercontent.com:SUB", "${Provider}:sub", "String"),
        ("oidc.eks.eu-west-1.amazonaws.com/id/A1B2:aud", "${Provider}:aud", "String"),
        ("token.actions.acme.ghe.com:actor", "token.actions.${Domain}.ghe.com:actor", "String"),
    ],
)
def test_condition_keys_are_found(key: str, name: str, kind: str) -> None:
    """A key is found in any letter case, and one of a family under the name of the family."""
    found = find_key(key)
    assert found
    assert (found.name, found.type) == (name, kind)


@pytest.mark.parametrize(
    "key",
    [
        "aws:NoSuchKey",
        "aws:PrincipalTag/",
        "s3:ExistingObjectTag/",
        "s3:prefixes",
        "nosuch:key",
        "nosuch:sub",
        "a.b:c",
        "prefix",
        "",
    ],
)
def test_unknown_condition_keys_are_nothing(key: str) -> None:
    """What the reference does not have is not guessed."""
    assert find_key(key) is None
    assert key_type(key) is None


def test_types_of_condition_keys() -> None:
    """A type says whether a request can hold several values of a key."""
    assert is_multivalued("aws:TagKeys")
    assert not is_multivalued("aws:SourceIp")
    assert condition_keys("s3")["s3:prefix"] == "String"
    assert condition_keys("nosuch") == {}


def test_providers_have_keys_of_their_own() -> None:
    """The keys of identity providers belong to no service prefix."""
    assert provider_keys()["graph.facebook.com:app_id"] == "String"
    assert not any(service_exists(key.partition(":")[0]) for key in provider_keys())


def test_services() -> None:
    """Services that resource control policies reach, and prefixes that are older than the reference."""
    assert {"s3", "sts", "kms", "sqs", "secretsmanager"} <= rcp_services() <= whole().keys()
    assert is_retired("CodeStar")
    assert not is_retired("s3")
    assert all(prefix == prefix.lower() for prefix in RETIRED_PREFIXES)
