"""Importing files: what a department hands over as CSV or XLSX, read with suspicion and in pieces."""

TASK = "registers.import"
"""The name of the long job, see `actions.import_job`."""
