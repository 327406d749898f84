"""What the engine costs, beside its peers, in the same run; never part of the tests."""
