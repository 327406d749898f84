"""Checks of what a grant lets someone pass on: roles, service-linked roles, rights by tag."""
