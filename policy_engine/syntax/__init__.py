"""From text to frozen documents; the only place that knows lark and jsonschema."""
