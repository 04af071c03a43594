"""Backups: one file with the database, the keys that read it, and the stored files."""
