"""How suites are told from other files; of its own, because it is asked about every file of a folder."""

from __future__ import annotations

ENDINGS = (".policytest.yaml", ".policytest.yml", ".policytest.json")
"""How the names of suites end, by which they are found in folders."""
