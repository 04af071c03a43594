"""特困人员救助供养: for those who have nobody and nothing."""
