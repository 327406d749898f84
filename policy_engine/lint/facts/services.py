"""Which service prefixes exist: in actions, in ARNs and in condition keys."""

from __future__ import annotations

from functools import lru_cache

from policy_engine.catalog import is_retired, service_exists
from policy_engine.catalog.reference import reference

_NO_SERVICES = frozenset({"elastic-inference"})
"""Service fields that the reference still lists with a resource type, though AWS knows no such service any more."""
_KEY_PREFIXES = frozenset({"aws", "saml"})


@lru_cache(maxsize=1024)
def is_service(prefix: str) -> bool:
    """Whether AWS knows a service by this prefix of actions, in lower case; services that were retired included."""
    return service_exists(prefix) or is_retired(prefix)


@lru_cache(maxsize=1024)
def is_arn_service(field: str) -> bool:
    """Whether an ARN may have this service field, in lower case."""
    from policy_engine.catalog import arn_services

    return field not in _NO_SERVICES and (is_service(field) or field in arn_services())


@lru_cache(maxsize=1024)
def is_key_prefix(prefix: str) -> bool:
    """Whether condition keys may begin with this, in lower case: a service, or an identity provider by its host."""
    if prefix in _KEY_PREFIXES or is_service(prefix) or "." in prefix:
        return True
    from policy_engine.catalog import arn_services

    return prefix in _foreign_prefixes() or prefix in arn_services()


@lru_cache(maxsize=1)
def _foreign_prefixes() -> frozenset[str]:
    from policy_engine.catalog import provider_keys

    return frozenset(key.partition(":")[0].lower() for key in provider_keys())


@lru_cache(maxsize=1024)
def nearest_service(prefix: str) -> str:
    """The service that was probably meant, empty where nothing is near."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(prefix.lower(), reference().prefixes(), n=1, cutoff=0.75)), "")
