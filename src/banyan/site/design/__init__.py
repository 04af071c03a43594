"""The design system (设计系统): tokens, parts, page frames; every page is made of these."""
