"""An environment: all that is known of accounts, at the service of requests."""

from __future__ import annotations

from policy_engine.environment.completion import completed
from policy_engine.environment.model import Surroundings
from policy_engine.request_file import Object


class Environment(Surroundings):
    """Accounts with their principals, policies and resources, and the organization they are in."""

    def complete(self, given: Object, where: str) -> tuple[Object, tuple[str, ...]]:
        """A request object with what is known of its caller and its resource, and remarks on what is not.

        To be given to `read_call`. Policies that the request names itself are added to the caller's identity-based
        ones, and stand in the place of those of any other kind. Raises `RequestError` for a principal, group or
        policy that is named but not described. Source: docs/environments.md, "What is gathered for a request".
        """
        return completed(self, given, where)
