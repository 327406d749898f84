"""Text from a policy as a terminal may show it."""

from __future__ import annotations

_CONTROLS = (*range(0x20), *range(0x7F, 0xA0))
# Marks that turn the direction of text make a line read otherwise than it is.
_DIRECTIONS = (0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_SHOWN = dict.fromkeys((*_CONTROLS, *_DIRECTIONS), "�") | {ord("\t"): " "}


def shown(text: str) -> str:
    """The text of one line, character by character, with nothing left that a terminal would act on."""
    return text if text.isascii() and text.isprintable() else text.translate(_SHOWN)
