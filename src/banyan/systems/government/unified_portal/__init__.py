"""统一政府门户 (4-1-2a): the portal engine itself is the system; this declares its owner and its evidence."""
