"""Every read of the registers that others need. Each reading of a record states its purpose and is itself recorded."""

from banyan.engines.registers.queries.compare import Comparison, compare, compare_many, name_agrees
from banyan.engines.registers.queries.history import Entry, history
from banyan.engines.registers.queries.objections import ObjectionInfo, objections_of, objections_to
from banyan.engines.registers.queries.readings import ReadingInfo, ReadingTotals, reading_totals, readings_of
from banyan.engines.registers.queries.records import facts, look_up, record
from banyan.engines.registers.queries.results import Fact, Record
from banyan.engines.registers.queries.searching import search

__all__ = [
    "Comparison",
    "Entry",
    "Fact",
    "ObjectionInfo",
    "ReadingInfo",
    "ReadingTotals",
    "Record",
    "compare",
    "compare_many",
    "facts",
    "history",
    "look_up",
    "name_agrees",
    "objections_of",
    "objections_to",
    "reading_totals",
    "readings_of",
    "record",
    "search",
]
