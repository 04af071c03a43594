"""社会保障卡: one card for social security, and for much else."""
