"""Starting and keeping an installation: embedded PostgreSQL, first set-up, supervisor, doctor, backup."""
