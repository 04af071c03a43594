"""How actions work on a case: rows become a `Stand`, a move is made, and everything that follows from it is written."""
