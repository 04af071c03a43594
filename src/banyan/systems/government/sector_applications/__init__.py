"""部门行业应用 (4-2-3b): answers for the row; the items themselves are the other systems'."""
