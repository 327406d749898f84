"""Data to text; the only place that formats."""
