"""A first suite for a policy: what each statement allows or denies, and the denials around it."""
