"""Floor 5: processes that face outside; they decode, authenticate, and call actions and queries."""
