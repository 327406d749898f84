"""The command line: reads files, calls the engine, picks a renderer, returns an exit code."""
