"""From files to policies, and back to places in the files."""
