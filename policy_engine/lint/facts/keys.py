"""What a condition key is: global, of a service, of an identity provider, or nothing that AWS knows.

Source: AWS: "AWS global condition context keys"; the service authorization reference; "IAM and AWS STS condition
context keys" for the keys of identity providers.
"""

from __future__ import annotations

from enum import Enum
from functools import cache, lru_cache

from policy_engine.catalog import condition_keys, find_key, service_exists
from policy_engine.global_keys import GLOBAL_KEYS, TAG_FAMILIES, global_key_type
from policy_engine.named import NamedTuple

_TAG_NAMES = ("/${tagkey}", "/<key>", "/tag-key")
_PLACEHOLDERS = ("${", "<key>", "tag-key")


class KeyKind(Enum):
    """What a condition key is."""

    MALFORMED = "malformed"
    """Not of the form `prefix:name`."""
    GLOBAL = "global"
    UNKNOWN_GLOBAL = "unknown global"
    """Begins with `aws:` and is no global key."""
    TAG_WITHOUT_NAME = "tag without name"
    """A family of tag keys with no tag's name after the slash."""
    SERVICE = "service"
    UNKNOWN_OF_SERVICE = "unknown of service"
    """Begins with a service that has no such key."""
    PROVIDER = "provider"
    """Of an identity provider, whose claims AWS does not list in full."""
    UNKNOWN_PREFIX = "unknown prefix"
    """Begins with what is neither a service nor a provider."""


class ConditionKey(NamedTuple):
    """A condition key: `type` is that of the reference (`ArrayOfString` …), empty where it is not known."""

    kind: KeyKind
    spelled: str
    type: str = ""
    service: str = ""

    @property
    def multivalued(self) -> bool:
        """Whether it holds several values."""
        return self.type.startswith("ArrayOf")

    @property
    def value_type(self) -> str:
        """The type of each of its values."""
        return self.type.removeprefix("ArrayOf")


_LISTED = (KeyKind.GLOBAL, KeyKind.SERVICE, KeyKind.PROVIDER)


@lru_cache(maxsize=16384)
def condition_key(key: str) -> ConditionKey:
    """What a key is, in any letter case."""
    prefix, _colon, name = key.partition(":")
    if not prefix or not name or any(each.isspace() for each in prefix):
        return ConditionKey(KeyKind.MALFORMED, key)
    service = prefix.lower()
    if _is_provider(service):
        return ConditionKey(KeyKind.PROVIDER, *_claims().get(key.lower(), (key, "")), service)
    if family := _tag_families(service).get(key.lower().rstrip("/")):
        return ConditionKey(KeyKind.TAG_WITHOUT_NAME, family, "String", service)
    if service == "aws" and global_key_type(key) is None:
        return ConditionKey(KeyKind.UNKNOWN_GLOBAL, key, "", service)
    found = find_key(key)
    if found is None:
        known = KeyKind.UNKNOWN_OF_SERVICE if service_exists(service) else KeyKind.UNKNOWN_PREFIX
        return ConditionKey(known, key, "", service)
    kind = KeyKind.SERVICE if global_key_type(key) is None else KeyKind.GLOBAL
    return ConditionKey(kind, _spelled(found.name, key), found.type, service)


def _is_provider(prefix: str) -> bool:
    return prefix == "saml" or not prefix.replace("-", "").isalnum()


@cache
def _claims() -> dict[str, tuple[str, str]]:
    """The claims that AWS lists, which it does for some providers: in lower case to their spelling and type."""
    return {name.lower(): (name, kind) for name, kind in condition_keys("sts").items()}


def _spelled(name: str, key: str) -> str:
    """A key as the reference spells it; what stands for any text in `name` is as in `key`."""
    at = min((name.find(each) for each in _PLACEHOLDERS if each in name), default=len(name))
    return name[:at] + key[at:]


@lru_cache(maxsize=512)
def _tag_families(service: str) -> dict[str, str]:
    """The keys of a prefix that are followed by a tag's name, without it, in lower case to their spelling."""
    families = TAG_FAMILIES if service == "aws" else [_without_name(name) for name in condition_keys(service)]
    return {family.lower(): family for family in families if family}


def _without_name(name: str) -> str:
    lowered = name.lower()
    return next((name[: -len(each)] for each in _TAG_NAMES if lowered.endswith(each)), "")


def is_listed(key: str) -> bool:
    """Whether a key is global, one of a service, or one of an identity provider."""
    return condition_key(key).kind in _LISTED


def nearest_key(key: str) -> str:
    """The key that was probably meant, empty where nothing is near."""
    from difflib import get_close_matches

    service = key.partition(":")[0].lower()
    names = GLOBAL_KEYS if service == "aws" else condition_keys(service)
    known = {name.lower(): name for name in names if not any(each in name for each in _PLACEHOLDERS)}
    close = get_close_matches(key.lower(), known, n=1, cutoff=0.75)
    return known[close[0]] if close else ""
