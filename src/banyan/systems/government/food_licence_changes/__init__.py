"""食品经营许可的变更、延续和注销: what happens to a food operation licence later."""
