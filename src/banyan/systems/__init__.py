"""Floor 4: the systems of the plan, grouped by its chapters; they only declare."""
