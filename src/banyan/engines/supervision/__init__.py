"""Supervision 电子监察: cards from clocks and unlawful steps, ratings with follow-up, and the score board."""
