"""城镇排水和水土保持: drains and soil."""
