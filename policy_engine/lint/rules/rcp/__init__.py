"""Checks of resource control policies."""
