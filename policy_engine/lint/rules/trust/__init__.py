"""Checks of role trust policies."""
