"""居住证: the card of those who live where they are not registered."""
