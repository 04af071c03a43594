"""新生儿一件事: a child's first papers, with one form."""
