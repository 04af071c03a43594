"""农村宅基地审批: one household, one plot (4-5-2c, first part)."""
