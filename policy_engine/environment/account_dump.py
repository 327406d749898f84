"""Accounts as `aws iam get-account-authorization-details` prints them: whole, in pages, or filtered.

Source: docs/environments.md, "Dumps of accounts"; AWS: "GetAccountAuthorizationDetails".
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_engine.arn import parse_arn
from policy_engine.environment.entries import Entry
from policy_engine.environment.model import Account, Group, Holder, Role, User
from policy_engine.environment.policies import KnownPolicy
from policy_engine.errors import RequestError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

LISTS = ("UserDetailList", "GroupDetailList", "RoleDetailList", "Policies")


class AccountDumps:
    """Pages of dumps, put together account by account."""

    def __init__(self) -> None:
        self._accounts: dict[str, _Collected] = {}

    def add(self, page: Entry) -> None:
        """Add one page. Raises `RequestError` for what no such dump holds."""
        found: list[tuple[str, Holder]] = [
            *(("users", _user(entry)) for entry in page.entries("UserDetailList")),
            *(("groups", _group(entry)) for entry in page.entries("GroupDetailList")),
            *(("roles", _role(entry)) for entry in page.entries("RoleDetailList")),
        ]
        policies = dict(_policies(page))
        numbers = {_account_of(holder.arn, page) for _kind, holder in found}
        numbers |= {arn.split(":")[4] for arn in policies if ":iam::aws:" not in arn}
        if len(numbers) != 1:
            page.refuse(
                f"the dump of one account is needed, not of {', '.join(sorted(numbers))}"
                if numbers
                else "the dump names no user, group, role or policy of the account, so it cannot be told whose it is"
            )
        collected = self._accounts.setdefault(numbers.pop(), _Collected())
        collected.add(found, policies, page)

    def accounts(self) -> Iterator[Account]:
        """Every account. Raises `RequestError` where the last page of one is missing."""
        return (collected.account(number) for number, collected in self._accounts.items())


class _Collected:
    """What the pages of one account hold."""

    def __init__(self) -> None:
        self._holders: dict[str, dict[str, Any]] = {"users": {}, "groups": {}, "roles": {}}
        self._policies: dict[str, KnownPolicy] = {}
        self._files: dict[str, None] = {}
        self._ends = False

    def add(self, found: list[tuple[str, Holder]], policies: dict[str, KnownPolicy], page: Entry) -> None:
        """Take what a page holds; what stands in two of them must be one and the same."""
        for kind, holder in found:
            if holder.name in self._holders[kind]:
                page.refuse(f"{holder.arn} stands twice, also in {self._holders[kind][holder.name].file}")
            self._holders[kind][holder.name] = holder
        self._policies |= policies
        self._files[page.file.name] = None
        self._ends |= not (page.is_true("IsTruncated") or "NextToken" in page)

    def account(self, number: str) -> Account:
        """The account of all pages."""
        files = tuple(self._files)
        if not self._ends:
            raise RequestError(
                f"{', '.join(files)}: the dump of the account {number} has more pages (`IsTruncated`, `NextToken`); "
                "add them, or let the AWS command line fetch all by leaving out --max-items and --no-paginate"
            )
        kinds: dict[str, Any] = self._holders
        return Account(number=number, policies=self._policies, files=files, **kinds)


def _user(entry: Entry) -> User:
    return User(
        **_entity(entry, "UserPolicyList"),
        id=entry.text_or_empty("UserId"),
        groups=entry.texts("GroupList"),
    )


def _group(entry: Entry) -> Group:
    return Group(**_holder(entry, "GroupPolicyList"))


def _role(entry: Entry) -> Role:
    arn = entry.text("Arn")
    return Role(
        **_entity(entry, "RolePolicyList"),
        id=entry.text_or_empty("RoleId"),
        trust=entry.policy("AssumeRolePolicyDocument", f"the trust policy of {arn}"),
    )


def _entity(entry: Entry, inline: str) -> dict[str, Any]:
    boundary = (
        entry.entry("PermissionsBoundary").text("PermissionsBoundaryArn") if "PermissionsBoundary" in entry else ""
    )
    return {**_holder(entry, inline), "boundary": boundary, "tags": entry.tags()}


def _holder(entry: Entry, inline: str) -> dict[str, Any]:
    arn = entry.text("Arn")
    return {
        "arn": arn,
        "inline": tuple(
            each.policy("PolicyDocument", f"the inline policy {each.text('PolicyName')} of {arn}")
            for each in entry.entries(inline)
        ),
        "attached": tuple(each.text("PolicyArn") for each in entry.entries("AttachedManagedPolicies")),
        "file": entry.file.name,
    }


def _policies(page: Entry) -> Iterator[tuple[str, KnownPolicy]]:
    """The default version of every managed policy."""
    for entry in page.entries("Policies"):
        arn = entry.text("Arn")
        versions = [each for each in entry.entries("PolicyVersionList") if each.is_true("IsDefaultVersion")]
        if not versions:
            entry.refuse(f"the default version of {arn} is missing")
        yield arn, versions[0].policy("Document", arn)


def _account_of(text: str, page: Entry) -> str:
    arn = parse_arn(text)
    if arn is None or not arn.account.isdigit():
        page.refuse(f"`{text}` is not the ARN of a principal")
    return arn.account
