"""Linkage of sources (多源比对): rows of a department's file that carry no number, a wrong or an old one, and the records
of the register that they are about."""

TASK = "registers.link"
"""The name of the long job, see `linkage.job`."""
