"""人口基础数据库, the population register (4-4-2a)."""
