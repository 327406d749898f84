"""Condition keys and their types: global ones, those of the services, those of identity providers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from policy_engine.catalog.reference import reference
from policy_engine.catalog.types import KeyInfo
from policy_engine.global_keys import GLOBAL_KEYS, TAG_FAMILIES

# The reference writes what stands for any text in three ways: `${TagKey}`, `<key>`, and `tag-key` after a slash.
_PLACEHOLDER = re.compile(r"\$\{[^}]*\}|<[^>]*>|(?<=/)tag-key$")

_CLAIMS = {
    "amr": "ArrayOfString",
    "aud": "String",
    "email": "String",
    "oaud": "String",
    "sub": "String",
}
"""What every OpenID Connect provider's keys can be about; the reference lists them for some providers only.

Source: AWS: "IAM and AWS STS condition context keys", available keys for AWS OIDC federation.
"""


def condition_keys(service: str) -> Mapping[str, str]:
    """The condition keys that a service is documented with, in their spelling, to their types."""
    found = reference().service(service)
    return found.condition_keys if found else {}


def provider_keys() -> Mapping[str, str]:
    """The keys of identity providers and others that are no service, in their spelling, to their types."""
    prefixes = reference().prefixes()
    keys = reference().overview().foreign_keys
    return {key: kind for key, kind in keys.items() if key.partition(":")[0].lower() not in prefixes}


@cache
def find_key(key: str) -> KeyInfo | None:
    """Look up a condition key in any letter case; `None` where nothing in the reference knows it.

    A key with a tag's name or the like in it, such as `s3:ExistingObjectTag/team`, is found under the name of its
    family, `s3:ExistingObjectTag/<key>`, and a claim of any identity provider as `${Provider}:sub`.
    """
    return _of_services(key) or _foreign().find(key) or _claim(key)


@cache
def _of_services(key: str) -> KeyInfo | None:
    return _global().find(key) or _of_service(key.lower().partition(":")[0]).find(key)


def _claim(key: str) -> KeyInfo | None:
    provider, _colon, claim = key.lower().rpartition(":")
    # A provider is a host name, with a path or without.
    kind = _CLAIMS.get(claim) if "." in provider.partition("/")[0] else None
    return KeyInfo(name=f"${{Provider}}:{claim}", type=kind) if kind else None


def spelled_key(key: str) -> str:
    """A condition key as AWS spells it, with what is free in it, such as a tag's name, as it is given."""
    found = find_key(key)
    if found is None:
        return key
    fixed = _PLACEHOLDER.split(found.name)[0]
    return fixed + key[len(fixed) :]


def key_type(key: str) -> str | None:
    """The documented type of a condition key in any letter case (`String`, `ArrayOfString`, `ARN` …), if known.

    Only global keys and those of the service that the key is named after are looked at.
    """
    found = _of_services(key)
    return found.type if found else None


def is_multivalued(key: str) -> bool:
    """Whether a key holds several values (`ArrayOf…`)."""
    found = _of_services(key)
    return found is not None and found.multivalued


class _Keys:
    """Condition keys, to be found as requests name them."""

    def __init__(self, keys: Mapping[str, str]) -> None:
        self._exact = {name.lower(): KeyInfo(name=name, type=kind) for name, kind in keys.items()}
        families = [name for name in self._exact if _PLACEHOLDER.search(name)]
        # The longer its fixed text, the more a family says.
        self._families = sorted(families, key=lambda name: len(_PLACEHOLDER.sub("", name)), reverse=True)

    def find(self, key: str) -> KeyInfo | None:
        lowered = key.lower()
        found = self._exact.get(lowered)
        if found is None:
            family = next((each for each in self._families if _form(each).fullmatch(lowered)), None)
            found = self._exact[family] if family else None
        return found


@cache
def _form(family: str) -> re.Pattern[str]:
    return re.compile(".+".join(re.escape(part) for part in _PLACEHOLDER.split(family)), re.DOTALL)


@cache
def _global() -> _Keys:
    return _Keys({**GLOBAL_KEYS, **{f"{family}/${{TagKey}}": "String" for family in TAG_FAMILIES}})


@cache
def _of_service(prefix: str) -> _Keys:
    return _Keys(condition_keys(prefix))


@cache
def _foreign() -> _Keys:
    return _Keys(reference().overview().foreign_keys)
