"""What AWS told of a request that it denied: read from messages, logs and events, asked again, and compared."""
