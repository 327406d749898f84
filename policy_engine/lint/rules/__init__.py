"""The checks, one a file; `policy_engine.lint.defaults` lists them."""
