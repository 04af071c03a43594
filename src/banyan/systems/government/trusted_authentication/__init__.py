"""可信认证 (4-1-3d): the identity engine itself is the system."""
