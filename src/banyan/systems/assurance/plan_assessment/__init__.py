"""规划实施动态评估 (10-7): every row of the plan with its system, evidence and state, from the running registry."""
