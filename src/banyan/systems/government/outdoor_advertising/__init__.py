"""户外广告和招牌: what hangs outside, and whether it may."""
