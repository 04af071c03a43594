"""The service item (政务服务事项): the national element set, its form, its materials and its procedure."""

from __future__ import annotations

import hashlib
from base64 import b32encode
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from banyan.engines.services.declare.effect import Effect
from banyan.engines.services.declare.form import Form
from banyan.engines.services.declare.law import Law
from banyan.engines.services.declare.limits import ACCEPTANCE, DELIVERY, EXTENSION, SUPPLEMENT, WorkingDays
from banyan.engines.services.declare.lists import BodyNature, Depth, LifeEvent, Publicity, Topic
from banyan.engines.services.declare.material import Material
from banyan.engines.services.declare.outcome import Fee, Result
from banyan.engines.services.declare.procedure import HasCode, Kind, Procedure, code_of
from banyan.kernel.systems import Declaration, Problem
from banyan.standards.division import Level
from banyan.standards.item_elements import HandlingType, PowerType, ServedObject

if TYPE_CHECKING:
    from banyan.kernel.systems import Registry

PERSONS = (ServedObject.PERSON,)
FIRMS = (ServedObject.ENTERPRISE, ServedObject.UNINCORPORATED)
ORGANISATIONS = (*FIRMS, ServedObject.INSTITUTION, ServedObject.SOCIAL_ORGANISATION)
EVERYBODY = (*PERSONS, *ORGANISATIONS)

#: Facts about the applicant that go with every case, so that nobody is asked who he is.
KNOWN = (
    "population.name",
    "population.citizen_number",
    "firms.name",
    "firms.uscc",
    "firms.legal_person",
    "firms.address",
)


@dataclass(frozen=True)
class Question:
    """A question that people often ask, with its answer."""

    question: str
    answer: str


@dataclass(frozen=True)
class Finding:
    """What a rule found in an application: `passed`, or something for the clerk to look at."""

    passed: bool
    text: str
    basis: Law | None = None


@dataclass(frozen=True)
class Rule:
    """A rule that the platform asks of each application before a clerk sees it (系统先查).

    `ask` is pure: it gets the validated form and the facts from the registers ("register.field" → value).
    `stops`: an application that fails it cannot be submitted, and its text says why.
    """

    code: str
    title: str
    ask: Callable[[Any, Mapping[str, Any]], Finding]
    stops: bool = False


@dataclass(frozen=True, kw_only=True)
class ServiceItem(Declaration):
    """A service item. See `docs/services.md` for each element; what is left out takes the element's usual value.

    `base_code` is the 12-character code of GB/T 39554.1 from the national or provincial catalogue; leave it out
    when you do not have it: the item then gets a local one (`base`), which begins with L and is marked as local.
    `levels` are the levels of government that implement it, `department` which department does, `departments`
    another department for single levels. `publicity` says whose results are published: by itself only licences of firms
    and individually-owned shops, never anybody's personal certificate. `known` are the facts that go with every case
    ("register.field").
    """

    title: str
    department: HasCode | str
    levels: tuple[Level, ...]
    basis: tuple[Law, ...]
    serves: tuple[ServedObject, ...]
    form: type[Form]
    procedure: Procedure
    promised: WorkingDays
    result: Result
    title_en: str = ""
    summary: str = ""
    keywords: tuple[str, ...] = ()
    base_code: str = ""
    power: PowerType = PowerType.LICENSING
    power_source: str = "法定本级行使"
    departments: Mapping[Level, HasCode | str] = field(default_factory=dict, hash=False)
    body_nature: BodyNature = BodyNature.STATUTORY
    entrusted_body: str = ""
    statutory: WorkingDays | None = None
    acceptance: WorkingDays = ACCEPTANCE
    delivery: WorkingDays = DELIVERY
    extension: WorkingDays | None = EXTENSION
    supplement: WorkingDays = SUPPLEMENT
    conditions: tuple[str, ...] = ()
    materials: tuple[Material, ...] = ()
    rules: tuple[Rule, ...] = ()
    known: tuple[str, ...] = KNOWN
    fee: Fee | None = None
    number_limit: str = ""
    depth: Depth = Depth.WHOLE
    trips: int = 0
    handled_across: Level | None = None
    express: bool = True
    booking: bool = False
    terminal: bool = False
    place: str = ""
    hours: str = ""
    contact: str = ""
    supervision: str = ""
    topics: tuple[Topic, ...] = ()
    life_events: tuple[LifeEvent, ...] = ()
    faq: tuple[Question, ...] = ()
    publicity: Publicity = Publicity.ORGANISATIONS
    remedy: str = "不服本决定的，可以自收到之日起六十日内申请行政复议，或者在六个月内提起行政诉讼。"
    minutes: int = 10
    effects: tuple[Effect, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None

    @property
    def base(self) -> str:
        """The base code: the catalogue's, or a local one made from the item's own code."""
        if self.base_code:
            return self.base_code
        digest = hashlib.sha256(self.code.encode()).digest()
        return "L" + b32encode(digest).decode()[:11]

    @property
    def base_is_local(self) -> bool:
        """Whether the base code is this installation's own, as the catalogue's is not known."""
        return not self.base_code

    @property
    def handling(self) -> HandlingType:
        """On the spot (即办件) or promised (承诺件)."""
        return HandlingType.PROMISED if self.promised.days else HandlingType.IMMEDIATE

    def publishes_for(self, applicant_kind: str) -> bool:
        """Whether a granted result for such an applicant ("person", "firm") is published."""
        match self.publicity:
            case Publicity.NOBODY:
                return False
            case Publicity.EVERYBODY:
                return True
            case _:
                return applicant_kind == "firm" and self.power is PowerType.LICENSING

    @property
    def for_persons(self) -> bool:
        """Whether natural persons may apply in their own name."""
        return ServedObject.PERSON in self.serves

    @property
    def for_organisations(self) -> bool:
        """Whether one may apply in the name of a legal person or organisation."""
        return any(one is not ServedObject.PERSON for one in self.serves)

    @property
    def joint_departments(self) -> tuple[str, ...]:
        """Codes of the departments that are asked on the way (联办机构)."""
        asked = (code for step in self.procedure if step.kind is Kind.JOINT for code in step.departments)
        return tuple(dict.fromkeys(asked))

    def department_at(self, level: Level) -> str:
        """The code of the department that implements it at a level."""
        return code_of(self.departments.get(level, self.department))

    def material(self, code: str) -> Material:
        """Its material with this code; KeyError when there is none."""
        for material in self.materials:
            if material.code == code:
                return material
        raise KeyError(code)

    def check(self, registry: Registry) -> Iterable[Problem]:
        """What is wrong with the declaration; see `declare.check`."""
        from banyan.engines.services.declare.check import problems_of

        return problems_of(self, registry)
