"""Pages of items and cases."""
