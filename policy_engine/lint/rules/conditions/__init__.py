"""Checks of conditions."""
