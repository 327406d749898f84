"""The condition keys that say for whom an AWS service calls.

Source: AWS, "The confused deputy problem".
"""

from __future__ import annotations

SOURCE_KEYS = ("aws:sourcearn", "aws:sourceaccount", "aws:sourceorgid", "aws:sourceorgpaths")
"""In lower case, as keys compare."""
SOURCE_NAMES = "`aws:SourceArn`, `aws:SourceAccount`, `aws:SourceOrgID` or `aws:SourceOrgPaths`"
WEAK_SOURCE_KEYS = ("aws:referer",)
"""Keys that older examples use for the same; the caller chooses their value."""
