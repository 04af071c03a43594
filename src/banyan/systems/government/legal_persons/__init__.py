"""法人基础数据库, the register of legal persons (4-4-2b)."""
