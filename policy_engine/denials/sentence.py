"""AWS's sentence for a denial: `User: … is not authorized to perform: … on resource: … because …`.

Source: docs/semantics.md, "Messages"; AWS: "Troubleshoot access denied error messages".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policy_engine.denials.denial import Denial
from policy_engine.denials.reasons import GAP, NO_GAP, Reason, find_reason, unknown_reason
from policy_engine.record import Record

_LONGEST = 20_000
"""Characters that a sentence may have: an ARN of 2,048, a key, and an encoded message of 10,240."""
_LONGEST_NAME = 2_200
_ACTION = r"[A-Za-z0-9-]{1,64}:[A-Za-z0-9*?]{1,128}"
_ANCHOR = re.compile(
    rf"not{GAP}authorized{GAP}to{GAP}(?:(?P<nothing>perform{GAP}this{GAP}operation|access{GAP}this{GAP}resource)|"
    rf"perform:?{NO_GAP}(?:(?P<action>{_ACTION})|(?P<other>[^\s│]{{1,100}})))",
    re.IGNORECASE,
)
_ON = re.compile(
    rf"{NO_GAP}on{GAP}(?:(?P<unnamed>this{GAP}resource|the{GAP}resource{GAP}associated{GAP}with{GAP}this{GAP}ciphertext)\b"
    rf"|(?:the{GAP})?resources?(?:\(s\))?:{NO_GAP})",
    re.IGNORECASE,
)
_QUOTE = re.compile(r"\\{0,7}\"|&quot;|&#34;|“")
_WORD = re.compile(r"[^\s│\"<>]{1,4096}")
_ESCAPED_END = re.compile(r"\\+[nrt\"]|&quot;")
_ENCODED = re.compile(
    rf"Encoded{GAP}authorization{GAP}failure{GAP}message:{NO_GAP}(?P<blob>[A-Za-z0-9_+/=-]{{16,{_LONGEST}}})"
)
_NOBODY = ("user", "you")
_BLANKS = " \t\r\n│"
_LONGEST_LABEL = 40
_AROUND = "\"'`([{\\"


class Sentence(Record):
    """A sentence with its place in the text."""

    start: int
    end: int
    denial: Denial


def sentences(text: str) -> Iterator[Sentence]:
    """Every sentence of a text, in order, in time that grows with its length."""
    anchors = [(match, *_subject(text, match.start())) for match in _ANCHOR.finditer(text)]
    starts = [start for _match, start, _name in anchors] + [len(text)]
    for number, (match, start, principal) in enumerate(anchors):
        following = starts[number + 1]
        if match["nothing"] and not text[match.end() : following].strip(" .│\r\n\t") and following < len(text):
            continue  # EC2's opening, with the sentence after it
        limit = min(max(following, match.end()), match.end() + _LONGEST)
        yield _sentence(text, match, start, principal, limit)


def _subject(text: str, anchor: int) -> tuple[int, str]:
    """Where a sentence begins, and the name that it begins with: `User: NAME is`."""
    begin = max(0, anchor - _LONGEST_NAME)
    before = text[begin:anchor].rstrip(_BLANKS)
    words = ["", *before.replace("│", " ").rsplit(None, 2)]
    if words[-1].lower() not in ("is", "are"):
        return anchor, ""
    before = before[: -len(words[-1])].rstrip(_BLANKS)
    name = words[-2]
    start = begin + len(before) - len(name)
    label = text[max(begin, start - _LONGEST_LABEL) : start].rstrip(_BLANKS)
    if label.lower().endswith("user:"):
        start = text.rindex(label[-len("user:") :], begin, start)
    name = name.lstrip(_AROUND)
    if name.lower().startswith("user:"):
        name = name[len("user:") :]
    return start, "" if name.lower() in _NOBODY else name


def _sentence(text: str, match: re.Match[str], start: int, principal: str, limit: int) -> Sentence:
    unread = [f"`{match['other']}` is no action"] if match["other"] else []
    resource, reason, end = _rest(text, match.end(), limit)
    encoded = _ENCODED.search(text, end, limit)
    end = encoded.end() if encoded else end
    action = (match["action"] or "").rstrip(".")
    if reason and reason.action and action and reason.action.lower() != action.lower():
        unread.append(f"the reason is about another action, `{reason.action}`")
    denial = Denial(
        text=" ".join(text[start:end].replace("│", " ").split()),
        principal=principal,
        action=action or (reason.action if reason else ""),
        resource=resource,
        encoded=encoded["blob"] if encoded else "",
        unread=tuple(unread),
    )
    return Sentence(start=start, end=end, denial=_with_reason(denial, reason))


def _with_reason(denial: Denial, reason: Reason | None) -> Denial:
    if reason is None:
        return denial
    return denial.replace(
        outcome=reason.outcome,
        kind=reason.kind,
        through=reason.through,
        policy=reason.policy,
        special=reason.special,
        unread=denial.unread + reason.unread,
    )


def _rest(text: str, start: int, limit: int) -> tuple[str, Reason | None, int]:
    """The resource, the reason, and where they end."""
    on = _ON.match(text, start, limit)
    if on is None or on["unnamed"]:
        after = on.end() if on else start
        reason = _adjacent(text, after, limit)
        return "", reason, reason.end if reason else after
    return _resource(text, on.end(), limit)


def _adjacent(text: str, start: int, limit: int) -> Reason | None:
    """The reason that stands right after a place, known or not."""
    reason = find_reason(text, start, limit)
    if reason and not text[start : reason.start].strip(" \t\r\n│.,:"):
        return reason
    return unknown_reason(text, start, limit)


def _resource(text: str, start: int, limit: int) -> tuple[str, Reason | None, int]:
    reason = find_reason(text, start, limit)
    if reason and _belongs(text, start, reason.start):
        named = text[start : reason.start].strip(_BLANKS)
        return _unquoted(named), reason, reason.end
    quote = _QUOTE.match(text, start, limit)
    if quote:
        close = text.find(quote[0], quote.end(), limit)
        end = close if close >= 0 else limit
        after = end + len(quote[0]) if close >= 0 else limit
        named = text[quote.end() : end]
    else:
        word = _WORD.match(text, start, limit)
        named = _cut(word[0]) if word else ""
        after = start + len(named)
        named = named.rstrip(".,;)]}'")
    unknown = unknown_reason(text, after, limit)
    return named, unknown, unknown.end if unknown else after


def _belongs(text: str, start: int, reason: int) -> bool:
    """Whether what stands before a reason is a resource: a word that may be wrapped after, or some on one line."""
    word = _WORD.match(text, start, reason)
    quote = _QUOTE.match(text, start, reason)
    between = text[word.end() if word and not quote else start : reason]
    return "\n" not in between.rstrip(_BLANKS)


def _unquoted(text: str) -> str:
    quote = _QUOTE.match(text)
    if quote and len(text) >= 2 * len(quote[0]):
        end = "”" if quote[0] == "“" else quote[0]
        if text.endswith(end):
            return text[len(quote[0]) : -len(end)]
    return text


def _cut(word: str) -> str:
    """A word up to what was a line end or a quote before it was escaped."""
    escaped = _ESCAPED_END.search(word)
    return word[: escaped.start()] if escaped else word
