"""Questions to an environment: who can do something, and what somebody can do."""
