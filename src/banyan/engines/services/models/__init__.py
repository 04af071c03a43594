"""Tables of items, drafts and cases."""

from banyan.engines.services.consult.models import Consultation, ConsultTurn, PublishedConsult
from banyan.engines.services.models.case import Case
from banyan.engines.services.models.counter import Counter
from banyan.engines.services.models.draft import Draft
from banyan.engines.services.models.filter import SavedFilter
from banyan.engines.services.models.item import Implementation, ItemVersion
from banyan.engines.services.models.joint import JointCase
from banyan.engines.services.models.parts import CaseEvent, CaseStep, GivenMaterial, Opinion, Pause

__all__ = [
    "Case",
    "CaseEvent",
    "CaseStep",
    "ConsultTurn",
    "Consultation",
    "Counter",
    "Draft",
    "GivenMaterial",
    "Implementation",
    "ItemVersion",
    "JointCase",
    "Opinion",
    "Pause",
    "PublishedConsult",
    "SavedFilter",
]
