"""Pages of supervision: the board, cards, ratings, rules, and the resident's rating."""
