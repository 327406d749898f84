"""Checks of lists, objects and Sids that hold nothing."""
