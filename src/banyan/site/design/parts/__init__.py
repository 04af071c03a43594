"""What the parts need computed before their templates draw them."""
