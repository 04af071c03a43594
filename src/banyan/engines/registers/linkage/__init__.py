"""Linkage of sources (多源比对): rows of a file that carry no number or a wrong one, and whom they are about."""

TASK = "registers.link"
"""The name of the long job, see `linkage.job`."""
