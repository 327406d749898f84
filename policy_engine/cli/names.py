"""Names that a flag takes, with the nearest for those that it does not."""

from __future__ import annotations

from collections.abc import Sequence

from policy_engine.cli.usage import UsageError


def known_name(name: str, names: Sequence[str], flag: str, more: Sequence[str] = ()) -> str:
    """The name, if it is one of those. Raises `UsageError` with the nearest."""
    if name in names:
        return name
    exact = next((each for each in names if each.lower() == name.lower()), "")
    hint = f"; did you mean `{exact}`?" if exact else nearest_name(name, [*names, *more])
    raise UsageError(f"{flag}: `{name}` is not known{hint or ''}; known are {', '.join([*names, *more])}")


def nearest_name(name: str, names: Sequence[str]) -> str:
    """A question for the name that may be meant, as the end of a sentence; empty where none is near."""
    from difflib import get_close_matches

    by_lower = {each.lower(): each for each in names}
    close = get_close_matches(name.lower(), by_lower, n=1, cutoff=0.5)
    return f"; did you mean `{by_lower[close[0]]}`?" if close else ""
