"""Electronic supervision 电子监察 (4-2-1g)."""
