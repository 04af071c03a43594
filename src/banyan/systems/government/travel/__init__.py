"""旅游准营: guides and travel agencies."""
