"""The design system (设计系统): tokens, parts, page frames and their gallery; every page of every engine is made of these."""
