"""出生医学证明: the first paper of a life."""
