"""What AWS told, and what it means, as text and as JSON."""
