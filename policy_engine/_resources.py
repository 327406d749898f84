"""The data files of `grammars/`: inside an installed package, beside it in a checkout."""

from __future__ import annotations

import os

_HERE = os.path.dirname(os.path.abspath(__file__))


def grammar_text(name: str) -> str:
    """The text of a file in `grammars/`."""
    for folder in (os.path.join(_HERE, "grammars"), os.path.join(os.path.dirname(_HERE), "grammars")):
        path = os.path.join(folder, name)
        if os.path.isfile(path):
            with open(path, encoding="utf-8") as file:
                return file.read()
    raise FileNotFoundError(name)
