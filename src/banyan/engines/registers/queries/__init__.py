"""Every read of the registers that others need. Each reading of a record states its purpose and is itself recorded."""

from banyan.engines.registers.queries.compare import Comparison, compare, compare_many
from banyan.engines.registers.queries.history import Entry, history
from banyan.engines.registers.queries.imports import (
    BadRowInfo,
    ImportInfo,
    bad_rows_of,
    import_job,
    imports_of_mine,
    returned,
)
from banyan.engines.registers.queries.objections import ObjectionInfo, objections_of, objections_to, waiting
from banyan.engines.registers.queries.readings import ReadingInfo, ReadingTotals, reading_totals, readings_of
from banyan.engines.registers.queries.records import facts, look_up, record
from banyan.engines.registers.queries.results import Fact, Record
from banyan.engines.registers.queries.searching import search

__all__ = [
    "BadRowInfo",
    "Comparison",
    "Entry",
    "Fact",
    "ImportInfo",
    "ObjectionInfo",
    "ReadingInfo",
    "ReadingTotals",
    "Record",
    "bad_rows_of",
    "compare",
    "compare_many",
    "facts",
    "history",
    "import_job",
    "imports_of_mine",
    "look_up",
    "objections_of",
    "objections_to",
    "reading_totals",
    "readings_of",
    "record",
    "returned",
    "search",
    "waiting",
]
