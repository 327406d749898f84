"""Condition operators: one file a family, `quantifiers.py` for IfExists, ForAllValues and ForAnyValue."""

from __future__ import annotations
