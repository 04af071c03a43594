"""Every write to the registers."""

from banyan.engines.registers.actions.importing import start_import
from banyan.engines.registers.actions.loading import LoadReport, load, load_batch
from banyan.engines.registers.actions.objections import answer_objection, ask_source, object_to_reading, object_to_value
from banyan.engines.registers.actions.records import correct, put
from banyan.engines.registers.incoming import Incoming

__all__ = [
    "Incoming",
    "LoadReport",
    "answer_objection",
    "ask_source",
    "correct",
    "load",
    "load_batch",
    "object_to_reading",
    "object_to_value",
    "put",
    "start_import",
]
