"""What a government publishes by itself (信息公开), drawn from what runs: offices, items, decisions, figures."""
