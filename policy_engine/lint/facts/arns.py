"""What an ARN text of a policy stands for, worked out once for each text.

Wildcards and variables of the text stand for anything, and so do the placeholders of the reference's ARN forms: a
form fits where the two, as globs, have a text in common.
"""

from __future__ import annotations

import re
from functools import lru_cache

from policy_engine.catalog import arn_services, resource_types
from policy_engine.patterns import Token, glob_tokens, matcher, overlap_test
from policy_engine.record import late

_VARIABLE = re.compile(r"\$\{[^}]*\}")
_PLACEHOLDER = re.compile(r"\$\{[^}]*\}|<[^>]*>")
_FIELDS = 6
_WITHOUT_SLASH = ("${BucketName}", "${TableName}")
"""Placeholders of names that hold no slash; others may hold anything."""

_PUBLIC = {
    "braket": ("device/",),
    "cloudformation": ("type/",),
    "controltower": ("control/",),
    "devicefarm": ("devicepool:",),
    "gamelift": ("build/", "fleet/"),
    "kms": ("alias/aws/", "key/"),
    "resource-explorer-2": ("view/",),
    "route53resolver": ("autodefined-rule/",),
    "schemas": ("registry/aws.",),
    "securityhub": ("product/", "ruleset/", "standards/"),
    "ssm": ("automation-definition/", "document/", "parameter/aws/", "patchbaseline/"),
}
"""Beginnings of the resources that AWS owns, which have no account, though the reference gives them one."""


class ArnForm:
    """A form of ARN that the reference has: of a resource type (`kind`) that a service prefix (`prefix`) lists."""

    def __init__(self, prefix: str, kind: str, arn: str) -> None:
        self.prefix = prefix
        self.kind = kind
        self.arn = arn
        _arn, _partition, self.service, self.region, self.account, self.resource = arn.split(":", _FIELDS - 1)

    @late
    def _tokens(self) -> tuple[Token, ...]:
        return glob_tokens(_PLACEHOLDER.sub("*", self.resource))

    def fits(self, resource: tuple[Token, ...]) -> bool:
        """Whether some resource of this form matches a pattern for the last field."""
        own = self._tokens
        if self.resource.endswith(_WITHOUT_SLASH) and _slashes(resource) > _slashes(own):
            return False
        if resource and own and isinstance(resource[0], str) and isinstance(own[0], str):
            shorter = min(len(resource[0]), len(own[0]))
            if resource[0][:shorter] != own[0][:shorter]:
                return False
        return overlap_test(own)(resource)


def _slashes(tokens: tuple[Token, ...]) -> int:
    return sum(token.count("/") for token in tokens if isinstance(token, str))


class ArnText:
    """A value of Resource or NotResource by its fields; a variable in a field is a `*` there."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.fields = tuple(_VARIABLE.sub("*", text).split(":", _FIELDS - 1))
        self.is_arn = self.fields[0] == "arn"
        self.complete = self.is_arn and len(self.fields) == _FIELDS

    @property
    def partition(self) -> str:
        """The second field; the fields may be asked for where the ARN is complete."""
        return self.fields[1]

    @property
    def service(self) -> str:
        """The third field."""
        return self.fields[2]

    @property
    def region(self) -> str:
        """The fourth field."""
        return self.fields[3]

    @property
    def account(self) -> str:
        """The fifth field."""
        return self.fields[4]

    @property
    def resource(self) -> str:
        """All that follows the fifth colon."""
        return self.fields[5]

    def may_name(self, form: ArnForm) -> bool:
        """Whether some ARN of a form matches this one in service, Region, account and last field."""
        return (
            _field_fits(self.service, form.service)
            and (_field_fits(self.region, form.region) or self._is_multi_region)
            and (_field_fits(self.account, form.account) or self.is_public)
            and form.fits(self.tokens)
        )

    @property
    def _is_multi_region(self) -> bool:
        """Whether it names a multi-Region access point or its objects; the reference gives those a Region."""
        return self.service == "s3" and not self.region and self.resource.startswith("accesspoint/")

    @property
    def runs_over(self) -> bool:
        """Whether what stands for the account says that the star before it runs over the colon."""
        plain = not self.account or self.account.isdigit() or self.account == "aws" or is_wild(self.account)
        return self.region.endswith("*") and not plain

    @late
    def is_public(self) -> bool:
        """Whether it names something of AWS's own that has no account, though the reference gives it one."""
        if self.account:
            return False
        return any(overlap_test(glob_tokens(f"{start}*"))(self.tokens) for start in _PUBLIC.get(self.service, ()))

    @late
    def tokens(self) -> tuple[Token, ...]:
        """The last field as a pattern."""
        return glob_tokens(self.resource)

    @late
    def forms(self) -> tuple[ArnForm, ...]:
        """The forms of the reference that fit service and last field; those of all services, if need be."""
        own = tuple(form for form in forms_of(self.service) if form.fits(self.tokens))
        return own or tuple(form for form in every_form_of(self.service) if form.fits(self.tokens))

    @property
    def candidates(self) -> tuple[ArnForm, ...]:
        """The forms that fit, or all of the service where none does."""
        return self.forms or every_form_of(self.service)


def _field_fits(pattern: str, field: str) -> bool:
    """Whether the Region, account or service of a form, which may be a placeholder, matches a field of an ARN."""
    if "$" in field or field == "*":
        return bool(pattern)
    return pattern == field or (is_wild(pattern) and matcher(glob_tokens(pattern))(field))


@lru_cache(maxsize=65536)
def arn_text(text: str) -> ArnText:
    """The fields of a value of Resource or NotResource."""
    return ArnText(text)


@lru_cache(maxsize=1024)
def forms_listed_by(prefix: str) -> tuple[ArnForm, ...]:
    """The forms of a service's resource types."""
    return tuple(ArnForm(prefix, kind.name, arn) for kind in resource_types(prefix).values() for arn in kind.arns)


@lru_cache(maxsize=1024)
def forms_of(service: str) -> tuple[ArnForm, ...]:
    """The forms with a service field that the service of that prefix lists itself."""
    return tuple(form for form in forms_listed_by(service) if form.service == service)


@lru_cache(maxsize=1024)
def every_form_of(service: str) -> tuple[ArnForm, ...]:
    """The forms with a service field that any service lists."""
    listing = sorted(arn_services().get(service, ()))
    return tuple(form for prefix in listing for form in forms_listed_by(prefix) if form.service == service)


@lru_cache(maxsize=1024)
def always_has(field: str, service: str) -> bool:
    """Whether every form of a service has a `region` or an `account`; the files of all services only to make sure."""
    if not all(getattr(form, field) for form in forms_of(service)):
        return False
    forms = every_form_of(service)
    return bool(forms) and all(getattr(form, field) for form in forms)


def is_wild(field: str) -> bool:
    """Whether a field holds a wildcard (or a variable)."""
    return "*" in field or "?" in field
