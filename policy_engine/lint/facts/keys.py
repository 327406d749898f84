"""What a condition key is: global, of a service, of an identity provider, or nothing that AWS knows.

Source: AWS: "AWS global condition context keys"; the service authorization reference; "IAM and AWS STS condition
context keys" for the keys of identity providers.
"""

from __future__ import annotations

from enum import Enum
from functools import cache, lru_cache

from policy_engine.catalog.data import of_service, read, services
from policy_engine.global_keys import GLOBAL_KEYS, TAG_FAMILIES, global_key_type
from policy_engine.named import NamedTuple

_TAG_NAMES = ("${tagkey}", "<key>", "tag-key")
_PLACEHOLDERS = ("${", "<key>", "tag-key")
_GLOBAL = {name.lower(): name for name in GLOBAL_KEYS}
_FAMILIES = {family.lower(): family for family in TAG_FAMILIES}


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


class _Template(NamedTuple):
    head: str
    tail: str
    type: str
    spelled: str
    names_tag: bool


class _Keys(NamedTuple):
    exact: dict[str, tuple[str, str]]
    """Lower case to spelling and type."""
    templates: tuple[_Template, ...]


_LISTED = (KeyKind.GLOBAL, KeyKind.SERVICE, KeyKind.PROVIDER)


@lru_cache(maxsize=16384)
def condition_key(key: str) -> ConditionKey:
    """What a key is, in any letter case."""
    prefix, _colon, name = key.partition(":")
    if not prefix or not name or any(each.isspace() for each in prefix):
        return ConditionKey(KeyKind.MALFORMED, key)
    lowered, service = key.lower(), prefix.lower()
    if lowered.rstrip("/") in _FAMILIES:
        return ConditionKey(KeyKind.TAG_WITHOUT_NAME, _FAMILIES[lowered.rstrip("/")], "String", service)
    kind = global_key_type(key)
    if kind is not None:
        return ConditionKey(KeyKind.GLOBAL, _spelled_global(key), kind, service)
    if service == "aws":
        return ConditionKey(KeyKind.UNKNOWN_GLOBAL, key, "", service)
    if not service.replace("-", "").isalnum() or _keeper(service) == "sts":
        return _found(key, "sts", KeyKind.PROVIDER) or ConditionKey(KeyKind.PROVIDER, key)
    return _of_service(key, service)


def _spelled_global(key: str) -> str:
    family, slash, name = key.partition("/")
    return f"{_FAMILIES[family.lower()]}/{name}" if slash else _GLOBAL[key.lower()]


def _of_service(key: str, service: str) -> ConditionKey:
    if service not in services() and not _keeper(service):
        return ConditionKey(KeyKind.UNKNOWN_PREFIX, key, "", service)
    found = _found(key, _keeper(service) or service, KeyKind.SERVICE)
    if found is None and key.lower() in _borrowed():
        spelled, kind = _borrowed()[key.lower()]
        found = ConditionKey(KeyKind.SERVICE, spelled, kind, service)
    return found or ConditionKey(KeyKind.UNKNOWN_OF_SERVICE, key, "", service)


def _found(key: str, service: str, kind: KeyKind) -> ConditionKey | None:
    known = keys_of(service)
    lowered = key.lower()
    for each in known.templates:
        if each.names_tag and lowered.rstrip("/") == each.head.rstrip("/"):
            return ConditionKey(KeyKind.TAG_WITHOUT_NAME, each.spelled.rstrip("/"), each.type, service)
    if lowered in known.exact:
        spelled, its_type = known.exact[lowered]
        return ConditionKey(kind, spelled, its_type, service)
    for each in known.templates:
        if lowered.startswith(each.head) and lowered.endswith(each.tail) and len(lowered) > len(each.head + each.tail):
            return ConditionKey(kind, each.spelled + key[len(each.head) :], each.type, service)
    return None


def _keeper(prefix: str) -> str:
    """The service in whose part of the reference the keys of a prefix stand that is no service itself."""
    kept: list[str] = read("unassociatedConditions.json").get(prefix, [])
    return kept[0] if kept else ""


@cache
def keys_of(service: str) -> _Keys:
    """The keys that the reference lists with a service, those of others among them."""
    exact: dict[str, tuple[str, str]] = {}
    templates: list[_Template] = []
    for lowered, entry in of_service("conditionKeys", service).items():
        spelled, kind = str(entry["key"]), str(entry["type"])
        at = min((lowered.find(each) for each in _PLACEHOLDERS if each in lowered), default=-1)
        if at < 0:
            exact[lowered] = spelled, kind
            continue
        ending = lowered[at:].find("}") + 1 if lowered.startswith("${", at) else len(lowered) - at
        names_tag = lowered[at : at + ending] in _TAG_NAMES
        templates.append(_Template(lowered[:at], lowered[at + ending :], kind, spelled[:at], names_tag))
    return _Keys(exact, tuple(templates))


@cache
def _borrowed() -> dict[str, tuple[str, str]]:
    """The keys that the reference lists with another service than that of their prefix."""
    return {
        lowered: (str(entry["key"]), str(entry["type"]))
        for service in services()
        for lowered, entry in of_service("conditionKeys", service).items()
        if not lowered.startswith((f"{service}:", "aws:"))
    }


def is_listed(key: str) -> bool:
    """Whether a key is global, one of a service, or one of an identity provider."""
    return condition_key(key).kind in _LISTED


def nearest_key(key: str) -> str:
    """The key that was probably meant, empty where nothing is near."""
    from difflib import get_close_matches

    service = key.partition(":")[0].lower()
    known = _GLOBAL if service == "aws" else {low: spelled for low, (spelled, _) in keys_of(service).exact.items()}
    close = get_close_matches(key.lower(), known, n=1, cutoff=0.75)
    return known[close[0]] if close else ""
