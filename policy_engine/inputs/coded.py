"""Texts inside strings: JSON's escapes and URL encoding, each with the way back."""

from __future__ import annotations

import re

from policy_engine.inputs.embedded import Squeezed

# Compiled where a text needs them, which most do not.
_ESCAPE = r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\."
_TAIL = "%[89abAB][0-9a-fA-F]"
_PERCENT = f"%[0-7][0-9a-fA-F]|%[cdCD][0-9a-fA-F]{_TAIL}|%[eE][0-9a-fA-F](?:{_TAIL}){{2}}|%[fF][0-7](?:{_TAIL}){{3}}"
_CODED_BRACKET = r"(?:%(?:20|0[9aAdD]))*%[57][bB]"


def unescaped(text: str, start: int, end: int) -> Squeezed:
    """The way from the content of a JSON string to the text; the string stands there with its quotes."""
    return Squeezed(re.compile(_ESCAPE), text, start + 1, end - 1)


def is_url_encoded(text: str) -> bool:
    """Whether a text is JSON with its `{` or `[` written as `%7B` or `%5B`."""
    return text.startswith("%") and re.compile(_CODED_BRACKET).match(text) is not None


def url_decoded(text: str) -> tuple[str, Squeezed]:
    """The text that a URL-encoded one stands for, and the way back; a `+` is a plus sign, as IAM writes documents."""
    sequence = re.compile(_PERCENT)
    return sequence.sub(_character, text), Squeezed(sequence, text, 0, len(text))


def _character(match: re.Match[str]) -> str:
    return bytes.fromhex(match.group().replace("%", "")).decode("utf-8", "replace")[:1]
