"""Floor 1: what national standards define, as pure Python. No Django, no I/O but packaged data.

Every module holds one standard and is imported by itself, so that nothing is loaded that is not needed.
"""
