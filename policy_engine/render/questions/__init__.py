"""Answers to questions to an environment, as text, JSON and CSV."""
