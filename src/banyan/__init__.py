"""Banyan 榕: one unified government platform on which departmental systems are small packages."""

__version__ = "0.1.0"
