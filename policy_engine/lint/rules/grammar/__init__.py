"""Checks of the grammar of policies."""
