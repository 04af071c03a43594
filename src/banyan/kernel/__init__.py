"""Floor 2: what all engines share. Its public names are listed in docs/architecture.md."""
