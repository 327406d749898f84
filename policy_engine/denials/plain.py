"""Messages in a text: AWS's sentences, what its console shows, and the words that name nothing.

Source: docs/semantics.md, "Messages"; AWS: "Troubleshoot access denied error messages".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policy_engine.denials.bare import bare_messages, with_operation
from policy_engine.denials.console import console_messages
from policy_engine.denials.denial import Denial
from policy_engine.denials.sentence import Sentence, sentences
from policy_engine.denials.surroundings import with_surroundings

_COLOR = re.compile(r"\x1b\[[0-9;?]{0,20}[A-Za-z]")
_TIME = re.compile(r"^\d{4}-\d\d-\d\dT[\d:.]{8,20}Z ", re.MULTILINE)
"""What CI puts before each line of a log."""


def messages_in(text: str) -> list[Denial]:
    """Every message of a text, in order."""
    text = _clean(text)
    told = sorted([*sentences(text), *console_messages(text)], key=_start)
    bare = list(bare_messages(text, told))
    return [each.denial for each in _placed(sorted([*told, *bare], key=_start), text)]


def _clean(text: str) -> str:
    """Without what terminals, logs and XML put into a text."""
    if "\x1b" in text:
        text = _COLOR.sub("", text)
    if "Z " in text:
        text = _TIME.sub("", text)
    if "</Message>" in text or "&quot;" in text:
        from html import unescape

        text = unescape(text)
    return text


def _start(each: Sentence) -> int:
    return each.start


def _placed(found: list[Sentence], text: str) -> Iterator[Sentence]:
    """Each with what stands around it, up to those before and after it."""
    ends = [0, *(each.end for each in found)]
    starts = [*(each.start for each in found[1:]), len(text)]
    for each, lower, upper in zip(found, ends, starts, strict=False):
        denial = with_surroundings(each.denial, text, each.start, each.end, lower, upper)
        bare = not denial.action and not denial.principal
        yield each.replace(denial=with_operation(denial, text, lower, each.start) if bare else denial)
