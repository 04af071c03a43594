"""What identity tells others: frozen records instead of rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

#: The real-name level from which a person counts as whom he says he is: checked against the register, or in person.
VERIFIED = 2


@dataclass(frozen=True, slots=True)
class AccountInfo:
    """An account. `kind` is person, servant, administrator or machine; `level` the real-name level, 0 to 3."""

    id: UUID
    username: str
    name: str
    kind: str
    state: str
    power: str
    level: int
    subject_id: UUID | None
    org_id: UUID | None
    division: str


@dataclass(frozen=True, slots=True)
class PostInfo:
    """A post in an organisation; `roles` are those in force, `waiting` those not yet activated."""

    id: UUID
    account_id: UUID
    org_id: UUID
    division: str
    title: str
    roles: frozenset[str]
    waiting: frozenset[str]
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class ServantInfo:
    """A civil servant of an organisation, with the roles in force there."""

    account_id: UUID
    name: str
    title: str
    roles: frozenset[str]


@dataclass(frozen=True, slots=True)
class AgencyInfo:
    """Somebody's right to act for a legal person; `capacity` is legal (法定代表人) or agent (经办人)."""

    id: UUID
    account_id: UUID
    name: str
    firm_id: UUID
    uscc: str
    firm_name: str
    capacity: str
    starts: date
    ends: date | None


@dataclass(frozen=True, slots=True)
class DelegationInfo:
    """One servant stands in for another from a day to a day."""

    id: UUID
    from_account: UUID
    from_name: str
    to_account: UUID
    to_name: str
    org_id: UUID
    roles: frozenset[str]
    starts: date
    ends: date


@dataclass(frozen=True, slots=True)
class SessionInfo:
    """A signed-in browser."""

    id: int
    account_id: UUID
    address: str
    browser: str
    started: datetime
    seen: datetime
    current: bool = False

    @property
    def device(self) -> str:
        """The browser in a few words: 手机上的 Chrome."""
        return device_words(self.browser)


@dataclass(frozen=True, slots=True)
class KeyInfo:
    """A key of a machine account; the key itself is shown once, when it is made."""

    id: UUID
    account_id: UUID
    title: str
    hint: str
    scopes: tuple[str, ...]
    expires_at: datetime
    revoked_at: datetime | None
    last_used_at: datetime | None


_BROWSERS = (
    ("MicroMessenger", "微信"),
    ("Edg", "Edge"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_MACHINES = (
    ("iPhone", "苹果手机"),
    ("iPad", "苹果平板"),
    ("Android", "安卓手机"),
    ("Windows", "Windows 电脑"),
    ("Mac OS", "苹果电脑"),
    ("Linux", "Linux 电脑"),
)


def device_words(agent: str) -> str:
    """A browser's own description in words that its owner recognises."""
    browser = next((word for sign, word in _BROWSERS if sign in agent), "浏览器")
    machine = next((word for sign, word in _MACHINES if sign in agent), "")
    return f"{machine}上的 {browser}" if machine else browser
