"""Checks of the values of conditions: addresses, dates, numbers, identifiers."""
