"""公众聚集场所营业前消防安全检查: by pledge, or by inspection before opening."""
