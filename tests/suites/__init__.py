"""Suites: how they are read, run and shown."""
