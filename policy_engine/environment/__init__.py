"""Accounts as they are: principals, policies, resources and the organization around them, gathered for a request."""

from __future__ import annotations

from policy_engine.environment.model import Account, Group, KnownResource, Role, User
from policy_engine.environment.reading import read_environment
from policy_engine.environment.whole import Environment

__all__ = ["Account", "Environment", "Group", "KnownResource", "Role", "User", "read_environment"]
