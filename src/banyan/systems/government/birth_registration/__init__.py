"""出生登记: a child enters the household register."""
