"""老年人优待证: what old people get for showing a card."""
