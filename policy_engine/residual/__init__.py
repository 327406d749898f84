"""What is left of a decision while condition keys are open: under which conditions a request is allowed.

The policies are evaluated as far as the request is known; what remains are conditions on keys that it neither has nor
is known to lack. Source: docs/semantics.md, "Open conditions".
"""

from __future__ import annotations

from policy_engine.residual.deciding import residual_of
from policy_engine.residual.formula import Certainty, Need, Residual, Way
from policy_engine.residual.terms import Part, Term

__all__ = ["Certainty", "Need", "Part", "Residual", "Term", "Way", "residual_of"]
