"""Tests of what coverage and mutants say of policies."""
