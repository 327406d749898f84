"""The AWS managed policies that the moto package carries: real input, about 1,580 documents."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from moto.iam.aws_managed_policies import aws_managed_policies_data


@cache
def managed_policies() -> dict[str, str]:
    """Name to policy text."""
    data: dict[str, dict[str, Any]] = json.loads(aws_managed_policies_data)
    return {name: json.dumps(entry["Document"], indent=4) for name, entry in sorted(data.items())}
