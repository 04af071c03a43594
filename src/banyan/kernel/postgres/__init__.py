"""Django's PostgreSQL backend, with the current principal applied to the connection before each statement."""
