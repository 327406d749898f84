"""Entries of a list that another entry of it covers, as globs of text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from policy_engine.patterns import glob_tokens, matcher


def covered_groups(texts: Sequence[str]) -> list[tuple[int, ...]]:
    """Groups of at least two entries, each a widest pattern with all that its glob covers, by their numbers.

    Equal entries cover each other. Plain globbing of the text: what two patterns cover together does not count. The
    order is that of the first entry of each group.
    """
    if len(texts) < 2:
        return []
    repeated = len(set(texts)) < len(texts)
    whole = "".join(texts)
    if not repeated and "*" not in whole and "?" not in whole:
        return []
    widening = [text for text in dict.fromkeys(texts) if "*" in text or "?" in text or repeated]
    order = sorted(range(len(texts)), key=texts.__getitem__)
    ordered = [texts[number] for number in order]
    groups = {text: _covered(text, order, ordered) for text in widening}
    # The widest first: whatever lies in a group that is already kept is no group of its own.
    kept: list[tuple[int, ...]] = []
    for group in sorted(groups.values(), key=len, reverse=True):
        if len(group) > 1 and not any(set(group) <= set(other) for other in kept):
            kept.append(group)
    return sorted(kept)


def _covered(pattern: str, order: list[int], ordered: list[str]) -> tuple[int, ...]:
    """The numbers of the texts that a pattern covers; only those that begin like it are tried."""
    tokens = glob_tokens(pattern)
    head = tokens[0] if tokens and isinstance(tokens[0], str) else ""
    test = matcher(tokens)
    found: list[int] = []
    for at in range(bisect_left(ordered, head), len(ordered)):
        if not ordered[at].startswith(head):
            break
        if test(ordered[at]):
            found.append(order[at])
    return tuple(sorted(found))
