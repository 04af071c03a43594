"""Floor 1: what national standards define, as pure Python. No Django, no I/O."""
