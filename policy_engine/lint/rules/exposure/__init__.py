"""Checks of who gets in: everyone, other accounts, identity providers, callers without MFA; and of who is left out."""
