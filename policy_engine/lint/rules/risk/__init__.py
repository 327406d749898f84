"""Checks of what a policy lets its holder do, decided by evaluating it."""
