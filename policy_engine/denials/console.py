"""What AWS's console shows for a denial: a line each for caller, action, resource and reason.

Source: AWS: "Troubleshoot access denied error messages"; the console's own text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policy_engine.denials.denial import Denial
from policy_engine.denials.reasons import find_reason
from policy_engine.denials.sentence import Sentence

_LABEL = r"^[ \t]{0,40}"
_FORM = re.compile(
    rf"{_LABEL}User:[ \t]{{0,20}}(?P<principal>\S{{1,2200}})[ \t]{{0,20}}\r?\n"
    rf"(?:{_LABEL}Service:[ \t]{{0,20}}(?P<service>[\w-]{{1,64}})[ \t]{{0,20}}\r?\n)?"
    rf"{_LABEL}Action:[ \t]{{0,20}}(?P<action>[\w:*-]{{1,200}})[ \t]{{0,20}}(?:\r?\n|$)"
    rf"(?:{_LABEL}On resource(?:\(s\))?:[ \t]{{0,20}}(?P<resource>[^\r\n]{{1,4096}})(?:\r?\n|$))?"
    rf"(?:{_LABEL}Context:[ \t]{{0,20}}(?P<context>[^\r\n]{{1,400}}))?",
    re.MULTILINE,
)


def console_messages(text: str) -> Iterator[Sentence]:
    """Every such block of a text."""
    for match in _FORM.finditer(text):
        yield Sentence(start=match.start(), end=match.end(), denial=_denial(match))


def _denial(match: re.Match[str]) -> Denial:
    action, context = match["action"], match["context"] or ""
    if ":" not in action and match["service"]:
        action = f"{match['service']}:{action}"
    reason = find_reason(context, 0, len(context))
    unread = (f"the reason is none that is known: `{context.strip()}`",) if context and not reason else ()
    return Denial(
        text=" ".join(match[0].split()),
        outcome=reason.outcome if reason else None,
        kind=reason.kind if reason else None,
        principal=match["principal"],
        action=action,
        resource=(match["resource"] or "").strip(),
        unread=unread,
    )
