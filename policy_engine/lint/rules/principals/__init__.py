"""Checks of principals, role trust policies aside."""
