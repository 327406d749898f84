"""Checks of policy variables, and of wildcards and variables where a fixed value belongs."""
