"""城乡居民基本医疗保险参保登记: children, students and whoever has no employer."""
