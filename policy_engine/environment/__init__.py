"""Accounts as they are: principals, policies, resources and the organization around them, gathered for a request."""

from __future__ import annotations

from policy_engine.environment.model import Account, Environment, Group, KnownResource, Role, User
from policy_engine.environment.reading import read_environment

__all__ = ["Account", "Environment", "Group", "KnownResource", "Role", "User", "read_environment"]
