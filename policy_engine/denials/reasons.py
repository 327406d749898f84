"""The second half of AWS's sentences: which kind of policy decided, and how.

Source: docs/semantics.md, "Messages"; AWS: "Troubleshoot access denied error messages".
"""

from __future__ import annotations

import re

from policy_engine.messages import NAMES
from policy_engine.policy_set import PolicyKind
from policy_engine.record import Record
from policy_engine.verdicts import Outcome

GAP = r"[\s│]{1,100}"
"""What may stand between two words: messages are wrapped, and Terraform draws a frame around them."""
NO_GAP = r"[\s│]{0,100}"

_KINDS = {name.lower(): kind for kind, name in NAMES.items() if kind is not PolicyKind.SPECIAL} | {
    # As AWS's page spells it.
    "sessions policy": PolicyKind.SESSION,
}
_KIND = "|".join(name.replace("policy", "polic(?:y|ies)").replace(" ", GAP) for name in _KINDS)
_SOME = rf"(?:(?:an?|the){GAP})?"
_IMPLICIT = (
    rf"(?:because{GAP})?no{GAP}(?P<silent>{_KIND}){GAP}allows?{GAP}"
    rf"(?:the{GAP}(?:(?P<action>[^\s│]{{1,200}}){GAP})?action|access)"
)
_EXPLICIT = (
    rf"(?:with{GAP})?(?:an{GAP})?explicit{GAP}deny(?:{GAP}in{GAP}{_SOME}(?P<denying>{_KIND})"
    rf"(?:{GAP}transitively{GAP}through{GAP}{_SOME}(?P<through>{_KIND}))?)?(?!{GAP}in{GAP})"
)
# What KMS says where it will not tell whether a key exists.
_UNCLEAR = (
    rf"because{GAP}the{GAP}resource{GAP}does{GAP}not{GAP}exist{GAP}in{GAP}this{GAP}Region,{GAP}"
    rf"no{GAP}resource-based{GAP}policies{GAP}allow{GAP}access,{GAP}"
    rf"or{GAP}a{GAP}resource-based{GAP}policy{GAP}explicitly{GAP}denies{GAP}access"
)
_BLOCKED = (
    rf"because{GAP}public{GAP}(?:policies|access{GAP}control{GAP}lists{GAP}\(ACLs\)){GAP}are{GAP}(?:blocked|prevented){GAP}"
    rf"by{GAP}the{GAP}(?P<setting>[A-Za-z]{{1,40}}){GAP}(?:block{GAP}public{GAP}access{GAP})?setting"
    rf"(?:{GAP}in{GAP}S3{GAP}Block{GAP}Public{GAP}Access)?"
)
"""What S3 says of bucket policies and ACLs that would make a bucket public."""
_OWN = r"\[(?P<special>[^\s\[\]]{1,100}(?: [^\s\[\]]{1,100}){2,30})\]"
"""A rule of AWS's own, as `message` writes it."""
_POLICY = r"(?::[ \t]{0,4}(?P<policy>arn:[^\s│\"'<>\\,;)]{1,2048}))?"
_REASON = re.compile(
    rf"(?<![^\s│.])(?:{_IMPLICIT}|{_EXPLICIT}{_POLICY}|(?P<unclear>{_UNCLEAR})|{_BLOCKED}|{_OWN})", re.IGNORECASE
)
_UNKNOWN = re.compile(rf"{GAP}(?P<text>(?:because|with{GAP}(?:an?{GAP})?explicit)\b[^\n\"<]{{0,300}})", re.IGNORECASE)


class Reason(Record):
    """A reason with its place in the text; `action` is the one that it names once more."""

    start: int
    end: int
    outcome: Outcome | None = None
    kind: PolicyKind | None = None
    through: PolicyKind | None = None
    policy: str = ""
    special: str = ""
    action: str = ""
    unread: tuple[str, ...] = ()


def find_reason(text: str, start: int, end: int) -> Reason | None:
    """The first reason in a stretch of text."""
    match = _REASON.search(text, start, end)
    return _read(match) if match else None


def unknown_reason(text: str, start: int, end: int) -> Reason | None:
    """A reason that stands right at the start and is none that is known."""
    match = _UNKNOWN.match(text, start, end)
    if match is None:
        return None
    words = " ".join(match["text"].split()).rstrip(" .")
    explicit = "explicit deny" in words.lower()
    return Reason(
        start=match.start("text"),
        end=match.end(),
        outcome=Outcome.EXPLICIT_DENY if explicit else None,
        unread=(f"the reason is none that is known: `{words}`",),
    )


def _read(match: re.Match[str]) -> Reason:
    start, end = match.span()
    if match["unclear"]:
        return Reason(start=start, end=end, kind=PolicyKind.RESOURCE)
    special = f"{match['setting']} of S3 Block Public Access" if match["setting"] else match["special"] or ""
    if match["silent"] or special:
        return Reason(
            start=start,
            end=end,
            outcome=Outcome.IMPLICIT_DENY,
            kind=_kind(match["silent"]) or PolicyKind.SPECIAL,
            special=special,
            action=match["action"] or "",
        )
    return Reason(
        start=start,
        end=end,
        outcome=Outcome.EXPLICIT_DENY,
        kind=_kind(match["denying"]),
        through=_kind(match["through"]),
        policy=(match["policy"] or "").rstrip("."),
    )


def _kind(words: str | None) -> PolicyKind | None:
    if not words:
        return None
    name = " ".join(words.replace("│", " ").split()).lower().replace("policies", "policy")
    return _KINDS[name]
