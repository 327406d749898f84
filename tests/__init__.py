"""Everything that runs under pytest."""
