"""The decision: from what each kind of policy says to the answer, step by step."""

from tests.reference.applicable import Verdicts, collect_verdicts, is_about_key, is_about_trust, resource_policy
from tests.reference.kms import kms_grant
from tests.reference.principals import Grant, Kind
from tests.reference.s3 import acl_grant, refused_by_public_access_block
from tests.reference.special import always_allowed, never_allowed
from tests.reference.statements import Situation, read_situation
from tests.reference.values import Json
from tests.reference.verdicts import Verdict, allowing_grant

ALLOWED, EXPLICIT, IMPLICIT = "allowed", "explicitDeny", "implicitDeny"

# A decision in the spelling of AWS, and the kind of policy that blocks ("" for an allowed request).
Answer = tuple[str, str]

CALLERS_WITHOUT_ACCOUNT = (Kind.ANONYMOUS, Kind.SERVICE, Kind.WEB_IDENTITY, Kind.SAML)


def decide(request: Json) -> Answer:
    """Decide every check that a call needs; the most restrictive answer is that of the call."""
    checks = [request, *(_merged(request, further) for further in request.get("requires") or [])]
    answers = [_decide_one(each) for check in checks for each in (check, *_session_facts(check))]
    return min(answers, key=lambda answer: (EXPLICIT, IMPLICIT, ALLOWED).index(answer[0]))


def _session_facts(request: Json) -> list[Json]:
    """What is given to a session on its way, its tags and a source identity, needs a permission of its own."""
    if not str(request["action"]).lower().startswith("sts:assumerole"):
        return []
    keys = [key.lower() for key in request.get("context", {})]
    tagged = any(key == "aws:tagkeys" or key.startswith("aws:requesttag/") for key in keys)
    actions = ["sts:TagSession"] * tagged + ["sts:SetSourceIdentity"] * ("sts:sourceidentity" in keys)
    return [request | {"action": action} for action in actions]


def _merged(request: Json, further: Json) -> Json:
    """A further check replaces members of the request, and policies kind by kind; null removes a kind."""
    own = request.get("policies", {})
    if "resource" in further:  # the policy of the one resource does not hang on the other
        own = {kind: given for kind, given in own.items() if kind not in ("resource", "trust")}
    policies = own | further.get("policies", {})
    return request | further | {"policies": {kind: given for kind, given in policies.items() if given is not None}}


def _decide_one(request: Json) -> Answer:
    situation = read_situation(request)
    if always_allowed(situation):
        return ALLOWED, ""
    verdicts = collect_verdicts(situation)
    denying = verdicts.explicitly_denying()
    if denying is not None:
        return EXPLICIT, _resource_kind(situation) if denying == "resource" else denying
    if never_allowed(situation):
        return IMPLICIT, "special"
    if refused_by_public_access_block(situation, resource_policy(situation)[0]):
        return EXPLICIT, _resource_kind(situation)
    blocking = _blocked_by_guardrails(verdicts) or _blocking_kind(situation, verdicts)
    return (IMPLICIT, blocking) if blocking else (ALLOWED, "")


def _blocked_by_guardrails(verdicts: Verdicts) -> str:
    """Every level of SCPs must allow, and so must the endpoint on the way. None of them grants.

    On every level of RCPs there is one that allows everything, given or not.
    """
    if any(level is Verdict.NONE for level in verdicts.scp):
        return "scp"
    return "endpoint" if verdicts.endpoint is Verdict.NONE else ""


def _blocking_kind(situation: Situation, verdicts: Verdicts) -> str:
    """Weigh the grant of the resource's side against the policies of the caller's side."""
    caller, resource = situation.caller, situation.resource
    grant = resource_grant(situation)
    if caller.kind in CALLERS_WITHOUT_ACCOUNT:
        return "" if grant is not None and grant.label == "DIRECT" else _resource_kind(situation)
    if resource.account is not None and resource.account != caller.account:
        return _blocking_across_accounts(situation, verdicts, grant)
    if grant is None and (is_about_trust(situation) or is_about_key(situation)):
        return _resource_kind(situation)
    if caller.is_root:
        return _blocking_root(situation, verdicts)
    if grant in (Grant.DIRECT_BY_NAME, Grant.DIRECT_BY_STAR):
        # A user whom a trust policy names must stay within the boundary all the same.
        named_in_trust = grant is Grant.DIRECT_BY_NAME and caller.kind is Kind.USER and is_about_trust(situation)
        return "boundary" if named_in_trust and verdicts.boundary is Verdict.NONE else ""
    if grant is Grant.ENTITY:
        return _first_silent(verdicts, "boundary", "session")
    return _first_silent(verdicts, "identity", "boundary", "session")


def _blocking_across_accounts(situation: Situation, verdicts: Verdicts, grant: Grant | None) -> str:
    """Both sides must allow; how directly the resource's side names the caller makes no difference."""
    if situation.caller.is_root:
        own_side = _blocking_root(situation, verdicts)
    else:
        own_side = _first_silent(verdicts, "identity", "boundary", "session")
    return own_side or (_resource_kind(situation) if grant is None else "")


def _blocking_root(situation: Situation, verdicts: Verdicts) -> str:
    """A root user needs no grant but can assume no role; a task policy limits its session."""
    if situation.action.lower() == "sts:assumerole":
        return "special"
    return _first_silent(verdicts, "session")


def _first_silent(verdicts: Verdicts, *kinds: str) -> str:
    """The first of some kinds that applies and says nothing."""
    return next((kind for kind in kinds if getattr(verdicts, kind) is Verdict.NONE), "")


def _resource_kind(situation: Situation) -> str:
    return "trust" if is_about_trust(situation) else "resource"


def resource_grant(situation: Situation) -> Grant | None:
    """The strongest grant of the resource policy, the ACLs and the KMS grants."""
    document, policy_type = resource_policy(situation)
    found = [acl_grant(situation), kms_grant(situation)]
    # The owner of a bucket can forbid things about the objects of others, but allow nothing.
    if document is not None and not situation.resource.is_foreign_object:
        found.append(allowing_grant(document, situation, policy_type))
    return max((grant for grant in found if grant is not None), default=None)
