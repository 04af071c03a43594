"""公务员门户 (4-1-3e): one work-list over all systems, from the portal engine."""
