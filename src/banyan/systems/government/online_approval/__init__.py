"""网上审批系统 (4-2-1e): the services engine itself is the system."""
