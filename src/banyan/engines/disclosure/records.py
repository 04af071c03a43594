"""What queries hand out: frozen, without the ORM."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

STANDING_WORDS = {"valid": "有效", "suspended": "暂停使用", "ended": "已终止"}


@dataclass(frozen=True, slots=True)
class DecisionInfo:
    """A published decision."""

    case_id: UUID
    item_code: str
    item_title: str
    power: str
    division: str
    department: str
    org_id: UUID
    org_name: str
    org_uscc: str
    subject_kind: str
    subject_name: str
    subject_uscc: str
    number: str
    document: str
    valid_from: date | None
    valid_to: date | None
    decided_on: date
    published_at: datetime
    standing: str
    withheld_at: datetime | None
    withheld_reason: str

    @property
    def standing_word(self) -> str:
        """What has become of it, in Chinese."""
        return STANDING_WORDS[self.standing]


@dataclass(frozen=True, slots=True)
class OfficeInfo:
    """An organisation with its window: where, when, by which telephone, how many items it does."""

    id: UUID
    name: str
    short_name: str
    uscc: str
    department: str
    division: str
    duties: str
    place: str
    hours: str
    contact: str
    supervision: str
    items: int


@dataclass(frozen=True, slots=True)
class PowerInfo:
    """An item as the list of powers has it (权责清单)."""

    item_code: str
    title: str
    power: str
    basis: tuple[str, ...]
    org_id: UUID
    org_name: str
    code: str
    promised: int
    version: int
    since: date | None
    open: bool


@dataclass(frozen=True, slots=True)
class FiguresInfo:
    """What an office did in a month. Shares in percent, days are working days; None where nothing was counted."""

    org_id: UUID
    name: str
    month: date
    received: int
    done: int
    on_time: float | None
    mean_days: float | None
    stars: float | None
    rated: int
