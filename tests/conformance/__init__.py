"""The cases of fixtures/conformance, by their ids."""
