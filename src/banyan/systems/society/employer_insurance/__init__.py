"""用人单位社会保险登记: a new employer joins social insurance."""
