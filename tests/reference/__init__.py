"""A second, naive evaluator. It is written from the rules alone and shares no code with the package."""

from tests.reference.decide import decide
from tests.reference.statements import statement_matches

__all__ = ["decide", "statement_matches"]
