"""Floor 6: the composition root: settings, URLs, design system, command line."""
