"""Every read of the registers that others need. Each reading of a record states its purpose and is itself recorded."""

from banyan.engines.registers.queries.compare import Comparison, compare, compare_many
from banyan.engines.registers.queries.course import Stage, course, course_of, ended
from banyan.engines.registers.queries.differences import Difference, differences_of
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
from banyan.engines.registers.queries.records import facts, look_up, record, subject_of_key
from banyan.engines.registers.queries.results import Fact, Record
from banyan.engines.registers.queries.searching import search
from banyan.engines.registers.queries.ties import Owner, Tied, TiedRecords, owners, subject_named, tied_to

__all__ = [
    "BadRowInfo",
    "Comparison",
    "Difference",
    "Entry",
    "Fact",
    "ImportInfo",
    "ObjectionInfo",
    "Owner",
    "ReadingInfo",
    "ReadingTotals",
    "Record",
    "Stage",
    "Tied",
    "TiedRecords",
    "bad_rows_of",
    "compare",
    "compare_many",
    "course",
    "course_of",
    "differences_of",
    "ended",
    "facts",
    "history",
    "import_job",
    "imports_of_mine",
    "look_up",
    "objections_of",
    "objections_to",
    "owners",
    "reading_totals",
    "readings_of",
    "record",
    "returned",
    "search",
    "subject_named",
    "subject_of_key",
    "tied_to",
    "waiting",
]
