"""Government: the plan's systems of public administration."""
