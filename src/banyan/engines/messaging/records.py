"""What messaging tells others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Message:
    """What one account is to be told, with the code of its template; see `actions.send`."""

    template: str
    to: UUID
    data: Mapping[str, Any]
    key: str
    about: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class NoticeInfo:
    """A notice in somebody's inbox."""

    id: UUID
    template: str
    title: str
    text: str
    link: str
    link_label: str
    about: str
    sent_at: datetime
    read_at: datetime | None


@dataclass(frozen=True, slots=True)
class CopyInfo:
    """A copy of a notice on another channel; `state` is held, waiting, sent or skipped."""

    channel: str
    state: str
    sent_at: datetime | None


@dataclass(frozen=True, slots=True)
class Wishes:
    """What an account wants: channels, the e-mail address, the hours of quiet in local time."""

    sms: bool = True
    email: bool = False
    address: str = ""
    quiet: bool = True
    quiet_from: time = time(22, 0)
    quiet_to: time = time(7, 0)


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """A copy that could not be sent for about a day; `error` names the fault without the address."""

    delivery_id: int
    dispatch_id: UUID
    channel: str
    title: str
    attempts: int
    error: str
    since: datetime
