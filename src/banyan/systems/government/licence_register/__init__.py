"""证照信息库: see system.py."""
