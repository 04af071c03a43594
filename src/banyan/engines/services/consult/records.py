"""What queries and actions of consultations hand out: frozen, without the ORM."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from banyan.engines.services.consult.models import ANSWERED, DECLINED, OPEN, Consultation

STATE_WORDS = {OPEN: "等待答复", ANSWERED: "已答复", DECLINED: "不属于这个部门"}
#: Working days within which a consultation is answered (福建 12345: consultations in two working days).
LIMIT = 2


@dataclass(frozen=True, slots=True)
class ConsultInfo:
    """A consultation as it stands. `used` are the working days of the present round that are gone."""

    id: UUID
    number: str
    item_code: str
    item_title: str
    division: str
    org_id: UUID
    org_name: str
    asker_id: UUID
    asker_kind: str
    asker_name: str
    title: str
    text: str
    may_publish: bool
    state: str
    round: int
    due: date
    used: int
    overdue: bool
    late: bool
    answer: str
    asked_at: datetime
    answered_at: datetime | None
    rating: int | None
    rating_comment: str
    published_at: datetime | None

    @property
    def open(self) -> bool:
        """Whether it waits for an answer."""
        return self.state == OPEN

    @property
    def may_ask_again(self) -> bool:
        """Whether its asker may ask once more: after the first answer, before he rated it."""
        return self.state == ANSWERED and self.round == 1 and self.rating is None

    @property
    def state_word(self) -> str:
        """The state in Chinese."""
        return STATE_WORDS[self.state]

    @property
    def kind(self) -> str:
        """The kind of state for the design system's tags."""
        if self.state == OPEN:
            return "over" if self.overdue else "doing"
        return "done" if self.state == ANSWERED else "back"

    @property
    def about(self) -> str:
        """What it is about: the item, else the office."""
        return self.item_title or self.org_name


@dataclass(frozen=True, slots=True)
class Turn:
    """One line of what happened."""

    at: datetime
    kind: str
    text: str
    org_name: str
    by_name: str


@dataclass(frozen=True, slots=True)
class ConsultFile:
    """A consultation with everything that happened to it, oldest first."""

    consult: ConsultInfo
    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class PublicConsult:
    """A question and its answer as everybody may read them."""

    id: UUID
    item_code: str
    item_title: str
    division: str
    org_id: UUID
    org_name: str
    title: str
    question: str
    answer: str
    asked_on: date
    answered_on: date


def info(row: Consultation, calendar: Any, today: date) -> ConsultInfo:
    """A row as it is handed out; `calendar` counts working days."""
    overdue = row.state == OPEN and row.due < today
    return ConsultInfo(
        id=row.id,
        number=row.number,
        item_code=row.item_code,
        item_title=row.item_title,
        division=row.division,
        org_id=row.org_id,
        org_name=row.org_name,
        asker_id=row.asker_id,
        asker_kind=row.asker_kind,
        asker_name=row.asker_name,
        title=row.title,
        text=row.text,
        may_publish=row.may_publish,
        state=row.state,
        round=row.round,
        due=row.due,
        used=max(calendar.between(row.since, today), 0) if row.state == OPEN else 0,
        overdue=overdue,
        late=row.late or overdue,
        answer=row.answer,
        asked_at=row.asked_at,
        answered_at=row.answered_at,
        rating=row.rating,
        rating_comment=row.rating_comment,
        published_at=row.published_at,
    )
