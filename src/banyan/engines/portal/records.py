"""What the portal's queries and actions hand out and take: frozen, without the ORM."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What, where and when an appointment is. Without `starts` it takes whole days; `until` ends a weekly one."""

    title: str
    first_day: date
    last_day: date | None = None
    starts: time | None = None
    ends: time | None = None
    place: str = ""
    note: str = ""
    weekly: bool = False
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Guest:
    """An invited colleague; `state` is asked, accepted or declined."""

    account_id: UUID
    name: str
    state: str


@dataclass(frozen=True, slots=True)
class AppointmentInfo:
    """An appointment with its guests, as the one who asks may see it."""

    id: UUID
    owner_id: UUID
    owner_name: str
    terms: Terms
    guests: tuple[Guest, ...]
    cancelled: bool

    def answer_of(self, account_id: UUID | None) -> str:
        """What this account has answered; empty when it is not invited."""
        return next((one.state for one in self.guests if one.account_id == account_id), "")


@dataclass(frozen=True, slots=True)
class FeedInfo:
    """The feed of a calendar: since when its address holds, and when a program last read it."""

    made_at: datetime
    used_on: date | None
