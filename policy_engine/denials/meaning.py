"""What a denial means for those who look after the policies: whether an Allow helps, and where it is missing.

Source: docs/semantics.md, "Decision" and "Messages"; AWS: "Policy evaluation logic"; "Troubleshoot access denied error
messages".
"""

from __future__ import annotations

from policy_engine.arn import parse_arn
from policy_engine.denials.asking import asked
from policy_engine.denials.denial import Denial
from policy_engine.denials.missing_statement import missing_statement
from policy_engine.denials.places import deny_place, place_of
from policy_engine.messages import NAMES
from policy_engine.policy_set import PolicyKind
from policy_engine.record import Record
from policy_engine.verdicts import Outcome

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Json = dict[str, Any]


class Meaning(Record):
    """A denial in plain words; `allow_helps` is `None` where the message does not say enough.

    `change` says what to change; `kind` and `statement` are the kind of policy and the Allow that it lacks.
    """

    says: tuple[str, ...]
    allow_helps: bool | None
    change: tuple[str, ...] = ()
    kind: PolicyKind | None = None
    statement: Json | None = None


def meaning(denial: Denial) -> Meaning:
    """What a message means."""
    if denial.outcome is Outcome.ALLOWED:
        return Meaning(says=("the call would be allowed: it was a dry run",), allow_helps=None)
    if denial.kind is PolicyKind.SPECIAL:
        return Meaning(
            says=(f"a rule of AWS's own stands in the way, no policy can change it: {denial.special}",),
            allow_helps=False,
        )
    if denial.outcome is Outcome.EXPLICIT_DENY:
        return _explicit(denial)
    if denial.outcome is Outcome.IMPLICIT_DENY:
        return _implicit(denial)
    return _unsaid(denial)


def _explicit(denial: Denial) -> Meaning:
    named = f" `{denial.policy}`" if denial.policy else ""
    if denial.kind is None:
        what, where = "a policy denies it explicitly; the message does not say of which kind", ""
    else:
        what, where = f"a Deny in {_a(denial.kind)}{named} covers the request", deny_place(denial)
    says = [what, "an explicit deny wins over every Allow, so no Allow in any policy helps"]
    if denial.through and denial.kind:
        says[0] = f"a Deny in {_a(denial.through)}{named} reaches the request by way of {_a(denial.kind)}"
    change = ["take the request out of that Deny: its Action, Resource, Principal or Condition"]
    return Meaning(says=tuple(says), allow_helps=False, change=(*change, *((where,) if where else ())))


def _implicit(denial: Denial) -> Meaning:
    kind = denial.kind or _likely_kind(denial)
    what = f"no {NAMES[kind]} allows it" if denial.kind else "nothing allows it; the message names no kind of policy"
    says = [what, _WHY[kind]]
    if denial.kind:
        says.append("nothing denies it explicitly, or AWS would have named that")
    change = [*_also(kind, denial), *place_of(kind, denial)]
    return Meaning(
        says=tuple(says),
        allow_helps=True,
        change=tuple(change),
        kind=kind,
        statement=missing_statement(kind, denial),
    )


def _unsaid(denial: Denial) -> Meaning:
    if denial.kind is PolicyKind.RESOURCE:
        says = "either no policy of the resource allows it, or one denies it, or the resource does not exist there"
    elif denial.kind:
        says = f"the {NAMES[denial.kind]} has no Allow for it, or a Deny; the message does not say which"
    else:
        says = "the message does not say why: an Allow may be missing in a policy of any kind, or one of them denies it"
    told = (says, _OF_S3) if denial.kind is None and denial.action.startswith("s3:") else (says,)
    if not denial.action:
        return Meaning(says=told, allow_helps=None, kind=denial.kind)
    kind = denial.kind or _likely_kind(denial)
    change = ("if it is an Allow that is missing, it is at least this one", *place_of(kind, denial))
    return Meaning(says=told, allow_helps=None, change=change, kind=kind, statement=missing_statement(kind, denial))


def _a(kind: PolicyKind) -> str:
    name = NAMES[kind]
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def _likely_kind(denial: Denial) -> PolicyKind:
    """Where an Allow is needed first: the trust policy of callers without policies, the identity policy of others."""
    caller = asked(denial).get("principal")
    name = caller["arn"] if isinstance(caller, dict) else str(caller or "")
    if denial.action.lower().startswith("sts:assumerolewith"):
        return PolicyKind.TRUST
    return PolicyKind.RESOURCE if name and not name.startswith("arn:") else PolicyKind.IDENTITY


_OF_S3 = (
    "S3 says so too where the caller is of another account or anonymous, and where the object does not exist and "
    "s3:ListBucket is not allowed"
)
_WHY = {
    PolicyKind.IDENTITY: "whatever is not allowed is denied: the caller needs an Allow",
    PolicyKind.RESOURCE: (
        "the resource's own policy has to allow this caller as well: so it is for callers of another account, for "
        "services, and for KMS keys"
    ),
    PolicyKind.TRUST: "a role is only assumed by whom its trust policy allows, whatever the caller's own policies say",
    PolicyKind.BOUNDARY: "a permissions boundary limits what the caller's policies can allow; it grants nothing itself",
    PolicyKind.SESSION: (
        "a session policy, given when the session was made, limits what the session can do; it grants nothing itself"
    ),
    PolicyKind.SCP: (
        "every level of the organization, from the root over each OU to the account, needs a service control policy "
        "that allows it; they grant nothing themselves"
    ),
    PolicyKind.RCP: "every level of the organization needs a resource control policy that allows it",
    PolicyKind.ENDPOINT: (
        "a request that goes through a VPC endpoint needs an Allow in the endpoint's policy; it grants nothing itself"
    ),
}
_LIMITS = (PolicyKind.BOUNDARY, PolicyKind.SESSION, PolicyKind.SCP, PolicyKind.RCP, PolicyKind.ENDPOINT)


def _also(kind: PolicyKind, denial: Denial) -> list[str]:
    """What else is needed once this Allow is there."""
    if kind in _LIMITS:
        return ["an Allow in another kind of policy does not make up for it, and another kind may lack one too"]
    if kind is PolicyKind.RESOURCE and denial.principal == "anonymous":
        return ["this lets everybody in, also without credentials: only do so for what is public"]
    resource, caller = parse_arn(denial.resource), parse_arn(denial.principal)
    if kind is PolicyKind.IDENTITY and resource and caller and resource.account not in ("", "aws", caller.account):
        return [f"the resource belongs to the account {resource.account}: its policy has to allow the caller as well"]
    return []
