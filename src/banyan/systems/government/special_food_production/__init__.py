"""食品生产许可（特殊食品等）: the foods that the province itself licenses."""
