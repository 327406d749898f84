"""Checks of the ARNs of resources."""
