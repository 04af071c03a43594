"""Declared registers (基础数据库): typed records, one source a field, two time axes, and a record of every reading."""
