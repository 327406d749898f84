"""The checks of policies, held to cases that are data."""
