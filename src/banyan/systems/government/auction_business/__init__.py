"""从事拍卖业务许可: which firms may hold auctions."""
