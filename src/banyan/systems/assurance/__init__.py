"""The plan's tenth chapter: assurance."""
