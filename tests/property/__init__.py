"""What holds for every input: laws, agreement of two implementations, hostile input."""
