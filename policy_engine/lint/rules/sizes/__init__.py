"""Checks of the size of policies."""
