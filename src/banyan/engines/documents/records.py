"""What queries hand out: frozen, without the ORM."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal
from uuid import UUID

LicenceState = Literal["valid", "suspended", "revoked", "expired", "not_yet"]

Ending = Literal["cancelled", "withdrawn", "penalty"]

ENDING_WORDS: dict[str, str] = {"cancelled": "已注销", "withdrawn": "已撤销", "penalty": "已吊销"}
"""注销 (行政许可法第七十条), 撤销 (第六十九条), 吊销 (a penalty)."""

STATE_WORDS: dict[str, str] = {
    "valid": "有效",
    "suspended": "暂停使用",
    "revoked": "已注销",
    "expired": "已过期",
    "not_yet": "还没到生效日",
}


@dataclass(frozen=True, slots=True)
class FileInfo:
    """A stored file. `kind` is pdf, jpg, png, ofd, docx or xlsx; `size` in bytes; `pages` is 0 where it has none."""

    id: UUID
    name: str
    kind: str
    media_type: str
    size: int
    pages: int
    owner_id: UUID
    digest: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class LicenceInfo:
    """A licence as it stands: `state` is told by what was done to it and by the clock.

    `content` is what it says by field code, `rows` the same with the labels that stand on its paper.
    """

    id: UUID
    type_code: str
    title: str
    identifier: str
    version: int
    holder_id: UUID
    holder_name: str
    holder_label: str
    content: dict[str, str] = field(hash=False)
    rows: tuple[tuple[str, str], ...]
    issuer_id: UUID
    issuer_name: str
    division: str
    state: LicenceState
    ending: str
    reason: str
    valid_from: date
    valid_to: date | None
    issued_at: datetime
    changed_at: datetime
    case_id: UUID | None
    short_code: str
    has_paper: bool
    signed_at: datetime | None

    @property
    def in_force(self) -> bool:
        """Whether it can be used today."""
        return self.state == "valid"

    @property
    def state_word(self) -> str:
        """The state in Chinese."""
        return (
            ENDING_WORDS.get(self.ending, STATE_WORDS["revoked"])
            if self.state == "revoked"
            else STATE_WORDS[self.state]
        )


def state_on(day: date, state: str, valid_from: date, valid_to: date | None) -> LicenceState:
    """What a stored state means on a day."""
    if state == "revoked":
        return "revoked"
    if valid_to is not None and valid_to < day:
        return "expired"
    if state == "suspended":
        return "suspended"
    return "not_yet" if day < valid_from else "valid"


CATEGORY_WORDS: dict[str, str] = {"template": "模板", "guide": "指南", "rule": "制度", "other": "其他"}
"""What a shared file is."""

REACH_WORDS: dict[str, str] = {"own": "本单位", "below": "本单位和下级对口单位"}
"""Who reads a shared file."""

HoldingKind = Literal["licence", "material", "shared"]


@dataclass(frozen=True, slots=True)
class Holding:
    """Something in an office's library: a licence that it issued, a file of one of its cases, a shared file.

    `id` sorts it among all: the newest is the greatest. `of` is the licence or the shared file, the file itself for a
    material. `state` is the licence's state, `holder` the masked name of whom it was issued to.
    """

    id: UUID
    kind: HoldingKind
    of: UUID
    title: str
    at: datetime
    file_kind: str = ""
    size: int = 0
    case_id: UUID | None = None
    note: str = ""
    org_id: UUID | None = None
    state: str = ""


@dataclass(frozen=True, slots=True)
class SharedVersionInfo:
    """One version of a shared file."""

    version: int
    name: str
    kind: str
    size: int
    note: str
    by_name: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class SharedInfo:
    """A shared file with its versions, the latest first."""

    id: UUID
    org_id: UUID
    title: str
    category: str
    about: str
    reach: str
    account_id: UUID | None
    versions: tuple[SharedVersionInfo, ...]
