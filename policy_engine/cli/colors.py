"""Whether to write colours."""

from __future__ import annotations

import os
import sys


def wants_color(choice: str) -> bool:
    """What `--color` comes to: `always`, `never`, or `auto` for terminals where nobody set NO_COLOR."""
    return choice == "always" or (choice == "auto" and sys.stdout.isatty() and not os.environ.get("NO_COLOR"))
