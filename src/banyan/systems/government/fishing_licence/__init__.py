"""渔业捕捞许可: the licence of those who fish."""
