"""道路货物运输经营许可: hauliers and their vehicles."""
