"""What cases reach in policies, in the forms that people and programs read."""
