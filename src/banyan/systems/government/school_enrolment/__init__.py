"""义务教育入学报名: a place at the nearest school."""
