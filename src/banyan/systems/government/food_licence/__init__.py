"""食品经营许可: food operation licences, the example of how a system declares its items."""
