"""What an item gives in the end (审批结果), and what it costs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from banyan.engines.services.declare.law import Law
from banyan.engines.services.declare.limits import Months
from banyan.standards.item_elements import ResultType


@dataclass(frozen=True)
class Granted:
    """What a result is made from: the case as it was granted. `division` is where, `given` the number that an entry
    into a register has brought (see `declare.effect`), "" without one."""

    form: Any
    number: str
    applicant: str
    body: str
    day: date
    facts: Mapping[str, Any] = field(default_factory=dict)
    division: str = ""
    given: str = ""


Content = Callable[[Granted], Mapping[str, str]]


@dataclass(frozen=True)
class Licence:
    """An electronic licence (证照) of a declared type; `content` gives its fields. `valid` None: the type's own."""

    type: str
    content: Content
    valid: Months | None = None
    kind = ResultType.LICENCE


@dataclass(frozen=True)
class Approval:
    """An approval (批文); issued as an electronic document when `type` names a declared licence type."""

    title: str
    type: str = ""
    content: Content | None = None
    valid: Months | None = None
    kind = ResultType.APPROVAL


@dataclass(frozen=True)
class OtherResult:
    """Something else that the applicant gets: an entry, a payment, a card by post."""

    title: str
    kind = ResultType.OTHER


@dataclass(frozen=True)
class NoResult:
    """Nothing is handed out."""

    title: str = "无"
    kind = ResultType.NONE


Result = Licence | Approval | OtherResult | NoResult


@dataclass(frozen=True)
class Fee:
    """What is charged (收费): the amount in words, by which document, for what. No Fee: it costs nothing."""

    amount: str
    basis: Law
    note: str = ""
    online: bool = True
