"""What an uploaded file really is, and whether it may be taken. Nothing here writes."""

from banyan.engines.documents.inspection.inspect import Inspected, inspect
from banyan.engines.documents.inspection.kinds import KINDS, LIMIT, Kind

__all__ = ["KINDS", "LIMIT", "Inspected", "Kind", "inspect"]
