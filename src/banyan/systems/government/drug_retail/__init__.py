"""药品经营许可（零售）: opening a pharmacy."""
