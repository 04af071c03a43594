"""Floor 3: one folder an engine, all of the same inner shape."""
