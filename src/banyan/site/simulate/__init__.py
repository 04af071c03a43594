"""Playing the province: invented residents and firms apply, clerks work, clocks run, ratings come.

Everything goes through the same actions as a person's; the seed decides everything that happens.
"""
