"""What a user gets: the documents and the distribution."""
