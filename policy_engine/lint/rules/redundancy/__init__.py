"""Checks of what another entry covers already."""
