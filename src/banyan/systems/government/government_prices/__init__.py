"""政府定价: who serves the public at a price that the government sets asks for it to be set or changed."""
