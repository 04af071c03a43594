"""The embedded PostgreSQL: its programs, its account, its data folder, its socket and its roles."""
