"""Systems of the plan's chapter on society."""
