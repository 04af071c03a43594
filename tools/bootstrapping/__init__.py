"""The steps of `tools/bootstrap.py`."""
