"""Checks of condition operators and keys."""
