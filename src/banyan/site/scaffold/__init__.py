"""A new system's first files: a service item with its form, a material, a procedure, a licence, and its tests."""

from banyan.site.scaffold.plan import Plan, Unfit
from banyan.site.scaffold.writing import write

__all__ = ["Plan", "Unfit", "write"]
