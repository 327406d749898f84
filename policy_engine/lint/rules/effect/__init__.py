"""Checks of statements that change nothing."""
