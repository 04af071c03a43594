"""危险化学品经营许可: who sells dangerous chemicals."""
