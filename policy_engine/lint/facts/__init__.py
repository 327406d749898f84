"""What several checks know alike, worked out once for each text."""
